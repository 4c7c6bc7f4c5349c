import { describe, expect, it } from 'vitest';
import { type Batching, createBatchOrder, type Example, packBatch } from '../../src/engine/batches';
import { createProgram } from '../../src/engine/createProgram';
import { digest } from '../../src/engine/digest';
import { initialise } from '../../src/engine/initialise';
import { createRandom } from '../../src/engine/random';
import type { ModelSpec } from '../../src/engine/spec';
import { createTraining, type Training, type TrainingConfig, type UpdateReport } from '../../src/engine/train';

const spec: ModelSpec = {
  shape: 'manyToMany',
  input: { kind: 'oneHot', size: 5 },
  convolution: null,
  layers: [{ cell: 'lstm', size: 12, bias: 'one', peephole: false, forgetBias: 1 }],
  decoder: null,
  head: { kind: 'softmax', size: 5, bias: true },
};

/** Sequences of 0 … 4 in which every token follows from the two before it. */
const examples: Example[] = Array.from({ length: 120 }, (_, seed) => {
  const random = createRandom(seed);
  const tokens = [random.below(5), random.below(5)];
  for (const length = 4 + random.below(6); tokens.length < length; ) tokens.push((tokens.at(-1)! + 2 * tokens.at(-2)!) % 5);
  return { inputs: Int32Array.from(tokens.slice(0, -1)), targets: Int32Array.from(tokens.slice(1)) };
});
const [training, heldOut] = [examples.slice(20), examples.slice(0, 20)];

function configOf(change: Partial<TrainingConfig> = {}): TrainingConfig {
  const lengths = training.map(({ inputs }) => inputs.length);
  const order = createBatchOrder(lengths, 8, 1, 'shuffled');
  return {
    capacity: { steps: 9, size: 8 },
    batchAt: (update) =>
      packBatch(
        spec,
        Array.from(order(update), (index) => training[index]!),
      ),
    heldOut: [0, 8, 16].map((first) => packBatch(spec, heldOut.slice(first, first + 8))),
    optimizer: { kind: 'adam' },
    schedule: { kind: 'constant', rate: 0.01 },
    clip: { kind: 'norm', limit: 1 },
    truncation: null,
    ...change,
  };
}

const start = initialise(spec, 1, 'orthogonal');

/** Makes a training, uses it and gives its memory back. */
function withTraining<R>(
  change: Partial<TrainingConfig>,
  run: (made: Training) => R,
  from: Parameters<typeof createTraining>[1] = start,
): R {
  const made = createTraining(spec, from, configOf(change));
  try {
    return run(made);
  } finally {
    made.release();
  }
}

function repeat(made: Training, updates: number): UpdateReport[] {
  return Array.from({ length: updates }, () => made.update());
}

describe('training', () => {
  it('learns: the loss falls, on held-out sequences too', () => {
    withTraining({}, (made) => {
      const before = made.heldOutLoss()!;
      const [first] = repeat(made, 300);
      const last = made.update();
      expect(before).toBeGreaterThan(1.4);
      expect(first!.loss).toBeGreaterThan(1.4);
      expect(last.loss).toBeLessThan(0.6);
      expect(made.heldOutLoss()!).toBeLessThan(0.8);
      expect(last.update).toBe(301);
    });
  });

  it('returns the same bits for the same start, data and settings', () => {
    const once = () => withTraining({}, (made) => [repeat(made, 60), digest(made.program.weights)]);
    expect(once()).toEqual(once());
  });

  it('goes on from a snapshot with the same bits as if it had never stopped', () => {
    for (const kind of ['sgd', 'momentum', 'rmsprop', 'adam'] as const) {
      const whole = withTraining({ optimizer: { kind } }, (made) => [repeat(made, 25).slice(10), digest(made.program.weights)]);
      const snapshot = withTraining({ optimizer: { kind } }, (made) => (repeat(made, 10), made.snapshot()));
      expect(withTraining({ optimizer: { kind } }, (made) => [repeat(made, 15), digest(made.program.weights)], snapshot)).toEqual(whole);
    }
  });

  it('reports the gradient’s norm before clipping, and whether it clipped', () => {
    const reports = (clip: TrainingConfig['clip']) => withTraining({ clip }, (made) => repeat(made, 3));
    const plain = reports(null);
    expect(reports({ kind: 'norm', limit: 1e-3 })[0]).toEqual({ ...plain[0]!, clipped: true });
    expect(reports({ kind: 'norm', limit: 1e3 })).toEqual(plain);
    expect(reports({ kind: 'value', limit: 1e-4 })[0]).toEqual({ ...plain[0]!, clipped: true });
    expect(reports({ kind: 'value', limit: 1e3 })).toEqual(plain);
  });

  it('moves weights by the scheduled rate', () => {
    const moved = (schedule: TrainingConfig['schedule']) =>
      withTraining(
        { schedule, optimizer: { kind: 'sgd' } },
        (made) => (repeat(made, 1), made.program.weights.map((value, k) => value - start[k]!)),
      );
    const full = moved({ kind: 'constant', rate: 0.5 });
    const warming = moved({ kind: 'cosine', rate: 0.5, warmUp: 5, total: 10, last: 0 });
    full.forEach((value, k) => expect(warming[k]!).toBeCloseTo(value / 5, 14));
  });

  it('with truncated backpropagation takes other steps than without', () => {
    const once = (truncation: TrainingConfig['truncation']) =>
      withTraining({ truncation }, (made) => (repeat(made, 2), digest(made.program.weights)));
    expect(once({ every: 2, through: 2 })).not.toBe(once(null));
    expect(once({ every: 9, through: 9 })).toBe(once(null));
  });

  it('says that held-out loss is unknown without held-out data', () => {
    expect(withTraining({ heldOut: [] }, (made) => made.heldOutLoss())).toBeNull();
  });

  it('refuses weights of another model', () => {
    expect(() => createTraining(spec, new Float64Array(3), configOf())).toThrow(RangeError);
  });
});

describe('held-out loss', () => {
  it('is the mean over all scored outputs, however the batches are cut', () => {
    const cut = (size: number) => {
      const starts = Array.from({ length: Math.ceil(heldOut.length / size) }, (_, k) => k * size);
      return starts.map((first) => packBatch(spec, heldOut.slice(first, first + size)));
    };
    const [whole, ...others] = [8, 3, 1].map((size) => withTraining({ heldOut: cut(size) }, (made) => made.heldOutLoss()!));
    for (const other of others) expect(other).toBeCloseTo(whole!, 13);
  });

  it('changes nothing of the training', () => {
    const once = (judge: boolean) =>
      withTraining({}, (made) => {
        for (let k = 0; k < 5; k++) {
          made.update();
          if (judge) made.heldOutLoss();
        }
        return digest(made.program.weights);
      });
    expect(once(true)).toBe(once(false));
  });
});

describe('a training that diverges', () => {
  const wild: Partial<TrainingConfig> = {
    schedule: { kind: 'step', rate: 1e-3, every: 1, factor: 1e60 },
    clip: null,
    optimizer: { kind: 'sgd' },
  };

  it('stops with a reason and keeps the last weights whose loss and gradient were finite', () => {
    withTraining(wild, (made) => {
      const path: string[] = [];
      let last = made.update();
      for (; !last.diverged; last = made.update()) path.push(digest(made.program.weights));
      expect(path.length).toBeGreaterThan(1);
      expect([path.at(-1), path.at(-2)]).toContain(digest(made.program.weights));
      expect(last.diverged.message).toContain('The last sound weights are kept');
      expect(made.program.weights.every(Number.isFinite)).toBe(true);
      expect(made.snapshot().weights.every(Number.isFinite)).toBe(true);
      expect(made.heldOutLoss()).toSatisfy(Number.isFinite);
    });
  });

  it('stays stopped: later updates change nothing and repeat the reason', () => {
    withTraining(wild, (made) => {
      const { diverged } = repeat(made, 12).at(-1)!;
      const weights = digest(made.program.weights);
      expect(made.update().diverged).toEqual(diverged);
      expect(digest(made.program.weights)).toBe(weights);
    });
  });

  it('names the loss, the gradient or the weights as the first that was no number', () => {
    const poisoned = start.slice();
    poisoned[poisoned.length - 1] = NaN;
    expect(withTraining({}, (made) => made.update().diverged?.cause, poisoned)).toBe('loss');
    const infinite: Partial<TrainingConfig> = { schedule: { kind: 'constant', rate: Infinity }, clip: null, optimizer: { kind: 'sgd' } };
    withTraining(infinite, (made) => {
      expect(made.update().diverged?.cause).toBe('parameters');
      expect([...made.program.weights]).toEqual([...start]);
    });
  });
});

describe('batches', () => {
  const lengths = examples.map(({ inputs }) => inputs.length);

  it('show every example once an epoch, in another order every epoch', () => {
    for (const batching of ['shuffled', 'bucketed'] as Batching[]) {
      const order = createBatchOrder(lengths, 7, 3, batching);
      const epoch = (k: number) => Array.from({ length: 18 }, (_, batch) => [...order(18 * k + batch)]).flat();
      expect(epoch(0).toSorted((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
      expect(epoch(1).toSorted((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
      expect(epoch(1)).not.toEqual(epoch(0));
    }
  });

  it('depend on seed and update alone, so that any update can be taken up', () => {
    for (const batching of ['shuffled', 'bucketed'] as Batching[]) {
      const walked = createBatchOrder(lengths, 7, 3, batching);
      const path = Array.from({ length: 20 }, (_, update) => [...walked(update)]);
      const jumped = createBatchOrder(lengths, 7, 3, batching);
      for (const update of [19, 2, 11]) expect([...jumped(update)]).toEqual(path[update]);
      expect([...createBatchOrder(lengths, 7, 4, batching)(0)]).not.toEqual(path[0]);
    }
  });

  it('by buckets hold sequences of about one length', () => {
    const padding = (batching: Batching) => {
      const order = createBatchOrder(lengths, 8, 3, batching);
      return Array.from({ length: 5 }, (_, batch) => {
        const own = [...order(batch)].map((index) => lengths[index]!);
        return own.length * Math.max(...own) - own.reduce((sum, length) => sum + length, 0);
      }).reduce((sum, cells) => sum + cells, 0);
    };
    expect(padding('bucketed')).toBeLessThan(padding('shuffled') / 3);
  });

  it('score as the mean of their outputs, whatever stands beside them', () => {
    const losses = examples.slice(0, 6).map((example) => lossOf(spec, [example]) * example.targets.length);
    const outputs = examples.slice(0, 6).reduce((sum, { targets }) => sum + targets.length, 0);
    expect(lossOf(spec, examples.slice(0, 6))).toBeCloseTo(losses.reduce((sum, loss) => sum + loss) / outputs, 13);
  });

  it('score only the last output of many-to-one', () => {
    const last: ModelSpec = { ...spec, shape: 'manyToOne' };
    const single = examples.slice(0, 3).map(({ inputs, targets }) => ({ inputs, targets: targets.slice(-1) }));
    const { batch, cost } = packBatch(last, single);
    const scored = [...cost.weights].flatMap((weight, cell) => (weight > 0 ? [[Math.floor(cell / 3), cell % 3, cost.targets[cell]]] : []));
    expect(scored.toSorted((a, b) => a[1]! - b[1]!)).toEqual(single.map(({ targets }, row) => [batch.lengths![row]! - 1, row, targets[0]]));
  });

  it('carry vectors, values and what a decoder reads', () => {
    const dense: ModelSpec = {
      ...spec,
      shape: 'encoderDecoder',
      input: { kind: 'dense', size: 2 },
      decoder: { input: { kind: 'dense', size: 1 }, layers: spec.layers },
      head: { kind: 'linear', size: 2, bias: true, loss: 'squaredError' },
    };
    const { batch, cost } = packBatch(dense, [
      { inputs: Float64Array.of(1, 2, 3, 4), decoderInputs: Float64Array.of(9), targets: Float64Array.of(5, 6) },
      { inputs: Float64Array.of(7, 8), decoderInputs: Float64Array.of(10, 11), targets: Float64Array.of(12, 13, 14, 15) },
    ]);
    expect([...batch.inputs]).toEqual([1, 2, 7, 8, 3, 4, 0, 0]);
    expect([...batch.lengths!]).toEqual([2, 1]);
    expect([...batch.decoder!.inputs]).toEqual([9, 10, 0, 11]);
    expect([...batch.decoder!.lengths!]).toEqual([1, 2]);
    expect([...cost.targets]).toEqual([5, 6, 12, 13, 0, 0, 14, 15]);
    expect([...cost.weights]).toEqual([1 / 3, 1 / 3, 0, 1 / 3]);
  });

  it('refuse targets that are more than the outputs', () => {
    expect(() => packBatch(spec, [{ inputs: Int32Array.of(1), targets: Int32Array.of(1, 2) }])).toThrow(RangeError);
  });
});

function lossOf(model: ModelSpec, batchOf: readonly Example[]): number {
  const program = createProgram(model, { steps: 9, size: batchOf.length });
  program.weights.set(start);
  const { batch, cost } = packBatch(model, batchOf);
  const loss = program.forward(batch, cost);
  program.release();
  return loss;
}
