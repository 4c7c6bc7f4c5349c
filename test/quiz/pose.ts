import { conduct } from '../../src/engine/experiment';
import { draftOf } from '../../src/quiz/catalogue';
import {
  type Difficulty,
  type Question,
  type QuestionAddress,
  type QuestionKind,
  questionKinds,
  type Subject,
} from '../../src/quiz/question';
import { stageQuestions } from '../../src/quiz/questionList';
import { fitsStage } from '../../src/quiz/onStage/kinds';
import type { CellChoice } from '../../src/store/scene';
import { weightsOf } from '../store/modelWeights';

/** The whole question at an address, its experiments run by the engine itself. */
export function questionAt(address: QuestionAddress): Question {
  const draft = draftOf(address);
  return draft.pose(draft.experiments(weightsOf).map(conduct));
}

export const difficulties: readonly Difficulty[] = [1, 2, 3];

/** Every kind at every difficulty, for `seeds` seeds. */
export function addresses(seeds: number, kinds: readonly QuestionKind[] = questionKinds): readonly QuestionAddress[] {
  return kinds.flatMap((kind) =>
    difficulties.flatMap((difficulty) => Array.from({ length: seeds }, (_, index) => ({ kind, difficulty, seed: 1 + index * 7919 }))),
  );
}

/** A shipped network reading a name. */
export const reading = (cell: CellChoice, text: string): Subject => ({
  model: { cell, sizes: [32], bias: 'one', source: { kind: 'shipped' } },
  text,
});

/** Every kind that can be asked about a network, for `seeds` seeds. */
export function addressesAbout(subject: Subject, seeds: number): readonly QuestionAddress[] {
  const kinds = questionKinds.filter((kind) => fitsStage(kind, subject));
  return Array.from({ length: seeds }, (_, index) => stageQuestions(kinds, 1 + index * 7919, subject)).flat();
}

export const nameOf = ({ kind, difficulty, seed, about }: QuestionAddress): string =>
  `${kind} ${difficulty} ${seed}${about ? ` about the ${about.model.cell} reading ${about.text}` : ''}`;
