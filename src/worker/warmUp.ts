import { countParameters } from '../engine/parameters';
import type { ModelSpec } from '../engine/spec';
import { trace } from './trace';

const rounds = 40;

const dummy: ModelSpec = {
  shape: 'manyToMany',
  input: { kind: 'oneHot', size: 27 },
  convolution: null,
  layers: [{ cell: 'lstm', size: 32, bias: 'one', peephole: false, forgetBias: 1 }],
  decoder: null,
  head: { kind: 'softmax', size: 27, bias: true },
};

/** Runs a dummy model until the engine's loops are compiled, a pass at a time, so that the first request does not wait for it. */
export function warmUp(later: (callback: () => void) => void): void {
  const weights = new Float64Array(countParameters(dummy));
  const tokens = [0, 1, 2, 3, 4, 5, 6];
  const pass = {
    spec: dummy,
    weights: { key: '', data: null },
    gain: 1,
    edits: [],
    inputs: tokens,
    targets: tokens,
    costSteps: 'every',
  } as const;
  const round = (left: number): void => {
    trace({ ...pass, decoder: null, goesOn: null, truncation: null, clamps: [] }, weights);
    if (left > 0) later(() => round(left - 1));
  };
  later(() => round(rounds));
}
