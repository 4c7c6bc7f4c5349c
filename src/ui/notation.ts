import { apply, identifier, keyed, type MathNode, row, sub } from './mathTree';
import type { GateSign, Notation, NotationName, ValueSign, WeightSign, When } from './notationForm';
import { notations } from './notations';

/** The inputs of activations are written a with the gate's sign below, in every notation. */
function sumSymbol(notation: Notation, gate: GateSign): MathNode {
  const name = notation.gates[gate];
  return name === '' ? identifier('a') : sub(identifier('a'), identifier(name));
}

/** `fPre` belongs to f; null for what is no sum. */
const gateOfSum = (sign: ValueSign): GateSign | null => (sign.endsWith('Pre') ? (sign.slice(0, -3) as GateSign) : null);

/** A letter with something below; what already stands below comes first: a_f,t. */
function below(base: MathNode, index: MathNode): MathNode {
  return base.kind === 'script' && base.sub ? { ...base, sub: row(base.sub, ',', index) } : sub(base, index);
}

/** The symbol of a value with what stands below it: a step, or the number of a unit. */
function subscripted(notation: Notation, sign: ValueSign, index: MathNode, previous: MathNode): MathNode {
  const gate = gateOfSum(sign);
  if (gate) return below(sumSymbol(notation, gate), index);
  if (sign === 'tanhC') return apply('tanh', sub(notation.letters.c, index));
  if (sign === 'rh') return row(sub(notation.letters.r, index), notation.elementwise, sub(notation.letters.h, previous));
  return below(notation.letters[sign as keyof Notation['letters']], index);
}

/** The key under which a value lights up: its name, with the step when it is not this one. */
export function valueKey(sign: ValueSign, when: When = 'now'): string {
  return when === 'now' ? sign : `${sign}@${when}`;
}

/** The key of a block of weights: `U.f`, or `V`. */
export function weightKey(weight: WeightSign, gate?: GateSign): string {
  return gate === undefined ? weight : `${weight}.${gate}`;
}

/** A value's symbol at a step, as in C_{t−1}; keyed, so that it lights up with its marks. */
export function valueSymbol(name: NotationName, sign: ValueSign, when: When = 'now'): MathNode {
  const notation = notations[name];
  return keyed(valueKey(sign, when), subscripted(notation, sign, notation.time(when), notation.time('previous')));
}

/** A value's symbol for one unit, as in C₇. Units count from 0, as in code. */
export function unitSymbol(name: NotationName, sign: ValueSign, unit: number | string): MathNode {
  const index: MathNode = { kind: 'number', text: String(unit) };
  return subscripted(notations[name], sign, index, index);
}

/** The symbol of a tensor, or of a gate's block of it. */
export function weightSymbol(name: NotationName, weight: WeightSign, gate?: GateSign): MathNode {
  const notation = notations[name];
  return keyed(weightKey(weight, gate), notation.weights[weight](gate === undefined ? '' : notation.gates[gate]));
}

/** What a value is called in words, the same in every notation. */
export const valueWords: Readonly<Record<ValueSign, string>> = {
  x: 'input',
  h: 'hidden state',
  c: 'long-term state',
  output: 'output',
  logits: 'sum before the output',
  tanhC: 'tanh of the long-term state',
  rh: 'previous state after the reset',
  q: 'recurrent part of the candidate',
  f: 'forget gate',
  i: 'input gate',
  o: 'output gate',
  g: 'candidate',
  z: 'update gate',
  r: 'reset gate',
  n: 'candidate',
  fPre: 'sum into the forget gate',
  iPre: 'sum into the input gate',
  oPre: 'sum into the output gate',
  gPre: 'sum into the candidate',
  zPre: 'sum into the update gate',
  rPre: 'sum into the reset gate',
  nPre: 'sum into the candidate',
  hPre: 'sum into the hidden state',
};
