import type { ReactNode } from 'react';
import { ChapterLink } from './ChapterLink';
import { type Chapter, neighbourOf } from './chapters';

/** A chapter's head: what it asks, what the stage shows of it, and the way on. */
export function ChapterWords({ chapter, children }: { readonly chapter: Chapter; readonly children: ReactNode }) {
  const [before, after] = [neighbourOf(chapter, -1), neighbourOf(chapter, 1)];
  return (
    <>
      <p className="chapter-head">
        Chapter {chapter.number} · {chapter.title}
      </p>
      <h1>{chapter.question}</h1>
      {chapter.opening?.words.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <div className="chapter-depth">{children}</div>
      <nav className="chapter-ways" aria-label="Other chapters">
        {chapter.opening && <ChapterLink chapter={chapter}>as it began</ChapterLink>}
        {before && <ChapterLink chapter={before}>‹ {before.title}</ChapterLink>}
        {after && <ChapterLink chapter={after}>{after.title} ›</ChapterLink>}
      </nav>
    </>
  );
}
