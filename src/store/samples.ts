import { useEffect, useState } from 'react';
import { loadSamples } from '../data/samples';
import type { TaskName } from '../data/task';
import { taskOf } from '../data/tasks';
import { caseOf } from './modelSpec';
import { notify } from './noticeStore';
import type { Answer } from './run';
import type { Scene } from './scene';
import { changeScene, currentScene } from './sceneStore';

const asWritten = (text: string): string => text.trim().toLowerCase();

/** The example behind the text on stage, or the first of all; in view is the step where the network's answer begins, or the last. */
export function nextSample({ text, model }: Pick<Scene, 'text' | 'model'>, samples: readonly string[]): Partial<Scene> {
  // What a case reads is in its file.
  if (caseOf(model)) return {};
  const at = samples.findIndex((sample) => asWritten(sample) === asWritten(text));
  const next = samples[(at + 1) % samples.length];
  if (next === undefined) return {};
  const { read, decoder } = taskOf(model);
  return { text: next, step: read(next).length - (decoder ? 0 : 1) };
}

/** Puts another example on stage that no network trained on. The order is fixed, so that the text in the link says what comes next. */
export async function showNextSample(): Promise<void> {
  const { name } = taskOf(currentScene().model);
  try {
    const samples = await loadSamples(name);
    changeScene((scene) => (taskOf(scene.model).name === name ? nextSample(scene, samples) : {}));
  } catch {
    notify('The examples could not be loaded.', 'Try again in a moment; what you wrote is still here.');
  }
}

type FindProvenance = (text: string) => boolean | null;

/** Tasks whose texts are their own keys; the others have it in their answer's key. */
async function importProvenance(task: TaskName): Promise<FindProvenance> {
  if (task === 'births') return (await import('../data/births/provenance')).loadSeriesProvenance();
  return (await import('../data/names/provenance')).loadNameProvenance();
}

const provenances = new Map<TaskName, Promise<FindProvenance>>();

/** Data is looked up only once it is asked about. */
function loadProvenance(task: TaskName): Promise<FindProvenance> {
  const loading = provenances.get(task) ?? importProvenance(task);
  provenances.set(task, loading);
  loading.catch(() => provenances.delete(task));
  return loading;
}

/** Whether the shipped networks trained on the text on stage; null: it is no example of the data; undefined: not known, or not yet. */
export function useTrainedOn({ key, scene }: Answer): boolean | null | undefined {
  const { text } = scene;
  const task = taskOf(scene.model).name;
  const isOwnKey = key === null;
  const [found, setFound] = useState<{ readonly text: string; readonly task: TaskName; readonly trainedOn: boolean | null } | null>(null);
  useEffect(() => {
    if (!isOwnKey) return undefined;
    let isCurrent = true;
    loadProvenance(task).then(
      (trainedOn) => isCurrent && setFound({ text, task, trainedOn: trainedOn(text) }),
      // The sentence stays away.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isOwnKey, task, text]);
  if (key) return key.trainedOn;
  return found?.text === text && found.task === task ? found.trainedOn : undefined;
}
