/** What a browser's trace tells of its main thread: how long each step's work took, and what kind of work it was. Times in ms. */

/** An event of the Trace Event Format, as Chromium writes it; `ts` and `dur` in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, what the thread itself worked, in µs. */
  readonly tdur?: number;
}

export type WorkKind = 'script' | 'style' | 'layout' | 'paint';
/** `total`: from the clock. `thread`: of that, what the thread itself worked, whoever else used the processor meanwhile. */
export type Measure = WorkKind | 'total' | 'thread';
export type FrameWork = Readonly<Record<Measure, number>>;

/** The marks that the page sets: before each step, and where what follows belongs to no step until the next. */
export const stepMark = 'bench step';
export const restMark = 'bench rest';

const kinds: Readonly<Record<string, WorkKind>> = {
  UpdateLayoutTree: 'style',
  RecalculateStyles: 'style',
  ParseAuthorStyleSheet: 'style',
  Layout: 'layout',
  HitTest: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  PaintImage: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  UpdateLayer: 'paint',
  CompositeLayers: 'paint',
};
/** Tasks of the browser's own that hold no work of the page are no kind of work, but time all the same. */
const script =
  /^(EvaluateScript|FunctionCall|EventDispatch|FireAnimationFrame|TimerFire|RunMicrotasks|v8\.|V8\.|MajorGC|MinorGC|XHR|HandlePostMessage)/;

function kindOf({ name }: TraceEvent): WorkKind | null {
  return kinds[name] ?? (script.test(name) ? 'script' : null);
}

const nothing = (): Record<Measure, number> => ({ total: 0, thread: 0, script: 0, style: 0, layout: 0, paint: 0 });

/** Each kind's share of one task: an event's time belongs to the innermost event that has a kind. */
function addTask(work: Record<Measure, number>, task: TraceEvent, inside: readonly TraceEvent[]): void {
  work.total += (task.dur ?? 0) / 1000;
  work.thread += (task.tdur ?? 0) / 1000;
  const open: { readonly end: number; readonly kind: WorkKind | null }[] = [];
  for (const event of inside) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= event.ts) open.pop();
    const outer = open.at(-1)?.kind ?? null;
    const kind = kindOf(event) ?? outer;
    const ms = (event.dur ?? 0) / 1000;
    if (outer && kind !== outer) work[outer] -= ms;
    if (kind && kind !== outer) work[kind] += ms;
    open.push({ end: event.ts + (event.dur ?? 0), kind });
  }
}

/** The tasks of the thread that set the marks, in order, each with the events inside of it. */
function* tasksOn(first: TraceEvent, events: readonly TraceEvent[]) {
  const own = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let next = 0;
  for (const task of own.filter(({ name }) => name === 'RunTask')) {
    const end = task.ts + (task.dur ?? 0);
    while (next < own.length && (own[next]?.ts ?? 0) < task.ts) next++;
    const from = next;
    while (next < own.length && (own[next]?.ts ?? 0) < end) next++;
    yield { task, end, inside: own.slice(from, next).filter(({ name }) => name !== 'RunTask') };
  }
}

/**
 * The work between each step's mark and the mark after it, on the thread that set the marks, frame by frame: whole tasks, of the page and
 * of the browser alike, from the input to the frame that shows it, and whatever earlier steps left to be done meanwhile. A frame ends with
 * the task that commits it to be drawn; a rest closes the last step.
 */
export function framesPerStep(events: readonly TraceEvent[]): readonly (readonly FrameWork[])[] {
  const marks = events.filter(({ name }) => name === stepMark || name === restMark).toSorted((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (!first) throw new Error('The trace holds no step.');
  const parts = marks.map(() => [nothing()]);
  for (const { task, end, inside } of tasksOn(first, events)) {
    // A step is named by the latest mark before the task's end: the mark is set within the task that begins the step.
    const frames = parts[marks.findLastIndex(({ ts }) => ts < end)];
    const frame = frames?.at(-1);
    if (!frame) continue;
    addTask(frame, task, inside);
    if (inside.some(({ name }) => name === 'Commit')) frames?.push(nothing());
  }
  return parts.filter((_, index) => marks[index]?.name === stepMark);
}

/** All frames of a step together. */
export function wholeOf(frames: readonly FrameWork[]): FrameWork {
  const whole = nothing();
  for (const frame of frames) for (const measure of Object.keys(whole) as Measure[]) whole[measure] += frame[measure];
  return whole;
}

/** The frame that took longest. */
export function longestOf(frames: readonly FrameWork[]): FrameWork {
  return frames.reduce((longest, frame) => (frame.total > longest.total ? frame : longest), nothing());
}

/** Steps a second, from the first mark to the last: a screen shows 60. */
export function shownPerSecond(events: readonly TraceEvent[]): number {
  const times = events.filter(({ name }) => name === stepMark || name === restMark).map(({ ts }) => ts);
  return ((times.length - 1) / (Math.max(...times) - Math.min(...times))) * 1e6;
}

/** The value below which so large a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export interface Spread {
  readonly median: number;
  readonly p95: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)) };
}

export type Summary = Readonly<Record<Measure, Spread>>;

/** Of every kind of work, and of all together, the median and the 95th percentile. */
export function summarise(steps: readonly FrameWork[]): Summary {
  const spread = (kind: Measure) => spreadOf(steps.map((step) => step[kind]));
  return {
    total: spread('total'),
    thread: spread('thread'),
    script: spread('script'),
    style: spread('style'),
    layout: spread('layout'),
    paint: spread('paint'),
  };
}
