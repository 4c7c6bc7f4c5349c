import { arrowsQuestion } from './bptt/arrows';
import { clippingQuestion } from './bptt/clipping';
import { largestContribution } from './bptt/largestContribution';
import { pathsQuestion } from './bptt/paths';
import { sumOverTime } from './bptt/sumOverTime';
import { vanishingQuestion } from './bptt/vanishing';
import { chanceOf } from './chance';
import { countQuestion } from './counts/count';
import { hiddenSizeQuestion } from './counts/hiddenSize';
import { invarianceQuestion } from './counts/invariance';
import { lectureExample } from './counts/lectureExample';
import { memoryQuestion } from './counts/memory';
import { multiplicationsQuestion } from './counts/multiplications';
import { randomTask } from './counts/randomTask';
import { type Draft, type Generator, withoutRuns } from './draft';
import { closedGateQuestion } from './gates/closedGate';
import { gateMapQuestion } from './gates/gateMap';
import { unitJobQuestion } from './gates/unitJob';
import { draftOnStage } from './onStage/kinds';
import type { QuestionAddress, QuestionKind } from './question';
import { matchingProductsQuestion } from './shapes/matchingProducts';
import { shapeQuestion } from './shapes/shape';
import { wrongShapeQuestion } from './shapes/wrongShape';
import { backwardStep } from './steps/backwardStep';
import { gruStep } from './steps/gruStep';
import { lstmStep } from './steps/lstmStep';
import { rnnStep } from './steps/rnnStep';
import { forecastingQuestion } from './tasks/forecasting';
import { sequenceShapeQuestion } from './tasks/sequenceShape';
import { trendOrSeasonQuestion } from './tasks/trendOrSeason';
import { variablesQuestion } from './tasks/variables';

export type Topic = 'counts' | 'shapes' | 'steps' | 'bptt' | 'gates' | 'tasks';

export interface KindEntry {
  readonly topic: Topic;
  readonly title: string;
  readonly generate: Generator;
}

const countKind: Generator = withoutRuns((address, chance) =>
  countQuestion(address, randomTask(chance, address.difficulty), {
    title: 'Count the parameters',
    paragraphs: [['How many trainable parameters has this network?']],
    ask: address.difficulty === 1 ? 'tensors' : 'total',
    footnote: [],
  }),
);

/** Every kind of question with its generator: a new kind is its file and a line here. */
export const catalogue: Readonly<Record<QuestionKind, KindEntry>> = {
  lectureExample: { topic: 'counts', title: 'The exam question', generate: withoutRuns(lectureExample) },
  count: { topic: 'counts', title: 'Count the parameters', generate: countKind },
  invariance: { topic: 'counts', title: 'What changes the count?', generate: withoutRuns(invarianceQuestion) },
  hiddenSize: { topic: 'counts', title: 'Find the size', generate: withoutRuns(hiddenSizeQuestion) },
  memory: { topic: 'counts', title: 'How much memory?', generate: withoutRuns(memoryQuestion) },
  multiplications: { topic: 'counts', title: 'How many multiplications?', generate: withoutRuns(multiplicationsQuestion) },
  shape: { topic: 'shapes', title: 'Which shape?', generate: withoutRuns(shapeQuestion) },
  matchingProducts: { topic: 'shapes', title: 'Which products fit?', generate: withoutRuns(matchingProductsQuestion) },
  wrongShape: { topic: 'shapes', title: 'Repair the shape', generate: withoutRuns(wrongShapeQuestion) },
  rnnStep: { topic: 'steps', title: 'One step of the basic cell', generate: rnnStep },
  lstmStep: { topic: 'steps', title: 'One step of the LSTM', generate: lstmStep },
  gruStep: { topic: 'steps', title: 'One step of the GRU', generate: gruStep },
  backwardStep: { topic: 'steps', title: 'Backward by hand', generate: backwardStep },
  arrows: { topic: 'bptt', title: 'Which arrows exist?', generate: arrowsQuestion },
  paths: { topic: 'bptt', title: 'How many ways back?', generate: pathsQuestion },
  sumOverTime: { topic: 'bptt', title: 'One weight, many steps', generate: sumOverTime },
  largestContribution: { topic: 'bptt', title: 'Which step counts most?', generate: largestContribution },
  vanishing: { topic: 'bptt', title: 'Vanish, explode or neither?', generate: vanishingQuestion },
  clipping: { topic: 'bptt', title: 'Clipping', generate: clippingQuestion },
  gateMap: { topic: 'gates', title: 'Read the gates', generate: gateMapQuestion },
  unitJob: { topic: 'gates', title: 'What does this unit do?', generate: unitJobQuestion },
  closedGate: { topic: 'gates', title: 'Which gate to close?', generate: closedGateQuestion },
  sequenceShape: { topic: 'tasks', title: 'Which of the four shapes?', generate: withoutRuns(sequenceShapeQuestion) },
  variables: { topic: 'tasks', title: 'One value or several?', generate: withoutRuns(variablesQuestion) },
  forecasting: { topic: 'tasks', title: 'Forecasting or imputation?', generate: withoutRuns(forecastingQuestion) },
  trendOrSeason: { topic: 'tasks', title: 'Trend or season?', generate: withoutRuns(trendOrSeasonQuestion) },
};

export const topicTitles: Readonly<Record<Topic, string>> = {
  counts: 'Parameter counts',
  shapes: 'Shapes',
  steps: 'One step by hand',
  bptt: 'Backpropagation through time',
  gates: 'Reading gates',
  tasks: 'Which shape, which kind',
};

/** The question at an address, the same for everybody. What does not fit the network on stage is asked about one of its own. */
export function draftOf(address: QuestionAddress): Draft {
  const { kind, difficulty, seed } = address;
  return draftOnStage(address) ?? catalogue[kind].generate({ kind, difficulty, seed }, chanceOf(seed, `quiz ${kind} ${difficulty}`));
}
