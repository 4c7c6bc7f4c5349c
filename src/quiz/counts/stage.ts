import { formatCount } from '../../ui/format';
import type { LayerSpec, ModelSpec } from '../../engine/spec';
import { limits } from '../../store/limits';
import type { CellChoice, Scene } from '../../store/scene';
import { withUsualWeights } from '../../store/shipped';
import type { StageView } from '../question';

export function cellChoiceOf(layer: LayerSpec): CellChoice {
  if (layer.cell === 'lstm') return layer.peephole ? 'peephole' : 'lstm';
  if (layer.cell === 'gru') return layer.resetAfter ? 'gruAfter' : 'gru';
  return 'rnn';
}

/**
 * The nearest model that the stage can run. The stage reads names, so inputs and outputs are its 27 letters whatever the question says;
 * layers keep their cell and, up to the stage's limit, their sizes.
 */
export function stageFor(spec: ModelSpec, change: Partial<Scene>): StageView | null {
  const layers = spec.layers.slice(0, limits.layers);
  const [first] = layers;
  if (!first) return null;
  const sizes = layers.map(({ size }) => Math.min(size, limits.units));
  const model = withUsualWeights({ cell: cellChoiceOf(first), sizes, bias: first.bias });
  const cut = layers.some(({ size }) => size > limits.units) ? `, at most ${formatCount(limits.units)} units a layer` : '';
  const note = `Opens the same kind of cell on the stage, reading letters${cut}: the number of inputs and outputs differs, the tensors are of the same kinds.`;
  return { change: { page: { kind: 'lab' }, model, gain: 1, clamps: [], edits: [], pins: [], direction: 'forward', ...change }, note };
}
