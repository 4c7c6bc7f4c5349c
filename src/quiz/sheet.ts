import { type Difficulty, type QuestionAddress, type QuestionKind, questionKinds } from './question';

/** Difficulty of a sheet: one for all questions, or rising with what the learner gets right. */
export type Level = Difficulty | 'rising';

/** What a link to the quiz opens. */
export type Sheet =
  | { readonly mode: 'home' }
  /** Goes on without end; what was missed comes back sooner. */
  | { readonly mode: 'practice'; readonly kinds: readonly QuestionKind[]; readonly level: Level }
  /** No feedback until the end. */
  | {
      readonly mode: 'test';
      readonly kinds: readonly QuestionKind[];
      readonly level: Level;
      readonly count: number;
      readonly seed: number;
      readonly minutes: number | null;
    }
  /** The same few questions for everybody on that day, given as 2026-11-23. */
  | { readonly mode: 'daily'; readonly date: string }
  | { readonly mode: 'single'; readonly address: QuestionAddress }
  /** One question of each kind about what is on stage, which the rest of the link says, and where in which chapter it was left. */
  | {
      readonly mode: 'chapter';
      readonly kinds: readonly QuestionKind[];
      readonly seed: number;
      /** The question in view, from 0; behind the last: done. */
      readonly index: number;
      readonly chapter: string;
      readonly step: string;
    }
  /** To be printed: the questions of a test, and their key. */
  | {
      readonly mode: 'print';
      readonly kinds: readonly QuestionKind[];
      readonly level: Level;
      readonly count: number;
      readonly seed: number;
    };

export interface SheetReading {
  readonly sheet: Sheet;
  /** What the link asked for and did not get, one sentence each. */
  readonly dropped: readonly string[];
}

export const sheetLimits = { count: 50, minutes: 240, seed: 0xffff_ffff } as const;

/** The lecture’s one question stands apart: practice begins with it, tests are drawn from the others. */
export const practisedKinds: readonly QuestionKind[] = questionKinds.filter((kind) => kind !== 'lectureExample');

/** Kinds as a list, or nothing when they are all that there are. */
function writeKinds(kinds: readonly QuestionKind[]): string {
  return kinds.length === practisedKinds.length && practisedKinds.every((kind) => kinds.includes(kind)) ? '' : `.kinds-${kinds.join('~')}`;
}

const writeLevel = (level: Level): string => `.level-${level}`;

/** A sheet as one word of letters, digits and `.-~`, which a hash holds as it is. */
export function writeSheet(sheet: Sheet): string {
  switch (sheet.mode) {
    case 'home':
      return '';
    case 'practice':
      return `practice${writeLevel(sheet.level)}${writeKinds(sheet.kinds)}`;
    case 'test': {
      const time = sheet.minutes === null ? '' : `.minutes-${sheet.minutes}`;
      return `test${writeLevel(sheet.level)}.count-${sheet.count}.seed-${sheet.seed}${time}${writeKinds(sheet.kinds)}`;
    }
    case 'print':
      return `print${writeLevel(sheet.level)}.count-${sheet.count}.seed-${sheet.seed}${writeKinds(sheet.kinds)}`;
    case 'daily':
      return `daily.date-${sheet.date.replaceAll('-', '~')}`;
    case 'chapter': {
      const place = `.chapter-${sheet.chapter}.step-${sheet.step}`;
      return `chapter.seed-${sheet.seed}.at-${sheet.index}${place}${writeKinds(sheet.kinds)}`;
    }
    case 'single':
      return `question.kind-${sheet.address.kind}.level-${sheet.address.difficulty}.seed-${sheet.address.seed}`;
  }
}

const isKind = (text: string): text is QuestionKind => (questionKinds as readonly string[]).includes(text);

/** Reads the parts of a sheet and remembers what it could not read. */
class Reader {
  readonly dropped: string[] = [];
  readonly #parts: ReadonlyMap<string, string>;

  constructor(parts: ReadonlyMap<string, string>) {
    this.#parts = parts;
  }

  #drop<T>(key: string, fallback: T): T {
    this.dropped.push(`The link’s ${key} “${this.#parts.get(key) ?? ''}” could not be read and was left out.`);
    return fallback;
  }

  whole(key: string, fallback: number, low: number, high: number): number {
    const text = this.#parts.get(key);
    if (text === undefined) return fallback;
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    return value >= low && value <= high ? value : this.#drop(key, fallback);
  }

  level(): Level {
    const text = this.#parts.get('level');
    if (text === '1' || text === '2' || text === '3') return Number(text) as Difficulty;
    return text === undefined || text === 'rising' ? 'rising' : this.#drop('level', 'rising');
  }

  kinds(): readonly QuestionKind[] {
    const names = this.#parts.get('kinds')?.split('~') ?? [];
    const unknown = names.filter((name) => !isKind(name));
    if (unknown.length > 0) this.dropped.push(`The link’s kinds of questions “${unknown.join(', ')}” are not known and were left out.`);
    const known = questionKinds.filter((kind) => names.includes(kind));
    return known.length > 0 ? known : practisedKinds;
  }

  kind(): QuestionKind {
    const text = this.#parts.get('kind') ?? '';
    return isKind(text) ? text : this.#drop('kind', 'lectureExample');
  }

  /** The name of a chapter or of a step of it. */
  id(key: string): string {
    const text = this.#parts.get(key) ?? '';
    return /^[a-z0-9-]{0,40}$/.test(text) ? text : this.#drop(key, '');
  }

  date(): string | null {
    const text = (this.#parts.get('date') ?? '').replaceAll('~', '-');
    return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) ? text : this.#drop('date', null);
  }
}

const difficultyOf = (level: Level): Difficulty => (level === 'rising' ? 1 : level);

function readMode(mode: string, reader: Reader): Sheet {
  const seed = () => reader.whole('seed', 1, 0, sheetLimits.seed);
  const count = () => reader.whole('count', 10, 1, sheetLimits.count);
  switch (mode) {
    case '':
      return { mode: 'home' };
    case 'practice':
      return { mode, kinds: reader.kinds(), level: reader.level() };
    case 'test': {
      const minutes = reader.whole('minutes', 0, 1, sheetLimits.minutes);
      return { mode, kinds: reader.kinds(), level: reader.level(), count: count(), seed: seed(), minutes: minutes === 0 ? null : minutes };
    }
    case 'print':
      return { mode, kinds: reader.kinds(), level: reader.level(), count: count(), seed: seed() };
    case 'chapter': {
      const kinds = reader.kinds();
      const index = reader.whole('at', 0, 0, kinds.length);
      return { mode, kinds, seed: seed(), index, chapter: reader.id('chapter'), step: reader.id('step') };
    }
    case 'daily': {
      const date = reader.date();
      return date === null ? { mode: 'home' } : { mode, date };
    }
    case 'question':
      return { mode: 'single', address: { kind: reader.kind(), difficulty: difficultyOf(reader.level()), seed: seed() } };
    default:
      reader.dropped.push(`The quiz of this link, “${mode.slice(0, 40)}”, is not known.`);
      return { mode: 'home' };
  }
}

/** Opens what can be read and says what could not; never throws. */
export function readSheet(text: string): SheetReading {
  const [mode = '', ...pairs] = text.split('.');
  const parts = new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('-');
      return at === -1 ? ([pair, ''] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const);
    }),
  );
  const reader = new Reader(parts);
  const sheet = readMode(mode, reader);
  return { sheet, dropped: reader.dropped };
}
