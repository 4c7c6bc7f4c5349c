import { memo } from 'react';
import { perObject } from '../store/perObject';
import type { Column } from '../store/run';
import type { Direction } from '../store/scene';
import { changeScene, useScene } from '../store/sceneStore';
import { IconButton } from '../ui/controls/IconButton';
import { Segmented } from '../ui/controls/Segmented';
import { Select } from '../ui/controls/Select';
import { moveStep } from './commands';
import { quoteToken } from './crumbs';
import { type Playback, type Speed, speeds } from './usePlayback';
import './transport.css';

const directions: readonly { readonly value: Direction; readonly label: string }[] = [
  { value: 'forward', label: 'forward' },
  { value: 'backward', label: 'backward' },
];

const speedOptions = speeds.map((speed) => ({ value: String(speed), label: `${speed}×` }));

/** Ticks of the ruler: every step, or every tenth when there are many. */
export function tickSteps(steps: number): readonly number[] {
  const every = steps <= 61 ? 1 : steps <= 201 ? 10 : 50;
  return Array.from({ length: Math.ceil(steps / every) }, (_, index) => index * every);
}

/** One path, in hundredths of the ruler's width. */
const Ticks = memo(function Ticks({ steps }: { readonly steps: number }) {
  const last = Math.max(1, steps - 1);
  const path = tickSteps(steps).map((tick) => `M${(tick / last) * 100} 0V1`);
  return (
    <svg aria-hidden="true" className="scrubber-ticks" viewBox="0 0 100 1" preserveAspectRatio="none">
      <path d={path.join('')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
});

function Scrubber({ step, columns }: { readonly step: number; readonly columns: readonly Column[] }) {
  const last = Math.max(0, columns.length - 1);
  return (
    <div className="scrubber">
      <Ticks steps={columns.length} />
      <input
        type="range"
        aria-label="Time step"
        min={0}
        max={last}
        step={1}
        value={Math.min(step, last)}
        aria-valuetext={`step ${step} of ${last}, ${quoteToken(columns[step])}`}
        onChange={(event) => changeScene({ step: event.target.valueAsNumber }, { merge: 'step' })}
      />
    </div>
  );
}

/** Room for the longest sign, in em, so that what stands beside it stays where it is from step to step. */
const signRoom = perObject((columns: readonly Pick<Column, 'typed'>[]): number => {
  const longest = columns.reduce((most, { typed }) => Math.max(most, Array.from(typed).length), 1);
  return longest === 1 ? 1 : Math.min(longest, 9) * 0.5;
});

/** The first clock: the time step, played, stepped and scrubbed, and the direction in which it is read. */
export function Transport(props: { readonly columns: readonly Column[]; readonly playback: Playback }) {
  const { columns, playback } = props;
  const step = useScene((scene) => Math.min(scene.step, Math.max(0, columns.length - 1)));
  const direction = useScene((scene) => scene.direction);
  const move = (by: number) => {
    playback.pause();
    changeScene((scene) => moveStep(scene, by, columns.length), { merge: 'step' });
  };
  return (
    <div className="transport" role="group" aria-label="Time">
      <div className="transport-keys">
        <IconButton icon="back" label="Previous step" shortcut="ArrowLeft" disabled={step === 0} onPress={() => move(-1)} />
        <IconButton
          icon={playback.playing ? 'pause' : 'play'}
          label={playback.playing ? 'Pause' : 'Play'}
          disabled={columns.length < 2}
          onPress={playback.toggle}
        />
        <IconButton icon="forward" label="Next step" shortcut="ArrowRight" disabled={step >= columns.length - 1} onPress={() => move(1)} />
        <span className="transport-speed">
          <Select
            label="Speed"
            hideLabel
            value={String(playback.speed)}
            options={speedOptions}
            onChange={(chosen) => playback.setSpeed(Number(chosen) as Speed)}
          />
        </span>
      </div>
      <Scrubber step={step} columns={columns} />
      <span className="transport-place">
        step <b>{step}</b> of {Math.max(0, columns.length - 1)}{' '}
        <b className="transport-sign" style={{ minWidth: `${signRoom(columns)}em` }}>
          {columns[step]?.kind === 'token' ? columns[step].typed : ''}
        </b>
      </span>
      <Segmented label="Direction" value={direction} options={directions} onChange={(chosen) => changeScene({ direction: chosen })} />
    </div>
  );
}
