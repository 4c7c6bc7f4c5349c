import { createRandom, streamOf } from '../engine/random';
import type { TaskName } from './task';

/** Examples for the stage that no network trained on, in an order that is the same for everybody. */
export async function loadSamples(task: TaskName): Promise<readonly string[]> {
  return shuffle(await loadHeldOutTexts(task));
}

/** The seed of the order; another one would only deal the same cards anew. */
const seed = 1;

function shuffle(texts: readonly string[]): readonly string[] {
  const order = Int32Array.from(texts, (_, index) => index);
  createRandom(seed, streamOf('samples')).shuffle(order);
  return Array.from(order, (index) => texts[index] ?? '');
}

/** As people would type them. */
async function loadHeldOutTexts(task: TaskName): Promise<readonly string[]> {
  switch (task) {
    case 'names':
      return (await import('./names/provenance')).loadHeldOutNames();
    case 'language':
      return (await (await import('./language/examples')).loadLanguageWords()).heldOut.map(({ word }) => word);
    case 'spelling':
      return (await import('./numbers/splitNumbers')).splitNumbers().heldOut.map(String);
    case 'translation':
    case 'onTheFly':
      return (await import('./numbers/corpus')).loadHeldOutEnglish();
    case 'recall':
      return (await import('./recall/words')).splitWords().heldOut;
    case 'births':
      return (await import('./births/provenance')).loadHeldOutSeries();
    case 'tags':
      return (await import('./tags/sentences')).loadHeldOutSentences();
  }
}
