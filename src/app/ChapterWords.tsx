import type { ReactNode } from 'react';
import { ChapterLink } from './ChapterLink';
import { type Chapter, neighbourOf } from './chapters';

/** Of a chapter that is to come: what it will ask, and the way on. */
export function ChapterWords({ chapter, children }: { readonly chapter: Chapter; readonly children: ReactNode }) {
  const [before, after] = [neighbourOf(chapter, -1), neighbourOf(chapter, 1)];
  return (
    <>
      <p className="chapter-head">
        Chapter {chapter.number} · {chapter.title} · to come
      </p>
      <h1>{chapter.question}</h1>
      <div className="chapter-depth">{children}</div>
      <nav className="chapter-ways" aria-label="Other chapters">
        {before && <ChapterLink chapter={before}>‹ {before.title}</ChapterLink>}
        {after && <ChapterLink chapter={after}>{after.title} ›</ChapterLink>}
      </nav>
    </>
  );
}
