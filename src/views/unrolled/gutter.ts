import { wordsOf } from '../../data/taskWords';
import type { Answer } from '../../store/run';
import { guttersOf, type TimeAxis } from '../../ui/timeAxis';
import { type Bands, fitsLetters, railsOf } from './bands';
import type { WindowScene, GutterMark } from './marks';
import { ease } from './rolling';
import { letterOf } from './symbols';

/** The labels left of the columns. */

export interface GutterInput {
  readonly answer: Answer;
  readonly scene: WindowScene;
  readonly axis: TimeAxis;
  readonly bands: Bands;
  readonly widthPx: number;
}

function word(text: string, xPx: number, yPx: number): GutterMark {
  return { text, xPx, yPx, sizePx: 11, anchor: 'start', tone: 'soft', face: 'sans' };
}

function symbol(text: string, xPx: number, yPx: number, tone: GutterMark['tone']): GutterMark {
  return { text, xPx, yPx, sizePx: 14, anchor: 'end', tone, face: 'symbol' };
}

function layerMarks({ answer: { spec }, scene, axis, bands, widthPx }: GutterInput): GutterMark[] {
  const { leftPx } = guttersOf(widthPx);
  const railX = axis.startPx - leftPx * 0.5;
  return spec.layers.flatMap((layer, index) => {
    const band = bands.layers[index];
    if (!band) return [];
    const rails = railsOf(band);
    const marks = [symbol(letterOf('h', scene.notation), railX, rails.hPx + 4, 'h')];
    if (layer.cell === 'lstm') marks.push(symbol(letterOf('c', scene.notation), railX, rails.cPx + 4, 'c'));
    const roomy = spec.layers.length > 1 && leftPx > 60 && rails.hPx - rails.cPx > 30;
    if (roomy) marks.push(word(`layer ${index + 1}`, axis.startPx - leftPx, (band.topPx + band.bottomPx) / 2 + 4));
    return marks;
  });
}

/**
 * Where columns are too narrow for the letters beside their arrows, one letter for all copies stands at the row's start. Bare letters are the
 * encoder's, so that no decoder's columns begin with them.
 */
function matrixMarks({ answer: { spec, columns }, axis, bands }: GutterInput): GutterMark[] {
  const [start] = axis.columns;
  if (!start || start.widthPx > 24) return [];
  const x = axis.startPx - 4;
  const [first] = bands.layers;
  const marks: GutterMark[] = [];
  if (columns[start.step]?.part !== 'decoder') {
    marks.push(symbol('U', x, (bands.inputs.topPx + bands.inputs.bottomPx) / 2 + 5, 'U'));
    if (first && fitsLetters(first)) marks.push(symbol('W', x, railsOf(first).hPx - 5, 'W'));
  }
  if (spec.head) marks.push(symbol('V', x, (bands.outputs.topPx + bands.outputs.bottomPx) / 2 + 5, 'V'));
  return marks;
}

export function layoutGutter(input: GutterInput): readonly GutterMark[] {
  const { answer, axis, bands, scene, widthPx } = input;
  const { spec } = answer;
  if (ease(input.scene.rolled) > 0) return [];
  const x = axis.startPx - guttersOf(widthPx).leftPx + 1;
  const marks = [word('reads', x, bands.reads.bottomPx - (bands.reads.bottomPx - bands.reads.topPx) * 0.28)];
  if (spec.head) marks.push(word(wordsOf(answer.scene.model).outputs, x, bands.predictions.bottomPx - 8));
  if (spec.head && scene.direction === 'backward') marks.push(word('loss', x, bands.cost.bottomPx - 5));
  return [...marks, ...layerMarks(input), ...matrixMarks(input)];
}
