import { type MathRun, mergeRuns } from './mathRuns';

/** A symbol within a line of text, where a formula would be too much. */
export function InlineSymbol({ runs }: { readonly runs: readonly MathRun[] }) {
  return (
    <span className="inline-symbol">
      {mergeRuns(runs).map(({ text, level, italic }, index) => {
        const content = italic ? <i>{text}</i> : text;
        if (level < 0) return <sub key={index}>{content}</sub>;
        return level > 0 ? <sup key={index}>{content}</sup> : <span key={index}>{content}</span>;
      })}
    </span>
  );
}
