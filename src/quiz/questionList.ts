import { catalogue, type Topic } from './catalogue';
import { chanceOf } from './chance';
import type { Difficulty, QuestionAddress, QuestionKind, Subject } from './question';
import { type Level, practisedKinds } from './sheet';

/** Seeds of single questions; small, so that links stay short. */
const largestSeed = 999_999;

/** From easy to hard over the list, when the level rises. */
function difficultyAt(level: Level, index: number, count: number): Difficulty {
  if (level !== 'rising') return level;
  const third = Math.floor((3 * index) / Math.max(count, 1));
  return third === 0 ? 1 : third === 1 ? 2 : 3;
}

/** Kinds one after another, each once before any comes again, so that a test covers what it was asked to cover. */
function drawKinds(kinds: readonly QuestionKind[], count: number, seed: number): readonly QuestionKind[] {
  const drawn: QuestionKind[] = [];
  for (let round = 0; drawn.length < count; round++) drawn.push(...chanceOf(seed, `kinds ${round}`).shuffle(kinds));
  return drawn.slice(0, count);
}

export interface ListChoice {
  readonly kinds: readonly QuestionKind[];
  readonly level: Level;
  readonly count: number;
  readonly seed: number;
}

/** The questions of a test: the same choice gives the same list everywhere. */
export function listQuestions({ kinds, level, count, seed }: ListChoice): readonly QuestionAddress[] {
  const offered = kinds.length > 0 ? kinds : practisedKinds;
  return drawKinds(offered, count, seed).map((kind, index) => ({
    kind,
    difficulty: difficultyAt(level, index, count),
    seed: chanceOf(seed, `question ${index}`).between(1, largestSeed),
  }));
}

/** One question of each topic, easy ones first, for everybody on a day. */
export function dailyQuestions(date: string): readonly QuestionAddress[] {
  const chance = chanceOf(0, `daily ${date}`);
  const topics = [...new Set(practisedKinds.map((kind) => catalogue[kind].topic))];
  return chance.sample(topics, 5).map((topic, index) => ({
    kind: chance.pick(kindsOf(topic)),
    difficulty: index < 2 ? 1 : index < 4 ? 2 : 3,
    seed: chance.between(1, largestSeed),
  }));
}

export function kindsOf(topic: Topic): readonly QuestionKind[] {
  return practisedKinds.filter((kind) => catalogue[kind].topic === topic);
}

/** The questions that close a chapter, one of each kind, about what is on stage. */
export function stageQuestions(kinds: readonly QuestionKind[], seed: number, about: Subject): readonly QuestionAddress[] {
  return kinds.map((kind) => ({ kind, difficulty: 2, seed, about }));
}

/** “Another like this”: the same kind and difficulty with the next seed. */
export function another({ kind, difficulty, seed }: QuestionAddress): QuestionAddress {
  const next = seed >= largestSeed ? 1 : seed + 1;
  return kind === 'lectureExample' ? { kind: 'count', difficulty: 1, seed: 1 } : { kind, difficulty, seed: next };
}

/** “Harder”; null when there is nothing harder. */
export function harder({ kind, difficulty, seed }: QuestionAddress): QuestionAddress | null {
  if (kind === 'lectureExample') return { kind: 'count', difficulty: 2, seed: 1 };
  return difficulty === 3 ? null : { kind, difficulty: difficulty === 1 ? 2 : 3, seed };
}
