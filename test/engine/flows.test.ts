import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/engine/createProgram';
import { gradientFlows, type LayerFlows } from '../../src/engine/flows';
import { countParameters, parameters } from '../../src/engine/parameters';
import type { Clamp, Truncation } from '../../src/engine/program';
import type { Recording } from '../../src/engine/recording';
import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { Chance } from './chance';

const steps = 6;
const classes = 27;

function specOf(layers: readonly LayerSpec[]): ModelSpec {
  return {
    shape: 'manyToMany',
    input: { kind: 'dense', size: 3 },
    convolution: null,
    layers,
    decoder: null,
    head: { kind: 'softmax', size: classes, bias: true },
  };
}

interface Wish {
  readonly used?: readonly number[];
  readonly truncation?: Truncation;
  readonly clamps?: readonly Clamp[];
}

interface Passed {
  readonly spec: ModelSpec;
  readonly weights: Float64Array;
  readonly values: Recording;
  readonly gradients: Recording;
  readonly flows: readonly LayerFlows[];
}

function run(layers: readonly LayerSpec[], wish: Wish = {}): Passed {
  const spec = specOf(layers);
  const { used = [0, 1, 2, 3, 4, 5], truncation = null, clamps = [] } = wish;
  const chance = new Chance(7);
  const program = createProgram(spec, { steps, size: 1 });
  program.weights.set(chance.numbers(countParameters(spec), -0.5, 0.5));
  const inputs = chance.numbers(steps * 3, -1, 1);
  const costWeights = Float64Array.from({ length: steps }, (_, step) => (used.includes(step) ? 1 : 0));
  program.forward({ steps, size: 1, inputs }, { targets: Int32Array.from({ length: steps }, () => 2), weights: costWeights }, clamps);
  program.backward({ truncation });
  const passed = { spec, weights: program.weights.slice(), values: program.values().main, gradients: program.gradients().main };
  program.release();
  return { ...passed, flows: gradientFlows(passed) };
}

const rnn: LayerSpec = { cell: 'rnn', size: 4, bias: 'one', activation: 'tanh' };
const lstm: LayerSpec = { cell: 'lstm', size: 4, bias: 'one', peephole: false, forgetBias: 1 };
const peephole: LayerSpec = { ...lstm, peephole: true };
const gru: LayerSpec = { cell: 'gru', size: 4, bias: 'one', resetAfter: false };
const gruAfter: LayerSpec = { ...gru, resetAfter: true };

/** ‖Σ_gates W_gate · d_gate‖ of the one layer at a step, straight from the definition. */
function throughRecurrent(
  { spec, weights, gradients }: Passed,
  gates: readonly ('hPre' | 'fPre' | 'iPre' | 'oPre' | 'gPre')[],
  step: number,
): number {
  const W = parameters(spec).find(({ name }) => name === 'layer1.W')!;
  const sums = Array.from({ length: 4 }, (_, row) =>
    gates.reduce((sum, gate, block) => {
      const d = gradients.layers[0]!.quantities[gate]!.data.subarray(step * 4, step * 4 + 4);
      return d.reduce((part, value, j) => part + value * weights[W.offset + row * 4 * gates.length + block * 4 + j]!, sum);
    }, 0),
  );
  return Math.hypot(...sums);
}

describe('gradientFlows', () => {
  it('sends back through W what the inputs of the gates received', () => {
    const basic = run([rnn]);
    const long = run([lstm]);
    for (let step = 0; step < steps; step++) {
      expect(basic.flows[0]!.h[step]).toBeCloseTo(throughRecurrent(basic, ['hPre'], step), 12);
      expect(long.flows[0]!.h[step]).toBeCloseTo(throughRecurrent(long, ['fPre', 'iPre', 'oPre', 'gPre'], step), 12);
    }
  });

  it('sends back along the c rail what the forget gate lets through', () => {
    const { values, gradients, flows } = run([lstm]);
    for (let step = 0; step < steps; step++) {
      const f = values.layers[0]!.quantities.f!.data.subarray(step * 4, step * 4 + 4);
      const dc = gradients.layers[0]!.quantities.c!.data.subarray(step * 4, step * 4 + 4);
      expect(flows[0]!.c![step]).toBeCloseTo(Math.hypot(...f.map((value, unit) => value * dc[unit]!)), 12);
    }
  });

  it.each([
    ['basic', rnn],
    ['LSTM', lstm],
    ['peephole LSTM', peephole],
    ['GRU', gru],
    ['GRU with late reset', gruAfter],
  ])('finds exactly nothing behind the last output that the cost uses, in a stack of the %s cell', (_, layer) => {
    const { flows } = run([layer, layer], { used: [2] });
    for (const { h, c, fromAbove } of flows) {
      expect([...h.subarray(3), ...(c?.subarray(3) ?? [])].every((norm) => norm === 0)).toBe(true);
      expect(fromAbove.subarray(3).every((norm) => norm === 0)).toBe(true);
      expect([...h.subarray(0, 3), ...fromAbove.subarray(2, 3)].every((norm) => norm > 0)).toBe(true);
    }
  });

  it('takes what another order of summation leaves for nothing', () => {
    const passed = run([rnn], { used: [2] });
    const total = passed.gradients.layers[0]!.quantities.h!.data;
    for (let unit = 0; unit < 4; unit++) total[2 * 4 + unit]! *= 1 + 4 * Number.EPSILON;
    expect(gradientFlows(passed)[0]!.h[3]).toBe(0);
  });

  it('finds nothing across a cut of truncated backpropagation', () => {
    const { flows } = run([lstm], { truncation: { every: 3, through: 3 } });
    expect(flows[0]!.h[3]).toBe(0);
    expect(flows[0]!.c![3]).toBe(0);
    expect(flows[0]!.h[2]).toBeGreaterThan(0);
  });

  it('finds nothing behind a state that is held fixed', () => {
    const held: Clamp = { part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 3, to: 3, value: 0.5 };
    const { flows } = run([gru], { clamps: [held], used: [3, 4, 5] });
    expect(flows[0]!.h[4]).toBeGreaterThan(0);
    expect(flows[0]!.h[3]).toBe(0);
  });

  it('gives what comes down through V and through the next layer’s U', () => {
    const { spec, weights, gradients, flows } = run([rnn, rnn]);
    const through = (name: string, columns: number, d: Float64Array) => {
      const { offset } = parameters(spec).find((tensor) => tensor.name === name)!;
      return Math.hypot(
        ...Array.from({ length: 4 }, (_, row) => d.reduce((sum, value, j) => sum + value * weights[offset + row * columns + j]!, 0)),
      );
    };
    const top = through('V', classes, gradients.logits!.data.subarray(3 * classes, 4 * classes));
    const lower = through('layer2.U', 4, gradients.layers[1]!.quantities.hPre!.data.subarray(12, 16));
    expect(flows[1]!.fromAbove[3]).toBeCloseTo(top, 12);
    expect(flows[0]!.fromAbove[3]).toBeCloseTo(lower, 12);
  });
});
