import { writeSafetensors } from '../interop/safetensors';
import { writeWeights } from '../interop/weights';
import { type SavedModel, savedKey } from '../store/fileModel';
import type { Answer } from '../store/run';
import { shippedName } from '../store/shippedWeights';
import { download } from '../ui/download';

/**
 * The weights on stage, as they were used, edits and gain included: a safetensors file in PyTorch's names and layout, float64. Cells that
 * PyTorch lacks (peepholes, a GRU that resets before) have names in its style; the metadata say what no shape tells.
 */
export function weightsFile({ spec, weights, scene }: Pick<Answer, 'spec' | 'weights' | 'scene'>): Uint8Array<ArrayBuffer> {
  const { task = 'names', cell, bias } = scene.model;
  const saved: SavedModel = { task, cell, bias };
  const metadata = { format: 'pt', [savedKey]: JSON.stringify(saved) };
  return new Uint8Array(writeSafetensors(writeWeights(spec, weights, 'pytorch'), { metadata }));
}

export function saveWeights(answer: Answer): void {
  const name = `unrolled-${shippedName(answer.scene.model)}.safetensors`;
  download(name, weightsFile(answer), 'application/octet-stream');
}
