import { isMisconception, type MisconceptionName } from './misconceptions';
import { type Difficulty, type QuestionKind, questionKinds } from './question';

/** One answered question, as it is kept and exported. */
export interface Result {
  /** ISO 8601. */
  readonly at: string;
  readonly mode: 'practice' | 'test' | 'daily' | 'single' | 'chapter';
  readonly kind: QuestionKind;
  readonly difficulty: Difficulty;
  readonly seed: number;
  /** From 0 to 1. */
  readonly score: number;
  readonly misconceptions: readonly MisconceptionName[];
}

/** The latest results that are kept; a year of daily practice. */
export const mostResults = 2000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const modes: readonly string[] = ['practice', 'test', 'daily', 'single', 'chapter'];

function readResult(value: unknown): Result | null {
  if (!isRecord(value)) return null;
  const { at, mode, kind, difficulty, seed, score, misconceptions } = value;
  const isSound =
    typeof at === 'string' &&
    typeof mode === 'string' &&
    modes.includes(mode) &&
    (questionKinds as readonly unknown[]).includes(kind) &&
    (difficulty === 1 || difficulty === 2 || difficulty === 3) &&
    typeof seed === 'number' &&
    typeof score === 'number' &&
    score >= 0 &&
    score <= 1 &&
    Array.isArray(misconceptions);
  if (!isSound) return null;
  const names = (misconceptions as readonly unknown[]).filter(
    (name): name is MisconceptionName => typeof name === 'string' && isMisconception(name),
  );
  return { at, mode: mode as Result['mode'], kind: kind as QuestionKind, difficulty, seed, score, misconceptions: names };
}

/** Single results that cannot be read are left out; null when nothing here is a list of results. */
export function readResults(value: unknown): readonly Result[] | null {
  if (!Array.isArray(value)) return null;
  const results = value.flatMap((each) => readResult(each) ?? []);
  return value.length > 0 && results.length === 0 ? null : results.slice(-mostResults);
}

export interface KindSummary {
  readonly kind: QuestionKind;
  readonly asked: number;
  readonly meanScore: number;
}

export function summarise(results: readonly Result[]): readonly KindSummary[] {
  return questionKinds.flatMap((kind) => {
    const own = results.filter((result) => result.kind === kind);
    if (own.length === 0) return [];
    return [{ kind, asked: own.length, meanScore: own.reduce((sum, { score }) => sum + score, 0) / own.length }];
  });
}

/** The wrong ideas that came up most, with how often. */
export function frequentMisconceptions(results: readonly Result[]): readonly (readonly [MisconceptionName, number])[] {
  const counts = new Map<MisconceptionName, number>();
  for (const name of results.flatMap(({ misconceptions }) => misconceptions)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
