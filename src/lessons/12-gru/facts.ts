import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { Fact, FactOf } from '../lesson';
import { either, likeliest, prob, railLetter, typedAt, vectorOf } from '../measure';
import { highway, reaches, straightBack } from './backward';
import { carried, renewed, twice } from './held';
import { cellNames } from './gru';
import { byHand, gatesWithin, hides, mixes, sums } from './inside';
import { afterProduct, counts, heldOut, oneMoreBias, sameShapes, swapped } from './variants';

function oneState(answer: Answer, scene: Scene): Fact {
  const [layer] = answer.spec.layers;
  const { length } = vectorOf(answer, 'h', scene.step);
  const start = `The ${cellNames[layer?.cell ?? 'rnn']} on stage hands on`;
  return either(
    !answer.values.layers[0]?.initial.c,
    `${start} one list of ${length} numbers, h, and its guess is made from the same list.`,
    `${start} two lists of ${length} numbers, h and ${railLetter(scene)}.`,
  );
}

function guesses(answer: Answer, scene: Scene): Fact {
  const { sign, probability } = likeliest(answer, scene.step);
  const [layer] = answer.spec.layers;
  const name = layer?.cell === 'gru' ? (layer.resetAfter ? 'after' : 'before') : null;
  const start = `After ${typedAt(answer, scene.step)} the ${name === null ? 'cell' : `GRU that resets ${name} the product`} expects ${sign}`;
  return { holds: name === 'after', text: `${start}, with probability ${prob(probability)}.` };
}

export const facts = {
  oneState,
  gatesWithin,
  mixes,
  byHand,
  sums,
  hides,
  carried,
  renewed,
  twice,
  highway,
  straightBack,
  reaches,
  afterProduct,
  oneMoreBias,
  sameShapes,
  guesses,
  swapped,
  counts,
  heldOut,
} satisfies Record<string, FactOf>;
