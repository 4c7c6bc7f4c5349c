import { describe, expect, it } from 'vitest';
import { chapters, findChapter, neighbourOf, openChapter } from '../../src/app/chapters';
import { defaultScene } from '../../src/store/scene';
import { readScene, writeScene } from '../../src/store/sceneUrl';
import { settleScene } from '../../src/store/settleScene';

describe('the contents', () => {
  it('list the thirteen chapters in the lecture’s order, each with a name of its own', () => {
    expect(chapters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(new Set(chapters.map(({ id }) => id)).size).toBe(13);
  });

  it.each(chapters.filter(({ opening }) => opening !== null))(
    'chapter $number opens a scene that fits together and survives its link',
    (chapter) => {
      const scene = { ...defaultScene, ...openChapter(chapter) };
      expect(settleScene(scene)).toEqual(scene);
      expect(readScene(writeScene(scene))).toEqual({ scene, dropped: [] });
      expect(findChapter(chapter.id)).toBe(chapter);
    },
  );

  it('go on from one written chapter to the next and end at both ends', () => {
    const written = chapters.filter(({ opening }) => opening !== null);
    const [first, second] = written;
    const last = written.at(-1);
    expect(first && neighbourOf(first, 1)).toBe(second);
    expect(first && neighbourOf(first, -1)).toBeNull();
    expect(last && neighbourOf(last, 1)).toBeNull();
  });
});
