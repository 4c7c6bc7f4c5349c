import type { GateName } from '../../engine/parameters';
import type { CellKind } from '../../engine/spec';
import { apply, identifier, type MathNode, number, operator, row, sub } from '../../ui/mathTree';
import { weightKey, weightSymbol } from '../../ui/notation';
import type { NotationName } from '../../ui/notationForm';
import { notations } from '../../ui/notations';

/** A length that edges of the matrices have: sequences, inputs, neurons, both of them stacked, or the one row of a bias. */
export type Size = 'm' | 'n' | 'd' | 'n+d' | '1';

/** The matrices of a mini-batch's product, in both of its forms. */
export type MatrixName = 'X' | 'U' | 'H' | 'W' | 'b' | 'b2' | 'Y' | 'XH' | 'UW';

/** Rows and columns of each. */
export const matrixShapes: Readonly<Record<MatrixName, readonly [Size, Size]>> = {
  X: ['m', 'n'],
  U: ['n', 'd'],
  H: ['m', 'd'],
  W: ['d', 'd'],
  b: ['1', 'd'],
  b2: ['1', 'd'],
  Y: ['m', 'd'],
  XH: ['m', 'n+d'],
  UW: ['n+d', 'd'],
};

const letter = identifier;

/** The letter of a length in a notation; the lecture’s own in A, the book’s in B, the manuals’ in the others. */
export function sizeSymbol(notation: NotationName, size: Size): MathNode {
  const { n, d } = sizeLetters[notation];
  switch (size) {
    case 'm':
      return notation === 'pytorch' ? letter('N') : notation === 'keras' ? letter('batch') : letter('m');
    case 'n':
      return n;
    case 'd':
      return d;
    case 'n+d':
      return row(n, '+', d);
    case '1':
      return number('1');
  }
}

const sizeLetters: Readonly<Record<NotationName, { readonly n: MathNode; readonly d: MathNode }>> = {
  lectureA: { n: letter('n'), d: letter('d') },
  lectureB: { n: sub(letter('n'), letter('inputs')), d: sub(letter('n'), letter('neurons')) },
  pytorch: { n: sub(letter('H'), letter('in')), d: sub(letter('H'), letter('out')) },
  keras: { n: letter('features'), d: letter('units') },
};

/** What a length counts, in words. */
export const sizeWords: Readonly<Record<Size, string>> = {
  m: 'sequences in the batch',
  n: 'inputs',
  d: 'neurons',
  'n+d': 'inputs and neurons, stacked',
  '1': 'one row, added to every sequence',
};

/** A vector's letter as that of the matrix whose rows are such vectors. */
function capital(node: MathNode): MathNode {
  if (node.kind === 'identifier') return { ...node, text: node.text.toUpperCase() };
  return node.kind === 'tilde' || node.kind === 'script' ? { ...node, base: capital(node.base) } : node;
}

function valueMatrix(notation: NotationName, sign: 'x' | 'h' | Exclude<GateName, 'h'>, when: 'now' | 'previous'): MathNode {
  const { letters, time } = notations[notation];
  return sub(capital(letters[sign]), time(when));
}

/** In lecture B a basic cell’s state is its output, y. */
function stateMatrix(notation: NotationName, gate: GateName, when: 'now' | 'previous'): MathNode {
  const { time } = notations[notation];
  return notation === 'lectureB' && gate === 'h' ? sub(letter('Y'), time(when)) : valueMatrix(notation, 'h', when);
}

/** PyTorch keeps its matrices as d × n; in the product with rows they stand the other way round. */
function matrixOfWeights(notation: NotationName, weight: 'U' | 'W', gate: GateName): MathNode {
  const symbol = weightSymbol(notation, weight, gate);
  if (notation !== 'pytorch') return symbol;
  const turned = { kind: 'identifier', text: 'T' } as const;
  return symbol.kind === 'script' ? { ...symbol, sup: turned } : { kind: 'script', base: symbol, sup: turned };
}

export function matrixSymbol(notation: NotationName, name: MatrixName, gate: GateName): MathNode {
  switch (name) {
    case 'X':
      return valueMatrix(notation, 'x', 'now');
    case 'H':
      return stateMatrix(notation, gate, 'previous');
    case 'Y':
      return gate === 'h' ? stateMatrix(notation, gate, 'now') : valueMatrix(notation, gate, 'now');
    case 'U':
    case 'W':
      return matrixOfWeights(notation, name, gate);
    case 'b':
      return weightSymbol(notation, 'b', gate);
    case 'b2':
      return weightSymbol(notation, 'bRecurrent', gate);
    case 'XH':
      return row('[', matrixSymbol(notation, 'X', gate), operator(' '), matrixSymbol(notation, 'H', gate), ']');
    case 'UW':
      return notation === 'lectureB'
        ? gate === 'h'
          ? letter('W')
          : sub(letter('W'), letter(notations[notation].gates[gate]))
        : row('[', matrixSymbol(notation, 'U', gate), ';', matrixSymbol(notation, 'W', gate), ']');
  }
}

/** The gate whose sum is x U + h W + b and nothing more: the only one of a basic cell, the candidate of an LSTM, z of a GRU. */
export function gateShown(cell: CellKind): GateName {
  return cell === 'rnn' ? 'h' : cell === 'lstm' ? 'g' : 'z';
}

export function activationOf(gate: GateName): 'tanh' | 'σ' {
  return gate === 'z' ? 'σ' : 'tanh';
}

/** The key under which a matrix lights up in the words beside the figure. */
export function matrixKey(name: MatrixName, gate: GateName): string {
  return name === 'U' || name === 'W' ? weightKey(name, gate) : name;
}

/** Y = φ(X U + H W + b), or φ([X H] [U; W] + b), whole. */
export function batchEquation(notation: NotationName, form: 'separate' | 'stacked', gate: GateName, biases: number): MathNode {
  const symbol = (name: MatrixName) => matrixSymbol(notation, name, gate);
  const gap = notation === 'keras' ? '·' : ' ';
  const bias = (['b', 'b2'] as const).slice(0, biases).flatMap((name) => ['+', symbol(name)]);
  const product =
    form === 'separate' ? [symbol('X'), gap, symbol('U'), '+', symbol('H'), gap, symbol('W')] : [symbol('XH'), gap, symbol('UW')];
  return row(symbol('Y'), '=', apply(activationOf(gate), ...product, ...bias));
}
