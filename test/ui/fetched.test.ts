import { describe, expect, it } from 'vitest';
import { createSource } from '../../src/ui/fetched';

/** A load whose end the test decides, and how often it began. */
function heldLoad() {
  const ends: { readonly arrive: (part: string) => void; readonly fail: (error: Error) => void }[] = [];
  const load = () => new Promise<string>((arrive, fail) => void ends.push({ arrive, fail }));
  return { load, ends };
}

describe('a source of code', () => {
  it('fetches nothing before it is asked', () => {
    const { load, ends } = heldLoad();
    expect(createSource(load).known()).toBeNull();
    expect(ends).toHaveLength(0);
  });

  it('fetches once for all who ask while it is on its way, and knows the part from then on', async () => {
    const { load, ends } = heldLoad();
    const source = createSource(load);
    const asked = [source.fetch(), source.fetch()];
    expect(source.known()).toBeNull();
    expect(ends).toHaveLength(1);
    ends[0]?.arrive('the cell');
    expect(await Promise.all(asked)).toEqual(['the cell', 'the cell']);
    expect(source.known()).toBe('the cell');
  });

  it('tells everyone who waits of a failure, and tries again for the next', async () => {
    const { load, ends } = heldLoad();
    const source = createSource(load);
    const asked = [source.fetch(), source.fetch()];
    ends[0]?.fail(new Error('no network'));
    for (const one of asked) await expect(one).rejects.toThrow('no network');
    expect(source.known()).toBeNull();
    const again = source.fetch();
    ends[1]?.arrive('the cell');
    expect(await again).toBe('the cell');
    expect(ends).toHaveLength(2);
  });
});
