import { useState } from 'react';
import { useContributions } from '../../store/analysisStore';
import { changeScene, useScene } from '../../store/sceneStore';
import { Segmented } from '../../ui/controls/Segmented';
import { Contributions } from './Contributions';
import { availableRoles, describeResidual, formerNorm, nameRole, tabulateContributions, tensorFor } from './gradient.describe';
import { figures } from './figures';
import { headHeight, tablePx } from './head.layout';
import { type FigureProps, latestOf, PanelFrame, Waiting } from './PanelFrame';

const wordsPx = 260;

/** What each step adds to the gradient of a parameter that all of them share. */
export function SharesFigure({ answer, width, height, axis, step, layer, chooser }: FigureProps) {
  const wished = useScene((scene) => scene.gradientOf);
  const [said, setSaid] = useState<string | null>(null);
  const roles = availableRoles(answer, layer);
  const role = roles.includes(wished) ? wished : 'W';
  const tensor = tensorFor(answer, layer, role);
  const analysis = useContributions(answer, tensor?.name ?? 'layer1.W');
  const result = latestOf(analysis);
  const isFit = result && result.steps.shape[0] === answer.columns.length;
  const roleNames = roles.map((value) => nameRole(answer, value));
  const controlsPx = headHeight([figures.map(({ label }) => label), roleNames], [wordsPx, tablePx], width);
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
      words={said ?? (result && describeResidual(result))}
      second={null}
      table={result && ((digits) => tabulateContributions(answer, nameRole(answer, role), result, digits))}
    >
      {isFit ? (
        <Contributions
          {...{ answer, result, axis, step, width }}
          role={nameRole(answer, role)}
          former={tensor && formerNorm(answer, tensor)}
          height={Math.max(40, height - controlsPx)}
          onSay={setSaid}
        />
      ) : (
        <Waiting analysis={analysis} />
      )}
    </PanelFrame>
  );
}
