import { useMemo, useState } from 'react';
import { type Analysis, type ContributionsResult, useContributions, useFormerContributions } from '../../store/analysisStore';
import { changeCause, showsChange } from '../../store/changes';
import type { Answer } from '../../store/run';
import { changeScene, useScene } from '../../store/sceneStore';
import { Segmented } from '../../ui/controls/Segmented';
import { Contributions } from './Contributions';
import {
  availableRoles,
  changedNote,
  describeResidual,
  nameRole,
  type SharesRead,
  tabulateContributions,
  tensorFor,
} from './gradient.describe';
import { differenceOf } from './gradient.layout';
import { figures } from './figures';
import { headHeight, isLow, tablePx } from './head.layout';
import { type FigureProps, latestOf, PanelFrame, Waiting } from './PanelFrame';

const wordsPx = 260;

/** What the steps contribute to a tensor, as it is and, beside it or as the difference, before a change by hand; null until it is known. */
function useShares(answer: Answer, tensor: string): { readonly read: SharesRead | null; readonly analysis: Analysis<ContributionsResult> } {
  const analysis = useContributions(answer, tensor);
  const formerAnalysis = useFormerContributions(answer, tensor);
  const isChange = useScene((scene) => showsChange(answer, scene));
  const result = latestOf(analysis);
  // Once nothing is changed any more, the latest of before is of a change that is gone; and one of both may be of another tensor still.
  const former = answer.unchanged && analysis.status === formerAnalysis.status ? latestOf(formerAnalysis) : null;
  const read = useMemo((): SharesRead | null => {
    if (result?.steps.shape[0] !== answer.columns.length) return null;
    const before = former?.total.data.length === result.total.data.length ? former : null;
    if (!before || !isChange) return { result, former: before, drawn: result, cause: null };
    return { result, former: before, drawn: differenceOf(result, before), cause: changeCause(answer.scene) };
  }, [answer, result, former, isChange]);
  return { read, analysis };
}

/** What each step adds to the gradient of a parameter that all of them share. */
export function SharesFigure({ answer, width, height, axis, step, layer, chooser }: FigureProps) {
  const wished = useScene((scene) => scene.gradientOf);
  const [said, setSaid] = useState<string | null>(null);
  const roles = availableRoles(answer, layer);
  const role = roles.includes(wished) ? wished : 'W';
  const { read, analysis } = useShares(answer, tensorFor(answer, layer, role)?.name ?? 'layer1.W');
  const roleNames = roles.map((value) => nameRole(answer, value));
  const low = isLow({ width, height });
  const controlsPx = headHeight([figures.map(({ label }) => label), roleNames], low ? [tablePx] : [wordsPx, tablePx], width);
  const controls = (
    <>
      {chooser}
      <Segmented
        label="Parameter"
        value={role}
        options={roles.map((value) => ({ value, label: nameRole(answer, value) }))}
        onChange={(gradientOf) => changeScene({ gradientOf })}
      />
    </>
  );
  return (
    <PanelFrame
      heightPx={controlsPx}
      controls={controls}
      words={said ?? (read && (changedNote(read) || describeResidual(read.result)))}
      second={null}
      low={low}
      table={read && ((digits) => tabulateContributions(answer, nameRole(answer, role), read, digits))}
    >
      {read ? (
        <Contributions
          {...{ answer, read, axis, step, width }}
          role={nameRole(answer, role)}
          height={Math.max(40, height - controlsPx)}
          onSay={setSaid}
        />
      ) : (
        <Waiting analysis={analysis} />
      )}
    </PanelFrame>
  );
}
