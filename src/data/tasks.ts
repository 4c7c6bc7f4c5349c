import { birthsTask } from './births/task';
import { languageTask } from './language/task';
import { namesTask } from './names/task';
import { onTheFlyTask } from './onTheFly/task';
import { recallTask } from './recall/task';
import { spellingTask } from './spelling/task';
import { tagsTask } from './tags/task';
import type { AnswerKey, Task, TaskName } from './task';
import { translationTask } from './translation/task';

/** Every task that the stage knows, in the order in which people choose. */
export const tasks: Readonly<Record<TaskName, Task>> = {
  names: namesTask,
  language: languageTask,
  spelling: spellingTask,
  translation: translationTask,
  onTheFly: onTheFlyTask,
  recall: recallTask,
  births: birthsTask,
  tags: tagsTask,
};

/** The task of a model; networks that name none read names. */
export function taskOf({ task = 'names' }: { readonly task?: TaskName }): Task {
  return tasks[task];
}

export const taskNames = Object.keys(tasks) as readonly TaskName[];

export type FindKey = (text: string) => AnswerKey;

/** How a text's answer key is found; the words that it takes are loaded when they are first needed. null: the text is its own key. */
export async function loadKeys(name: TaskName): Promise<FindKey | null> {
  switch (name) {
    case 'names':
    case 'births':
      return null;
    case 'language':
      return (await import('./language/key')).loadLanguageKey();
    case 'spelling':
      return (await import('./spelling/key')).loadSpellingKey();
    case 'translation':
      return (await import('./translation/key')).loadTranslationKey();
    case 'onTheFly':
      return (await import('./onTheFly/key')).loadOnTheFlyKey();
    case 'recall':
      return (await import('./recall/key')).loadRecallKey();
    case 'tags':
      return (await import('./tags/key')).loadTagsKey();
  }
}
