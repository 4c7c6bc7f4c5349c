import type { ReactNode } from 'react';
import { pointNames, type PointName } from '../../data/births/points';
import type { SeriesFigure } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import { Segmented } from '../../ui/controls/Segmented';
import type { Option } from '../../ui/controls/Select';
import { LineSample } from './LineSample';
import { pointTitles } from './series.describe';

const figures: readonly Option<SeriesFigure>[] = [
  { value: 'days', label: 'day by day' },
  { value: 'ahead', label: 'ten days ahead' },
];

const names: Readonly<Record<PointName, string>> = { naive: 'naive', seasonal: 'seasonal', linear: 'linear' };

/** One after the other only a season can be repeated without a network: of the others, what is read next would have to be told. */
const shownIn: Readonly<Record<SeriesFigure, readonly PointName[]>> = { days: pointNames, ahead: ['seasonal'] };

function toggled(lines: readonly PointName[], name: PointName): readonly PointName[] {
  return pointNames.filter((each) => lines.includes(each) !== (each === name));
}

/** Which figure, and which forecasts are drawn beside the network’s; between the two, what else there is to press. */
export function SeriesControls({ children }: { readonly children: ReactNode }) {
  const figure = useScene((scene) => scene.seriesFigure);
  const lines = useScene((scene) => scene.seriesLines);
  return (
    <>
      <Segmented label="Series figure" value={figure} options={figures} onChange={(seriesFigure) => changeScene({ seriesFigure })} />
      {children}
      <span className="series-key">
        <span>
          <LineSample of="typed" /> births
        </span>
        <span>
          <LineSample of="network" /> network
        </span>
        {shownIn[figure].map((name) => (
          <button
            key={name}
            type="button"
            className="series-toggle"
            title={pointTitles[name]}
            aria-pressed={lines.includes(name)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => changeScene((scene) => ({ seriesLines: toggled(scene.seriesLines, name) }))}
          >
            <LineSample of={name} /> {names[name]}
          </button>
        ))}
      </span>
    </>
  );
}
