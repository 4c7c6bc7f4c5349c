import type { Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import type { Direction, FlowKind, Scene } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { Legend } from '../../ui/Legend';
import { TableButton } from '../../ui/TableButton';
import { muchChanged, scaleFlows } from './backward';
import { ContentsSwitch } from './ContentsSwitch';
import { changeExtent, changeWords, showsChange } from '../../store/changes';
import { type NormScale, thicknessOf } from './norms';
import { scaleKeys } from './scaleKeys';
import { tabulateGraph } from './unrolled.describe';
import './key.css';

interface KeyProps {
  readonly answer: Answer;
  readonly scene: Scene;
  /** The quantities that have a strip. */
  readonly drawn: ReadonlySet<Quantity>;
}

const kinds: readonly { readonly kind: FlowKind; readonly words: string }[] = [
  { kind: 'cost', words: 'cost → output' },
  { kind: 'output', words: 'output → cell' },
  { kind: 'time', words: 'cell → earlier' },
];

/** The line of each kind as it is drawn in the figure. */
const samples: Readonly<Record<FlowKind, string>> = { cost: 'M6 3v12', output: 'M6 1v13', time: 'M22 8h-18' };
const heads: Readonly<Record<FlowKind, string>> = {
  cost: 'M3.5 3a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M2.5 10l3.5 5l3.5 -5',
  output: 'M2 10l4 5l4 -5',
  time: 'M9 4l-7 4l7 4z',
};

function FlowSample({ kind }: { readonly kind: FlowKind }) {
  return (
    <svg className={`unrolled-sample unrolled-flow-${kind}`} width={kind === 'time' ? 24 : 12} height={17} aria-hidden="true">
      <path className="unrolled-line" d={samples[kind]} />
      <path className="unrolled-head" d={heads[kind]} />
    </svg>
  );
}

/** `of`: which gradients the arrows are the lengths of, where the strips beside them show something else. */
function NormLegend({ scale, of }: { readonly scale: NormScale; readonly of: string | null }) {
  const shares = [0, 0.33, 0.67, 1];
  const power = (exponent: number) => (
    <>
      10<sup>{String(exponent).replace('-', '−')}</sup>
    </>
  );
  return (
    <span
      className="unrolled-norms"
      role="img"
      aria-label={`Width of the backward arrows: length of the gradient${of === null ? '' : ` ${of}`} from 1e${scale.footExponent} to 1e${scale.topExponent}, logarithmic; dotted for zero${of === null ? '' : `. In another colour what it was, where it changed more than ${muchChanged} times`}`}
    >
      {of !== null && (
        <>
          <span>arrows: {of};</span>
          <svg width={22} height={9} aria-hidden="true">
            <path className="unrolled-before unrolled-before-wider" d="M0 4.5h22" style={{ strokeWidth: thicknessOf(1) }} />
          </svg>
          <span>before, if {muchChanged}× off</span>
        </>
      )}
      <svg width={22} height={9} aria-hidden="true">
        <path className="unrolled-line unrolled-none" d="M0 4.5h22" />
      </svg>
      <span>0</span>
      <span>{power(scale.footExponent)}</span>
      <svg width={64} height={9} aria-hidden="true">
        {shares.map((share, index) => (
          <path
            key={share}
            className="unrolled-line"
            d={`M${index * 16} 4.5h15`}
            style={{ strokeWidth: thicknessOf(share), strokeOpacity: 0.3 + 0.7 * share }}
          />
        ))}
      </svg>
      <span>{power(scale.topExponent)}</span>
    </span>
  );
}

/** Zero is paper: what was not changed is not seen. */
function ChangeScale({ answer, direction }: { readonly answer: Answer; readonly direction: Direction }) {
  const name = changeWords(answer, direction);
  const extent = changeExtent(answer, direction);
  return (
    <span className="unrolled-scale">
      {name}
      {extent > 0 && <Legend name={name} scale={{ kind: 'diverging', extent }} />}
    </span>
  );
}

function Scales({ answer, scene, drawn }: KeyProps) {
  if (showsChange(answer, scene)) return <ChangeScale answer={answer} direction={scene.direction} />;
  return scaleKeys(answer, scene, drawn).map((key) => (
    <span className="unrolled-scale" key={key.name}>
      {key.name}
      <Legend {...key} />
    </span>
  ));
}

/** Switches a kind of backward arrow on or off; the kinds keep their order. */
function toggle(kind: FlowKind): void {
  changeScene(({ arrows }) => ({
    arrows: kinds.map((each) => each.kind).filter((each) => (each === kind ? !arrows.includes(each) : arrows.includes(each))),
  }));
}

/** What colours, widths and lines mean, and the few controls that belong to this figure alone. */
export function Key({ answer, scene, drawn }: KeyProps) {
  const { direction, rolled, arrows, strips } = scene;
  return (
    <div className="unrolled-key">
      <Scales {...{ answer, scene, drawn }} />
      {answer.unchanged && <ContentsSwitch {...{ direction, strips }} />}
      {direction === 'backward' && (
        <>
          <NormLegend scale={scaleFlows(answer)} of={showsChange(answer, scene) ? 'after the change' : null} />
          <span className="unrolled-kinds" role="group" aria-label="Backward arrows" data-in-picture>
            {kinds.map(({ kind, words }) => (
              <Button key={kind} weight="quiet" pressed={arrows.includes(kind)} onPress={() => toggle(kind)}>
                <FlowSample kind={kind} />
                {words}
              </Button>
            ))}
          </span>
        </>
      )}
      <span className="unrolled-actions">
        <Button weight="quiet" onPress={() => changeScene({ rolled: rolled < 0.5 ? 1 : 0 })}>
          {rolled < 0.5 ? 'roll up' : 'unroll'}
        </Button>
        <TableButton title="The graph as a table" make={(digits) => tabulateGraph(answer, scene, digits)} />
      </span>
    </div>
  );
}
