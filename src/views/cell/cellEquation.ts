import type { Quantity } from '../../engine/recording';
import type { LayerSpec } from '../../engine/spec';
import { fraction, keyed, lineBreak, type MathNode, operator, row, sup } from '../../ui/mathTree';
import { valueKey, valueSymbol, weightSymbol } from '../../ui/notation';
import type { GateSign, NotationName, ValueSign, WeightSign, When } from '../../ui/notationForm';
import { notations } from '../../ui/notations';

/** One factor of a term, of one unit: a value, its gradient, a peephole weight, or 1 − value, 1 − value², … */
export type Factor =
  | { readonly kind: 'value'; readonly quantity: Quantity; readonly when: When }
  | { readonly kind: 'gradient'; readonly quantity: Quantity; readonly when: When }
  | { readonly kind: 'complement'; readonly quantity: Quantity; readonly power: 1 | 2 }
  /** 1 where the value is positive, else 0: the slope of a ReLU. */
  | { readonly kind: 'open'; readonly quantity: Quantity }
  | { readonly kind: 'minus' }
  | { readonly kind: 'peephole'; readonly gate: 'f' | 'i' | 'o' };

/** The arithmetic of one unit: an activation of one value, a sum of products, or a sum too long for a line, which opens. */
export type Arithmetic =
  | { readonly kind: 'activation'; readonly name: 'σ' | 'tanh' | 'ReLU'; readonly of: Quantity }
  | { readonly kind: 'terms'; readonly terms: readonly (readonly Factor[])[] }
  | { readonly kind: 'long' };

/** A line of a cell's equations, tied to the quantity that it defines. */
export interface CellEquation {
  readonly defines: Quantity | 'output';
  readonly left: MathNode;
  /** null where the left side says it already. */
  readonly right: MathNode | null;
  readonly arithmetic: Arithmetic;
}

export const value = (quantity: Quantity, when: When = 'now'): Factor => ({ kind: 'value', quantity, when });
export const gradient = (quantity: Quantity, when: When = 'now'): Factor => ({ kind: 'gradient', quantity, when });
export const oneMinus = (quantity: Quantity): Factor => ({ kind: 'complement', quantity, power: 1 });
export const oneMinusSquare = (quantity: Quantity): Factor => ({ kind: 'complement', quantity, power: 2 });
export const terms = (...of: (readonly Factor[])[]): Arithmetic => ({ kind: 'terms', terms: of });

/** The pen that writes a layer's equations in one notation. */
export interface Pen {
  readonly name: NotationName;
  /** ⊙, with a possible line break behind it. */
  readonly times: MathNode;
  readonly value: (sign: ValueSign, when?: When) => MathNode;
  readonly weight: (weight: WeightSign, gate?: GateSign) => MathNode;
  /** ∂L/∂value, lit together with the value. */
  readonly slope: (sign: ValueSign, when?: When) => MathNode;
}

export function penFor(name: NotationName): Pen {
  return {
    name,
    times: operator(notations[name].elementwise),
    value: (sign, when = 'now') => valueSymbol(name, sign, when),
    weight: (weight, gate) => weightSymbol(name, weight, gate),
    slope: (sign, when = 'now') =>
      keyed(valueKey(sign, when), fraction(row('∂', L), row('∂', slopeOf(sign, valueSymbol(name, sign, when))))),
  };
}

/** What stands below ∂L: a product needs brackets there. */
export function slopeOf(sign: ValueSign, symbol: MathNode): MathNode {
  return sign === 'rh' ? row('(', symbol, ')') : symbol;
}

/** The gradient of a gate's sum, back through a block of weights: the product with the matrix the other way round. */
export function backThrough(pen: Pen, gate: GateSign): MathNode {
  const arriving = pen.slope(`${gate}Pre`);
  const matrix = pen.weight('W', gate);
  const turned = sup(matrix, { kind: 'identifier', text: 'T' });
  if (pen.name === 'lectureB') return row(matrix, arriving);
  return pen.name === 'pytorch' ? row(turned, arriving) : row(arriving, turned);
}

/** A right side in words, where what arrives comes from too many places for a line. */
export const words = (text: string): MathNode => ({ kind: 'code', text });

const L: MathNode = { kind: 'identifier', text: 'L' };

/** left times right, as the notation writes a product of a vector with a matrix. */
export function product(pen: Pen, vector: MathNode, matrix: MathNode): MathNode {
  switch (pen.name) {
    case 'lectureA':
      return row(vector, matrix);
    case 'keras':
      return row(vector, '·', matrix);
    case 'lectureB':
      return row(sup(matrix, { kind: 'identifier', text: 'T' }), vector);
    case 'pytorch':
      return row(matrix, vector);
  }
}

/** What a gate's sum is made of besides x. */
export interface SumForm {
  /** What the recurrent weights meet; null when that product stands elsewhere. */
  readonly recurrent: MathNode | null;
  readonly peephole?: MathNode;
  readonly bias: boolean;
  readonly recurrentBias: boolean;
  /** Whether lecture A writes one product with the stacked [h, x]. */
  readonly stacked: boolean;
}

/** The sum that goes into a gate: x U + h W + b, as the notation writes it. */
export function sumInto(pen: Pen, gate: GateSign, form: SumForm): MathNode {
  const x = pen.value('x');
  const { recurrent } = form;
  const bias = form.bias ? [pen.weight('b', gate)] : [];
  const recurrentBias = form.recurrentBias ? [pen.weight('bRecurrent', gate)] : [];
  const peephole = form.peephole ? [row(pen.weight('peephole', gate), pen.times, form.peephole)] : [];
  if (recurrent && form.stacked && pen.name === 'lectureA') {
    const stacked = keyed(`UW.${gate}`, notations.lectureA.weights.W(notations.lectureA.gates[gate]));
    return plus(row(stacked, '·', '[', recurrent, ',', x, ']'), ...peephole, ...bias, ...recurrentBias);
  }
  const input = product(pen, x, pen.weight('U', gate));
  const state = recurrent ? [product(pen, bracketed(recurrent), pen.weight('W', gate))] : [];
  if (pen.name === 'pytorch') return plus(input, ...bias, ...state, ...peephole, ...recurrentBias);
  return plus(input, ...state, ...peephole, ...bias, ...recurrentBias);
}

/** A recurrent product alone, with its bias: what the reset-after GRU resets. */
export function recurrentSum(pen: Pen, gate: GateSign, recurrentBias: boolean): MathNode {
  const state = product(pen, pen.value('h', 'previous'), pen.weight('W', gate));
  return recurrentBias ? plus(state, pen.weight('bRecurrent', gate)) : state;
}

/** A product as one factor of another needs brackets. */
function bracketed(node: MathNode): MathNode {
  return node.kind === 'row' && node.children.length > 1 ? row('(', node, ')') : node;
}

/** a + b + …, with a possible line break before each +. */
export function plus(...nodes: readonly MathNode[]): MathNode {
  return row(...nodes.flatMap((node, index) => (index === 0 ? [node] : [lineBreak, operator('+'), node])));
}

export function biasesOf({ bias }: LayerSpec): { readonly bias: boolean; readonly recurrentBias: boolean } {
  return { bias: bias !== 'none', recurrentBias: bias === 'two' };
}
