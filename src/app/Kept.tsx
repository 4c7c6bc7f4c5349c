import { Activity, type ReactNode, useState } from 'react';
import type { Scene } from '../store/scene';
import { useScene } from '../store/sceneStore';
import { keepLayout } from './keepLayout';

/** What the stage can show; the graph's depth has two figures. */
export const sights = ['graph', 'compare', 'batch', 'cell', 'number'] as const;
export type Sight = (typeof sights)[number];

export const sightOf = ({ depth, compared }: Scene): Sight => (depth.kind === 'graph' && compared.length > 0 ? 'compare' : depth.kind);

export function useSight(): Sight {
  return useScene(sightOf);
}

function createKeeper(): (children: ReactNode, isShown: boolean) => ReactNode {
  let kept: ReactNode = null;
  return (children, isShown) => {
    if (isShown) kept = children;
    return kept;
  };
}

/**
 * What was shown once stays, out of sight and at rest, as it was last seen: to come back to it is not to build it anew. Nothing stands in
 * for what was never shown.
 */
export function Kept({ isShown, children }: { readonly isShown: boolean; readonly children: ReactNode }) {
  const [keep] = useState(createKeeper);
  const kept = keep(children, isShown);
  return (
    kept && (
      <Activity mode={isShown ? 'visible' : 'hidden'}>
        <div ref={keepLayout}>{kept}</div>
      </Activity>
    )
  );
}
