import { useState } from 'react';
import type { CodeFramework } from '../interop/codeExport';
import type { Answer } from '../store/run';
import { Segmented } from '../ui/controls/Segmented';
import { download } from '../ui/download';
import { programOf } from './program';

const frameworks = [
  { value: 'pytorch', label: 'PyTorch' },
  { value: 'keras', label: 'Keras' },
] as const;

/** The model on stage as a program that loads its weights and prints the numbers that stand on the stage. */
export function ModelCode({ answer }: { readonly answer: Answer }) {
  const [framework, setFramework] = useState<CodeFramework>('pytorch');
  const { program, weights } = programOf(answer, framework);
  return (
    <details className="lesson-code">
      <summary>The model on stage as code</summary>
      <Segmented label="Framework" value={framework} options={frameworks} onChange={setFramework} />
      <pre tabIndex={0} role="region" aria-label={program.name} data-scrolls>
        <code>{program.text}</code>
      </pre>
      <button type="button" className="lesson-set" onClick={() => download(program.name, program.text, 'text/x-python')}>
        {program.name}
      </button>{' '}
      <button
        type="button"
        className="lesson-set"
        onClick={() => download(weights.name, new Uint8Array(weights.bytes), 'application/octet-stream')}
      >
        {weights.name}
      </button>
    </details>
  );
}
