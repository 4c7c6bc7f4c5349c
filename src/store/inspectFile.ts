import type { TaskName } from '../data/task';
import { kindOf, outlineWeights, tellingBytes } from '../interop/fileContent';
import { InteropError } from '../interop/namedTensors';
import { headerEnd } from '../interop/safetensorsHeader';
import { largestCaseBytes } from './caseBytes';
import { modelOfWeights } from './fileModel';
import { limits } from './limits';

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;

async function firstBytes(file: Blob, count: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, count).arrayBuffer());
}

function checkCaseBytes(bytes: number): void {
  const most = largestCaseBytes();
  if (bytes <= most) return;
  const { characters, layers, units } = limits;
  throw new InteropError(
    `It has ${megabytes(bytes)}. A case in JSON may have ${megabytes(most)}: room for ${characters} steps through ${layers} layers of ${units} units with all their gradients, the most that the stage is built for.`,
  );
}

/**
 * Refuses what cannot come on the stage before the whole is read: by its first bytes what is no model, by its size a case, and by its
 * header a network that is too large or fits no task, whose size follows from its shapes. Rejects with an InteropError in words.
 */
export async function inspectFile(file: Blob, preferred: TaskName): Promise<void> {
  const start = await firstBytes(file, tellingBytes);
  if (kindOf(start) === 'case') {
    checkCaseBytes(file.size);
    return;
  }
  const head = await firstBytes(file, headerEnd(start, file.size));
  modelOfWeights(outlineWeights(head, file.size), preferred);
}
