import { lazy, Suspense, useMemo } from 'react';
import type { Answer } from '../store/run';
import type { MapSlot } from '../ui/mapSlot';
import { minimapHeight } from '../views/map/minimapHeight';
import { Kept, sights, useSight } from './Kept';

/** On its way from the first moment, beside the weights and the engine, whose answer it has to wait for anyway. */
const graph = import('./firstDepth');
const UnrolledView = lazy(async () => ({ default: (await graph).UnrolledView }));
const BatchView = lazy(async () => ({ default: (await import('../views/batch/BatchView')).BatchView }));
const CellView = lazy(async () => ({ default: (await import('../views/cell/CellView')).CellView }));
const CompareView = lazy(async () => ({ default: (await import('../views/unrolled/compare/CompareView')).CompareView }));
const Minimap = lazy(async () => ({ default: (await import('../views/map/Minimap')).Minimap }));
const NumberView = lazy(async () => ({ default: (await import('../views/number/NumberView')).NumberView }));

/** The graph in small, for the depths below it: views know nothing of each other, so it is handed to them. */
function useMap(answer: Answer): MapSlot {
  return useMemo(() => {
    const heightPx = minimapHeight(answer.spec.layers.length);
    return {
      heightPx,
      draw: (roomPx) => (
        <Suspense fallback={<svg className="stage-skeleton" width={roomPx} height={heightPx} aria-hidden="true" />}>
          <Minimap answer={answer} roomPx={roomPx} />
        </Suspense>
      ),
    };
  }, [answer]);
}

interface ViewProps {
  readonly answer: Answer;
  readonly width: number;
  readonly height: number;
}

const views = { graph: UnrolledView, compare: CompareView, batch: BatchView, cell: CellView, number: NumberView } as const;

/** The view of the depth that the learner is at. The graph is fetched with the first screen, the others when they are first looked at. */
export function DepthView(props: ViewProps) {
  const shown = useSight();
  const map = useMap(props.answer);
  return sights.map((sight) => {
    const View = views[sight];
    return (
      <Kept key={sight} isShown={sight === shown}>
        <View {...props} map={map} />
      </Kept>
    );
  });
}
