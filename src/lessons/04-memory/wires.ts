import { vectorAt } from '../../engine/tensor';
import { hasOutput } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { largestDifference } from '../changed';
import { clampStep, vectorOf } from '../measure';
import { sumsFrom } from '../sums';

/** What runs along the wires that leave the cell. */

/**
 * How far the engine’s sums are from those that the state in view makes: `up`, those of the output at its step; `on`, those of a basic
 * cell one step later, null at the last step and for other cells. Null where nothing comes out.
 */
export function offBy(answer: Answer, scene: Scene) {
  const [step, { logits }] = [clampStep(answer, scene.step), answer.values];
  if (answer.spec.decoder || answer.spec.layers.length > 1 || !logits || !hasOutput(answer, step)) return null;
  const h = vectorOf(answer, 'h', step);
  const said = vectorAt(logits, step);
  const up = sumsFrom(answer, said.length, [
    [h, 'V'],
    [[1], 'bOutput'],
  ]);
  const isLast = step + 1 >= answer.columns.length;
  const next = isLast ? new Float64Array(0) : vectorOf(answer, 'hPre', step + 1);
  const on = sumsFrom(answer, next.length, [
    [h, 'layer1.W'],
    [vectorAt(answer.values.input, Math.min(step + 1, answer.columns.length - 1)), 'layer1.U'],
    [[1], 'layer1.b'],
    [[1], 'layer1.bRecurrent'],
  ]);
  return {
    units: h.length,
    outputs: said.length,
    up: largestDifference(up, said),
    on: next.length === 0 ? null : largestDifference(on, next),
  };
}
