import { useProgress } from '../store/progressStore';
import { ChapterLink } from './ChapterLink';
import { type Chapter, chapters } from './chapters';

/** How far the reader has come. */
function stateOf({ hasLesson, steps }: Chapter, seen: number): string {
  if (!hasLesson) return 'to come';
  return seen > 0 ? `${Math.min(seen, steps)} of ${steps} steps seen` : `${steps} steps`;
}

function Entry({ chapter }: { readonly chapter: Chapter }) {
  const seen = useProgress((progress) => progress.seen[chapter.id]) ?? [];
  // Who left halfway goes on there; who has seen it all, or nothing, begins at the beginning.
  const isHalfway = seen.length > 0 && seen.length < chapter.steps;
  const body = (
    <>
      <span className="contents-number">{chapter.number}</span>
      <span className="contents-title">{chapter.title}</span>
      <span className="contents-question">
        <span className="contents-state">{stateOf(chapter, seen.length)}</span> {chapter.question}
      </span>
    </>
  );
  const classes = chapter.hasLesson ? 'contents-entry' : 'contents-entry contents-later';
  return chapter.hasLesson ? (
    <ChapterLink className={classes} chapter={chapter} step={isHalfway ? (seen.at(-1) ?? '') : ''}>
      {body}
    </ChapterLink>
  ) : (
    <span className={classes}>{body}</span>
  );
}

/** The first screen's words: what is seen on the left, and the contents. */
export function HomeWords() {
  return (
    <>
      <h1>A network reads a name</h1>
      <p>
        Letter by letter, left to right. At each one it updates what it remembers and guesses the letter to come: above the cells, the
        larger the likelier. Type another name, or press play.
      </p>
      <nav aria-label="Chapters">
        <h2 className="contents-head">Chapters</h2>
        <ol className="contents">
          {chapters.map((chapter) => (
            <li key={chapter.id}>
              <Entry chapter={chapter} />
            </li>
          ))}
        </ol>
        <p className="contents-note">In grey: chapters to come, each with the question that it will answer.</p>
      </nav>
    </>
  );
}
