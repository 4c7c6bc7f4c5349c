import type { GruSpec } from '../../engine/spec';
import { apply, lineBreak, number, operator, row, sup } from '../../ui/mathTree';
import type { NotationName } from '../../ui/notationForm';
import {
  backThrough,
  biasesOf,
  type CellEquation,
  gradient,
  oneMinus,
  oneMinusSquare,
  type Pen,
  penFor,
  plus,
  recurrentSum,
  sumInto,
  terms,
  value,
  words,
} from './cellEquation';

/** The gated recurrent unit, both kinds: the reset acts on h before the recurrent product (Cho et al. 2014), or on the product. */
export function gruEquations(layer: GruSpec, notation: NotationName): readonly CellEquation[] {
  const pen = penFor(notation);
  return [
    gate(pen, layer, 'z'),
    gate(pen, layer, 'r'),
    ...(layer.resetAfter ? candidateAfter(pen, layer) : candidateBefore(pen, layer)),
    {
      defines: 'h',
      left: pen.value('h'),
      right: blend(pen),
      arithmetic: terms([value('z'), value('h', 'previous')], [oneMinus('z'), value('n')]),
    },
  ];
}

/** PyTorch writes the new part first. */
function blend(pen: Pen) {
  const { times, value: v } = pen;
  const kept = row(v('z'), times, v('h', 'previous'));
  const fresh = row('(', number('1'), '−', v('z'), ')', times, v('n'));
  return pen.name === 'pytorch' ? plus(fresh, kept) : plus(kept, fresh);
}

function gate(pen: Pen, layer: GruSpec, sign: 'z' | 'r'): CellEquation {
  const sum = sumInto(pen, sign, { recurrent: pen.value('h', 'previous'), ...biasesOf(layer), stacked: true });
  return {
    defines: sign,
    left: pen.value(sign),
    right: apply('σ', sum),
    arithmetic: { kind: 'activation', name: 'σ', of: `${sign}Pre` },
  };
}

function candidateBefore(pen: Pen, layer: GruSpec): readonly CellEquation[] {
  const sum = sumInto(pen, 'n', { recurrent: pen.value('rh'), ...biasesOf(layer), stacked: true });
  return [
    {
      defines: 'rh',
      left: pen.value('rh'),
      right: null,
      arithmetic: terms([value('r'), value('h', 'previous')]),
    },
    { defines: 'n', left: pen.value('n'), right: apply('tanh', sum), arithmetic: { kind: 'activation', name: 'tanh', of: 'nPre' } },
  ];
}

function candidateAfter(pen: Pen, layer: GruSpec): readonly CellEquation[] {
  const { bias } = biasesOf(layer);
  const inside = recurrentSum(pen, 'n', bias);
  const input = sumInto(pen, 'n', { recurrent: null, bias, recurrentBias: false, stacked: false });
  return [
    { defines: 'q', left: pen.value('q'), right: inside, arithmetic: { kind: 'long' } },
    {
      defines: 'n',
      left: pen.value('n'),
      right: apply('tanh', input, lineBreak, operator('+'), pen.value('r'), pen.times, '(', inside, ')'),
      arithmetic: { kind: 'activation', name: 'tanh', of: 'nPre' },
    },
  ];
}

/** Backward: from h to the blend, the candidate, the reset, and the sums of the gates. */
export function gruGradients(layer: GruSpec, notation: NotationName): readonly CellEquation[] {
  const pen = penFor(notation);
  const { times, value: v, slope: d } = pen;
  const reset = layer.resetAfter ? resetAfterGradients(pen) : resetBeforeGradients(pen);
  return [
    { defines: 'h', left: d('h'), right: words('all that it goes into'), arithmetic: { kind: 'long' } },
    {
      defines: 'z',
      left: d('z'),
      right: row(d('h'), times, '(', v('h', 'previous'), '−', v('n'), ')'),
      arithmetic: terms([gradient('h'), value('h', 'previous')], [{ kind: 'minus' }, gradient('h'), value('n')]),
    },
    {
      defines: 'n',
      left: d('n'),
      right: row(d('h'), times, '(', number('1'), '−', v('z'), ')'),
      arithmetic: terms([gradient('h'), oneMinus('z')]),
    },
    {
      defines: 'nPre',
      left: d('nPre'),
      right: row(d('n'), times, '(', number('1'), '−', sup(v('n'), number('2')), ')'),
      arithmetic: terms([gradient('n'), oneMinusSquare('n')]),
    },
    ...reset,
    ...(['z', 'r'] as const).map((sign) => sumGradient(pen, sign)),
  ];
}

function resetBeforeGradients(pen: Pen): readonly CellEquation[] {
  const { times, value: v, slope: d } = pen;
  return [
    { defines: 'rh', left: d('rh'), right: backThrough(pen, 'n'), arithmetic: { kind: 'long' } },
    {
      defines: 'r',
      left: d('r'),
      right: row(d('rh'), times, v('h', 'previous')),
      arithmetic: terms([gradient('rh'), value('h', 'previous')]),
    },
  ];
}

function resetAfterGradients(pen: Pen): readonly CellEquation[] {
  const { times, value: v, slope: d } = pen;
  return [
    { defines: 'q', left: d('q'), right: row(d('nPre'), times, v('r')), arithmetic: terms([gradient('nPre'), value('r')]) },
    { defines: 'r', left: d('r'), right: row(d('nPre'), times, v('q')), arithmetic: terms([gradient('nPre'), value('q')]) },
  ];
}

function sumGradient(pen: Pen, sign: 'z' | 'r'): CellEquation {
  const { times, value: v, slope: d } = pen;
  return {
    defines: `${sign}Pre`,
    left: d(`${sign}Pre`),
    right: row(d(sign), times, v(sign), times, '(', number('1'), '−', v(sign), ')'),
    arithmetic: terms([gradient(sign), value(sign), oneMinus(sign)]),
  };
}
