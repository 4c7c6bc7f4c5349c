import type { CodeModel } from './codeModel';
import { kerasCode } from './kerasCode';
import { pytorchCode } from './pytorchCode';
import { writeSafetensors } from './safetensors';
import { writeWeights } from './weights';

/** Two files to keep side by side: a program, and the weights that it loads. */
export interface CodeExport {
  readonly program: { readonly name: string; readonly text: string };
  readonly weights: { readonly name: string; readonly bytes: Uint8Array };
}

export type CodeFramework = 'pytorch' | 'keras';

/** The model as a Python program that loads its weights and prints its outputs for the sequence, as the engine computes them. */
export function exportCode(model: CodeModel, weights: Float64Array, framework: CodeFramework, name = 'model'): CodeExport {
  const file = `${name}-${framework}.safetensors`;
  const text = framework === 'pytorch' ? pytorchCode(model, file) : kerasCode(model, file);
  const tensors = writeWeights(model.spec, weights, framework);
  return {
    program: { name: `${name}_${framework}.py`, text },
    weights: { name: file, bytes: writeSafetensors(tensors, { metadata: { format: framework === 'pytorch' ? 'pt' : 'np' } }) },
  };
}
