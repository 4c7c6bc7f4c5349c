import type { Sight } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { Legend } from '../../ui/Legend';
import { describeChange } from './cell.describe';
import { gradientExtentOf } from './cell.layout';

/** The scales of the strips: gates and signed values, or one for all gradients of the cell at this step. */
export function CellLegend({ answer, sight }: { readonly answer: Answer; readonly sight: Sight }) {
  const change = describeChange(answer, sight);
  if (sight.direction === 'backward') {
    return (
      <span className="cell-legend">
        <Legend scale={{ kind: 'diverging', extent: gradientExtentOf(answer, sight) }} name="Gradients of this cell" />
        {change && <span>{change}</span>}
      </span>
    );
  }
  const layer = answer.spec.layers[sight.layer - 1];
  return (
    <span className="cell-legend">
      {layer?.cell !== 'rnn' && (
        <Legend scale={{ kind: 'gate', hue: layer?.cell === 'gru' ? 'z' : 'f' }} name="Gates" low="0 shut" high="1 open" />
      )}
      <Legend scale={{ kind: 'diverging', extent: 1 }} name="Signed values" />
      {change && <span>{change}</span>}
    </span>
  );
}
