import { useMemo, useState } from 'react';
import { type CodeFramework, exportCode } from '../interop/codeExport';
import type { Answer } from '../store/run';
import { Segmented } from '../ui/controls/Segmented';

const frameworks = [
  { value: 'pytorch', label: 'PyTorch' },
  { value: 'keras', label: 'Keras' },
] as const;

function save(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A copy of its own, which is what a Blob takes. */
function bytesOf(data: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(data.byteLength);
  new Uint8Array(copy).set(data);
  return copy;
}

/** The model on stage as a program that loads its weights and prints the numbers that stand on the stage. */
export function ModelCode({ answer }: { readonly answer: Answer }) {
  const [framework, setFramework] = useState<CodeFramework>('pytorch');
  const { program, weights } = useMemo(() => {
    const { cell } = answer.scene.model;
    const inputs = { kind: 'tokens', tokens: answer.tokens.map(({ token }) => token) } as const;
    return exportCode(
      { spec: answer.spec, title: `“${answer.scene.text}”, read by ${cell}`, inputs },
      answer.weights,
      framework,
      `names_${cell}`,
    );
  }, [answer, framework]);
  return (
    <details className="lesson-code">
      <summary>The model on stage as code</summary>
      <Segmented label="Framework" value={framework} options={frameworks} onChange={setFramework} />
      <pre>
        <code>{program.text}</code>
      </pre>
      <button type="button" className="lesson-set" onClick={() => save(program.name, program.text, 'text/x-python')}>
        {program.name}
      </button>{' '}
      <button type="button" className="lesson-set" onClick={() => save(weights.name, bytesOf(weights.bytes), 'application/octet-stream')}>
        {weights.name}
      </button>
    </details>
  );
}
