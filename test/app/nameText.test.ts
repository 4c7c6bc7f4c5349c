import { describe, expect, it } from 'vitest';
import { describeText, readPart } from '../../src/app/nameText';
import { namesTask } from '../../src/data/names/task';
import { limits } from '../../src/store/limits';

const plain = (text: string | null) => text?.replaceAll('\u202f', ' ') ?? null;
const say = (text: string) => plain(describeText(readPart(text), namesTask.read(readPart(text).text)));

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
});
