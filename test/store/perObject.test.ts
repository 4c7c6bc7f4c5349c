import { describe, expect, it, vi } from 'vitest';
import { perObject, perObjectAndForm } from '../../src/store/perObject';

interface Numbered {
  readonly at: number;
}

describe('what is computed of an object', () => {
  it('is computed once for each object', () => {
    const compute = vi.fn<(from: Numbered) => readonly number[]>(({ at }) => [at]);
    const listOf = perObject(compute);
    const [a, b] = [{ at: 1 }, { at: 1 }];
    expect(listOf(a)).toBe(listOf(a));
    expect(listOf(b)).not.toBe(listOf(a));
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('is computed once for each of its forms, and no form is taken for another', () => {
    const compute = vi.fn<(from: Numbered, ...form: string[]) => readonly unknown[]>(({ at }, ...form) => [at, ...form]);
    const listOf = perObjectAndForm(compute);
    const object = { at: 1 };
    const first = listOf(object, 'lectureA', 'forward');
    expect(listOf(object, 'lectureA', 'backward')).toEqual([1, 'lectureA', 'backward']);
    expect(listOf(object, 'lectureA', 'forward')).toBe(first);
    expect(compute).toHaveBeenCalledTimes(2);
  });
});
