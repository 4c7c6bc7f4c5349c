import type { HeadSpec, LayerSpec, ModelSpec } from '../../engine/spec';
import { perObjectAndForm } from '../../store/perObject';
import type { Direction } from '../../store/scene';
import { apply, lineBreak, operator } from '../../ui/mathTree';
import type { NotationName, NotationNote } from '../../ui/notationForm';
import { notations } from '../../ui/notations';
import { type CellEquation, penFor, product } from './cellEquation';
import { gruEquations, gruGradients } from './gru.equations';
import { lstmEquations, lstmGradients } from './lstm.equations';
import { rnnEquations, rnnGradients } from './rnn.equations';

/**
 * A cell's equations in the order of computation: forward its values, backward their gradients. They keep their identity while the learner
 * scrubs, and their formulas stay undrawn.
 */
export const equationsOf = perObjectAndForm((layer: LayerSpec, notation: NotationName, direction: Direction): readonly CellEquation[] => {
  const forward = direction === 'forward';
  switch (layer.cell) {
    case 'rnn':
      return forward ? rnnEquations(layer, notation) : rnnGradients(layer, notation);
    case 'lstm':
      return forward ? lstmEquations(layer, notation) : lstmGradients(layer, notation);
    case 'gru':
      return forward ? gruEquations(layer, notation) : gruGradients(layer, notation);
  }
});

const headNames: Readonly<Record<HeadSpec['kind'], string>> = { softmax: 'softmax', sigmoid: 'σ', linear: '' };

/** y_t = softmax(h_t V + b): what the last layer's h becomes. */
export const outputEquation = perObjectAndForm((head: HeadSpec, notation: NotationName): CellEquation => {
  const pen = penFor(notation);
  const sum = product(pen, pen.value('h'), pen.weight('V'));
  const bias = head.bias ? [lineBreak, operator('+'), pen.weight('bOutput')] : [];
  return { defines: 'output', left: pen.value('output'), right: apply(headNames[head.kind], sum, ...bias), arithmetic: { kind: 'long' } };
});

/** Where the notation in use differs from others, as far as this cell goes. */
export function notesOf(spec: ModelSpec, layer: LayerSpec, notation: NotationName): readonly string[] {
  const about = new Set<NotationNote['about']>([layer.cell]);
  if (spec.layers.at(-1) === layer) about.add('output');
  if (layer.cell === 'lstm' && layer.peephole) about.add('peephole');
  if (layer.cell === 'gru') about.add(layer.resetAfter ? 'resetAfter' : 'resetBefore');
  return [...new Set(notations[notation].notes.filter((note) => about.has(note.about)).map(({ text }) => text))];
}
