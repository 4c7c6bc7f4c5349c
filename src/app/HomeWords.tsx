import { ChapterLink } from './ChapterLink';
import { type Chapter, chapters, isWritten } from './chapters';

function Entry({ chapter }: { readonly chapter: Chapter }) {
  const body = (
    <>
      <span className="contents-number">{chapter.number}</span>
      <span className="contents-title">{chapter.title}</span>
      {isWritten(chapter) && <span className="contents-question">{chapter.question}</span>}
    </>
  );
  return isWritten(chapter) ? (
    <ChapterLink className="contents-entry" chapter={chapter}>
      {body}
    </ChapterLink>
  ) : (
    <span className="contents-entry contents-later">{body}</span>
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
        <p className="contents-note">Chapters in grey are being written.</p>
      </nav>
    </>
  );
}
