import { canCompare, mostCompared, rivalModel, toggleCompared } from '../../../store/compared';
import { rowNames } from '../../../store/rivalNames';
import { changeCause, type Contents } from '../../../store/changes';
import type { Answer } from '../../../store/run';
import type { ModelChoice, Notation, Rival } from '../../../store/scene';
import { rivals } from '../../../store/sceneParts';
import { changeScene } from '../../../store/sceneStore';
import { Button } from '../../../ui/controls/Button';
import { Legend } from '../../../ui/Legend';
import { TableButton } from '../../../ui/TableButton';
import { ContentsSwitch } from '../ContentsSwitch';
import { letterOf } from '../symbols';
import { wayBack } from './compare.describe';
import { compareChange } from './compareKey.layout';
import { type ComparedCell, scalesOf } from './states';
import { tabulateCompare } from './table.describe';

export interface CompareKeyProps extends Contents {
  readonly cells: readonly ComparedCell[];
  readonly signs: readonly string[];
  readonly layer: number;
  readonly notation: Notation;
  readonly stage: Answer;
  /** On a phone the key is short of words. */
  readonly isNarrow: boolean;
}

/** What a rival is called where it is chosen. */
export function choiceName(stage: ModelChoice, rival: Rival): string {
  return rival === 'otherBias' ? `forget bias ${rivalModel(stage, rival).forgetBias ?? 1}` : rowNames[rival];
}

function Choice({ chosen, model }: { readonly chosen: readonly Rival[]; readonly model: ModelChoice }) {
  return (
    <span className="compare-choice" role="group" aria-label="Cells to compare">
      {rivals
        .filter((cell) => canCompare(model, cell))
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
              {choiceName(model, cell)}
            </Button>
          );
        })}
    </span>
  );
}

/** The scales of h and C, the one of gradients, or the one of all that was changed. */
function Scales(props: Pick<CompareKeyProps, 'cells' | 'layer' | 'direction' | 'shows' | 'notation' | 'stage' | 'isNarrow'>) {
  const { direction, shows, notation, stage, isNarrow } = props;
  const scales = scalesOf(props);
  const extent = scales.h.kind === 'diverging' ? scales.h.extent : 1;
  const values = direction === 'forward' ? letterOf('h', notation) : 'gradients';
  const name = shows === 'change' ? compareChange(stage, direction, extent) : values;
  const shown = shows === 'change' ? compareChange(stage, direction, extent, isNarrow) : values;
  const differs = shows === 'values' && direction === 'forward' && scales.c.kind === 'diverging' && scales.c.extent > 1;
  return (
    <>
      <span className="compare-scale">
        {shown}
        {extent > 0 && <Legend name={name} scale={scales.h} />}
      </span>
      {differs && (
        <span className="compare-scale compare-roomy">
          {letterOf('c', notation)}
          <Legend name={letterOf('c', notation)} scale={scales.c} />
        </span>
      )}
    </>
  );
}

/** Which cells are compared, the one scale that all of them share, what the strips show, and the way back to one cell. */
export function CompareKey(props: CompareKeyProps) {
  const { cells, signs, layer, direction, shows, stage } = props;
  const { model } = stage.scene;
  const ready = cells.flatMap(({ name, answer }) => (answer ? [{ name, answer }] : []));
  const contents = { direction, shows, cause: changeCause(stage.scene) };
  return (
    <div className="compare-key">
      <Choice chosen={cells.map(({ cell }) => cell)} model={model} />
      <Scales {...props} />
      {stage.unchanged && <ContentsSwitch direction={direction} strips={shows} />}
      {stage.unchanged && direction === 'backward' && (
        <span className="compare-scale">
          <svg width={14} height={9} aria-hidden="true">
            <rect className="compare-before" y={4} width={14} height={1.5} />
          </svg>
          before
        </span>
      )}
      <span className="compare-actions">
        <Button weight="quiet" onPress={() => changeScene({ compared: [] })}>
          {wayBack(model.cell)}
        </Button>
        <TableButton title="The comparison as a table" make={(digits) => tabulateCompare(ready, signs, layer, contents, digits)} />
      </span>
    </div>
  );
}
