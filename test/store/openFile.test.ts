import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { weightsFile } from '../../src/app/saveWeights';
import { countParameters } from '../../src/engine/parameters';
import { MissingFile } from '../../src/store/missingFile';
import { sequenceOfFile, weightsOfFile } from '../../src/store/fileWeights';
import { caseOf, specOf } from '../../src/store/modelSpec';
import { openFile } from '../../src/store/openFile';
import { defaultScene, type ModelChoice, type Scene } from '../../src/store/scene';
import { changeScene, currentScene, openScene, undo } from '../../src/store/sceneStore';
import { Chance } from '../engine/chance';
import { FileWorkerHere } from '../worker/fileWorkerHere';

const given = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);
const caseFile = (name: string) => given(`${name}.json`, new Uint8Array(readFileSync(`test/reference/${name}.json`)));

/** Weights of any model, drawn from a seed so that no two files are the same. */
function weightsOf(model: ModelChoice, seed: number): File {
  const spec = specOf(model);
  const weights = new Chance(seed).numbers(countParameters(spec), -1, 1);
  return given(`${seed}.safetensors`, weightsFile({ spec, weights, scene: { ...defaultScene, model } }));
}

const gru: ModelChoice = { cell: 'gru', sizes: [4], bias: 'one', source: { kind: 'shipped' } };
const before: Scene = {
  ...defaultScene,
  page: { kind: 'lab' },
  text: 'Emma',
  step: 2,
  edits: [{ tensor: 'layer1.U', index: 3, value: 1 }],
  clamps: [{ part: 'encoder', layer: 1, quantity: 'f', unit: 1, from: 0, to: 2, value: 0 }],
};

/** Out of memory before it says a word. */
class DyingWorker extends FileWorkerHere {
  #die: () => void = () => undefined;
  override postMessage(): void {
    this.#die();
  }
  override addEventListener(type: string, listen: (event: never) => void): void {
    if (type === 'error') this.#die = () => listen(undefined as never);
  }
}

beforeEach(() => {
  vi.stubGlobal('Worker', FileWorkerHere);
  openScene(before);
});
afterAll(() => vi.unstubAllGlobals());

describe('opening a file', () => {
  it('of weights changes the network and keeps the text; one undo brings everything back', async () => {
    expect(await openFile(weightsOf(gru, 1), null)).toEqual({ status: 'opened' });
    expect(currentScene()).toMatchObject({
      text: 'Emma',
      step: 2,
      edits: [],
      model: { cell: 'gru', sizes: [4], source: { kind: 'file' } },
    });
    undo();
    expect(currentScene()).toEqual(before);
  });

  it('of weights for another task brings that task’s text along', async () => {
    const spelling: ModelChoice = { ...gru, task: 'spelling' };
    await openFile(weightsOf(spelling, 2), null);
    expect(currentScene()).toMatchObject({ model: { task: 'spelling' }, clamps: [] });
    expect(currentScene().text).not.toBe('Emma');
  });

  it('of a case shows its first sequence, with nothing held that belonged to the text', async () => {
    await openFile(caseFile('lstm-three-layers'), null);
    expect(currentScene()).toMatchObject({ step: 0, clamps: [], edits: [], model: { sizes: [3, 3, 3] } });
    const opened = caseOf(currentScene().model);
    expect(opened).toMatchObject({ inputs: 4, steps: 3, sequences: 2, sequence: 0 });
    undo();
    expect(currentScene()).toEqual(before);
  });

  it('of weights after a case begins with the task’s text, and takes no clamp along', async () => {
    await openFile(caseFile('lstm-one-layer'), null);
    changeScene({ clamps: [{ part: 'encoder', layer: 1, quantity: 'h', unit: 0, from: 0, to: 2, value: 0 }] });
    await openFile(weightsOf(gru, 3), null);
    expect(currentScene()).toMatchObject({ text: 'Martha', clamps: [], model: { source: { kind: 'file' } } });
  });

  it('that is withdrawn while it is read leaves the scene as it was', async () => {
    const controller = new AbortController();
    const opening = openFile(weightsOf(gru, 7), null, controller.signal);
    controller.abort();
    expect(await opening).toMatchObject({ status: 'failed' });
    expect(currentScene()).toEqual(before);
  });

  it('whose reader dies says so kindly and leaves the scene as it was; the next time it opens', async () => {
    vi.stubGlobal('Worker', DyingWorker);
    expect(await openFile(weightsOf(gru, 8), null)).toEqual({
      status: 'failed',
      name: '8.safetensors',
      message: 'What reads it stopped before the end. Open it again, with other pages closed if it is large.',
    });
    expect(currentScene()).toEqual(before);
    vi.stubGlobal('Worker', FileWorkerHere);
    expect(await openFile(weightsOf(gru, 8), null)).toEqual({ status: 'opened' });
  });

  it('that fits nothing leaves the scene as it was', async () => {
    const opening = await openFile(caseFile('parameter-counts'), null);
    expect(opening).toMatchObject({ status: 'failed', name: 'parameter-counts.json' });
    expect(currentScene()).toEqual(before);
  });
});

describe('a link to a file', () => {
  it('asks for the file by name where the browser has not got it', async () => {
    const source = { kind: 'file', name: 'mine.safetensors', digest: 'feedfeedfeedfeed' } as const;
    const missing = await weightsOfFile({ ...gru, source }, source).catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(MissingFile);
    expect(missing).toMatchObject({ message: 'This link needs the file ‘mine.safetensors’.', file: source });
  });

  it('takes the file that it names, and keeps what else it says', async () => {
    await openFile(weightsOf(gru, 4), null);
    const { model } = currentScene();
    if (model.source.kind !== 'file') throw new TypeError('No file was opened.');
    changeScene({ edits: [{ tensor: 'layer1.W', index: 1, value: 2 }] });
    const scene = currentScene();
    expect(await openFile(weightsOf(gru, 4), model.source)).toEqual({ status: 'opened' });
    expect(currentScene()).toEqual(scene);
    expect(currentScene().model).not.toBe(scene.model);
  });

  it('takes another file only when the learner says so', async () => {
    await openFile(weightsOf(gru, 5), null);
    const { model } = currentScene();
    if (model.source.kind !== 'file') throw new TypeError('No file was opened.');
    const opening = await openFile(weightsOf(gru, 6), model.source);
    if (opening.status !== 'other') throw new TypeError('It was taken for the same file.');
    expect(currentScene().model).toEqual(model);
    opening.openAnyway();
    expect(currentScene().model.source).toMatchObject({ kind: 'file', name: '6.safetensors' });
  });

  it('that says of a case what the file does not hold is refused', async () => {
    await openFile(caseFile('gru-one-layer'), null);
    const opened = caseOf(currentScene().model);
    if (!opened) throw new TypeError('No case was opened.');
    expect((await sequenceOfFile({ ...opened, sequence: 2 })).row).toBe(2);
    await expect(sequenceOfFile({ ...opened, steps: 4 })).rejects.toThrow(
      'The link says of ‘gru-one-layer.json’ what the file does not hold.',
    );
  });
});
