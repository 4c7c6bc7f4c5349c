import type { AnswerKey } from '../task';
import { loadTranslationKey } from '../translation/key';
import { targetsOnTheFly } from './examples';
import { onTheFlyTask } from './task';

/** The German word of an English number word, and what is due of it at each step. */
export async function loadOnTheFlyKey(): Promise<(text: string) => AnswerKey> {
  const find = await loadTranslationKey();
  return (text) => {
    const key = find(text);
    return key.expected === null ? key : { ...key, targets: [...targetsOnTheFly(onTheFlyTask.read(text).length - 1, key.expected)] };
  };
}
