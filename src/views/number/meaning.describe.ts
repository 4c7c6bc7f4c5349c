import { layerSpecAt, valueOf, type ValuePlace } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { formatNumber } from '../../ui/format';
import type { NumberSum } from './sum';

type Read = (quantity: ValuePlace['quantity'], when?: 'now' | 'before') => number;

/** Of an LSTM: what the output gate lets out; of a basic cell: what its activation does to gradients on their way back. */
function describeState(answer: Answer, layer: number, read: Read, show: (value: number) => string): string | null {
  const spec = layerSpecAt(answer.spec, layer);
  if (spec.cell === 'lstm')
    return `Of the long-term state’s tanh, ${show(read('tanhC'))}, the output gate shows ${show(read('o') * read('tanhC'))}.`;
  if (spec.cell === 'gru') return null;
  if (spec.activation === 'tanh')
    return `Here tanh has the slope ${show(1 - read('h') ** 2)}: what comes back through it is multiplied by that.`;
  return read('hPre') > 0 ? 'ReLU is open here: what comes back passes as it is.' : 'ReLU is shut here: nothing comes back through it.';
}

/** What a value does to those that are made of it at the same step; null where its sum says it all. */
function describeForward(answer: Answer, { quantity, layer }: ValuePlace, read: Read, show: (value: number) => string): string | null {
  switch (quantity) {
    case 'f':
      return `Of the long-term state before, ${show(read('c', 'before'))}, it keeps ${show(read('f') * read('c', 'before'))}.`;
    case 'i':
      return `Of the candidate, ${show(read('g'))}, it writes ${show(read('i') * read('g'))}.`;
    case 'g':
      return `Of this the input gate writes ${show(read('i') * read('g'))}.`;
    case 'c':
      return `Its tanh is ${show(read('tanhC'))}; of that the output gate shows ${show(read('o') * read('tanhC'))}.`;
    case 'o':
      return `Of the long-term state’s tanh, ${show(read('tanhC'))}, it shows ${show(read('o') * read('tanhC'))}.`;
    case 'z': {
      const [kept, taken] = [read('z') * read('h', 'before'), (1 - read('z')) * read('n')];
      return `Of the state before, ${show(read('h', 'before'))}, it keeps ${show(kept)}; of the candidate, ${show(read('n'))}, it takes ${show(taken)}.`;
    }
    case 'r': {
      const spec = layerSpecAt(answer.spec, layer);
      if (spec.cell === 'gru' && spec.resetAfter)
        return `Of what the state before brings to the candidate, ${show(read('q'))}, it lets ${show(read('r') * read('q'))} through.`;
      return `Of the state before, ${show(read('h', 'before'))}, it lets the candidate see ${show(read('rh'))}.`;
    }
    case 'n':
      return `Of this the update gate takes ${show((1 - read('z')) * read('n'))}.`;
    case 'h':
      return describeState(answer, layer, read, show);
    default:
      return null;
  }
}

function describeBackward(gradient: number, show: (value: number) => string): string {
  if (gradient === 0) return 'A small change of this value would leave the cost as it is.';
  return `Were this value a little larger, the cost would ${gradient > 0 ? 'rise' : 'fall'}, by ${show(Math.abs(gradient))} times as much.`;
}

/**
 * What an open number means for the step, or its gradient for the cost, in numbers to so many decimals; null where there is no more to say,
 * as of a gradient that a cut has made smaller than the cost's own.
 */
export function describeMeaning(answer: Answer, { place, direction, result, leaf, held }: NumberSum, digits: number): string | null {
  if (leaf || (direction === 'backward' && answer.scene.truncation !== null)) return null;
  const show = (value: number) => formatNumber(value, digits);
  if (direction === 'backward') return describeBackward(result, show);
  if (held && place.quantity === 'h') return 'It is held by hand: nothing comes back through it.';
  const read: Read = (quantity, when = 'now') =>
    valueOf(answer, { ...place, quantity, step: when === 'now' ? place.step : place.step - 1 });
  return describeForward(answer, place, read, show);
}
