import {
  addMultiply,
  addProductsToRows,
  blend,
  blendBackward,
  multiply,
  multiplyFromRows,
  sigmoidRows,
  sigmoidRowsBackward,
  tanhRows,
  tanhRowsBackward,
} from '../kernels/elementwise';
import type { Cell } from './cell';

const [Z, R, N] = [0, 1, 2];

/**
 * Gated recurrent unit, reset before the product (Cho et al. 2014):
 *   z = σ(x U_z + h_{t−1} W_z + b_z),  r likewise,  n = tanh(x U_n + (r ⊙ h_{t−1}) W_n + b_n),  h_t = z ⊙ h_{t−1} + (1 − z) ⊙ n
 */
export const gru: Cell = {
  quantities: ['z', 'r', 'n', 'rh', 'h'],
  states: ['h'],
  products: [
    { left: 'h', firstGate: Z, gates: 2, into: 'pre' },
    { left: 'rh', firstGate: N, gates: 1, into: 'pre' },
  ],
  peepholes: [],

  forwardStep(layer, t) {
    const { value: v, rows, size, count } = layer;
    const now = t * count;
    const before = now - count;
    const z = v.z + now;
    const r = v.r + now;
    const n = v.n + now;
    const hPrevious = v.h + before;
    const stride = 3 * size;
    layer.addRecurrent(0, t);
    sigmoidRows(z, layer.pre(Z, t), rows, size, stride);
    sigmoidRows(r, layer.pre(R, t), rows, size, stride);
    layer.fix('z', t);
    layer.fix('r', t);
    multiply(v.rh + now, r, hPrevious, count);
    layer.addRecurrent(1, t);
    tanhRows(n, layer.pre(N, t), rows, size, stride);
    layer.fix('n', t);
    blend(v.h + now, z, hPrevious, n, count);
    layer.fix('h', t);
  },

  backwardStep(layer, t) {
    const { value: v, gradient: d, rows, size, count } = layer;
    const now = t * count;
    const before = now - count;
    const hPrevious = v.h + before;
    const dhPrevious = d.h + before;
    const stride = 3 * size;
    layer.block('h', t);
    blendBackward(d.z + now, dhPrevious, d.n + now, d.h + now, v.z + now, hPrevious, v.n + now, count);
    layer.block('n', t);
    layer.block('z', t);
    tanhRowsBackward(layer.dPre(N, t), d.n + now, v.n + now, rows, size, stride);
    layer.addRecurrentBackward(1, t);
    multiply(d.r + now, d.rh + now, hPrevious, count);
    addMultiply(dhPrevious, d.rh + now, v.r + now, count);
    layer.block('r', t);
    sigmoidRowsBackward(layer.dPre(Z, t), d.z + now, v.z + now, rows, size, stride);
    sigmoidRowsBackward(layer.dPre(R, t), d.r + now, v.r + now, rows, size, stride);
    layer.addRecurrentBackward(0, t);
  },
};

/** The same, reset after the product (cuDNN, PyTorch, Keras reset_after): q = h_{t−1} W_n + b_hn,  n = tanh(x U_n + b_n + r ⊙ q). */
export const gruResetAfter: Cell = {
  quantities: ['z', 'r', 'n', 'q', 'h'],
  states: ['h'],
  products: [
    { left: 'h', firstGate: Z, gates: 2, into: 'pre' },
    { left: 'h', firstGate: N, gates: 1, into: 'q' },
  ],
  peepholes: [],

  forwardStep(layer, t) {
    const { value: v, rows, size, count } = layer;
    const now = t * count;
    const before = now - count;
    const z = v.z + now;
    const r = v.r + now;
    const n = v.n + now;
    const stride = 3 * size;
    layer.addRecurrent(0, t);
    layer.addRecurrent(1, t);
    sigmoidRows(z, layer.pre(Z, t), rows, size, stride);
    sigmoidRows(r, layer.pre(R, t), rows, size, stride);
    layer.fix('z', t);
    layer.fix('r', t);
    addProductsToRows(layer.pre(N, t), r, v.q + now, false, rows, size, stride);
    tanhRows(n, layer.pre(N, t), rows, size, stride);
    layer.fix('n', t);
    blend(v.h + now, z, v.h + before, n, count);
    layer.fix('h', t);
  },

  backwardStep(layer, t) {
    const { value: v, gradient: d, rows, size, count } = layer;
    const now = t * count;
    const before = now - count;
    const stride = 3 * size;
    layer.block('h', t);
    blendBackward(d.z + now, d.h + before, d.n + now, d.h + now, v.z + now, v.h + before, v.n + now, count);
    layer.block('n', t);
    layer.block('z', t);
    tanhRowsBackward(layer.dPre(N, t), d.n + now, v.n + now, rows, size, stride);
    multiplyFromRows(d.r + now, layer.dPre(N, t), v.q + now, false, false, rows, size, stride);
    multiplyFromRows(d.q + now, layer.dPre(N, t), v.r + now, false, false, rows, size, stride);
    layer.block('r', t);
    sigmoidRowsBackward(layer.dPre(Z, t), d.z + now, v.z + now, rows, size, stride);
    sigmoidRowsBackward(layer.dPre(R, t), d.r + now, v.r + now, rows, size, stride);
    layer.addRecurrentBackward(1, t);
    layer.addRecurrentBackward(0, t);
  },
};
