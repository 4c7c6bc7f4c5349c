import type { CSSProperties } from 'react';
import { breakBefore } from '../store/columns';
import { taskOf } from '../data/tasks';
import { caseOf } from '../store/modelSpec';
import { changeScene, useScene } from '../store/sceneStore';
import { Button } from '../ui/controls/Button';
import { FigureScale } from '../ui/FigureScale';
import { FailureBoundary } from './FailureBoundary';
import { leastFigure } from './stage.layout';
import { FilePicker } from './FilePicker';
import { OpeningMessage } from './OpeningMessage';
import { StageFailure, StageSkeleton } from './StageMessage';
import { useElementSize } from './useElementSize';
import type { StageState } from './useStage';
import { DepthView } from './DepthView';
import './figure.css';

interface ContentProps {
  readonly stage: StageState;
  readonly width: number;
  readonly height: number;
}

function Skeleton({ stage, width, height }: ContentProps) {
  const focus = useScene((scene) => scene.step);
  const zoom = useScene((scene) => scene.zoom);
  const layers = useScene((scene) => scene.model.sizes.length);
  const hasHead = useScene((scene) => caseOf(scene.model) === null);
  const leastPx = useScene((scene) => taskOf(scene.model).columnPx);
  const signs = stage.columns.map(({ typed }) => typed);
  const crossing = breakBefore(stage.columns);
  return <StageSkeleton {...{ width, height, layers, hasHead, signs, leastPx, crossing, focus, zoom }} />;
}

function Content(props: ContentProps) {
  const { stage, width, height } = props;
  const skeleton = <Skeleton {...props} />;
  const { answer, run } = stage;
  if (answer) {
    return (
      <FailureBoundary scope={answer}>
        <DepthView answer={answer} width={width} height={height} waiting={skeleton} />
      </FailureBoundary>
    );
  }
  return run.status === 'failed' ? null : skeleton;
}

/** A fresh copy of the same model is a new question to the engine. */
function tryAgain(): void {
  changeScene(({ model, edits }) => ({ model: { ...model }, edits }), { merge: 'retry' });
}

/** What failed, over the last good answer if there is one: nothing that the learner chose is lost. */
function Trouble({ stage }: { readonly stage: StageState }) {
  const { run } = stage;
  if (run.status !== 'failed') return null;
  return (
    <StageFailure message={run.failure.message} advice={run.failure.advice} slim={run.previous !== null}>
      {run.failure.missing ? (
        <FilePicker label={`Open ‘${run.failure.missing.name}’…`} look="primary" />
      ) : (
        <Button weight="primary" onPress={tryAgain}>
          Try again
        </Button>
      )}
    </StageFailure>
  );
}

/** A line that grows: with the share that is done where it is known, else by itself. */
function Working({ progress }: { readonly progress: number | null }) {
  if (progress === null) return <div className="stage-working" />;
  return (
    <p className="stage-progress">
      <progress max={1} value={progress} aria-label="Training the network again" />
      training it again, as the link says: {Math.round(progress * 100)} %
    </p>
  );
}

/** The largest thing on the screen: the view of the depth that the learner is at, in the room that there is. */
export function Figure(props: { readonly stage: StageState; readonly scale: number; readonly place: string }) {
  const { stage, scale, place } = props;
  const [reference, size] = useElementSize<HTMLDivElement>(`figure ${place}`);
  const depth = useScene((scene) => scene.depth.kind);
  const least = useScene((scene) => leastFigure(size.width, scene));
  const leastRoom = { '--least-graph': `${least}px` } as CSSProperties;
  const isRunning = stage.run.status === 'running';
  return (
    <section className="stage-figure" tabIndex={-1} data-depth={depth} aria-label="Figure" aria-busy={isRunning} style={leastRoom}>
      <div ref={reference} className="stage-figure-room">
        {size.width > 0 && size.height > 0 && (
          <FigureScale scale={scale} width={size.width} height={size.height}>
            {(width, height) => <Content stage={stage} width={width} height={height} />}
          </FigureScale>
        )}
      </div>
      {stage.run.status === 'running' && <Working progress={stage.run.progress} />}
      <Trouble stage={stage} />
      <OpeningMessage />
    </section>
  );
}
