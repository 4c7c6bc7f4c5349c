import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dismissOpening, openGiven, openingStore } from '../../src/store/openingStore';
import { defaultScene } from '../../src/store/scene';
import { currentScene, openScene } from '../../src/store/sceneStore';
import { readFileSync } from 'node:fs';
import { FileWorkerHere } from '../worker/fileWorkerHere';

/** Answers when the test lets it. */
class WaitingWorker extends FileWorkerHere {
  static readonly waiting: (() => void)[] = [];
  override postMessage(request: Parameters<FileWorkerHere['postMessage']>[0]): void {
    WaitingWorker.waiting.push(() => super.postMessage(request));
  }
}

const caseFile = (name: string) => new File([readFileSync(`test/reference/${name}.json`)], `${name}.json`);
const untilWaiting = (count: number) => vi.waitFor(() => expect(WaitingWorker.waiting).toHaveLength(count));
const before = { ...defaultScene, text: 'Emma' };

beforeEach(() => {
  vi.stubGlobal('Worker', WaitingWorker);
  WaitingWorker.waiting.length = 0;
  openScene(before);
});
afterAll(() => vi.unstubAllGlobals());

describe('while a file is being read', () => {
  it('that is said, and cancelling opens nothing', async () => {
    const opening = openGiven(caseFile('lstm-one-layer'));
    await untilWaiting(1);
    expect(openingStore.getState()).toEqual({ status: 'reading', name: 'lstm-one-layer.json' });
    dismissOpening();
    await opening;
    expect(openingStore.getState()).toEqual({ status: 'idle' });
    expect(currentScene()).toEqual(before);
  });

  it('another one takes its place', async () => {
    const first = openGiven(caseFile('lstm-one-layer'));
    await untilWaiting(1);
    const second = openGiven(caseFile('gru-one-layer'));
    await first;
    await untilWaiting(2);
    expect(openingStore.getState()).toEqual({ status: 'reading', name: 'gru-one-layer.json' });
    for (const answer of WaitingWorker.waiting) answer();
    await second;
    expect(openingStore.getState()).toEqual({ status: 'idle' });
    expect(currentScene().model.source).toMatchObject({ name: 'gru-one-layer.json' });
  });
});
