import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beginningOf, chapters, findChapter, neighbourOf, openChapter } from '../../src/app/chapters';
import { fetchLessons, shelvedLessons } from '../../src/app/lessonShelf';
import { keepAnswer, resetProgress } from '../../src/store/progressStore';
import { defaultScene, type Scene } from '../../src/store/scene';
import { readScene, setBeginnings, writeScene } from '../../src/store/sceneUrl';
import { settleScene } from '../../src/store/settleScene';

describe('the contents', () => {
  beforeAll(fetchLessons);
  afterEach(() => {
    setBeginnings(() => ({}));
    resetProgress();
  });

  it('let a link to a page of a chapter name the page alone, and what the learner changed beside it', () => {
    setBeginnings(beginningOf);
    const page = { kind: 'chapter', chapter: 'lstm', step: 'forget' } as const;
    const { scene } = readScene('#/chapter/lstm/forget');
    expect(scene).toEqual({ ...defaultScene, ...beginningOf(page, defaultScene) });
    expect(scene.depth).toEqual({ kind: 'cell' });
    expect(writeScene(scene)).toBe('#/chapter/lstm/forget');
    const changed: Scene = { ...scene, depth: { kind: 'graph' }, text: 'Ida', step: 2 };
    expect(readScene(writeScene(changed))).toEqual({ scene: changed, dropped: [] });
  });

  it('open a question on the wall unanswered, whatever was answered beside the words, until a link shows the answer', () => {
    setBeginnings(beginningOf);
    keepAnswer('lstm', 'close', 'the one at ‘t’ itself');
    expect(readScene('#/chapter/lstm/close').scene.clamps).toHaveLength(1);
    const asked = readScene('#/chapter/lstm/close?presenting=true').scene;
    expect(asked.clamps).toEqual([]);
    expect(writeScene(asked)).toBe('#/chapter/lstm/close?v=1&presenting=true');
    const shown = readScene('#/chapter/lstm/close?presenting=true&revealed=true').scene;
    expect(shown.clamps).toHaveLength(1);
    expect(readScene(writeScene(shown)).scene).toEqual(shown);
  });

  it('list the thirteen chapters in the lecture’s order, each with a name of its own', () => {
    expect(chapters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(new Set(chapters.map(({ id }) => id)).size).toBe(13);
  });

  it.each(chapters.filter(({ hasLesson }) => hasLesson))(
    'chapter $number opens a scene that fits together and survives its link',
    (chapter) => {
      const scene = { ...defaultScene, ...openChapter(chapter) };
      expect(settleScene(scene)).toEqual(scene);
      expect(readScene(writeScene(scene))).toEqual({ scene, dropped: [] });
      expect(findChapter(chapter.id)).toBe(chapter);
    },
  );

  it('know which chapters have a lesson without fetching it', () => {
    const taught = chapters.filter(({ hasLesson }) => hasLesson).map(({ id }) => id);
    expect(taught).toEqual(shelvedLessons()?.lessons.map(({ id }) => id));
    for (const { id, steps } of shelvedLessons()?.lessons ?? []) expect(findChapter(id)?.steps, id).toBe(steps.length);
  });

  it('go on from one chapter that can be opened to the next and end at both ends', () => {
    const open = chapters.filter(({ hasLesson }) => hasLesson);
    const [first, second] = open;
    const last = open.at(-1);
    expect(first && neighbourOf(first, 1)).toBe(second);
    expect(first && neighbourOf(first, -1)).toBeNull();
    expect(last && neighbourOf(last, 1)).toBeNull();
  });
});
