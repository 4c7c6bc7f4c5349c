import { type CodeExport, type CodeFramework, exportCode } from '../interop/codeExport';
import type { CodeInputs, CodeModel } from '../interop/codeModel';
import { taskOf } from '../data/tasks';
import { passBehind } from '../store/buildAnswer';
import { perObjectAndForm } from '../store/perObject';
import type { Answer } from '../store/run';

/** What was read, as the program is given it: tokens one by one, or so many numbers a step. */
function inputsOf(numbers: readonly number[], width: number | null): CodeInputs {
  if (width === null) return { kind: 'tokens', tokens: numbers };
  const steps = Array.from({ length: numbers.length / width }, (_, step) => step * width);
  return { kind: 'vectors', rows: steps.map((from) => numbers.slice(from, from + width)) };
}

function modelOf(answer: Answer): CodeModel {
  const { spec, scene } = answer;
  const { inputs, decoder } = passBehind(answer);
  const held = scene.clamps.length > 0 ? '\nWhat the clamps hold on the stage is not held here.' : '';
  return {
    spec,
    title: `“${scene.text}”, read by ${scene.model.cell}${held}`,
    inputs: inputsOf(inputs, spec.input.kind === 'dense' ? spec.input.size : null),
    ...(decoder && { decoderInputs: inputsOf(decoder, null) }),
  };
}

/** The network on stage as a program, with a file of weights that it loads, on what it has read. */
export const programOf: (answer: Answer, framework: CodeFramework) => CodeExport = perObjectAndForm((answer, framework: CodeFramework) =>
  exportCode(modelOf(answer), answer.weights, framework, `${taskOf(answer.scene.model).name}_${answer.scene.model.cell}`),
);

/** The lines of the first paragraph of a program in which some text stands; null where it stands in none. */
export function excerpt(program: string, about: string): readonly string[] | null {
  const paragraph = program.split(/\n{2,}/).find((each) => each.includes(about));
  return paragraph?.trimEnd().split('\n') ?? null;
}
