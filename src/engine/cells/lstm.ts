import {
  addTanhBackward,
  multiply,
  multiplyFromRows,
  addProductsToRows,
  sigmoidRows,
  sigmoidRowsBackward,
  sumOfProducts,
  tanhOf,
  tanhRows,
  tanhRowsBackward,
} from '../kernels/elementwise';
import type { Cell, CellFrame } from './cell';

const [F, I, O, G] = [0, 1, 2, 3];

/**
 * Long short-term memory (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000):
 *   f = σ(x U_f + h_{t−1} W_f + b_f),  i and o likewise,  g = tanh(x U_g + h_{t−1} W_g + b_g)
 *   c_t = f ⊙ c_{t−1} + i ⊙ g,  h_t = o ⊙ tanh(c_t)
 * With peepholes (Gers & Schmidhuber 2000) f and i also see p ⊙ c_{t−1}, and o sees p_o ⊙ c_t.
 */
function lstmCell(peephole: boolean): Cell {
  return {
    quantities: ['f', 'i', 'o', 'g', 'c', 'tanhC', 'h'],
    states: ['h', 'c'],
    products: [{ left: 'h', firstGate: F, gates: 4, into: 'pre' }],
    peepholes: peephole
      ? [
          { gate: F, when: 'previous' },
          { gate: I, when: 'previous' },
          { gate: O, when: 'current' },
        ]
      : [],

    forwardStep(layer, t) {
      const { value: v, rows, size, count } = layer;
      const now = t * count;
      const before = now - count;
      const f = v.f + now;
      const i = v.i + now;
      const o = v.o + now;
      const g = v.g + now;
      const c = v.c + now;
      const tanhC = v.tanhC + now;
      const stride = 4 * size;
      layer.addRecurrent(0, t);
      if (peephole) seePrevious(layer, t);
      sigmoidRows(f, layer.pre(F, t), rows, size, stride);
      sigmoidRows(i, layer.pre(I, t), rows, size, stride);
      tanhRows(g, layer.pre(G, t), rows, size, stride);
      layer.fix('f', t);
      layer.fix('i', t);
      layer.fix('g', t);
      sumOfProducts(c, f, v.c + before, i, g, count);
      layer.fix('c', t);
      if (peephole) addProductsToRows(layer.pre(O, t), c, layer.peephole(2), true, rows, size, stride);
      sigmoidRows(o, layer.pre(O, t), rows, size, stride);
      layer.fix('o', t);
      tanhOf(tanhC, c, count);
      multiply(v.h + now, o, tanhC, count);
      layer.fix('h', t);
    },

    backwardStep(layer, t) {
      const { value: v, gradient: d, rows, size, count } = layer;
      const now = t * count;
      const before = now - count;
      const dh = d.h + now;
      const dc = d.c + now;
      const dcPrevious = d.c + before;
      const stride = 4 * size;
      layer.block('h', t);
      multiply(d.o + now, dh, v.tanhC + now, count);
      multiply(d.tanhC + now, dh, v.o + now, count);
      addTanhBackward(dc, d.tanhC + now, v.tanhC + now, count);
      layer.block('o', t);
      sigmoidRowsBackward(layer.dPre(O, t), d.o + now, v.o + now, rows, size, stride);
      if (peephole) multiplyFromRows(dc, layer.dPre(O, t), layer.peephole(2), true, true, rows, size, stride);
      layer.block('c', t);
      multiply(d.f + now, dc, v.c + before, count);
      multiply(d.i + now, dc, v.g + now, count);
      multiply(d.g + now, dc, v.i + now, count);
      multiply(dcPrevious, dc, v.f + now, count);
      layer.block('f', t);
      layer.block('i', t);
      layer.block('g', t);
      sigmoidRowsBackward(layer.dPre(F, t), d.f + now, v.f + now, rows, size, stride);
      sigmoidRowsBackward(layer.dPre(I, t), d.i + now, v.i + now, rows, size, stride);
      tanhRowsBackward(layer.dPre(G, t), d.g + now, v.g + now, rows, size, stride);
      if (peephole) seePreviousBackward(layer, t, dcPrevious);
      layer.addRecurrentBackward(0, t);
    },
  };
}

/** The forget and the input gate look at c_{t−1}. */
function seePrevious(layer: CellFrame, t: number): void {
  const { value: v, rows, size, count } = layer;
  const c = v.c + (t - 1) * count;
  addProductsToRows(layer.pre(F, t), c, layer.peephole(0), true, rows, size, 4 * size);
  addProductsToRows(layer.pre(I, t), c, layer.peephole(1), true, rows, size, 4 * size);
}

function seePreviousBackward(layer: CellFrame, t: number, dcPrevious: number): void {
  const { rows, size } = layer;
  multiplyFromRows(dcPrevious, layer.dPre(F, t), layer.peephole(0), true, true, rows, size, 4 * size);
  multiplyFromRows(dcPrevious, layer.dPre(I, t), layer.peephole(1), true, true, rows, size, 4 * size);
}

export const lstm = lstmCell(false);
export const lstmPeephole = lstmCell(true);
