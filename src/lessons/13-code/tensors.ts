import { type GateName, parameters } from '../../engine/parameters';
import { vectorAt } from '../../engine/tensor';
import type { CodeFramework } from '../../interop/codeExport';
import { type FrameworkTensor, frameworkTensors } from '../../interop/frameworkTensors';
import { layouts } from '../../interop/layouts';
import type { Meaning, NamedTensors } from '../../interop/namedTensors';
import { readWeights, writeWeights } from '../../interop/weights';
import { perObjectAndForm } from '../../store/perObject';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { clampStep } from '../measure';

/** The weights on stage, and their gradients, as a framework keeps them. */
export const writtenFor: (answer: Answer, framework: CodeFramework, meaning: Meaning) => NamedTensors = perObjectAndForm(
  (answer, framework: CodeFramework, meaning: Meaning) =>
    writeWeights(answer.spec, meaning === 'weights' ? answer.weights : answer.parameterGradient, framework, meaning),
);

export function countNumbers(tensors: NamedTensors): number {
  return [...tensors.values()].reduce((sum, { data }) => sum + data.length, 0);
}

/** A framework's tensors of the first layer; `role` picks one. */
export function firstLayer({ spec }: Answer, framework: CodeFramework): readonly FrameworkTensor[] {
  return frameworkTensors(spec, framework).filter(({ layer, part }) => layer === 1 && part === 'encoder');
}

export function tensorOf(answer: Answer, framework: CodeFramework, role: 'U' | 'W'): FrameworkTensor | null {
  return firstLayer(answer, framework).find((tensor) => tensor.role === role) ?? null;
}

export function gatesIn(answer: Answer, framework: CodeFramework): readonly GateName[] {
  const [layer] = answer.spec.layers;
  return layer ? layouts[framework].gates[layer.cell] : [];
}

export function sizeOf({ spec }: Answer): number {
  return spec.layers[0]?.size ?? 0;
}

/** One weight of U: from what is read to one gate of one unit. */
export interface Chosen {
  readonly gate: GateName;
  readonly unit: number;
  readonly input: number;
  readonly value: number;
}

/** From the sign in view (or, where none is read, from the first) to the gate in view, else the first of the engine's. */
export function chosenWeight(answer: Answer, scene: Scene): Chosen {
  const U = parameters(answer.spec).find(({ name }) => name === 'layer1.U');
  if (!U) throw new RangeError('Every network has a first layer.');
  const { depth } = scene;
  const gate = U.gates.find((each) => depth.kind === 'number' && depth.quantity === each) ?? U.gates[0] ?? 'h';
  const unit = Math.min(scene.unit ?? 0, sizeOf(answer) - 1);
  const input = Math.max(0, answer.columns[clampStep(answer, scene.step)]?.token ?? 0) % (U.shape[0] ?? 1);
  const at = U.offset + input * (U.shape[1] ?? 0) + U.gates.indexOf(gate) * sizeOf(answer) + unit;
  return { gate, unit, input, value: answer.weights[at] ?? Number.NaN };
}

/** Where a framework keeps such a weight, and what stands there. */
export function placeOf(answer: Answer, framework: CodeFramework, { gate, unit, input }: Chosen) {
  const tensor = tensorOf(answer, framework, 'U');
  const output = gatesIn(answer, framework).indexOf(gate) * sizeOf(answer) + unit;
  const [row, column] = layouts[framework].outputsFirst ? [output, input] : [input, output];
  const data = writtenFor(answer, framework, 'weights').get(tensor?.name ?? '')?.data;
  return { name: tensor?.name ?? '', row, column, value: data?.[row * (tensor?.shape[1] ?? 0) + column] ?? Number.NaN };
}

/** Whether all numbers come back with the same bits when they are written for a framework and read again. */
export function comesBack(answer: Answer, framework: CodeFramework): boolean {
  const back = readWeights(answer.spec, writtenFor(answer, framework, 'weights'), framework);
  return back.length === answer.weights.length && back.every((value, index) => Object.is(value, answer.weights[index]));
}

/** What the program prints for a step: the output of the network as it stands on the stage. */
export function printedAt(answer: Answer, step: number): readonly string[] {
  const { output } = answer.values;
  return output ? Array.from(vectorAt(output, clampStep(answer, step)), (value) => value.toFixed(6)) : [];
}
