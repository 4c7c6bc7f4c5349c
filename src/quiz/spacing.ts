import { chanceOf } from './chance';
import { type Difficulty, type QuestionAddress, type QuestionKind, questionKinds } from './question';
import type { Level } from './sheet';

/**
 * Spaced practice in the manner of Leitner's boxes: a kind that is answered right moves up a box and rests longer, a missed one goes back
 * to the first box and returns after two other questions. Time is counted in questions, so that nothing depends on a clock.
 */
export interface KindMemory {
  /** Right answers in a row, capped. */
  readonly box: number;
  /** Number of the question from which on it is due. */
  readonly due: number;
  /** Questions of this kind so far: the seed of the next one. */
  readonly asked: number;
}

export interface PracticeMemory {
  /** Questions answered so far. */
  readonly answered: number;
  readonly kinds: Readonly<Partial<Record<QuestionKind, KindMemory>>>;
}

export const freshMemory: PracticeMemory = { answered: 0, kinds: {} };

const restAfter = [2, 5, 12, 30, 60] as const;
const highestBox = restAfter.length - 1;
const unseen: KindMemory = { box: 0, due: 0, asked: 0 };

/** What becomes of the memory after an answer; `score` from 0 to 1, of which less than all counts as missed. */
export function remember(memory: PracticeMemory, kind: QuestionKind, score: number): PracticeMemory {
  const { box, asked } = memory.kinds[kind] ?? unseen;
  const answered = memory.answered + 1;
  const next = score >= 1 ? Math.min(box + 1, highestBox) : 0;
  const rest = restAfter[next] ?? 2;
  return { answered, kinds: { ...memory.kinds, [kind]: { box: next, due: answered + rest, asked: asked + 1 } } };
}

function difficultyFor(level: Level, { box }: KindMemory): Difficulty {
  if (level !== 'rising') return level;
  return box === 0 ? 1 : box === 1 ? 2 : 3;
}

/** Missed kinds that are due come first, then kinds never seen in their order, then whatever has waited longest. */
export function nextQuestion(memory: PracticeMemory, kinds: readonly QuestionKind[], level: Level): QuestionAddress {
  const known = kinds.flatMap((kind) => {
    const state = memory.kinds[kind];
    return state ? [{ kind, state }] : [];
  });
  const due = known
    .filter(({ state }) => state.due <= memory.answered)
    .sort((a, b) => a.state.box - b.state.box || a.state.due - b.state.due);
  const fresh = kinds.find((kind) => memory.kinds[kind] === undefined);
  const longest = known.toSorted((a, b) => a.state.due - b.state.due)[0]?.kind;
  const kind = due[0]?.kind ?? fresh ?? longest ?? 'count';
  const state = memory.kinds[kind] ?? unseen;
  const seed = chanceOf(state.asked, `practice ${kind}`).between(1, 999_999);
  return { kind, difficulty: difficultyFor(level, state), seed: kind === 'lectureExample' ? 1 : seed };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

const farthest = 1_000_000;

function readKind(value: unknown): KindMemory | null {
  if (!isRecord(value)) return null;
  const { box, due, asked } = value;
  return isWhole(box, highestBox) && isWhole(due, farthest) && isWhole(asked, farthest) ? { box, due, asked } : null;
}

/** The memory as it was kept; kinds that are not known any more are left out. Null when it is no memory at all. */
export function readMemory(value: unknown): PracticeMemory | null {
  if (!isRecord(value) || !isWhole(value['answered'], farthest) || !isRecord(value['kinds'])) return null;
  const { kinds } = value;
  const known = questionKinds.flatMap((kind) => {
    const memory = readKind(kinds[kind]);
    return memory ? [[kind, memory] as const] : [];
  });
  return { answered: value['answered'], kinds: Object.fromEntries(known) };
}
