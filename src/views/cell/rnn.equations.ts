import type { RnnSpec } from '../../engine/spec';
import { apply, number, row, sup } from '../../ui/mathTree';
import type { NotationName } from '../../ui/notationForm';
import { biasesOf, type CellEquation, gradient, oneMinusSquare, penFor, sumInto, terms, words } from './cellEquation';

/** The basic cell: its output is its state. */
export function rnnEquations(layer: RnnSpec, notation: NotationName): readonly CellEquation[] {
  const pen = penFor(notation);
  const sum = sumInto(pen, 'h', { recurrent: pen.value('h', 'previous'), ...biasesOf(layer), stacked: false });
  const activation = layer.activation === 'tanh' ? 'tanh' : 'ReLU';
  return [
    { defines: 'h', left: pen.value('h'), right: apply(activation, sum), arithmetic: { kind: 'activation', name: activation, of: 'hPre' } },
  ];
}

export function rnnGradients(layer: RnnSpec, notation: NotationName): readonly CellEquation[] {
  const pen = penFor(notation);
  const { times, value: v, slope: d } = pen;
  const derivative =
    layer.activation === 'tanh' ? row('(', number('1'), '−', sup(v('h'), number('2')), ')') : row('[', v('hPre'), '>', number('0'), ']');
  const factor = layer.activation === 'tanh' ? oneMinusSquare('h') : ({ kind: 'open', quantity: 'hPre' } as const);
  return [
    { defines: 'h', left: d('h'), right: words('all that it goes into'), arithmetic: { kind: 'long' } },
    { defines: 'hPre', left: d('hPre'), right: row(d('h'), times, derivative), arithmetic: terms([gradient('h'), factor]) },
  ];
}
