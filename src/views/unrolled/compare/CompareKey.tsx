import { canCompare, mostCompared, rivalModel, toggleCompared } from '../../../store/compared';
import type { Direction, ModelChoice, Notation } from '../../../store/scene';
import { rivals } from '../../../store/sceneParts';
import { changeScene } from '../../../store/sceneStore';
import { Button } from '../../../ui/controls/Button';
import { Legend } from '../../../ui/Legend';
import { TableButton } from '../../../ui/TableButton';
import { letterOf } from '../symbols';
import { rowNames, tabulateCompare } from './compare.describe';
import { type ComparedCell, scalesOf } from './states';

export interface CompareKeyProps {
  readonly cells: readonly ComparedCell[];
  readonly signs: readonly string[];
  readonly layer: number;
  readonly direction: Direction;
  readonly notation: Notation;
  readonly stage: ModelChoice;
}

/** Which cells are compared, the one scale that all of them share, and the way back to one cell. */
export function CompareKey(props: CompareKeyProps) {
  const { cells, signs, layer, direction, notation, stage } = props;
  const chosen = cells.map(({ cell }) => cell);
  const ready = cells.flatMap(({ name, answer }) => (answer ? [{ name, answer }] : []));
  const scales = scalesOf({ cells, layer, direction });
  const name = direction === 'forward' ? letterOf('h', notation) : 'gradients';
  const differs = direction === 'forward' && scales.c.kind === 'diverging' && scales.c.extent > 1;
  return (
    <div className="compare-key">
      <span className="compare-choice" role="group" aria-label="Cells to compare">
        {rivals
          .filter((cell) => canCompare(stage, cell))
          .map((cell) => {
            const isChosen = chosen.includes(cell);
            const isFixed = isChosen ? chosen.length <= 2 : chosen.length >= mostCompared;
            return (
              <Button
                key={cell}
                weight="quiet"
                pressed={isChosen}
                disabled={isFixed}
                onPress={() => changeScene(({ compared }) => ({ compared: toggleCompared(compared, cell) }))}
              >
                {cell === 'otherBias' ? `forget bias ${rivalModel(stage, cell).forgetBias ?? 1}` : rowNames[cell]}
              </Button>
            );
          })}
      </span>
      <span className="compare-scale">
        {name}
        <Legend name={name} scale={scales.h} />
      </span>
      {differs && (
        <span className="compare-scale compare-roomy">
          {letterOf('c', notation)}
          <Legend name={letterOf('c', notation)} scale={scales.c} />
        </span>
      )}
      <span className="compare-actions">
        <Button weight="quiet" onPress={() => changeScene({ compared: [] })}>
          {rowNames[stage.cell]} alone
        </Button>
        <TableButton title="The comparison as a table" make={(digits) => tabulateCompare(ready, signs, layer, direction, digits)} />
      </span>
    </div>
  );
}
