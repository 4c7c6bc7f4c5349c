import { describe, expect, it } from 'vitest';
import { describeText, readPart } from '../../src/app/nameText';
import { taskWords } from '../../src/data/taskWords';
import { taskNames, tasks } from '../../src/data/tasks';
import type { TaskName } from '../../src/data/task';
import { limits } from '../../src/store/limits';

const plain = (text: string | null) => text?.replaceAll('\u202f', ' ') ?? null;
const say = (text: string, task: TaskName = 'names') =>
  plain(describeText(readPart(text), tasks[task].read(readPart(text).text), taskWords[task]));

describe('readPart', () => {
  it('reads a text within the limit as it is', () => {
    expect(readPart('Zoë')).toEqual({ text: 'Zoë', characters: 3, unread: 0 });
  });

  it('reads the first characters of a longer one, whole ones as people count them', () => {
    const family = '👩‍👩‍👧';
    const part = readPart(family.repeat(limits.characters + 3));
    expect(part.text).toBe(family.repeat(limits.characters));
    expect(part.unread).toBe(3);
  });
});

describe('describeText', () => {
  it('has nothing to say of a plain name', () => {
    expect(say('Martha')).toBeNull();
  });

  it('says how much of a long text is read, and that the rest is not lost', () => {
    expect(say('a'.repeat(10_000))).toBe('The stage reads the first 400 of 10 000 characters; the rest waits in this line.');
  });

  it('explains signs that the model never saw, each once, a few of many', () => {
    expect(say('7z7')).toBe('The model never saw ‘7’: there it reads zeros.');
    expect(say('1234567')).toBe('The model never saw ‘1’, ‘2’, ‘3’, ‘4’, others: there it reads zeros.');
  });

  it('explains an empty line', () => {
    expect(say('')).toMatch(/start mark/);
  });

  it.each(taskNames)('has nothing to say of the sample of the task “%s”, in capitals too', (task) => {
    expect(say(tasks[task].sample.text, task)).toBeNull();
    expect(say(tasks[task].sample.text.toUpperCase(), task)).toBeNull();
  });

  it.each(['names', 'language', 'translation', 'recall'] as const)('names what “%s” never saw, be it emoji, HTML or digits', (task) => {
    expect(say('👩‍👩‍👧', task)).toBe('The model never saw ‘👩‍👩‍👧’: there it reads zeros.');
    expect(say('<i>', task)).toBe('The model never saw ‘<’, ‘>’: there it reads zeros.');
    expect(say('1000', task)).toBe('The model never saw ‘1’, ‘0’: there it reads zeros.');
  });

  it.each(['1000', '-1', '3.5', '1e2', 'seven', '٣', '😀', '<b>7</b>', '7'.repeat(10_000)])(
    'says that %j is no number to spell',
    (text) => {
      expect(say(text, 'spelling')).toBe('That is no number from 0 to 999: the network reads zeros and spells all the same.');
    },
  );

  it.each(['0', '007', ' 12 ', '999'])('reads %j as the number that it is', (text) => {
    expect(say(text, 'spelling')).toBeNull();
  });

  it.each(taskNames)('explains the empty line of “%s”', (task) => {
    expect(say('', task)).toBe(taskWords[task].empty);
  });
});
