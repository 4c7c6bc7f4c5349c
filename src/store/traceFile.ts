import { parameters } from '../engine/parameters';
import type { Clamp } from '../engine/program';
import type { Recording } from '../engine/recording';
import type { ModelSpec } from '../engine/spec';
import type { Tensor } from '../engine/tensor';
import { scoredSteps } from './costSteps';
import type { Answer, Column } from './run';
import type { ModelChoice, Scene } from './scene';
import { shippedName } from './shippedWeights';

/** Row-major. What is no finite number is null, as JSON has it. */
export interface FileTensor {
  readonly shape: readonly number[];
  readonly data: readonly (number | null)[];
}

type FileTensors = Readonly<Record<string, FileTensor>>;

/** All that is needed to compute an answer again elsewhere, and all that was computed. Numbers keep every bit. */
export interface TraceFile {
  readonly format: 'unrolled-trace';
  readonly version: 1;
  readonly about: string;
  readonly model: ModelChoice;
  readonly spec: ModelSpec;
  readonly text: string;
  readonly vocabulary: readonly string[];
  /** Signs of the input's entries. */
  readonly inputSigns: readonly string[];
  /** What was read at each step, and the class that should come out (−1 where nothing can be scored). */
  readonly columns: readonly Column[];
  /** Factor on W that `parameters` already hold; 1: as learnt. */
  readonly gain: number;
  readonly clamps: readonly Clamp[];
  readonly truncation: Scene['truncation'];
  /** The steps whose losses the cost is the mean of. */
  readonly costSteps: readonly number[];
  readonly loss: number | null;
  readonly losses: FileTensor;
  /** `input`, `layer1.h`, `layer1.initial.h`, `logits`, `output`, …: [steps, 1, width]; initial states [1, width]. */
  readonly values: FileTensors;
  /** The cost's gradient for each of `values`, under the same name. */
  readonly gradients: FileTensors;
  /** Of a case: L = Σ lossWeights · h of the last layer over costSteps. */
  readonly lossWeights?: FileTensor;
  /** As they were used, edits by hand included; shapes are the lecture's, x·U + h·W + b. */
  readonly parameters: FileTensors;
  readonly parameterGradients: FileTensors;
  /** The same text and cost without clamps, edits and gain; null where the scene has none. A network that goes on by itself may end elsewhere. */
  readonly unchanged: Pick<TraceFile, 'loss' | 'losses' | 'values' | 'gradients' | 'parameterGradients'> | null;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function fileTensor(shape: readonly number[], data: Float64Array): FileTensor {
  return { shape, data: Array.from(data, finite) };
}

function nameTensors({ input, convolved, layers, logits, output }: Recording): FileTensors {
  const named: readonly (readonly [string, Tensor | null | undefined])[] = [
    ['input', input],
    ['convolved', convolved],
    ...layers.flatMap(({ quantities, initial }, index) => [
      ...Object.entries(initial).map(([state, tensor]) => [`layer${index + 1}.initial.${state}`, tensor] as const),
      ...Object.entries(quantities).map(([quantity, tensor]) => [`layer${index + 1}.${quantity}`, tensor] as const),
    ]),
    ['logits', logits],
    ['output', output],
  ];
  return Object.fromEntries(named.flatMap(([name, tensor]) => (tensor ? [[name, fileTensor(tensor.shape, tensor.data)]] : [])));
}

function nameParameters(spec: ModelSpec, flat: Float64Array): FileTensors {
  return Object.fromEntries(
    parameters(spec).map(({ name, shape, offset, count }) => [name, fileTensor(shape, flat.subarray(offset, offset + count))]),
  );
}

function describeLoss({ sequence }: Answer): string {
  if (!sequence) return 'The loss is the mean over costSteps, in nats.';
  return 'The loss is the sum of lossWeights times h of the last layer over costSteps.';
}

/** What was computed of a pass: tensors by name. */
function nameComputed(spec: ModelSpec, { loss, losses, values, gradients, parameterGradient }: NonNullable<Answer['unchanged']>) {
  return {
    loss: finite(loss),
    losses: fileTensor(losses.shape, losses.data),
    values: nameTensors(values),
    gradients: nameTensors(gradients),
    parameterGradients: nameParameters(spec, parameterGradient),
  };
}

/** The answer on stage as a file for anyone to check. */
export function traceFile(answer: Answer): TraceFile {
  const { scene, spec, weights, vocabulary, inputSigns, columns, sequence } = answer;
  return {
    format: 'unrolled-trace',
    version: 1,
    about: `Tensors are row-major, float64, null where no finite number is. ${describeLoss(answer)}`,
    model: scene.model,
    spec,
    text: sequence ? '' : scene.text,
    vocabulary,
    inputSigns,
    columns,
    gain: scene.gain,
    clamps: scene.clamps,
    truncation: scene.truncation,
    costSteps: scoredSteps(answer),
    ...nameComputed(spec, answer),
    ...(sequence?.lossWeights && {
      lossWeights: fileTensor([columns.length, 1, spec.layers.at(-1)?.size ?? 0], sequence.lossWeights),
    }),
    parameters: nameParameters(spec, weights),
    unchanged: answer.unchanged && nameComputed(spec, answer.unchanged),
  };
}

/** Of the text only what every file system takes. */
export function traceFileName({ scene }: Answer): string {
  const { source } = scene.model;
  const words = (source.kind === 'case' ? source.name : scene.text).slice(0, 40).match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${['unrolled', shippedName(scene.model), ...words].join('-')}.json`;
}
