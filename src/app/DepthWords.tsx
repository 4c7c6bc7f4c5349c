import { useDeferredValue } from 'react';
import type { Answer } from '../store/run';
import { fetched } from '../ui/fetched';
import { Kept, sights, useSight } from './Kept';

const GraphWords = fetched(async () => (await import('./firstScreen')).GraphWords);
const BatchWords = fetched(async () => (await import('../views/batch/BatchWords')).BatchWords);
const CellWords = fetched(async () => (await import('../views/cell/CellWords')).CellWords);
const CompareWords = fetched(async () => (await import('../views/unrolled/compare/CompareWords')).CompareWords);
const NumberWords = fetched(async () => (await import('../views/number/NumberWords')).NumberWords);

const words = { graph: GraphWords, compare: CompareWords, batch: BatchWords, cell: CellWords, number: NumberWords } as const;

/** What there is to say about the depth that the learner is at, one frame after it is shown: both at once would be too much for one. */
export function DepthWords({ answer }: { readonly answer: Answer | null }) {
  const shown = useDeferredValue(useSight());
  if (!answer) return null;
  return sights.map((sight) => {
    const WordsOf = words[sight];
    return (
      <Kept key={sight} isShown={sight === shown}>
        <WordsOf answer={answer} />
      </Kept>
    );
  });
}
