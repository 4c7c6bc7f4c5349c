import type { PointName } from '../../data/births/points';

const [widthPx, heightPx] = [22, 12];

/** How a forecast is drawn, beside its name. */
export function LineSample({ of }: { readonly of: PointName | 'network' | 'typed' }) {
  const middle = heightPx / 2;
  return (
    <svg className="series-sample" width={widthPx} height={heightPx} aria-hidden="true">
      {of === 'network' && (
        <>
          <rect className="series-band" x={6} width={10} height={heightPx} rx={2} />
          <path className="series-mean" d={`M6 ${middle}h10`} />
        </>
      )}
      {of === 'typed' && <circle className="series-typed" cx={widthPx / 2} cy={middle} r={3} />}
      {of !== 'network' && of !== 'typed' && <path className="series-line" data-point={of} d={`M0 ${middle}h${widthPx}`} />}
    </svg>
  );
}
