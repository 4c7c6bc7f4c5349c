import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSequenceCase } from '../../src/interop/reference/sequenceCase';
import { modelOfCase } from '../../src/store/fileModel';
import { specOf } from '../../src/store/modelSpec';
import { defaultScene, type Scene } from '../../src/store/scene';
import { readScene, writeScene } from '../../src/store/sceneUrl';
import { settleScene } from '../../src/store/settleScene';

const read = (name: string) => readSequenceCase(JSON.parse(readFileSync(`test/reference/${name}.json`, 'utf8')));
const modelOf = (name: string) => modelOfCase(read(name), { name: `${name}, mine.json`, digest: '0123456789abcdef' });
const sceneOf = (name: string, change: Partial<Scene> = {}): Scene => ({
  ...defaultScene,
  page: { kind: 'lab' },
  model: modelOf(name),
  step: 0,
  ...change,
});

describe('the scene of a case', () => {
  it.each(['rnn-relu', 'lstm-three-layers', 'gru-no-bias', 'onnx-lstm-peephole', 'keras-gru-reset-before', 'keras-gru-reset-after'])(
    'has the very network of the file, without the file at hand: %s',
    (name) => {
      const { spec } = read(name).model;
      const layers = spec.layers.map((layer) => (layer.cell === 'lstm' ? { ...layer, forgetBias: 1 } : layer));
      expect(specOf(modelOf(name))).toEqual({ ...spec, layers });
    },
  );

  it('goes through a link, whatever the file is called', () => {
    const scene = settleScene(sceneOf('lstm-three-layers', { step: 2, layer: 3, unit: 1, direction: 'backward' }));
    expect(readScene(writeScene(scene))).toEqual({ scene, dropped: [] });
  });

  it.each([
    ['weights=case,0123456789abcdef,0,3,0-1,tanh,a.json', 'no inputs'],
    ['weights=case,0123456789abcdef,5,401,0-1,tanh,a.json', 'more steps than the stage has'],
    ['weights=case,0123456789abcdef,5,3,2-2,tanh,a.json', 'a sequence that there is not'],
    ['weights=case,0123456789abcdef,5,3,0-1,sin,a.json', 'an unknown activation'],
    ['weights=case,0123,5,3,0-1,tanh,a.json', 'half a digest'],
    ['weights=file,0123456789abcdef,', 'no name'],
  ])('is left out of a link that holds %s: %s', (field) => {
    const { scene, dropped } = readScene(`#/lab?v=1&${field}`);
    expect(scene.model.source).toEqual({ kind: 'shipped' });
    expect(dropped.join()).toContain('The link’s weights');
  });

  it('has as many steps as the file, entries and layers as the network, and no outputs to open', () => {
    const scene = settleScene(
      sceneOf('lstm-one-layer', { step: 99, layer: 4, unit: 70, depth: { kind: 'number', quantity: 'logits' }, asked: null }),
    );
    expect(scene).toMatchObject({ step: 2, layer: 1, unit: 5, depth: { kind: 'cell' } });
  });

  it('has no comparison, mini-batch and training', () => {
    const scene = settleScene(sceneOf('gru-one-layer', { compared: ['rnn', 'lstm'], panel: 'training', depth: { kind: 'batch' } }));
    expect(scene).toMatchObject({ compared: [], panel: 'gates', depth: { kind: 'cell' } });
  });

  it('is the laboratory’s: other pages have a text to read again', () => {
    const chapter = { kind: 'chapter', chapter: 'lstm', step: '' } as const;
    const scene = settleScene({ ...sceneOf('lstm-one-layer'), page: chapter });
    expect(scene).toMatchObject({ page: chapter, model: defaultScene.model, text: 'Martha' });
  });
});
