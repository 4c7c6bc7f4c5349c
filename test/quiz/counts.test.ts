import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/engine/createProgram';
import { countParameters } from '../../src/engine/parameters';
import type { BiasStyle, LayerSpec, ModelSpec } from '../../src/engine/spec';
import type { Convention } from '../../src/interop/conventions';
import { chanceOf } from '../../src/quiz/chance';
import { countQuestion } from '../../src/quiz/counts/count';
import { mapLayers } from '../../src/quiz/counts/countTask';
import { randomTask } from '../../src/quiz/counts/randomTask';
import type { NumberField, Question } from '../../src/quiz/question';
import { plain } from '../../src/quiz/rich';
import { Chance } from '../engine/chance';
import { randomSpec } from '../engine/randomSpec';
import counts from '../reference/parameter-counts.json';
import { difficulties, questionAt } from './pose';

const address = { kind: 'count', difficulty: 1, seed: 1 } as const;
const wording = { title: '', paragraphs: [], ask: 'total', footnote: [] } as const;

const question = (spec: ModelSpec, convention: Convention): Question =>
  countQuestion(address, { spec, convention, steps: 30, batch: 16 }, wording);

const numbers = (asked: Question): readonly NumberField[] => asked.fields.filter((field) => field.kind === 'number');
const answerOf = (asked: Question, id: string): number | undefined => numbers(asked).find((field) => field.id === id)?.answer;

/** How the engine itself stores what a convention stores. */
function styleIn(layer: LayerSpec, convention: Convention): BiasStyle {
  if (layer.bias === 'none') return 'none';
  if (convention === 'pytorch') return 'two';
  return convention === 'keras' && layer.cell === 'gru' && layer.resetAfter ? 'two' : 'one';
}

const inConvention = (spec: ModelSpec, convention: Convention): ModelSpec =>
  mapLayers(spec, (layer) => ({ ...layer, bias: styleIn(layer, convention) }));

/** Values that the engine really sets aside for the model. */
function allocated(spec: ModelSpec): number {
  const program = createProgram(spec, { steps: 8, size: 1 });
  const { length } = program.weights;
  program.release();
  return length;
}

describe('the lecture’s worked example', () => {
  const asked = questionAt({ kind: 'lectureExample', difficulty: 1, seed: 1 });

  it.each([
    ['layer1.U', 239_616],
    ['layer1.W', 1_048_576],
    ['layer2.U', 524_288],
    ['layer2.W', 262_144],
    ['V', 7_680],
    ['total', 2_082_304],
  ])('gives %s %d values', (id, count) => {
    expect(answerOf(asked, id)).toBe(count);
  });

  it('asks for nothing else', () => {
    expect(asked.fields).toHaveLength(6);
  });

  it('shows the slide’s own labels V1, V2 and W in a footnote', () => {
    expect(plain(asked.solution.closing)).toMatch(/V_1 and V_2 .* W;/);
  });
});

/** Hundreds of models, on machines that may be busy. */
const patience = { timeout: 90_000 };

describe('the answer to a count', patience, () => {
  it('equals the engine’s tensors and what it allocates, for 500 random models in all conventions', () => {
    const chance = new Chance(4);
    for (let index = 0; index < 500; index++) {
      const spec = randomSpec(chance, 9);
      for (const convention of ['lecture', 'pytorch', 'keras'] as const) {
        const stored = inConvention(spec, convention);
        const asked = question(spec, convention);
        expect(answerOf(asked, 'total'), JSON.stringify(stored)).toBe(countParameters(stored));
        expect(answerOf(asked, 'total')).toBe(allocated(stored));
        const parts = numbers(asked).filter(({ id }) => id !== 'total');
        expect(parts.reduce((sum, { answer }) => sum + answer, 0)).toBe(answerOf(asked, 'total'));
      }
    }
  });

  it('is what PyTorch and Keras report', () => {
    for (const { cell, inputSize, hidden, classes, bias, counts: reported } of counts.rows) {
      for (const [framework, count] of Object.entries(reported)) {
        const convention = framework === 'pytorch' ? 'pytorch' : 'keras';
        const style = bias ? 'one' : 'none';
        const layerOf = (size: number): LayerSpec => {
          if (cell === 'rnn') return { cell, size, bias: style, activation: 'tanh' };
          if (cell === 'lstm') return { cell, size, bias: style, peephole: false, forgetBias: 1 };
          return { cell: 'gru', size, bias: style, resetAfter: framework !== 'keras reset_after=False' };
        };
        const spec: ModelSpec = {
          shape: 'manyToOne',
          input: { kind: 'dense', size: inputSize },
          convolution: null,
          layers: hidden.map(layerOf),
          decoder: null,
          head: { kind: 'softmax', size: classes, bias },
        };
        expect(answerOf(question(spec, convention), 'total'), `${framework} ${JSON.stringify(spec)}`).toBe(count);
      }
    }
  });

  it('never depends on the steps or the batch', () => {
    const chance = new Chance(5);
    for (let index = 0; index < 50; index++) {
      const spec = randomSpec(chance, 9);
      const [short, long] = [10, 1000].map((steps) =>
        countQuestion(address, { spec, convention: 'lecture', steps, batch: steps }, wording),
      );
      expect(short && answerOf(short, 'total')).toBe(long && answerOf(long, 'total'));
    }
  });
});

describe('the distractors of a count', patience, () => {
  it('differ from the answer and from each other, for every field of 500 random models', () => {
    const chance = new Chance(6);
    for (let index = 0; index < 500; index++) {
      for (const field of numbers(question(randomSpec(chance, 9), chance.pick(['lecture', 'pytorch', 'keras'] as const)))) {
        const values = field.mistakes.map(({ value }) => value);
        expect(values).not.toContain(field.answer);
        expect(new Set(values).size).toBe(values.length);
      }
    }
  });

  /** Total, without head or bias, of one cell: every wrong idea by the textbook's arithmetic. */
  it('are the numbers that the misconceptions give', () => {
    const lstm: ModelSpec = {
      shape: 'manyToOne',
      input: { kind: 'dense', size: 10 },
      convolution: null,
      layers: [{ cell: 'lstm', size: 20, bias: 'one', peephole: false, forgetBias: 1 }],
      decoder: null,
      head: { kind: 'softmax', size: 3, bias: true },
    };
    const total = numbers(question(lstm, 'pytorch')).find(({ id }) => id === 'total');
    const wrong = new Map(total?.mistakes.map(({ misconception, value }) => [misconception, value]));
    const [u, w, b, v] = [4 * 10 * 20, 4 * 20 * 20, 4 * 20, 20 * 3 + 3];
    expect(total?.answer).toBe(u + w + 2 * b + v);
    expect(wrong.get('timesSteps')).toBe((u + w + 2 * b + v) * 30);
    expect(wrong.get('copiesCounted')).toBe((u + w + 2 * b) * 30 + v);
    expect(wrong.get('timesBatch')).toBe((u + w + 2 * b + v) * 16);
    expect(wrong.get('forgotRecurrent')).toBe(u + 2 * b + v);
    expect(wrong.get('forgotGates')).toBe((u + w + 2 * b) / 4 + v);
    expect(wrong.get('forgotCandidate')).toBe(((u + w + 2 * b) / 4) * 3 + v);
    expect(wrong.get('oneBias')).toBe(u + w + b + v);
    expect(wrong.get('forgotOutput')).toBe(u + w + 2 * b);
    expect(wrong.get('forgotBias')).toBe(u + w + 60);
    const gru: ModelSpec = { ...lstm, layers: [{ cell: 'gru', size: 20, bias: 'one', resetAfter: true }] };
    const inKeras = numbers(question(gru, 'keras')).find(({ id }) => id === 'total');
    expect(inKeras?.answer).toBe(3 * 20 * (10 + 20 + 2) + v);
    expect(inKeras?.mistakes.find(({ misconception }) => misconception === 'forgotResetBias')?.value).toBe(3 * 20 * (10 + 20 + 1) + v);
    const own = numbers(question(lstm, 'lecture'));
    const inLecture = own.find(({ id }) => id === 'total');
    expect(inLecture?.mistakes.find(({ misconception }) => misconception === 'twoBiases')?.value).toBe(u + w + 2 * b + v);
    const field = own.find(({ id }) => id === 'layer1.U');
    expect(field?.mistakes.find(({ misconception }) => misconception === 'swappedMatrices')?.value).toBe(w);
  });
});

describe('a count question', patience, () => {
  /** Reads the model from the words alone and counts as a textbook does. */
  function solve(asked: Question): number {
    const facts = new Map(asked.facts.map(({ label, value }) => [plain(label), plain(value).replaceAll('\u202f', '')]));
    const all = [...facts];
    const biases = facts.get('biases') ?? '';
    const styleOf = (cell: string) => {
      if (biases.startsWith('none')) return 0;
      if (biases.includes('two vectors')) return 2;
      return biases.includes('one more') && cell.includes('after') ? 4 / 3 : 1;
    };
    const read = (text: string): number => {
      const embedded = /embedding of (\d+)/.exec(text);
      return Number(embedded?.[1] ?? /^(?:one of )?(\d+)/.exec(text)?.[1]);
    };
    const embedding = (text: string): number => (/embedding/.test(text) ? Number(/one of (\d+)/.exec(text)?.[1]) * read(text) : 0);
    const stack = (labels: RegExp, inputs: number) => {
      let below = inputs;
      let count = 0;
      for (const [, text] of all.filter(([label]) => labels.test(label))) {
        const size = Number(/(\d+) units/.exec(text)?.[1]);
        const gates = /LSTM/.test(text) ? 4 : /GRU/.test(text) ? 3 : 1;
        count += gates * size * (below + size + styleOf(text)) + (/peepholes/.test(text) ? 3 * size : 0);
        below = size;
      }
      return { count, top: below };
    };
    const input = facts.get('input') ?? facts.get('encoder reads') ?? '';
    const convolution = /(\d+) filters over (\d+) steps at a time, (with a|without)/.exec(facts.get('convolution in front') ?? '');
    const filters = Number(convolution?.[1] ?? 0);
    const kernel = convolution ? filters * (Number(convolution[2]) * read(input) + (convolution[3] === 'with a' ? 1 : 0)) : 0;
    const lower = stack(/^(encoder )?layer/, convolution ? filters : read(input));
    const decoderInput = facts.get('decoder reads');
    const upper = decoderInput ? stack(/^decoder layer/, read(decoderInput)) : null;
    const head = facts.get('output layer') ?? '';
    const outputs = Number(/^(\d+)/.exec(head)?.[1] ?? 0);
    const top = (upper ?? lower).top + (/with bias/.test(head) ? 1 : 0);
    return embedding(input) + embedding(decoderInput ?? '') + kernel + lower.count + (upper?.count ?? 0) + outputs * top;
  }

  it('can be solved from the words that it shows', () => {
    for (const difficulty of difficulties) {
      for (let seed = 1; seed <= 170; seed++) {
        const task = randomTask(chanceOf(seed, `solvable ${difficulty}`), difficulty);
        const asked = countQuestion({ kind: 'count', difficulty, seed }, task, wording);
        expect(solve(asked), asked.facts.map(({ label, value }) => `${plain(label)}: ${plain(value)}`).join('\n')).toBe(
          answerOf(asked, 'total'),
        );
      }
    }
  });
});
