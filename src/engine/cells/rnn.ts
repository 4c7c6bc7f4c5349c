import { reluRows, reluRowsBackward, tanhRows, tanhRowsBackward } from '../kernels/elementwise';
import type { Cell } from './cell';

/** Elman 1990, with the output as the state: h_t = φ(x_t U + h_{t−1} W + b). */
function basicCell(activate: typeof tanhRows, activateBackward: typeof tanhRowsBackward): Cell {
  return {
    quantities: ['h'],
    states: ['h'],
    products: [{ left: 'h', firstGate: 0, gates: 1, into: 'pre' }],
    peepholes: [],

    forwardStep(layer, t) {
      const { value: v, rows, size, count } = layer;
      layer.addRecurrent(0, t);
      activate(v.h + t * count, layer.pre(0, t), rows, size, size);
      layer.fix('h', t);
    },

    backwardStep(layer, t) {
      const { value: v, gradient: d, rows, size, count } = layer;
      const now = t * count;
      layer.block('h', t);
      activateBackward(layer.dPre(0, t), d.h + now, v.h + now, rows, size, size);
      layer.addRecurrentBackward(0, t);
    },
  };
}

export const rnnTanh = basicCell(tanhRows, tanhRowsBackward);
export const rnnRelu = basicCell(reluRows, reluRowsBackward);
