import { useMemo, useState } from 'react';
import { useFormerJacobians, useJacobians } from '../../store/analysisStore';
import { changeCause, showsChange } from '../../store/changes';
import { limits } from '../../store/limits';
import { changeScene, useScene } from '../../store/sceneStore';
import { Segmented } from '../../ui/controls/Segmented';
import { Slider } from '../../ui/controls/Slider';
import { Legend } from '../../ui/Legend';
import { powerOfTen } from './gradient.describe';
import { figures } from './figures';
import { headHeight, isLow, secondHeight, tablePx } from './head.layout';
import { Jacobians } from './Jacobians';
import { type FigureProps, latestOf, PanelFrame, Waiting } from './PanelFrame';
import { Reach } from './Reach';
import { changeNote, dashedNote, describeReach, factorOf, type ReachRead, tabulatePairs, tabulateReach } from './reach.describe';
import { changeColours, normColours, type TriangleColours } from './triangle.layout';

/** 1 is paper: what is blue vanishes on its way, what is orange explodes. Of a change paper is none. */
function PairsLegend({ scale, isChange }: { readonly scale: TriangleColours['scale']; readonly isChange: boolean }) {
  const { extent } = scale;
  if (!isChange)
    return <Legend name="norm" scale={scale} low={`${powerOfTen(-extent)} vanishing`} high={`exploding ${powerOfTen(extent)}`} />;
  return extent > 0 && <Legend name="change of the norm" scale={scale} low={`÷ ${factorOf(extent)}`} high={`× ${factorOf(extent)}`} />;
}

/** What the triangle colours: the norms, or what a change by hand made of them. */
function useColours(read: ReachRead | null, isChange: boolean): TriangleColours | null {
  const { norms = null, former = null } = read ?? {};
  return useMemo(() => norms && (isChange && former ? changeColours(norms, former) : normColours(norms)), [norms, former, isChange]);
}

const states = [
  { value: 'h', label: '‖∂hₜ/∂hₖ‖' },
  { value: 'c', label: '‖∂cₜ/∂cₖ‖' },
] as const;

const legendPx = 330;
const gainPx = 300;

/** Makes every W larger or smaller by one factor: the network runs again with it, and gradients are those of that run. */
function Gain() {
  const gain = useScene((scene) => scene.gain);
  return (
    <Slider
      label="W ×"
      value={gain}
      min={limits.gain.from}
      max={limits.gain.to}
      step={0.05}
      valueText={gain === 1 ? '1, as learnt' : String(gain)}
      showValue
      onChange={(value) => changeScene({ gain: value }, { merge: 'gain' })}
    />
  );
}

/** How far back a state depends on earlier ones: from the step in view, or for all pairs of steps. */
export function ReachFigure({ answer, width, height, axis, step, layer, chooser, pairs }: FigureProps & { readonly pairs: boolean }) {
  const wished = useScene((scene) => scene.gradientState);
  const [said, setSaid] = useState<string | null>(null);
  const analysis = useJacobians(answer, layer);
  const result = latestOf(analysis);
  const state = wished === 'c' && result?.c ? 'c' : 'h';
  const formerAnalysis = useFormerJacobians(answer, layer);
  // Once nothing is changed any more, the latest of before is of a change that is gone.
  const former = answer.unchanged && latestOf(formerAnalysis);
  const norms = result?.[state] ?? null;
  const isFit = result !== null && norms?.shape[0] === answer.columns.length;
  const read: ReachRead | null =
    isFit && norms ? { state, norms, former: former?.[state] ?? null, singularValues: result.singularValues } : null;
  const isChange = useScene((scene) => showsChange(answer, scene)) && Boolean(read?.former);
  const colours = useColours(read, isChange);
  const choices = [figures.map(({ label }) => label), result?.c ? states.map(({ label }) => label) : []];
  const low = isLow({ width, height });
  const note = () => {
    if (!read || !colours) return '';
    if (!pairs) return dashedNote(read, step);
    return isChange ? changeNote(colours.scale.extent === 0, changeCause(answer.scene)) : '';
  };
  const label = read ? [describeReach(read, step), note()].filter(Boolean).join(' ') : '';
  const words = low ? note() : label;
  const firstPx = headHeight(choices, low ? [] : [pairs ? legendPx + tablePx : tablePx], width);
  const controlsPx = firstPx + secondHeight(low ? '' : words, gainPx, width);
  const controls = (
    <>
      {chooser}
      {result?.c && <Segmented label="State" value={state} options={states} onChange={(gradientState) => changeScene({ gradientState })} />}
    </>
  );
  const shared = { label, axis, step, width, height: Math.max(24, height - controlsPx), onSay: setSaid } as const;
  return (
    <PanelFrame
      heightPx={controlsPx}
      controls={controls}
      words={said ?? words}
      low={low}
      second={<Gain />}
      legend={pairs && colours && <PairsLegend scale={colours.scale} isChange={isChange} />}
      table={read && ((digits) => (pairs ? tabulatePairs(answer, read, digits) : tabulateReach(answer, read, step, digits)))}
    >
      {!read || !colours ? (
        <Waiting analysis={analysis} />
      ) : pairs ? (
        <Jacobians {...shared} read={read} colours={colours} />
      ) : (
        <Reach {...shared} read={read} />
      )}
    </PanelFrame>
  );
}
