import { type ComponentType, type ReactNode, useMemo } from 'react';
import type { Answer } from '../store/run';
import { fetched } from '../ui/fetched';
import type { MapSlot } from '../ui/mapSlot';
import { minimapHeight } from '../views/map/minimapHeight';
import { Kept, sights, useSight } from './Kept';

const Minimap = fetched(
  async () => (await import('../views/map/Minimap')).Minimap,
  ({ answer, roomPx }) => (
    <svg className="stage-skeleton" width={roomPx} height={minimapHeight(answer.spec.layers.length)} aria-hidden="true" />
  ),
);

/** The graph in small, for the depths below it: views know nothing of each other, so it is handed to them. */
function useMap(answer: Answer): MapSlot {
  return useMemo(
    () => ({
      heightPx: minimapHeight(answer.spec.layers.length),
      draw: (roomPx) => <Minimap answer={answer} roomPx={roomPx} />,
    }),
    [answer],
  );
}

interface ViewProps {
  readonly answer: Answer;
  readonly width: number;
  readonly height: number;
  /** Stands in for a view that is on its way. */
  readonly waiting: ReactNode;
}

type SlottedProps = ViewProps & { readonly map: MapSlot };

const view = (load: () => Promise<ComponentType<SlottedProps>>) => fetched(load, ({ waiting }) => waiting);

/** On its way from the first moment, beside the weights and the engine, whose answer it has to wait for anyway. */
const firstScreen = import('./firstScreen');
const views = {
  graph: view(async () => (await firstScreen).UnrolledView),
  compare: view(async () => (await import('../views/unrolled/compare/CompareView')).CompareView),
  batch: view(async () => (await import('../views/batch/BatchView')).BatchView),
  cell: view(async () => (await import('../views/cell/CellView')).CellView),
  number: view(async () => (await import('../views/number/NumberView')).NumberView),
} as const;

/** The view of the depth that the learner is at. The graph is fetched with all of the first screen, the others when they are first looked at. */
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
