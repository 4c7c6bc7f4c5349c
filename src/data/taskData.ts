import type { TaskData } from './examine';
import type { TaskName } from './task';

export type { TaskData };

/** The data of a task, loaded only where a network is trained. */
export async function loadTaskData(task: TaskName): Promise<TaskData> {
  switch (task) {
    case 'names':
      return (await import('./names/data')).loadNamesData();
    case 'language':
      return (await import('./language/data')).loadLanguageData();
    case 'spelling':
      return (await import('./spelling/data')).loadSpellingData();
    case 'translation':
      return (await import('./translation/data')).loadTranslationData();
    case 'onTheFly':
      return (await import('./onTheFly/data')).loadOnTheFlyData();
    case 'recall':
      return (await import('./recall/data')).loadRecallData();
    case 'births':
      return (await import('./births/data')).loadBirthsData();
    case 'tags':
      return (await import('./tags/data')).loadTagsData();
  }
}
