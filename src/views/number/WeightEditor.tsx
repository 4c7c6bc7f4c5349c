import { useState } from 'react';
import { limits } from '../../store/limits';
import { tensorNamed } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { IconButton } from '../../ui/controls/IconButton';
import { Slider } from '../../ui/controls/Slider';
import { TextField } from '../../ui/controls/TextField';
import { formatNumber } from '../../ui/format';
import { InlineSymbol } from '../../ui/InlineSymbol';
import { problemOf, readTyped } from '../../ui/typedNumber';
import { chooseWeight, weightFieldId } from './chosenWeight';
import type { WeightPlace } from './sum';
import { factorRuns } from './symbols';
import { beginStroke, isEditOf, setWeight } from './weightEdits';

/** One weight, to be dragged or typed; the network runs with it at once. */
export function WeightEditor({ answer, weight }: { readonly answer: Answer; readonly weight: WeightPlace }) {
  const notation = useScene((scene) => scene.notation);
  const edits = useScene((scene) => scene.edits);
  const digits = useScene((scene) => scene.digits);
  const [typed, setTyped] = useState<string | null>(null);
  const tensor = tensorNamed(answer.spec, weight.tensor);
  const at = tensor ? tensor.offset + weight.index : 0;
  const edit = edits.find(isEditOf(weight));
  const value = edit?.value ?? answer.weights[at] ?? 0;
  const runs = factorRuns(answer, { kind: 'weight', value, weight }, notation);
  const name = runs.map(({ text }) => text).join('');
  const takeTyped = () => {
    const next = typed === null ? null : readTyped(typed, limits.value);
    if (next === null) return;
    beginStroke();
    setWeight(weight, next);
    setTyped(null);
  };
  return (
    <section className="weight" aria-label={`Weight ${name}`}>
      <header>
        <h3>
          <InlineSymbol runs={runs} /> = {formatNumber(value, digits)}
        </h3>
        <IconButton icon="close" label="Close this weight" onPress={() => chooseWeight(null)} />
      </header>
      <Slider
        label={`Value of ${name}`}
        hideLabel
        value={value}
        min={-4}
        max={4}
        step={0.01}
        valueText={formatNumber(value)}
        onBegin={beginStroke}
        onChange={(next) => setWeight(weight, next)}
      />
      <TextField
        id={weightFieldId}
        label="value"
        numeric
        value={typed ?? formatNumber(value, digits)}
        problem={typed === null ? null : problemOf(typed, limits.value)}
        onChange={setTyped}
        onEnter={() => takeTyped()}
        onLeave={() => {
          takeTyped();
          setTyped(null);
        }}
      />
      {edit && (
        <Button weight="quiet" onPress={() => (beginStroke(), setWeight(weight, null))}>
          as learnt
        </Button>
      )}
      <p className="weight-slope">
        ∂L/∂
        <InlineSymbol runs={runs} />, added up over all steps: {formatNumber(answer.parameterGradient[at] ?? 0, digits)}
      </p>
    </section>
  );
}
