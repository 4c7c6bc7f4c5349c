import { type ReactNode, useState } from 'react';
import { forgetTraining, pauseTraining, resumeTraining, startTraining, stopTraining } from '../../store/runStore';
import { changeScene, useScene } from '../../store/sceneStore';
import { withUsualWeights } from '../../store/shipped';
import { isBusy, type Training, trainingOf } from '../../store/training';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/Select';
import { TextField } from '../../ui/controls/TextField';
import { checkDraft, type Draft, draftFor, type Problems } from './settings';

const unitChoices = [8, 16, 32, 64, 128].map((units) => ({ value: String(units), label: String(units) }));
const layerChoices = [1, 2, 3].map((layers) => ({ value: String(layers), label: String(layers) }));
const fields: readonly { readonly name: keyof Draft; readonly label: string }[] = [
  { name: 'updates', label: 'updates' },
  { name: 'learningRate', label: 'learning rate' },
  { name: 'seed', label: 'seed' },
];

function Size({ disabled }: { readonly disabled: boolean }) {
  const model = useScene((scene) => scene.model);
  const units = model.sizes[0] ?? 32;
  const choose = (chosen: number, layers: number) =>
    changeScene({
      model: withUsualWeights({ ...model, sizes: Array.from({ length: layers }, () => chosen) }),
    });
  const known = unitChoices.some(({ value }) => value === String(units));
  const options = known ? unitChoices : [{ value: String(units), label: String(units) }, ...unitChoices];
  return (
    <>
      <Select
        label="units"
        value={String(units)}
        disabled={disabled}
        options={options}
        onChange={(value) => choose(Number(value), model.sizes.length)}
      />
      <Select
        label="layers"
        value={String(Math.min(3, model.sizes.length))}
        disabled={disabled}
        options={layerChoices}
        onChange={(value) => choose(units, Number(value))}
      />
    </>
  );
}

function Buttons({ training, onTrain }: { readonly training: Training; readonly onTrain: () => void }) {
  const { status } = training;
  const reset = () => {
    forgetTraining();
    changeScene(({ model }) => ({ model: withUsualWeights(model) }));
  };
  if (isBusy(training)) {
    return (
      <div className="training-buttons">
        {status === 'running' ? (
          <Button weight="primary" onPress={pauseTraining}>
            Pause
          </Button>
        ) : (
          <Button weight="primary" onPress={resumeTraining}>
            Continue
          </Button>
        )}
        <Button onPress={stopTraining}>Stop</Button>
      </div>
    );
  }
  return (
    <div className="training-buttons">
      <Button weight="primary" onPress={onTrain}>
        Train
      </Button>
      {status !== 'idle' && <Button onPress={reset}>Reset</Button>}
    </div>
  );
}

/** Train, pause, continue, stop, reset; and what a training is made of. The same numbers give the same network, bit by bit. */
export function TrainingControls({ training, children }: { readonly training: Training; readonly children: ReactNode }) {
  const model = useScene((scene) => scene.model);
  // What the learner typed; all else is as usual for the network on the stage.
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const draft = { ...draftFor(model), ...typed };
  const [problems, setProblems] = useState<Problems>({});
  // The engine trains one network at a time: another's is ended here before this one can learn.
  const busy = isBusy(training);
  const train = () => {
    const checked = checkDraft(draft, model);
    setProblems(checked.kind === 'wrong' ? checked.problems : {});
    if (checked.kind === 'sound') startTraining(checked.settings);
  };
  return (
    <div className="training-controls">
      <Buttons training={busy ? training : trainingOf(training, model)} onTrain={train} />
      <fieldset aria-disabled={busy} className="training-settings">
        <legend className="visually-hidden">Settings of the training</legend>
        {fields.map(({ name, label }) => (
          <TextField
            key={name}
            label={label}
            numeric
            readOnly={busy}
            value={draft[name]}
            problem={problems[name] ?? null}
            onChange={(value) => setTyped({ ...typed, [name]: value })}
            onEnter={train}
          />
        ))}
        <Size disabled={busy} />
      </fieldset>
      {children}
    </div>
  );
}
