import { type ReactNode, useMemo, useState } from 'react';
import type { Tensor } from '../../engine/tensor';
import { type Analysis, useContributions, useJacobians } from '../../store/analysisStore';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { Segmented } from '../../ui/controls/Segmented';
import type { Option } from '../../ui/controls/Select';
import type { FigureTableData } from '../../ui/FigureTable';
import { Legend } from '../../ui/Legend';
import { TableButton } from '../../ui/TableButton';
import { layoutTimeAxis, type TimeAxis } from '../../ui/timeAxis';
import { Contributions } from './Contributions';
import {
  availableRoles,
  describeJacobians,
  describeResidual,
  type GradientRole,
  powerOfTen,
  tabulateContributions,
  tabulateJacobians,
  tensorFor,
} from './gradient.describe';
import { triangleScale } from './gradient.layout';
import { Jacobians } from './Jacobians';
import './gradient.css';

interface PanelProps {
  readonly answer: Answer;
  readonly width: number;
  readonly height: number;
}

type Shown = 'contributions' | 'jacobians';

const figures: readonly Option<Shown>[] = [
  { value: 'contributions', label: 'each step’s share' },
  { value: 'jacobians', label: 'reach back in time' },
];

/** What an analysis has to show: its result, the last one while the next is computed, or why there is none. */
function latestOf<R>(analysis: Analysis<R>): R | null {
  if (analysis.status === 'ready') return analysis.result;
  return analysis.status === 'running' ? analysis.previous : null;
}

function Waiting<R>({ analysis }: { readonly analysis: Analysis<R> }) {
  const words =
    analysis.status === 'failed' ? `${analysis.failure.message} ${analysis.failure.advice}` : 'The engine takes the gradient apart …';
  return <p className="gradient-waiting">{words}</p>;
}

interface FigureProps extends PanelProps {
  readonly axis: TimeAxis;
  readonly step: number;
  readonly layer: number;
  readonly chooser: ReactNode;
}

/** The panel's line of controls and words, and the figure under it. */
function Frame(props: {
  readonly height: number;
  readonly controls: ReactNode;
  readonly words: string | null;
  readonly legend: ReactNode;
  readonly table: (() => FigureTableData) | null;
  readonly children: ReactNode;
}) {
  const words = <output className="gradient-words">{props.words}</output>;
  return (
    <>
      <div className="gradient-controls" style={{ height: props.height }}>
        {props.controls}
        {props.legend === null && words}
        <span className="gradient-end">
          {props.legend}
          {props.table && <TableButton title="Gradients as a table" make={props.table} />}
        </span>
        {props.legend !== null && words}
      </div>
      {props.children}
    </>
  );
}

/** 1 is paper: what is blue vanishes on its way, what is orange explodes. */
function NormLegend({ norms }: { readonly norms: Tensor }) {
  const scale = triangleScale(norms);
  return <Legend name="norm" scale={scale} low={`${powerOfTen(-scale.extent)} vanishing`} high={`exploding ${powerOfTen(scale.extent)}`} />;
}

/** One line, or two: for the longer words about Jacobians, and where it is narrow. */
function controlsHeight(width: number, shown: Shown): number {
  if (width < 640) return shown === 'jacobians' ? 92 : 64;
  return shown === 'jacobians' ? 52 : 30;
}

function ContributionsFigure({ answer, width, height, axis, step, layer, chooser }: FigureProps) {
  const [wished, setRole] = useState<GradientRole>('W');
  const [said, setSaid] = useState<string | null>(null);
  const roles = availableRoles(answer, layer);
  const role = roles.includes(wished) ? wished : 'W';
  const analysis = useContributions(answer, tensorFor(answer, layer, role)?.name ?? 'layer1.W');
  const result = latestOf(analysis);
  const isFit = result && result.steps.shape[0] === answer.tokens.length;
  const controlsPx = controlsHeight(width, 'contributions');
  const controls = (
    <>
      {chooser}
      <Segmented label="Parameter" value={role} options={roles.map((value) => ({ value, label: value }))} onChange={setRole} />
    </>
  );
  return (
    <Frame
      height={controlsPx}
      controls={controls}
      words={said ?? (result && describeResidual(result))}
      legend={null}
      table={result && (() => tabulateContributions(answer, role, result))}
    >
      {isFit ? (
        <Contributions {...{ answer, role, result, axis, step, width }} height={Math.max(40, height - controlsPx)} onSay={setSaid} />
      ) : (
        <Waiting analysis={analysis} />
      )}
    </Frame>
  );
}

function JacobiansFigure({ answer, width, height, axis, step, layer, chooser }: FigureProps) {
  const [wished, setState] = useState<'h' | 'c'>('h');
  const [said, setSaid] = useState<string | null>(null);
  const analysis = useJacobians(answer, layer);
  const result = latestOf(analysis);
  const state = wished === 'c' && result?.c ? 'c' : 'h';
  const norms = state === 'c' ? result?.c : result?.h;
  const isFit = norms?.shape[0] === answer.tokens.length;
  const controlsPx = controlsHeight(width, 'jacobians');
  const controls = (
    <>
      {chooser}
      {result?.c && (
        <Segmented
          label="State"
          value={state}
          options={[
            { value: 'h', label: '‖∂hₜ/∂hₖ‖' },
            { value: 'c', label: '‖∂cₜ/∂cₖ‖' },
          ]}
          onChange={setState}
        />
      )}
    </>
  );
  return (
    <Frame
      height={controlsPx}
      controls={controls}
      words={said ?? (result && norms ? describeJacobians(state, norms, step, result.singularValues) : null)}
      legend={norms ? <NormLegend norms={norms} /> : null}
      table={norms ? () => tabulateJacobians(answer, state, norms) : null}
    >
      {result && norms && isFit ? (
        <Jacobians
          {...{ state, norms, axis, step, width }}
          singularValues={result.singularValues}
          height={Math.max(40, height - controlsPx)}
          onSay={setSaid}
        />
      ) : (
        <Waiting analysis={analysis} />
      )}
    </Frame>
  );
}

/** The gradient taken apart, on the graph's time axis: what each step adds to a shared weight's gradient, and how far states reach back. */
export function GradientPanel({ answer, width, height }: PanelProps) {
  const wishedStep = useScene((scene) => scene.step);
  const wishedLayer = useScene((scene) => scene.layer);
  const zoom = useScene((scene) => scene.zoom);
  const [shown, setShown] = useState<Shown>('contributions');
  const steps = answer.tokens.length;
  const step = Math.min(wishedStep, steps - 1);
  const layer = Math.min(wishedLayer, answer.spec.layers.length);
  const axis = useMemo(() => layoutTimeAxis({ widthPx: width, steps, focus: step, zoom }), [width, steps, step, zoom]);
  const chooser = <Segmented label="Gradient figure" value={shown} options={figures} onChange={setShown} />;
  const shared = { answer, width, height, axis, step, layer, chooser };
  return (
    <figure className={width < 560 ? 'gradient gradient-narrow' : 'gradient'} aria-label="Gradients" style={{ width, height }}>
      {shown === 'contributions' ? <ContributionsFigure {...shared} /> : <JacobiansFigure {...shared} />}
    </figure>
  );
}
