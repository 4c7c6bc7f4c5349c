import { indexOfLargest } from '../engine/choose';
import type { Program } from '../engine/program';
import { vectorAt } from '../engine/tensor';
import { batchOf, countOutputs, withProgram } from './pass';
import type { GoesOn, Pass } from './protocol';

/** The likeliest class of each output of the latest forward pass. */
function likeliest(program: Program): readonly number[] {
  const { output } = program.values().main;
  if (!output) throw new RangeError('A model without an output layer predicts nothing.');
  return Array.from({ length: output.shape[0] ?? 0 }, (_, step) => indexOfLargest(vectorAt(output, step)));
}

/** Zeros, step after step: nothing depends on what was said, so one run over the longest sequence shows where it ends. */
function readZeros(pass: Pass, weights: Float64Array, { end, most }: GoesOn): Pass {
  const width = pass.spec.input.kind === 'dense' ? pass.spec.input.size : 1;
  const zero = pass.spec.input.kind === 'dense' ? 0 : -1;
  const given = pass.inputs.length / width;
  const steps = given + most - 1;
  const longest = Array.from({ length: steps * width }, (_, index) => pass.inputs[index] ?? zero);
  const whole = { ...pass, inputs: longest };
  const said = withProgram(whole, weights, (program) => {
    program.forward(batchOf(whole), null, pass.clamps);
    return likeliest(program);
  });
  // It reads all that it is given, whatever it says meanwhile.
  const last = said.indexOf(end, given - 1);
  return { ...pass, inputs: longest.slice(0, (last === -1 ? steps : last + 1) * width) };
}

/** Its own outputs, one after the other: each run is one step longer, so that what is held by hand counts in every one. */
function readOwnOutputs(pass: Pass, weights: Float64Array, { end, most }: GoesOn): Pass {
  const decoder = [...(pass.decoder ?? [])];
  const room = { ...pass, decoder: Array.from({ length: most }, () => end) };
  return withProgram(room, weights, (program) => {
    for (;;) {
      program.forward(batchOf({ ...pass, decoder }), null, pass.clamps);
      const said = likeliest(program).at(-1) ?? end;
      if (said === end || decoder.length === most) return { ...pass, decoder };
      decoder.push(said);
    }
  });
}

/** The same pass with all that the network reads when it goes on by itself written out. */
export function goOn(pass: Pass, weights: Float64Array): Pass {
  const { goesOn } = pass;
  if (!goesOn) return pass;
  const whole = { ...(pass.spec.decoder ? readOwnOutputs : readZeros)(pass, weights, goesOn), goesOn: null };
  const targets = Array.from({ length: countOutputs(whole) }, (_, step) => pass.targets[step] ?? -1);
  return { ...whole, targets };
}
