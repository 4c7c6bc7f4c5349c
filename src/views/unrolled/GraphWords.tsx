import { memo } from 'react';
import type { ParameterTensor } from '../../engine/parameters';
import { wordsOf } from '../../data/taskWords';
import { hasOutput } from '../../store/columns';
import { doesAt, nameSign } from '../../store/columnWords';
import type { Answer } from '../../store/run';
import { useTrainedOn } from '../../store/samples';
import { changeScene, useScene } from '../../store/sceneStore';
import { attend, useAttention } from '../../ui/attention';
import { Button } from '../../ui/controls/Button';
import { fetched } from '../../ui/fetched';
import { formatProbability } from '../../ui/format';
import { Formula } from '../../ui/Math';
import { weightSymbol } from '../../ui/notation';
import { CaseWords } from './CaseWords';
import { describeChangedGradient, describeChangedGuess } from './changed.describe';
import {
  describeGradient,
  describeMeanLoss,
  describeProvenance,
  describeRead,
  describeReading,
  describeScore,
  describeShape,
  describeSize,
  describeTask,
  describeTruncation,
  describeTruth,
  sharedTensors,
} from './graphWords.describe';
import { likeliest, targetOf } from './predictions';
import { describeCost } from './unrolled.describe';
import './graphWords.css';

const SaliencyWords = fetched(async () => (await import('./SaliencyWords')).SaliencyWords);

const shown = 5;

/** What the network expects at the step in view, as bars; what really comes is set in bold and says so. */
function Expectations({ answer, step }: { readonly answer: Answer; readonly step: number }) {
  const target = targetOf(answer, step);
  const asked = useScene((scene) => scene.asked);
  return (
    <ol className="graph-words-bars">
      {likeliest(answer, step, shown).map(({ token, sign, probability }, rank) => (
        <li key={rank} className={token === target ? 'graph-words-right' : undefined}>
          <span className="graph-words-sign">{nameSign(answer, sign)}</span>
          <span className="graph-words-bar" style={{ backgroundSize: `max(1px, ${probability * 100}%) 100%` }} />
          <span className="graph-words-share">{formatProbability(probability)}</span>
          {token === target && <span className="visually-hidden">, which comes</span>}
          <button
            type="button"
            className="graph-words-why"
            aria-label={`Why ${nameSign(answer, sign)}? Show what mattered to it`}
            aria-pressed={asked?.step === step && asked.token === token}
            onClick={() => changeScene({ asked: { step, token, measure: asked?.measure ?? 'set' } })}
          >
            why?
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Which of several layers and halves a tensor belongs to. */
function placeOf({ layer, part }: ParameterTensor, several: boolean, halves: boolean): string {
  return [...(halves ? [part] : []), ...(several ? [`layer ${layer}`] : [])].join(', ');
}

function SharedTensor(props: { readonly tensor: ParameterTensor; readonly several: boolean; readonly halves: boolean }) {
  const { tensor, several, halves } = props;
  const notation = useScene((scene) => scene.notation);
  const lit = useAttention(({ weight }) => weight === tensor.name);
  const role = tensor.role as 'U' | 'W' | 'V';
  const place = tensor.layer > 0 ? placeOf(tensor, several, halves) : '';
  const point = () => attend({ weight: tensor.name });
  const leave = () => attend({ weight: null });
  return (
    <button
      type="button"
      className={`graph-words-tensor graph-words-${role}${lit ? ' graph-words-lit' : ''}`}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
      onClick={point}
    >
      <Formula tree={weightSymbol(notation, role)} />
      {place !== '' && <span className="graph-words-layer">{place}</span>}
      <span className="graph-words-shape">{describeShape(tensor)}</span>
    </button>
  );
}

function Backward({ answer }: { readonly answer: Answer }) {
  const scene = useScene((whole) => whole);
  const change = describeChangedGradient(answer, scene);
  return (
    <>
      <h2>Back through time</h2>
      <p>
        {describeCost(answer, scene.cost)}
        {answer.columns.some(({ output }) => output === 'used') && ' Tick an output’s loss in or out of it.'}
      </p>
      <p>{describeGradient(answer, scene)}</p>
      {change !== null && <p className="graph-words-change">{change}</p>}
      <p>{describeTruncation(scene.truncation)}</p>
    </>
  );
}

function ForwardWords({ answer, step }: { readonly answer: Answer; readonly step: number }) {
  if (answer.sequence) return <CaseWords answer={answer} sequence={answer.sequence} step={step} />;
  return <Forward answer={answer} step={step} />;
}

function Forward({ answer, step }: { readonly answer: Answer; readonly step: number }) {
  const task = describeTask(answer);
  const asked = useScene((scene) => scene.asked);
  const provenance = describeProvenance(answer, useTrainedOn(answer));
  const change = describeChangedGuess(answer, step);
  return (
    <>
      <h2>{wordsOf(answer.scene.model).question}</h2>
      {task && <p>{task}</p>}
      {hasOutput(answer, step) ? (
        <>
          <p>
            {describeRead(answer, step)}, and the network {doesAt(answer)}:
          </p>
          <Expectations answer={answer} step={step} />
          {asked && <SaliencyWords answer={answer} question={asked} />}
        </>
      ) : (
        <p>{describeRead(answer, step)}.</p>
      )}
      <p>
        {describeTruth(answer, step)} {describeMeanLoss(answer)} {describeScore(answer)}
      </p>
      {change !== null && <p className="graph-words-change">{change}</p>}
      {provenance && <p>{provenance}</p>}
    </>
  );
}

/** What is the same at every step. */
const Standing = memo(function Standing({ answer }: { readonly answer: Answer }) {
  return (
    <>
      {describeReading(answer).map((sentence) => (
        <p key={sentence} className="graph-words-note">
          {sentence}
        </p>
      ))}
      <p className="graph-words-note">{describeSize(answer)}</p>
      <div className="graph-words-tensors" role="group" aria-label="Weights that every step shares">
        {sharedTensors(answer).map((tensor) => (
          <SharedTensor key={tensor.name} tensor={tensor} several={answer.spec.layers.length > 1} halves={answer.spec.decoder !== null} />
        ))}
      </div>
    </>
  );
});

/** The words beside the graph: every number in them is the engine's, for the model, text and step on the stage. */
export function GraphWords({ answer }: { readonly answer: Answer }) {
  const wished = useScene((scene) => scene.step);
  const direction = useScene((scene) => scene.direction);
  const step = Math.min(wished, answer.columns.length - 1);
  return (
    <section className="graph-words" aria-label="The graph in words">
      {direction === 'forward' ? <ForwardWords answer={answer} step={step} /> : <Backward answer={answer} />}
      <p className="graph-words-open">
        <Button weight="quiet" onPress={() => changeScene({ depth: { kind: 'cell' } })}>
          open this cell
        </Button>
      </p>
      <Standing answer={answer} />
    </section>
  );
}
