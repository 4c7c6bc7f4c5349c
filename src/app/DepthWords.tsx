import { lazy, Suspense } from 'react';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';

const GraphWords = lazy(async () => ({ default: (await import('../views/unrolled/GraphWords')).GraphWords }));
const BatchWords = lazy(async () => ({ default: (await import('../views/batch/BatchWords')).BatchWords }));
const CellWords = lazy(async () => ({ default: (await import('../views/cell/CellWords')).CellWords }));
const CompareWords = lazy(async () => ({ default: (await import('../views/unrolled/compare/CompareWords')).CompareWords }));
const NumberWords = lazy(async () => ({ default: (await import('../views/number/NumberWords')).NumberWords }));

function WordsOf({ answer }: { readonly answer: Answer }) {
  const depth = useScene((scene) => scene.depth.kind);
  const isComparing = useScene((scene) => scene.compared.length > 0);
  switch (depth) {
    case 'graph':
      return isComparing ? <CompareWords answer={answer} /> : <GraphWords answer={answer} />;
    case 'batch':
      return <BatchWords answer={answer} />;
    case 'cell':
      return <CellWords answer={answer} />;
    case 'number':
      return <NumberWords answer={answer} />;
  }
}

/** What there is to say about the depth that the learner is at. */
export function DepthWords({ answer }: { readonly answer: Answer | null }) {
  return <Suspense fallback={null}>{answer && <WordsOf answer={answer} />}</Suspense>;
}
