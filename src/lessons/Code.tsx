import type { CSSProperties, ReactNode } from 'react';
import type { CodeFramework } from '../interop/codeExport';
import { useLesson } from './LessonContext';
import { excerpt, programOf } from './program';

const names: Readonly<Record<CodeFramework, string>> = { pytorch: 'PyTorch', keras: 'Keras' };

/** What does not fit goes on under its line, further in. */
function hanging(line: string): CSSProperties {
  const indent = line.length - line.trimStart().length + 2;
  return { paddingLeft: `${indent}ch`, textIndent: `-${indent}ch` };
}

/** The lines of the program of the network on stage around those that hold some text; nothing where none does. */
export function Code({ of, about }: { readonly of: CodeFramework; readonly about: string }): ReactNode {
  const { answer } = useLesson();
  const lines = answer && excerpt(programOf(answer, of).program.text, about);
  if (!lines) return null;
  return (
    <figure className="lesson-excerpt">
      <figcaption>{names[of]}</figcaption>
      <pre>
        <code>
          {lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line may come twice; its place is its name
            <span key={index} className="lesson-line" style={hanging(line)}>
              {`${line}\n`}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}
