import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import { readerWords, signsOf, subjectOnStage } from '../onStage/subject';
import type { Question, QuestionAddress, Subject } from '../question';
import { letter, say, value } from '../rich';
import { apartNumbers } from '../steps/nearMistakes';
import { at } from '../steps/smallModel';
import { chainModel, joined, outputsExperiment, unrolledFigure } from './unrolled';

/** Every weight 1. */
const ones = (layers: number) => ({
  ...Object.fromEntries(Array.from({ length: layers }, (_, index) => [`layer${index + 1}.U`, [1]])),
  ...Object.fromEntries(Array.from({ length: layers }, (_, index) => [`layer${index + 1}.W`, [1]])),
  V: [1],
});

/** What people answer instead. In two layers the state asked about is the first one, so no output comes before it. */
function wrongNumbers(layers: number, steps: number, target: number, used: readonly number[]): Parameters<typeof apartNumbers>[0] {
  const reached = used.filter((step) => step >= target).length;
  return [
    ['oneWay', 1, 'one way'],
    layers === 2 ? ['oneDescent', reached, 'one for each used output'] : ['earlierOutputs', used.length, 'one for each used output'],
    ...(layers === 2 ? ([['layersAdded', 2 * reached, 'two layers, each output once']] as const) : []),
    ['unusedOutput', steps - target, 'one for each output from there on'],
    ['stepsForWays', steps - 1 - target, 'one for each step back'],
  ];
}

/**
 * How many ways lead from the cost back to h₁? The engine counts them: with every weight 1 and every slope 1, each way back multiplies
 * ones, and the gradient at h₁ is their number.
 */
export function pathsQuestion(address: QuestionAddress, chance: Chance, about: Subject | null = null): Draft {
  const { difficulty } = address;
  const layers = about || difficulty === 1 ? 1 : 2;
  const steps = about ? signsOf(about).length : difficulty === 3 ? 5 : 4;
  const first = about ? 0 : 1;
  const all = Array.from({ length: steps }, (_, step) => step);
  const early = difficulty === 1 && !about ? chance.between(0, 1) : 0;
  const used = [...chance.sample(all.slice(layers === 1 ? 0 : 1), layers === 2 && difficulty === 2 ? 2 : 3)].sort((a, b) => a - b);
  const target = about ? chance.between(0, used.at(-1) ?? 0) : early;
  const reader = about ? `${readerWords(address)} reads “${about.text}”. ` : '';
  const spec = chainModel(layers, 'relu');
  const backwards = { direction: 'backward', cost: used, depth: { kind: 'graph' }, panel: 'gradients' } as const;
  const experiment = outputsExperiment(
    spec,
    ones(layers),
    all.map(() => 1),
    used,
  );
  return withRuns([experiment], (measurements): Question => {
    const gradients = measured(measurements, 0).gradients.main.layers[0]?.quantities.h;
    const answer = at(gradients, target)[0] ?? Number.NaN;
    const state = value('h', target + first);
    const rows = all.map((step) => ({
      label: [value('h', step + first)],
      work: layers === 2 ? ['in the lower layer'] : [],
      value: String(at(gradients, step)[0] ?? 0),
      field: step === target ? 'paths' : null,
      tensor: null,
    }));
    return {
      address,
      title: 'How many ways back?',
      paragraphs: [
        say`${reader}The cost ${letter('C')} uses ${joined(used.map((step) => value('output', step + first)))}. How many different ways lead from ${letter('C')} back to ${state}${layers === 2 ? ' of the lower of two layers' : ''}?`,
        [
          layers === 2
            ? 'A way runs from an output down into the layers, and from each state to the one before or to the layer below.'
            : 'A way runs from an output to its state, and from each state to the one before.',
        ],
      ],
      facts: [],
      figure: unrolledFigure(steps, layers, used, first),
      fields: [
        {
          kind: 'number',
          id: 'paths',
          label: ['ways'],
          optional: false,
          expected: 'whole',
          answer,
          tolerance: 0,
          unit: null,
          mistakes: apartNumbers(wrongNumbers(layers, steps, target, used), answer, 0),
        },
      ],
      decisive: null,
      solution: {
        lead: ['With every weight and slope equal to 1 the gradient counts the ways. The engine finds:'],
        rows,
        closing: [
          layers === 2
            ? 'A way goes down exactly once, at any step from the output’s back to the state’s: each used output adds as many ways as there are such steps.'
            : 'Each used output of the state’s own step or a later one adds one way.',
        ],
        tensors: [],
        figure: null,
      },
      spec,
      stage: about ? subjectOnStage(about, backwards) : stageFor(spec, backwards),
    };
  });
}
