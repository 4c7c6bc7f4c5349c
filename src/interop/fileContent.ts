import { digestBytes } from '../engine/digest';
import type { Tensor } from '../engine/tensor';
import type { Framework } from './layouts';
import { recogniseNames } from './frameworkNames';
import { formatShape, InteropError, type NamedShapes, type NamedTensors } from './namedTensors';
import { CaseError } from './reference/fields';
import { readSequenceCase, type SequenceCase } from './reference/sequenceCase';
import { readSafetensors } from './safetensors';
import { outlineSafetensors } from './safetensorsHeader';

/** Weights as a framework names them, with what the file says of them. */
export interface WeightsContent {
  readonly kind: 'weights';
  readonly framework: Framework;
  readonly tensors: NamedTensors;
  readonly metadata: Readonly<Record<string, string>>;
}

export type FileContent = WeightsContent | SequenceCase;

/** What the header of a file of weights tells of them. */
export interface WeightsOutline extends Omit<WeightsContent, 'kind' | 'tensors'> {
  readonly tensors: NamedShapes;
}

/** Bytes of a file's start that tell what it is. */
export const tellingBytes = 200;

const startsWith = (bytes: Uint8Array, signs: string): boolean => [...signs].every((sign, index) => bytes[index] === sign.charCodeAt(0));

/** What people take for a file of weights or a case, and what to do instead. */
function strangerWords(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'It is empty.';
  const start = new TextDecoder().decode(bytes.subarray(0, tellingBytes)).trimStart().toLowerCase();
  if (start.startsWith('<')) return 'It is a web page (HTML), as a server sends it in place of a file that it has not.';
  if (startsWith(bytes, 'PK')) return 'It is a zip archive, as torch.save and Keras make them. Save the tensors as safetensors instead.';
  if (startsWith(bytes, '\u0080')) return 'It is a Python pickle. Save the tensors with safetensors.torch.save_file instead.';
  if (startsWith(bytes, '\u0089HDF')) return 'It is an HDF5 file, as Keras saves it. Save the tensors as safetensors instead.';
  return 'It is neither a safetensors file nor a case in JSON.';
}

/**
 * A safetensors file begins with the length of its JSON header: eight bytes, the last ones zero (255 where it is damaged to a negative
 * one; no text has either), and then a brace.
 */
function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[8] === '{'.charCodeAt(0) && bytes.subarray(5, 8).every((byte) => byte === 0 || byte === 255);
}

/** Throws an InteropError for the first number that is none. */
export function checkFinite(name: string, { shape, data }: Tensor): void {
  const at = data.findIndex((value) => !Number.isFinite(value));
  if (at === -1) return;
  throw new InteropError(`“${name}” (${formatShape(shape)}) holds ${data[at]} at position ${at}: a network with it computes nothing.`);
}

function readWeightsFile(bytes: Uint8Array): WeightsContent {
  const { tensors: named, metadata } = readSafetensors(bytes);
  for (const [name, tensor] of named) checkFinite(name, tensor);
  const { framework, tensors } = recogniseNames(named);
  return { kind: 'weights', framework, tensors, metadata };
}

/** JSON knows no NaN and no Infinity; Python writes them all the same. */
function whyNoJson(text: string): string {
  const word = /[:,[\s](-?(?:NaN|Infinity))\b/.exec(text)?.[1];
  if (word) return `It holds ${word}: a network with it computes nothing.`;
  return /[}\]]\s*$/.test(text) ? 'It is no JSON: it could not be read.' : 'It is no whole JSON: it ends too early.';
}

function readCase(bytes: Uint8Array): SequenceCase {
  const text = new TextDecoder().decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InteropError(whyNoJson(text));
  }
  try {
    return readSequenceCase(value);
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    throw new InteropError(`It is no case for the stage: ${error.message}.`.replace(/\.\.$/, '.'));
  }
}

const isJson = (bytes: Uint8Array): boolean => /^\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, tellingBytes)));

/** What a file is, told by its first bytes and not by its name. Throws an InteropError in words where the stage shows no such file. */
export function kindOf(start: Uint8Array): FileContent['kind'] {
  if (isSafetensors(start)) return 'weights';
  if (isJson(start)) return 'case';
  throw new InteropError(strangerWords(start));
}

/** What a file of weights holds, by its header alone; `bytes` go at least as far as that. Throws an InteropError in words. */
export function outlineWeights(bytes: Uint8Array, fileBytes: number): WeightsOutline {
  const { places, metadata } = outlineSafetensors(bytes, fileBytes);
  return { ...recogniseNames(places), metadata };
}

/** What a file holds, and the digest of its bytes. Throws an InteropError in words. */
export function readFileContent(bytes: Uint8Array): { readonly digest: string; readonly content: FileContent } {
  const content = kindOf(bytes) === 'weights' ? readWeightsFile(bytes) : readCase(bytes);
  return { digest: digestBytes(bytes), content };
}
