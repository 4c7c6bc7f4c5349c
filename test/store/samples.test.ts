import { describe, expect, it } from 'vitest';
import { loadSamples } from '../../src/data/samples';
import { loadNameProvenance } from '../../src/data/names/provenance';
import { loadSeriesProvenance } from '../../src/data/births/provenance';
import { taskNames, tasks } from '../../src/data/tasks';
import { findKey } from '../../src/store/answerKeys';
import { chooseTask } from '../../src/store/chooseTask';
import { nextSample } from '../../src/store/samples';
import { caseOf } from '../../src/store/modelSpec';
import { defaultScene } from '../../src/store/scene';
import { readScene } from '../../src/store/sceneUrl';

const sceneOf = (task: (typeof taskNames)[number]) => ({ ...defaultScene, ...chooseTask(defaultScene, task) });

describe.each(taskNames)('another example of the task “%s”', (task) => {
  it('is one that no network trained on', async () => {
    const provenance = { names: await loadNameProvenance(), births: loadSeriesProvenance() };
    for (const sample of await loadSamples(task)) {
      const key = await findKey(task, sample);
      expect(key ? key.trainedOn : task in provenance && provenance[task as keyof typeof provenance](sample), sample).toBe(false);
    }
  });

  it('follows from the text alone, comes round through all of them and never twice before', async () => {
    const samples = await loadSamples(task);
    const seen = new Set<string>();
    // From no example at all: the text that a task begins with may be one of them.
    let scene = { ...sceneOf(task), text: '' };
    for (let count = 0; count < samples.length; count++) {
      scene = { ...scene, ...nextSample({ model: scene.model, text: scene.text }, samples) };
      seen.add(scene.text);
    }
    expect(seen.size).toBe(new Set(samples).size);
    expect(nextSample(scene, samples).text).toBe(samples[0]);
    expect(await loadSamples(task)).toEqual(samples);
  });

  it('shows the step at which the network answers', async () => {
    const { text = '', step = -1 } = nextSample(sceneOf(task), await loadSamples(task));
    const read = tasks[task].read(text);
    expect(step).toBe(task === 'translation' ? read.length : read.length - 1);
  });
});

it('there is none where the input is in a file', () => {
  const { scene } = readScene('#/lab?v=1&weights=case,0123456789abcdef,5,3,0-1,tanh,a.json');
  expect(caseOf(scene.model)).not.toBeNull();
  expect(nextSample(scene, ['Lou', 'Ida'])).toEqual({});
});

describe('names', () => {
  it('are looked up as the network reads them: without capitals and accents', async () => {
    const trainedOn = await loadNameProvenance();
    expect(trainedOn(' MARTHA ')).toBe(trainedOn('martha'));
    expect(trainedOn('Zoé')).toBe(trainedOn('zoe'));
    expect(trainedOn('Xqz')).toBeNull();
  });
});
