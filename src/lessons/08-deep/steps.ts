import type { Clamp } from '../../engine/program';
import type { LessonStep } from '../lesson';
import { facts } from './facts';
import { howManyAtOnce, howManyLeft, rowsOfU, whatIsLeft, whatIsNoticed, whereBlamed } from './predictions';

/** All of a layer’s h, held at 0 from a step to the end. */
const silence = (layer: 1 | 2, from: number): Clamp => ({
  part: 'encoder',
  layer,
  quantity: 'h',
  unit: 'all',
  from,
  to: Number.POSITIVE_INFINITY,
  value: 0,
});

/** Chapter 8: layers over time; what the upper reads, what each costs and keeps; the way back; what depth is worth; a convolution in front. */
export const steps: readonly LessonStep[] = [
  {
    id: 'two-layers',
    title: 'One letter, two cells, two states',
    line: facts.twoStates,
    scene: {},
    focus: { quantities: ['h'], steps: [4] },
    check: facts.twoStates,
  },
  {
    id: 'reads',
    title: 'What the upper layer reads is the state below',
    line: facts.readsStates,
    scene: { depth: { kind: 'cell' }, layer: 2, unit: 7 },
    focus: { inCell: ['x', 'U.h'] },
    check: facts.readsStates,
  },
  {
    id: 'letter',
    title: 'The upper layer never sees a letter',
    line: facts.otherInput,
    scene: { step: 6, layer: 2 },
    focus: { quantities: ['h'], steps: [2, 6] },
    check: facts.otherInput,
  },
  {
    id: 'order',
    title: 'In which order are the cells computed?',
    line: facts.rounds,
    scene: { layer: 2, step: 3 },
    focus: {
      cells: [
        { step: 3, layer: 2 },
        { step: 4, layer: 1 },
      ],
    },
    prediction: howManyAtOnce,
    check: facts.rounds,
  },
  {
    id: 'shapes',
    title: 'The upper U has a row for each unit below',
    asks: 'What shape is the upper U?',
    line: facts.shapes,
    scene: { layer: 2, unit: 7, depth: { kind: 'number', quantity: 'h' }, numberFigure: 'product' },
    focus: {},
    prediction: rowsOfU,
    check: facts.shapes,
  },
  {
    id: 'cost',
    title: 'A second layer, or a wider one?',
    line: facts.secondCosts,
    scene: { layer: 2 },
    focus: { weight: 'layer2.U' },
    check: facts.secondCosts,
  },
  {
    id: 'own-memory',
    title: 'Silence below: the upper layer still remembers',
    asks: 'Silence below: what is left above?',
    line: facts.upperKeeps,
    scene: { text: 'Christopher', step: 5, layer: 2, clamps: [silence(1, 4)], strips: 'values' },
    focus: { quantities: ['h'], steps: [4, 5, 6, 7, 8, 9, 10, 11] },
    prediction: whatIsLeft,
    check: facts.upperKeeps,
  },
  {
    id: 'one-way',
    title: 'Silence above: the lower layer knows nothing of it',
    asks: 'Silence above: what becomes of the layer below?',
    line: facts.lowerUntouched,
    scene: { layer: 2, clamps: [silence(2, 0)] },
    focus: { quantities: ['h'] },
    prediction: whatIsNoticed,
    check: facts.lowerUntouched,
  },
  {
    id: 'two-terms',
    title: 'Backward, blame comes from above and from later',
    line: facts.twoTerms,
    scene: { direction: 'backward', depth: { kind: 'number', quantity: 'h' }, unit: 7 },
    focus: {},
    check: facts.twoTerms,
  },
  {
    id: 'every-letter',
    title: 'One loss blames the lower layer at every letter',
    asks: 'One loss: where does it come down?',
    line: facts.fromAboveAt,
    scene: { direction: 'backward', cost: 'last', step: 6 },
    focus: { quantities: ['h'] },
    prediction: whereBlamed,
    check: facts.fromAboveAt,
  },
  {
    id: 'worth',
    title: 'Does depth help here?',
    line: facts.heldOut,
    scene: { step: 6, layer: 2 },
    focus: {},
    check: facts.heldOut,
  },
  {
    id: 'convolution',
    title: 'A convolution in front shortens the sequence',
    asks: 'A convolution in front',
    line: facts.shortens,
    scene: { text: 'Wolfeschlegelsteinhausenberger', step: 2, zoom: 0.5 },
    focus: { steps: [0, 1, 2] },
    prediction: howManyLeft,
    check: facts.shortens,
  },
];
