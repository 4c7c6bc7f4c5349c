import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskName } from '../../../src/data/task';
import type { Clamp } from '../../../src/engine/program';
import { sigmoid, tanh } from '../../../src/engine/scalar';
import type { BiasStyle } from '../../../src/engine/spec';
import { countAnswerSteps, valueOf, vectorOf } from '../../../src/store/readAnswer';
import { quantitiesOf } from '../../../src/store/modelSpec';
import type { Answer } from '../../../src/store/run';
import type { CellChoice, Direction, NumberQuantity, Scene } from '../../../src/store/scene';
import { addUp, sumOf } from '../../../src/views/number/number.terms';
import type { NumberSum } from '../../../src/views/number/sum';
import { type EngineWish, engineAnswer } from '../engineAnswer';

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'];
const seed = 20240517;

function arbitraryClamp(cell: CellChoice, sizes: readonly number[]): fc.Arbitrary<Clamp> {
  const holdable = quantitiesOf(cell).filter((quantity) =>
    ['f', 'i', 'o', 'g', 'c', 'z', 'r', 'n', 'h'].includes(quantity),
  ) as Clamp['quantity'][];
  return fc.record({
    part: fc.constantFrom<Clamp['part']>('encoder', 'decoder'),
    layer: fc.integer({ min: 1, max: sizes.length }),
    quantity: fc.constantFrom(...holdable),
    unit: fc.oneof(fc.constant('all' as const), fc.integer({ min: 0, max: Math.min(...sizes) - 1 })),
    from: fc.integer({ min: 0, max: 3 }),
    to: fc.integer({ min: 3, max: 6 }),
    value: fc.double({ min: -1, max: 1, noNaN: true }),
  });
}

/** Texts of every task, with what should come out of some of them. */
const textOf = (task: TaskName, ...found: readonly string[]) =>
  fc.record({ task: fc.constant(task), text: fc.constantFrom(...found), targets: fc.constantFrom([], [3], [4, 1, 2, 0]) });
const texts: Readonly<Record<TaskName, ReturnType<typeof textOf>>> = {
  names: textOf('names', '', 'a', 'Ada', 'Martha', 'Zoë', 'x1y'),
  language: fc.record({
    task: fc.constant('language' as const),
    text: fc.constantFrom('', 'två', 'q9'),
    targets: fc.constantFrom([], [3]),
  }),
  spelling: textOf('spelling', '', '7', '256', 'no'),
  translation: textOf('translation', '', 'one', 'qu x'),
  onTheFly: textOf('onTheFly', '', 'one', 'qu x'),
  recall: fc.record({
    task: fc.constant('recall' as const),
    text: fc.constantFrom('', 'q', 'memory', '?b'),
    targets: fc.constantFrom([], [3]),
  }),
  births: textOf('births', '', '12.5', '8.0 13.0, 12.5', '7 ? 99'),
  tags: textOf('tags', 'the whale we saw', 'sailing 😀 a b'),
};

/** Random models of a cell over random texts; only the wish is shrunk and printed. */
function arbitraryWish(cell: CellChoice, clamped = false): fc.Arbitrary<EngineWish> {
  return fc
    .record({
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
      bias: fc.constantFrom<BiasStyle>('none', 'one', 'two'),
      read: fc.oneof(
        { weight: 3, arbitrary: texts.names },
        texts.language,
        texts.spelling,
        texts.translation,
        texts.recall,
        texts.births,
        texts.tags,
      ),
      cost: fc.constantFrom<Scene['cost']>('every', 'last', [0, 2], [5, 6, 7]),
      seed: fc.integer({ min: 0, max: 1e6 }),
    })
    .chain(({ sizes, bias, read: { task, text, targets }, cost, seed: chosen }) =>
      fc.array(arbitraryClamp(cell, sizes), { maxLength: clamped ? 3 : 0 }).map((clamps) => ({
        model: { task, cell, sizes, bias },
        text,
        ...(task === 'names' ? {} : { targets }),
        seed: chosen,
        scene: { cost, clamps },
      })),
    );
}

/** Every value that the answer holds. */
function everySum(answer: Answer, direction: Direction): readonly NumberSum[] {
  const quantities: readonly NumberQuantity[] = [...quantitiesOf(answer.scene.model.cell), 'x', 'logits', 'output'];
  const sums: NumberSum[] = [];
  for (let layer = 1; layer <= answer.spec.layers.length; layer++) {
    for (let step = 0; step < countAnswerSteps(answer); step++) {
      for (const quantity of quantities) {
        vectorOf(answer, { quantity, layer, step }).forEach((_, unit) =>
          sums.push(sumOf(answer, { quantity, layer, step, unit }, direction)),
        );
      }
    }
  }
  return sums;
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

function activate({ activation, total }: NumberSum): number {
  switch (activation?.name) {
    case 'σ':
      return sigmoid(total);
    case 'softmax':
      return sigmoid(total - activation.rest);
    case 'tanh':
      return tanh(total);
    case 'ReLU':
      return Math.max(0, total);
    case undefined:
      return total;
  }
}

function faults(sums: readonly NumberSum[]): readonly NumberSum[] {
  return sums.filter((sum) => {
    if (sum.leaf) return sum.direction === 'backward' && sum.result !== 0;
    const adds = close(addUp(sum.terms), sum.total);
    return (
      !adds ||
      (!sum.held && !close(activate(sum), sum.result)) ||
      sum.terms.some(
        (term) =>
          !close(
            term.factors.reduce((p, f) => p * f.value, 1),
            term.value,
          ),
      )
    );
  });
}

describe('sumOf', () => {
  for (const cell of cells) {
    it(`explains every value of any ${cell}: its terms add up to what the engine recorded`, () => {
      const property = fc.property(arbitraryWish(cell), (wish) => {
        expect(faults(everySum(engineAnswer(wish), 'forward'))).toEqual([]);
      });
      fc.assert(property, { seed, numRuns: 6 });
    });

    it(`explains every gradient of any ${cell}: what arrives by the chain rule adds up to what the engine recorded`, () => {
      const property = fc.property(arbitraryWish(cell), (wish) => {
        expect(faults(everySum(engineAnswer(wish), 'backward'))).toEqual([]);
      });
      fc.assert(property, { seed, numRuns: 6 });
    });

    it(`stays exact in both directions when values of a ${cell} are held by hand`, () => {
      const property = fc.property(arbitraryWish(cell, true), (wish) => {
        const answer = engineAnswer(wish);
        expect(faults([...everySum(answer, 'forward'), ...everySum(answer, 'backward')])).toEqual([]);
      });
      fc.assert(property, { seed, numRuns: 6 });
    });
  }

  it('names what a truncation cuts off, and has nothing else to add', () => {
    const answer = engineAnswer({ model: { cell: 'lstm', sizes: [4] }, scene: { truncation: 2 } });
    const sums = everySum(answer, 'backward');
    expect(faults(sums)).toEqual([]);
    expect(sums.some(({ terms }) => terms.some(({ origin }) => origin === 'cut'))).toBe(true);
    const whole = everySum(engineAnswer({ model: { cell: 'lstm', sizes: [4] } }), 'backward');
    expect(whole.some(({ terms }) => terms.some(({ origin }) => origin === 'cut'))).toBe(false);
  });

  it('adds up even where what should have come is held to be impossible', () => {
    const impossible = { tensor: 'bOutput', index: 3, value: -1000 } as const;
    const answer = engineAnswer({ model: { task: 'language', cell: 'gru' }, text: 'bind', targets: [3], scene: { edits: [impossible] } });
    const last = countAnswerSteps(answer) - 1;
    expect(valueOf(answer, { quantity: 'output', layer: 1, step: last, unit: 3 })).toBe(0);
    const sums = Array.from({ length: 8 }, (_, unit) => sumOf(answer, { quantity: 'logits', layer: 1, step: last, unit }, 'backward'));
    expect(faults(sums)).toEqual([]);
    expect(sums[3]?.total).toBe(-1);
  });

  it('leads every factor back to a value that is there', () => {
    const answer = engineAnswer({ model: { cell: 'peephole', sizes: [3, 2] } });
    const factors = [...everySum(answer, 'forward'), ...everySum(answer, 'backward')].flatMap(({ terms }) =>
      terms.flatMap((term) => term.factors),
    );
    const values = factors.filter((factor) => factor.kind === 'value');
    expect(values.filter(({ place, direction, value }) => valueOf(answer, place, direction) !== value)).toEqual([]);
    expect(factors.length).toBeGreaterThan(1000);
  });

  it('leaves the zeros of a one-hot input out and says how many', () => {
    const answer = engineAnswer();
    const sum = sumOf(answer, { quantity: 'f', layer: 1, step: 4, unit: 0 }, 'forward');
    expect(sum.terms.filter(({ origin }) => origin === 'input')).toHaveLength(1);
    expect(sum.zeroInputs).toBe(26);
  });
});
