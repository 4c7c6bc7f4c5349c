import { lazy, Suspense, useMemo } from 'react';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import type { MapSlot } from '../ui/mapSlot';
import { minimapHeight } from '../views/map/minimap.layout';

/** On its way from the first moment, beside the weights and the engine, whose answer it has to wait for anyway. */
const graph = import('../views/unrolled/UnrolledView');
const UnrolledView = lazy(async () => ({ default: (await graph).UnrolledView }));
const BatchView = lazy(async () => ({ default: (await import('../views/batch/BatchView')).BatchView }));
const CellView = lazy(async () => ({ default: (await import('../views/cell/CellView')).CellView }));
const CompareView = lazy(async () => ({ default: (await import('../views/unrolled/compare/CompareView')).CompareView }));
const Minimap = lazy(async () => ({ default: (await import('../views/map/Minimap')).Minimap }));
const NumberView = lazy(async () => ({ default: (await import('../views/number/NumberView')).NumberView }));

/** The graph in small, for the depths below it: views know nothing of each other, so it is handed to them. */
function useMap(answer: Answer): MapSlot {
  return useMemo(
    () => ({
      heightPx: minimapHeight(answer.spec.layers.length),
      draw: (roomPx) => (
        <Suspense fallback={null}>
          <Minimap answer={answer} roomPx={roomPx} />
        </Suspense>
      ),
    }),
    [answer],
  );
}

/** The view of the depth that the learner is at. The graph is fetched with the first screen, the others when they are first looked at. */
export function DepthView(props: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const depth = useScene((scene) => scene.depth.kind);
  const isComparing = useScene((scene) => scene.compared.length > 0);
  const map = useMap(props.answer);
  switch (depth) {
    case 'graph':
      return isComparing ? <CompareView {...props} /> : <UnrolledView {...props} />;
    case 'batch':
      return <BatchView {...props} />;
    case 'cell':
      return <CellView {...props} map={map} />;
    case 'number':
      return <NumberView {...props} map={map} />;
  }
}
