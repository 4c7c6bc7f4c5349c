import { Legend } from '../../ui/Legend';
import type { CellKey } from './legend.layout';

/** The scales of the strips, and what stands under them where something was changed by hand. */
export function CellLegend({ scales, change }: CellKey) {
  return (
    <>
      <span className="cell-legend">
        {scales.map((each) => (
          <Legend key={each.name} {...each} />
        ))}
      </span>
      {change && <span className="cell-under">{change}</span>}
    </>
  );
}
