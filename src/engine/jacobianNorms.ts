import { allocate, arena, arenaMark, releaseTo } from './arena';
import { allocatePacked, pack } from './kernels/packing';
import { addProduct } from './kernels/products';
import { type ParameterTensor, parameters } from './parameters';
import type { Program } from './program';
import { matrixOf, singularValues } from './singular';
import { spectralNorm } from './spectralNorm';
import type { ModelSpec } from './spec';
import { type Tensor, zeros } from './tensor';

export interface JacobianNorms {
  /** [T, T]: ‖∂h_t/∂h_k‖₂ in row t, column k, with c_k held fixed; 1 on the diagonal, 0 for k > t. */
  readonly h: Tensor;
  /** ‖∂c_t/∂c_k‖₂ with h_k held fixed; null for cells without c. */
  readonly c: Tensor | null;
}

/**
 * How far the states of one layer (from 1) depend on its earlier ones, in the latest forward pass of row b: norms of the diagonal blocks
 * of ∂s_t/∂s_k = J_t J_{t−1} … J_{k+1}, s = (h, c), by the cell's own step Jacobians (Pascanu et al. 2013, equation 5).
 */
export function jacobianNorms(program: Program, layer: number, row = 0): JacobianNorms {
  const steps = program.stepJacobians(layer, row);
  const [count = 0, span = 0] = steps.shape;
  const size = (program.spec.decoder ?? program.spec).layers[layer - 1]?.size ?? span;
  const blocks = span / size;
  const norms = Array.from({ length: blocks }, () => zeros(count, count));
  const mark = arenaMark();
  const jacobians = packSteps(steps);
  const [product, next] = [allocate(span * span), allocate(span * span)];
  for (let t = 0; t < count; t++) {
    arena.fill(0, product, product + span * span);
    for (let k = 0; k < span; k++) arena[product + k * span + k] = 1;
    for (let k = t; k >= 0; k--) {
      norms.forEach((tensor, block) => {
        const offset = product + block * size * (span + 1);
        tensor.data[t * count + k] = k === t ? 1 : spectralNorm({ offset, rows: size, columns: size, stride: span });
      });
      if (k === 0) break;
      arena.fill(0, next, next + span * span);
      addProduct(next, span, product, span, jacobians[k]!, span);
      arena.copyWithin(product, next, next + span * span);
    }
  }
  releaseTo(mark);
  return { h: norms[0]!, c: norms[1] ?? null };
}

/** The step Jacobians as right-hand matrices in the arena. */
function packSteps({ shape, data }: Tensor) {
  const [count = 0, span = 0] = shape;
  const plain = allocate(span * span);
  return Array.from({ length: count }, (_, t) => {
    const packed = allocatePacked(span, span);
    arena.set(data.subarray(t * span * span, (t + 1) * span * span), plain);
    pack(packed, plain, span, 1);
    return packed;
  });
}

export interface RecurrentSpectrum {
  readonly tensor: ParameterTensor;
  readonly gate: ParameterTensor['gates'][number];
  /** Of the gate's d × d block of W, largest first. */
  readonly values: Float64Array;
}

/** Singular values of the recurrent matrices, gate by gate: powers of them bound how fast gradients vanish or explode. */
export function recurrentSpectra(spec: ModelSpec, weights: Float64Array): RecurrentSpectrum[] {
  const matrices = parameters(spec).filter(({ role }) => role === 'W');
  return matrices.flatMap((tensor) => {
    const [size = 0, columns = 0] = tensor.shape;
    return tensor.gates.map((gate, index) => {
      const view = { ...matrixOf(weights, size, size), offset: tensor.offset + index * size, stride: columns };
      return { tensor, gate, values: singularValues(view) };
    });
  });
}
