import type { LayerSpec } from '../../engine/spec';
import { arrowsQuestion } from '../bptt/arrows';
import { pathsQuestion } from '../bptt/paths';
import { type Chance, chanceOf } from '../chance';
import type { Draft } from '../draft';
import { closedGateQuestion } from '../gates/closedGate';
import { gateMapQuestion } from '../gates/gateMap';
import type { Question, QuestionAddress, QuestionKind, Subject } from '../question';
import { clipStageQuestion } from './clipStage';
import { countOnStage, invarianceOnStage, shapeOnStage } from './counts';
import { stepsBackQuestion } from './stepsBack';
import { isJudged, isPlain, readsSigns, specOfSubject } from './subject';
import { unitStepQuestion } from './unitStep';
import { weightSumQuestion } from './weightSum';

/** A kind of question that can be asked about what is on stage, and of which networks. */
interface StageKind {
  readonly fits: (subject: Subject) => boolean;
  readonly generate: (address: QuestionAddress, chance: Chance, subject: Subject) => Draft;
}

/** Of the tensors alone: any network of one stack. */
function ofTensors(write: (address: QuestionAddress, chance: Chance, subject: Subject) => Question): StageKind {
  return {
    fits: (subject) => readsSigns(subject) && specOfSubject(subject).decoder === null,
    generate: (address, chance, subject) => {
      const question = write(address, chance, subject);
      return { models: [], experiments: () => [], pose: () => question };
    },
  };
}

const areAll = (subject: Subject, cells: readonly LayerSpec['cell'][]): boolean =>
  specOfSubject(subject).layers.every(({ cell }) => cells.length === 0 || cells.includes(cell));

/** Of single steps of one layer and what comes out there, of the named cells only where they are named. */
function ofSteps(generate: StageKind['generate'], ...cells: readonly LayerSpec['cell'][]): StageKind {
  return { fits: (subject) => isPlain(subject) && areAll(subject, cells), generate };
}

/** The same of its states alone, whatever comes out in between. */
function ofStates(generate: StageKind['generate'], ...cells: readonly LayerSpec['cell'][]): StageKind {
  return { fits: (subject) => isJudged(subject) && areAll(subject, cells), generate };
}

const stageKinds: Readonly<Partial<Record<QuestionKind, StageKind>>> = {
  count: ofTensors(countOnStage),
  invariance: ofTensors(invarianceOnStage),
  shape: ofTensors(shapeOnStage),
  rnnStep: ofStates(unitStepQuestion, 'rnn'),
  lstmStep: ofStates(unitStepQuestion, 'lstm'),
  gruStep: ofStates(unitStepQuestion, 'gru'),
  arrows: ofSteps(arrowsQuestion),
  paths: ofSteps(pathsQuestion),
  sumOverTime: ofSteps(weightSumQuestion, 'rnn'),
  vanishing: ofStates(stepsBackQuestion),
  clipping: ofSteps(clipStageQuestion),
  gateMap: ofSteps(gateMapQuestion, 'lstm'),
  closedGate: ofSteps(closedGateQuestion, 'lstm'),
};

/** Whether a kind can be asked about what is on stage. */
export const fitsStage = (kind: QuestionKind, subject: Subject): boolean => stageKinds[kind]?.fits(subject) === true;

/** The question about what is on stage; null where its kind does not fit that. */
export function draftOnStage(address: QuestionAddress): Draft | null {
  const { kind, difficulty, seed, about } = address;
  if (!about || !fitsStage(kind, about)) return null;
  return stageKinds[kind]?.generate(address, chanceOf(seed, `quiz on stage ${kind} ${difficulty}`), about) ?? null;
}
