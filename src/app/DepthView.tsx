import { lazy } from 'react';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';

/** On its way from the first moment, beside the weights and the engine, whose answer it has to wait for anyway. */
const graph = import('../views/unrolled/UnrolledView');
const UnrolledView = lazy(async () => ({ default: (await graph).UnrolledView }));
const BatchView = lazy(async () => ({ default: (await import('../views/batch/BatchView')).BatchView }));
const CellView = lazy(async () => ({ default: (await import('../views/cell/CellView')).CellView }));
const CompareView = lazy(async () => ({ default: (await import('../views/unrolled/compare/CompareView')).CompareView }));
const NumberView = lazy(async () => ({ default: (await import('../views/number/NumberView')).NumberView }));

/** The view of the depth that the learner is at. The graph is fetched with the first screen, the others when they are first looked at. */
export function DepthView(props: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const depth = useScene((scene) => scene.depth.kind);
  const isComparing = useScene((scene) => scene.compared.length > 0);
  switch (depth) {
    case 'graph':
      return isComparing ? <CompareView {...props} /> : <UnrolledView {...props} />;
    case 'batch':
      return <BatchView {...props} />;
    case 'cell':
      return <CellView {...props} />;
    case 'number':
      return <NumberView {...props} />;
  }
}
