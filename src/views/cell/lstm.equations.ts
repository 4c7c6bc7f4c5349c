import type { LstmSpec } from '../../engine/spec';
import { apply, type MathNode, number, row, sup } from '../../ui/mathTree';
import type { NotationName } from '../../ui/notationForm';
import {
  type Arithmetic,
  biasesOf,
  type CellEquation,
  gradient,
  oneMinus,
  oneMinusSquare,
  type Pen,
  penFor,
  plus,
  sumInto,
  terms,
  value,
  words,
} from './cellEquation';

/** The long short-term memory cell, in the order of computation (the output gate's peephole sees the new c). */
export function lstmEquations(layer: LstmSpec, notation: NotationName): readonly CellEquation[] {
  const pen = penFor(notation);
  const { times } = pen;
  return [
    gateEquation(pen, layer, 'f'),
    gateEquation(pen, layer, 'i'),
    gateEquation(pen, layer, 'g'),
    {
      defines: 'c',
      left: pen.value('c'),
      right: plus(row(pen.value('f'), times, pen.value('c', 'previous')), row(pen.value('i'), times, pen.value('g'))),
      arithmetic: terms([value('f'), value('c', 'previous')], [value('i'), value('g')]),
    },
    gateEquation(pen, layer, 'o'),
    {
      defines: 'h',
      left: pen.value('h'),
      right: row(pen.value('o'), times, pen.value('tanhC')),
      arithmetic: terms([value('o'), value('tanhC')]),
    },
  ];
}

function gateEquation(pen: Pen, layer: LstmSpec, sign: 'f' | 'i' | 'o' | 'g'): CellEquation {
  const seen = pen.value('c', sign === 'o' ? 'now' : 'previous');
  const peephole = layer.peephole && sign !== 'g' ? { peephole: seen } : {};
  const sum = sumInto(pen, sign, { recurrent: pen.value('h', 'previous'), ...peephole, ...biasesOf(layer), stacked: true });
  const activation = sign === 'g' ? 'tanh' : 'σ';
  return {
    defines: sign,
    left: pen.value(sign),
    right: apply(activation, sum),
    arithmetic: { kind: 'activation', name: activation, of: `${sign}Pre` },
  };
}

/** The same cell backward, in the order of computation: from the state it handed on to the sums it was made of. */
export function lstmGradients(layer: LstmSpec, notation: NotationName): readonly CellEquation[] {
  const pen = penFor(notation);
  const slope = (defines: 'h' | 'c' | 'f' | 'i' | 'o' | 'g', right: MathNode, arithmetic: Arithmetic): CellEquation => ({
    defines,
    left: pen.slope(defines),
    right,
    arithmetic,
  });
  const { times, value: v, slope: d } = pen;
  return [
    slope('h', words('all that it goes into'), { kind: 'long' }),
    slope('o', row(d('h'), times, v('tanhC')), terms([gradient('h'), value('tanhC')])),
    slope('c', ...memoryGradient(pen, layer)),
    slope('f', row(d('c'), times, v('c', 'previous')), terms([gradient('c'), value('c', 'previous')])),
    slope('i', row(d('c'), times, v('g')), terms([gradient('c'), value('g')])),
    slope('g', row(d('c'), times, v('i')), terms([gradient('c'), value('i')])),
    ...(['f', 'i', 'o'] as const).map((sign) => sumGradient(pen, sign)),
    {
      defines: 'gPre',
      left: d('gPre'),
      right: row(d('g'), times, '(', number('1'), '−', sup(v('g'), number('2')), ')'),
      arithmetic: terms([gradient('g'), oneMinusSquare('g')]),
    },
  ];
}

function memoryGradient(pen: Pen, layer: LstmSpec): [MathNode, Arithmetic] {
  const { times, value: v, slope: d } = pen;
  const read = row(d('h'), times, v('o'), times, '(', number('1'), '−', sup(v('tanhC'), number('2')), ')');
  const kept = row(d('c', 'next'), times, v('f', 'next'));
  const products = [
    [gradient('h'), value('o'), oneMinusSquare('tanhC')],
    [gradient('c', 'next'), value('f', 'next')],
  ];
  if (!layer.peephole) return [plus(read, kept), terms(...products)];
  const seen = (gate: 'f' | 'i' | 'o') => row(d(`${gate}Pre`, gate === 'o' ? 'now' : 'next'), times, pen.weight('peephole', gate));
  const throughPeepholes = (['f', 'i', 'o'] as const).map((gate) => [
    gradient(`${gate}Pre`, gate === 'o' ? 'now' : 'next'),
    { kind: 'peephole', gate } as const,
  ]);
  return [plus(read, kept, seen('f'), seen('i'), seen('o')), terms(...products, ...throughPeepholes)];
}

function sumGradient(pen: Pen, sign: 'f' | 'i' | 'o'): CellEquation {
  const { times, value: v, slope: d } = pen;
  return {
    defines: `${sign}Pre`,
    left: d(`${sign}Pre`),
    right: row(d(sign), times, v(sign), times, '(', number('1'), '−', v(sign), ')'),
    arithmetic: terms([gradient(sign), value(sign), oneMinus(sign)]),
  };
}
