import type { GateName } from '../../../src/engine/parameters';
import type { Quantity } from '../../../src/engine/recording';
import type { GruSpec, LayerSpec, LstmSpec, RnnSpec } from '../../../src/engine/spec';
import { add, type Blocks, oneMinus, relu, sigmoid, subtract, tanh, times, type Vector, zerosOf } from './vectors';

/** What a cell hands on; c stays zero for cells that have none. */
export interface State {
  readonly h: Vector;
  readonly c: Vector;
}

export type Quantities = Partial<Record<Quantity, Vector>>;

/** One step of one cell: what came in and every quantity that it computed. */
export interface Step {
  readonly x: Vector;
  readonly before: State;
  readonly values: Quantities;
}

export interface StepGradient {
  readonly values: Quantities;
  readonly x: Vector;
  readonly before: State;
}

/** One layer's weights and the place where their gradient is collected, by gate. */
export class LayerWeights {
  readonly size: number;
  private readonly weights: Blocks;
  private readonly gradient: Blocks;
  private readonly prefix: string;

  constructor(weights: Blocks, gradient: Blocks, prefix: string, size: number) {
    this.weights = weights;
    this.gradient = gradient;
    this.prefix = prefix;
    this.size = size;
  }

  /** x U + b of one gate. */
  fromInput(x: Vector, gate: GateName): Vector {
    return add(this.weights.get(`${this.prefix}U`, gate).product(x), this.vector('b', gate));
  }

  /** h W + the second bias of one gate. */
  fromState(h: Vector, gate: GateName): Vector {
    return add(this.weights.get(`${this.prefix}W`, gate).product(h), this.vector('bRecurrent', gate));
  }

  /** The gradient d of x U + b goes to U, b and, as returned, to x. */
  backToInput(d: Vector, x: Vector, gate: GateName): Vector {
    this.gradient.get(`${this.prefix}U`, gate).addOuter(x, d);
    this.gradient.find(`${this.prefix}b`, gate)?.addToRow(d);
    return this.weights.get(`${this.prefix}U`, gate).transposedProduct(d);
  }

  backToState(d: Vector, h: Vector, gate: GateName): Vector {
    this.gradient.get(`${this.prefix}W`, gate).addOuter(h, d);
    this.gradient.find(`${this.prefix}bRecurrent`, gate)?.addToRow(d);
    return this.weights.get(`${this.prefix}W`, gate).transposedProduct(d);
  }

  peephole(gate: GateName): Vector {
    return this.vector('peephole', gate);
  }

  backToPeephole(d: Vector, c: Vector, gate: GateName): Vector {
    this.gradient.find(`${this.prefix}peephole`, gate)?.addToRow(times(d, c));
    return times(d, this.peephole(gate));
  }

  private vector(role: string, gate: GateName): Vector {
    return this.weights.find(this.prefix + role, gate)?.row() ?? zerosOf(this.size);
  }
}

export function forwardStep(spec: LayerSpec, p: LayerWeights, x: Vector, before: State): Step {
  return { x, before, values: forwardOf(spec, p, x, before) };
}

function forwardOf(spec: LayerSpec, p: LayerWeights, x: Vector, before: State): Quantities {
  switch (spec.cell) {
    case 'rnn':
      return rnnForward(spec, p, x, before);
    case 'lstm':
      return lstmForward(p, x, before);
    case 'gru':
      return gruForward(spec, p, x, before);
  }
}

/** From the gradients that arrive at h and c of this step, to those of everything inside and before it. */
export function backwardStep(spec: LayerSpec, p: LayerWeights, step: Step, arriving: State): StepGradient {
  switch (spec.cell) {
    case 'rnn':
      return rnnBackward(spec, p, step, arriving.h);
    case 'lstm':
      return lstmBackward(spec, p, step, arriving);
    case 'gru':
      return gruBackward(spec, p, step, arriving.h);
  }
}

function rnnForward(spec: RnnSpec, p: LayerWeights, x: Vector, before: State): Quantities {
  const hPre = add(p.fromInput(x, 'h'), p.fromState(before.h, 'h'));
  return { hPre, h: spec.activation === 'tanh' ? tanh(hPre) : relu(hPre) };
}

function rnnBackward(spec: RnnSpec, p: LayerWeights, { x, before, values }: Step, dh: Vector): StepGradient {
  const h = values.h!;
  const slope = spec.activation === 'tanh' ? oneMinus(times(h, h)) : h.map((value) => (value > 0 ? 1 : 0));
  const hPre = times(dh, slope);
  return {
    values: { h: dh, hPre },
    x: p.backToInput(hPre, x, 'h'),
    before: { h: p.backToState(hPre, before.h, 'h'), c: zerosOf(p.size) },
  };
}

function lstmForward(p: LayerWeights, x: Vector, before: State): Quantities {
  const sum = (gate: GateName) => add(p.fromInput(x, gate), p.fromState(before.h, gate));
  const fPre = add(sum('f'), times(p.peephole('f'), before.c));
  const iPre = add(sum('i'), times(p.peephole('i'), before.c));
  const gPre = sum('g');
  const [f, i, g] = [sigmoid(fPre), sigmoid(iPre), tanh(gPre)];
  const c = add(times(f, before.c), times(i, g));
  const oPre = add(sum('o'), times(p.peephole('o'), c));
  const [o, tanhC] = [sigmoid(oPre), tanh(c)];
  return { fPre, iPre, oPre, gPre, f, i, o, g, c, tanhC, h: times(o, tanhC) };
}

function lstmBackward(spec: LstmSpec, p: LayerWeights, { x, before, values }: Step, arriving: State): StepGradient {
  const v = values as Required<Quantities>;
  const dh = arriving.h;
  const o = times(dh, v.tanhC);
  const tanhC = times(dh, v.o);
  const oPre = times(o, v.o, oneMinus(v.o));
  const seen = spec.peephole ? p.backToPeephole(oPre, v.c, 'o') : zerosOf(p.size);
  const c = add(arriving.c, times(tanhC, oneMinus(times(v.tanhC, v.tanhC))), seen);
  const [f, i, g] = [times(c, before.c), times(c, v.g), times(c, v.i)];
  const fPre = times(f, v.f, oneMinus(v.f));
  const iPre = times(i, v.i, oneMinus(v.i));
  const gPre = times(g, oneMinus(times(v.g, v.g)));
  const pre = [
    [fPre, 'f'],
    [iPre, 'i'],
    [oPre, 'o'],
    [gPre, 'g'],
  ] as const;
  return {
    values: { h: dh, o, tanhC, oPre, c, f, i, g, fPre, iPre, gPre },
    x: add(...pre.map(([d, gate]) => p.backToInput(d, x, gate))),
    before: {
      h: add(...pre.map(([d, gate]) => p.backToState(d, before.h, gate))),
      c: add(times(c, v.f), p.backToPeephole(fPre, before.c, 'f'), p.backToPeephole(iPre, before.c, 'i')),
    },
  };
}

function gruForward(spec: GruSpec, p: LayerWeights, x: Vector, before: State): Quantities {
  const { h: last } = before;
  const zPre = add(p.fromInput(x, 'z'), p.fromState(last, 'z'));
  const rPre = add(p.fromInput(x, 'r'), p.fromState(last, 'r'));
  const [z, r] = [sigmoid(zPre), sigmoid(rPre)];
  const inner: Quantities = spec.resetAfter ? { q: p.fromState(last, 'n') } : { rh: times(r, last) };
  const nPre = add(p.fromInput(x, 'n'), inner.q ? times(r, inner.q) : p.fromState(inner.rh!, 'n'));
  const n = tanh(nPre);
  return { zPre, rPre, nPre, z, r, n, ...inner, h: add(times(z, last), times(oneMinus(z), n)) };
}

function gruBackward(spec: GruSpec, p: LayerWeights, { x, before, values }: Step, dh: Vector): StepGradient {
  const v = values as Required<Quantities>;
  const { h: last } = before;
  const z = times(dh, subtract(last, v.n));
  const n = times(dh, oneMinus(v.z));
  const nPre = times(n, oneMinus(times(v.n, v.n)));
  const q = spec.resetAfter ? times(nPre, v.r) : undefined;
  const rh = spec.resetAfter ? undefined : p.backToState(nPre, v.rh, 'n');
  const r = q ? times(nPre, v.q) : times(rh!, last);
  const throughCandidate = q ? p.backToState(q, last, 'n') : times(rh!, v.r);
  const zPre = times(z, v.z, oneMinus(v.z));
  const rPre = times(r, v.r, oneMinus(v.r));
  return {
    values: { h: dh, z, r, n, zPre, rPre, nPre, ...(q ? { q } : { rh: rh! }) },
    x: add(p.backToInput(zPre, x, 'z'), p.backToInput(rPre, x, 'r'), p.backToInput(nPre, x, 'n')),
    before: {
      h: add(times(dh, v.z), throughCandidate, p.backToState(zPre, last, 'z'), p.backToState(rPre, last, 'r')),
      c: zerosOf(p.size),
    },
  };
}
