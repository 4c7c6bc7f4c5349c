import { useState } from 'react';
import { useFocus } from '../lessons/useFocus';
import type { Panel } from '../store/scene';
import { showNextSample } from '../store/samples';
import { changeScene, currentScene, useScene } from '../store/sceneStore';
import { Announcer } from './Announcer';
import { changeDigits, goIn, goOut, keepValue, moveLayer, moveStep, moveUnit, toggleMiniBatch } from './commands';
import { copyInView } from './copyInView';
import type { Command } from './keyboard';
import { lessonPlace, shelvedLessons, useLessons } from './lessonShelf';
import { nameFieldId } from './NameField';
import { Blank, PresentHead, PresentLine } from './Present';
import { Stage } from './Stage';
import { useFileDrop } from './useFileDrop';
import { useKeyboard } from './useKeyboard';
import { type Playback, usePlayback } from './usePlayback';
import { togglePresenting } from './usePresenting';
import { type StageState, useStage } from './useStage';
import { Words } from './Words';

function leave(): void {
  const scene = currentScene();
  const isOutside = scene.depth.kind === 'graph' && scene.unit === null;
  if (scene.presenting && isOutside) togglePresenting();
  else changeScene(goOut(scene));
}

function write(): void {
  const field = document.getElementById(nameFieldId);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** In a lesson its pages turn, on the wall a question's answer first; elsewhere time goes on. */
function turn(by: 1 | -1, move: () => void): void {
  const { page, presenting, revealed } = currentScene();
  const lessons = shelvedLessons();
  const place = lessonPlace(page);
  if (!lessons || !place) {
    if (presenting) move();
    return;
  }
  const { lesson, step } = place;
  if (by === 1 && presenting && step.prediction && !revealed) {
    changeScene({ ...(step.prediction.before ? lessons.sceneOfStep(lesson, step) : {}), revealed: true });
    return;
  }
  const next = lessons.neighbour(lesson, step, by);
  if (next) changeScene(lessons.openStep(lesson, next));
}

function beginAgain(): void {
  const lessons = shelvedLessons();
  const place = lessonPlace(currentScene().page);
  if (lessons && place) changeScene(lessons.openStep(place.lesson, place.step));
}

function stageCommands({ answer, columns }: StageState, playback: Playback, blank: () => void): Partial<Record<Command, () => void>> {
  const steps = columns.length;
  const move = (by: number) => () => {
    playback.pause();
    changeScene((scene) => moveStep(scene, by, steps), { merge: 'step' });
  };
  const show = (panel: Panel) => () => changeScene({ panel, depth: { kind: 'graph' } });
  return {
    nextStep: move(1),
    previousStep: move(-1),
    firstStep: move(-steps),
    lastStep: move(steps),
    play: playback.toggle,
    turnOn: () => turn(1, move(1)),
    turnBack: () => turn(-1, move(-1)),
    beginAgain,
    goIn: () => changeScene(goIn),
    goOut: leave,
    miniBatch: () => changeScene(toggleMiniBatch),
    nextUnit: () => changeScene((scene) => moveUnit(scene, 1), { merge: 'unit' }),
    previousUnit: () => changeScene((scene) => moveUnit(scene, -1), { merge: 'unit' }),
    layerUp: () => changeScene((scene) => moveLayer(scene, 1)),
    layerDown: () => changeScene((scene) => moveLayer(scene, -1)),
    forward: () => changeScene({ direction: 'forward' }),
    backward: () => changeScene({ direction: 'backward' }),
    gates: show('gates'),
    gradients: show('gradients'),
    training: show('training'),
    prefixes: show('prefixes'),
    memory: show('memory'),
    series: show('series'),
    copy: () => answer && copyInView(answer, currentScene()),
    pin: () => changeScene(keepValue),
    moreDigits: () => changeScene((scene) => changeDigits(scene, 1), { merge: 'digits' }),
    fewerDigits: () => changeScene((scene) => changeDigits(scene, -1), { merge: 'digits' }),
    write,
    another: () => void showNextSample(),
    blank,
  };
}

/** The stage with the words of its page beside it, or alone on the wall. */
export function StagePage({ scale, compact }: { readonly scale: number; readonly compact: boolean }) {
  const stage = useStage();
  const lessons = useLessons();
  useFocus(
    useScene(({ page }) => lessonPlace(page, lessons)?.lesson ?? null),
    useScene(({ page }) => lessonPlace(page, lessons)?.step ?? null),
  );
  const presenting = useScene((scene) => scene.presenting);
  const kind = useScene(({ page }) => page.kind);
  const isDropping = useFileDrop();
  const playback = usePlayback(stage.columns.length);
  const [isBlank, setBlank] = useState(false);
  useKeyboard(
    stageCommands(stage, playback, () => setBlank((blank) => !blank)),
    presenting,
  );
  return (
    <div className={presenting ? 'page page-presenting' : 'page'} data-page={kind}>
      {presenting && <PresentHead />}
      <Stage stage={stage} playback={playback} scale={scale} compact={compact} />
      {presenting ? <PresentLine answer={stage.answer} /> : <Words answer={stage.answer} compact={compact} />}
      {presenting && isBlank && <Blank onWake={() => setBlank(false)} />}
      {isDropping && <p className="drop-hint">Drop the file to open it</p>}
      <Announcer answer={stage.answer} />
    </div>
  );
}
