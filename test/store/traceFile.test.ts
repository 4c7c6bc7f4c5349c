import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/engine/parameters';
import { elementCount } from '../../src/engine/tensor';
import { quantitiesOf } from '../../src/store/modelSpec';
import { type TraceFile, traceFile, traceFileName } from '../../src/store/traceFile';
import { cells } from '../../src/store/sceneParts';
import { trace } from '../../src/worker/trace';
import { engineAnswer } from '../views/engineAnswer';

/** As somebody else reads it. */
const reread = (answer: ReturnType<typeof engineAnswer>) => JSON.parse(JSON.stringify(traceFile(answer))) as TraceFile;

describe('the downloaded trace', () => {
  it.each(cells)(
    'of a stack of the cell %s holds every quantity of every layer and its gradient, each as long as its shape says',
    (cell) => {
      const file = reread(engineAnswer({ model: { cell, sizes: [5, 3] } }));
      const wanted = ['input', 'logits', 'output', ...[1, 2].flatMap((layer) => quantitiesOf(cell).map((name) => `layer${layer}.${name}`))];
      expect(Object.keys(file.values)).toEqual(expect.arrayContaining(wanted));
      expect(Object.keys(file.gradients)).toEqual(expect.arrayContaining(wanted));
      const named = [file.values, file.gradients, file.parameters, file.parameterGradients].flatMap((tensors) => Object.entries(tensors));
      for (const [name, { shape, data }] of [...named, ['losses', file.losses] as const]) {
        expect(data, name).toHaveLength(elementCount(shape));
      }
    },
  );

  it('is enough to compute the same bits again: values, gradients and losses', () => {
    const answer = engineAnswer({
      model: { cell: 'lstm', sizes: [5, 3] },
      scene: { cost: [1, 4], truncation: 2, clamps: [{ part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 1, to: 3, value: 0 }] },
    });
    const file = reread(answer);
    const weights = Float64Array.from(parameters(file.spec).flatMap(({ name }) => file.parameters[name]?.data.map(Number) ?? []));
    const again = trace(
      {
        spec: file.spec,
        weights: { key: 'file', data: weights },
        gain: 1,
        edits: [],
        inputs: file.columns.map(({ token }) => token),
        decoder: null,
        goesOn: null,
        targets: file.columns.map(({ target }) => target),
        costSteps: file.costSteps,
        truncation: file.truncation === null ? null : { every: 1, through: file.truncation },
        clamps: file.clamps,
      },
      weights,
    );
    expect(again.loss).toBe(file.loss);
    expect([...again.losses.data]).toEqual(file.losses.data);
    expect([...(again.values.layers[1]?.quantities.c?.data ?? [])]).toEqual(file.values['layer2.c']?.data);
    expect([...(again.gradients.layers[0]?.quantities.fPre?.data ?? [])]).toEqual(file.gradients['layer1.fPre']?.data);
    const gradient = parameters(file.spec).flatMap(({ name }) => file.parameterGradients[name]?.data ?? []);
    expect(gradient).toEqual([...again.parameterGradient]);
  });

  it('holds beside it the run without what was changed by hand, as that would be downloaded by itself', () => {
    const change = { clamps: [{ part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 1, to: 3, value: 0 }], gain: 2 } as const;
    const [plain, changed] = [
      reread(engineAnswer({ scene: { cost: [1, 4] } })),
      reread(engineAnswer({ scene: { cost: [1, 4], ...change } })),
    ];
    const { loss, losses, values, gradients, parameterGradients } = plain;
    expect(changed.unchanged).toEqual({ loss, losses, values, gradients, parameterGradients });
    expect(changed.loss).not.toBe(loss);
    expect(changed.gradients['layer1.f']).not.toEqual(gradients['layer1.f']);
    expect(plain.unchanged).toBeNull();
  });

  it('has null where there is no number: the loss of a character that the model never saw', () => {
    const file = reread(engineAnswer({ text: 'a7' }));
    expect(file.losses.data[1]).toBeNull();
    expect(file.columns[2]).toMatchObject({ typed: '7', token: -1, read: null });
  });

  it('is named after the network and the text, with nothing that a file system refuses', () => {
    expect(traceFileName(engineAnswer({ text: '../Zoë <b>' }))).toBe('unrolled-lstm-5-Zoë-b.json');
    expect(traceFileName(engineAnswer({ text: '' }))).toBe('unrolled-lstm-5.json');
  });
});
