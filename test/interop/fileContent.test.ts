import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/engine/parameters';
import { readFileContent, type WeightsContent } from '../../src/interop/fileContent';
import type { Framework } from '../../src/interop/layouts';
import { InteropError, type NamedTensors } from '../../src/interop/namedTensors';
import { writeSafetensors } from '../../src/interop/safetensors';
import { writeWeights } from '../../src/interop/weights';
import { bare, counting, lstm } from './models';

const spec = { ...bare(4, lstm(3, 'two')), head: { kind: 'softmax', size: 2, bias: true } } as const;
const tensorsIn = (framework: Framework): NamedTensors => writeWeights(spec, counting(countParameters(spec)), framework);
const bytesOf = (tensors: NamedTensors) => writeSafetensors(tensors);
const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** The weights in a file. */
function weightsIn(bytes: Uint8Array): WeightsContent {
  const { content } = readFileContent(bytes);
  if (content.kind !== 'weights') throw new TypeError('That is no file of weights.');
  return content;
}

const reading = (bytes: Uint8Array) => () => readFileContent(bytes);

describe('a file of weights', () => {
  it.each(['pytorch', 'keras', 'onnx'] as const)('is known by the names of its tensors: %s', (framework) => {
    const content = weightsIn(bytesOf(tensorsIn(framework)));
    expect(content).toMatchObject({ kind: 'weights', framework });
    expect([...content.tensors]).toEqual([...tensorsIn(framework)]);
  });

  it('of a larger PyTorch module loses the names of its parts', () => {
    const named = new Map(
      [...tensorsIn('pytorch')].map(([name, tensor]) => [
        name.startsWith('head.') ? `decoder.fc.${name.slice(5)}` : `model.lstm.${name}`,
        tensor,
      ]),
    );
    expect([...weightsIn(bytesOf(named)).tensors]).toEqual([...tensorsIn('pytorch')]);
  });

  it('has a digest that one changed bit changes', () => {
    const bytes = bytesOf(tensorsIn('pytorch'));
    const { digest } = readFileContent(bytes);
    bytes[bytes.length - 8] = (bytes.at(-8) ?? 0) ^ 1;
    expect(readFileContent(bytes).digest).not.toBe(digest);
  });
});

describe('a file that holds no weights', () => {
  it.each([
    ['is empty', new Uint8Array(), 'It is empty.'],
    ['is a web page', ascii('\n <!DOCTYPE html><title>404</title>'), 'It is a web page (HTML)'],
    ['is a PyTorch archive', ascii('PK\u0003\u0004archive/data.pkl'), 'It is a zip archive, as torch.save and Keras make them.'],
    ['is a pickle', ascii('\u0080\u0002}q'), 'It is a Python pickle.'],
    ['is HDF5', ascii('\u0089HDF\r\n'), 'It is an HDF5 file'],
    ['is a picture', Uint8Array.from(readFileSync('public/stage.png')), 'It is neither a safetensors file nor a case in JSON.'],
  ])('%s, and is told so', (_, bytes, words) => {
    expect(reading(bytes)).toThrow(InteropError);
    expect(reading(bytes)).toThrow(words);
  });

  it('ends too early, and is told where', () => {
    const bytes = bytesOf(tensorsIn('pytorch'));
    expect(reading(bytes.subarray(0, bytes.length - 16))).toThrow('“head.bias” would lie at bytes');
    expect(reading(bytes.subarray(0, 60))).toThrow('the file ends before that');
    expect(reading(bytes.fill(255, 0, 8))).toThrow('the file ends before that');
  });

  it('holds what is no number, and is told which', () => {
    const tensors = new Map(tensorsIn('pytorch')).set('bias_hh_l0', { shape: [12], data: new Float64Array(12).fill(Number.NaN, 5, 6) });
    expect(reading(bytesOf(tensors))).toThrow('“bias_hh_l0” (12) holds NaN at position 5');
  });

  it('has no recurrent layer, and is told what was looked for', () => {
    const tensors = new Map([['conv1.weight', { shape: [2], data: new Float64Array(2) }]]);
    expect(reading(bytesOf(tensors))).toThrow('No recurrent layer was found in it: there is no weight_hh_l0 (PyTorch)');
  });
});

const caseText = (name: string) => readFileSync(`test/reference/${name}.json`, 'utf8');
const encoded = (text: string) => new TextEncoder().encode(text);
const spoiled = (change: (fields: Record<string, unknown>) => void) => {
  const fields = JSON.parse(caseText('lstm-one-layer')) as Record<string, unknown>;
  change(fields);
  return encoded(JSON.stringify(fields));
};

describe('a case file', () => {
  it('is told by its content', () => {
    expect(readFileContent(encoded(`\n${caseText('lstm-contributions')}`)).content).toMatchObject({
      kind: 'case',
      batch: { steps: 6, size: 1 },
    });
  });

  it.each([
    ['ends too early', encoded(caseText('lstm-one-layer').slice(0, 500)), 'It is no whole JSON: it ends too early.'],
    ['is no JSON', encoded('{ kind: sequence }'), 'It is no JSON'],
    [
      'holds NaN, as Python writes it',
      encoded(caseText('lstm-one-layer').replace(/"loss": [^,]*/, '"loss": -Infinity')),
      'It holds -Infinity',
    ],
    ['is of another kind', encoded(caseText('parameter-counts')), 'its kind is “count”; the stage shows'],
    ['is some other JSON', encoded('{"name": "package"}'), 'it has no “kind”; the stage shows'],
    ['is a list', encoded('[1, 2]'), '“the file” is no object'],
    ['lacks a tensor', spoiled((fields) => (fields.params = {})), 'No recurrent layer found'],
    ['has inputs of another width', spoiled((fields) => (fields.x = [[[1, 2]]])), '“x” is not [time][batch][5]'],
    ['has outputs of another shape', spoiled((fields) => (fields.output = [[[1, 2]]])), '“output” is 1 × 1 × 2 instead of 3 × 1 × 6'],
    ['has weights of the loss of another shape', spoiled((fields) => (fields.lossWeight = [[[1]]])), '“lossWeight” is 1 × 1 × 1'],
    ['has gradients of another shape', spoiled((fields) => (fields.grads = { x: { shape: [1], data: [1] } })), '“grads.x” is 1 instead of'],
    ['has text for numbers', spoiled((fields) => (fields.x = [[['a']]])), '“x” is no finite number'],
  ])('that %s is told so', (_, bytes, words) => {
    expect(reading(bytes)).toThrow(InteropError);
    expect(reading(bytes)).toThrow(words);
  });
});
