import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

export interface SeriesMarks {
  readonly path: string;
  /** Stretches without values. */
  readonly gaps: readonly { readonly xPx: number; readonly widthPx: number }[];
  readonly xTicks: readonly { readonly xPx: number; readonly text: string }[];
  readonly yTicks: readonly { readonly yPx: number; readonly text: string }[];
  readonly frame: { readonly xPx: number; readonly yPx: number; readonly widthPx: number; readonly heightPx: number };
}

const margin = { left: 30, right: 8, top: 8, bottom: 24 } as const;

function gapsIn(values: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const gaps: [number, number][] = [];
  values.forEach((value, step) => {
    if (!Number.isNaN(value)) return;
    const last = gaps.at(-1);
    if (last && last[1] === step - 1) last[1] = step;
    else gaps.push([step, step]);
  });
  return gaps;
}

/** One series as a line that stops where values are missing. Steps count from 1. */
export function layOutSeries(values: readonly number[], widthPx: number, heightPx: number): SeriesMarks {
  const known = values.filter((value) => !Number.isNaN(value));
  const x = scaleLinear([1, Math.max(2, values.length)], [margin.left, widthPx - margin.right]);
  const y = scaleLinear([Math.min(...known), Math.max(...known)], [heightPx - margin.bottom, margin.top]).nice(4);
  const path = line<number>()
    .defined((value) => !Number.isNaN(value))
    .x((_, step) => x(step + 1))
    .y((value) => y(value));
  return {
    path: path([...values]) ?? '',
    gaps: gapsIn(values).map(([from, to]) => ({ xPx: x(from + 0.5), widthPx: x(to + 1.5) - x(from + 0.5) })),
    xTicks: x.ticks(6).map((tick) => ({ xPx: x(tick), text: String(tick) })),
    yTicks: y.ticks(4).map((tick) => ({ yPx: y(tick), text: String(tick) })),
    frame: {
      xPx: margin.left,
      yPx: margin.top,
      widthPx: widthPx - margin.left - margin.right,
      heightPx: heightPx - margin.top - margin.bottom,
    },
  };
}
