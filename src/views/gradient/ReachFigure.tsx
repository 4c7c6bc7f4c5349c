import { useState } from 'react';
import { limits } from '../../store/limits';
import { changeScene, useScene } from '../../store/sceneStore';
import { Segmented } from '../../ui/controls/Segmented';
import { Slider } from '../../ui/controls/Slider';
import { powerOfTen } from '../../ui/format';
import { Legend } from '../../ui/Legend';
import { figures } from './figures';
import { headHeight, isLow, secondHeight, tablePx } from './head.layout';
import { Jacobians } from './Jacobians';
import { type FigureProps, latestOf, PanelFrame, Waiting } from './PanelFrame';
import { Reach } from './Reach';
import { changeNote, dashedNote, describeGain, describeReach, factorOf, tabulatePairs, tabulateReach } from './reach.describe';
import type { TriangleColours } from './triangle.layout';
import { useReach } from './useReach';

/** 1 is paper: what is blue vanishes on its way, what is orange explodes. Of a change paper is none. */
function PairsLegend({ scale, isChange }: { readonly scale: TriangleColours['scale']; readonly isChange: boolean }) {
  const { extent } = scale;
  if (!isChange)
    return <Legend name="norm" scale={scale} low={`${powerOfTen(-extent)} vanishing`} high={`exploding ${powerOfTen(extent)}`} />;
  return extent > 0 && <Legend name="change of the norm" scale={scale} low={`÷ ${factorOf(extent)}`} high={`× ${factorOf(extent)}`} />;
}

const states = [
  { value: 'h', label: '‖∂hₜ/∂hₖ‖' },
  { value: 'c', label: '‖∂cₜ/∂cₖ‖' },
] as const;

const legendPx = 330;
const gainPx = 345;

/** Makes every W larger or smaller by one factor: the network runs again with it, and gradients are those of that run. */
function Gain({ singularValues }: { readonly singularValues: readonly Float64Array[] }) {
  const gain = useScene((scene) => scene.gain);
  return (
    <Slider
      label="W ×"
      value={gain}
      min={limits.gain.from}
      max={limits.gain.to}
      step={0.05}
      valueText={describeGain(gain, singularValues)}
      showValue
      onChange={(value) => changeScene({ gain: value }, { merge: 'gain' })}
    />
  );
}

/** How far back a state depends on earlier ones: from the step in view, or for all pairs of steps. */
export function ReachFigure({ answer, width, height, axis, step, layer, chooser, pairs }: FigureProps & { readonly pairs: boolean }) {
  const [said, setSaid] = useState<string | null>(null);
  const { shown, analysis } = useReach(answer, layer);
  const hasLongTerm = Boolean(latestOf(analysis)?.c);
  const choices = [figures.map(({ label }) => label), hasLongTerm ? states.map(({ label }) => label) : []];
  const low = isLow({ width, height });
  const note = shown && (pairs ? changeNote(shown.cause, shown.colours.scale.extent === 0) : dashedNote(shown.read, step));
  const label = shown ? [describeReach(shown.read, step), note].filter(Boolean).join(' ') : '';
  const firstPx = headHeight(choices, low ? [] : [pairs ? legendPx + tablePx : tablePx], width);
  const controlsPx = firstPx + secondHeight(low ? '' : label, gainPx, width);
  const controls = (
    <>
      {chooser}
      {hasLongTerm && (
        <Segmented
          label="State"
          value={shown?.read.state ?? 'h'}
          options={states}
          onChange={(gradientState) => changeScene({ gradientState })}
        />
      )}
    </>
  );
  const shared = { label, axis, step, width, height: Math.max(24, height - controlsPx), onSay: setSaid } as const;
  return (
    <PanelFrame
      heightPx={controlsPx}
      controls={controls}
      words={said ?? (low ? note : label)}
      low={low}
      second={<Gain singularValues={shown?.read.singularValues ?? []} />}
      legend={pairs && shown && <PairsLegend scale={shown.colours.scale} isChange={shown.cause !== null} />}
      table={shown && ((digits) => (pairs ? tabulatePairs(answer, shown.read, digits) : tabulateReach(answer, shown.read, step, digits)))}
    >
      {shown === null ? (
        <Waiting analysis={analysis} />
      ) : pairs ? (
        <Jacobians {...shared} {...shown} />
      ) : (
        <Reach {...shared} read={shown.read} />
      )}
    </PanelFrame>
  );
}
