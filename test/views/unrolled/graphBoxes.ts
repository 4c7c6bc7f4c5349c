import type { TextMark, UnrolledLayout } from '../../../src/views/unrolled/marks';
import { textBox } from '../../../src/views/unrolled/textBox';
import type { Box } from '../../../src/ui/box';

export interface NamedBox {
  readonly name: string;
  readonly box: Box;
}

function text(name: string, mark: TextMark | null): NamedBox[] {
  return mark ? [{ name: `${name} “${mark.text}”`, box: textBox(mark) }] : [];
}

/** Everything of the graph that takes up room of its own: no two of these may touch. */
export function solidBoxes(layout: UnrolledLayout): readonly NamedBox[] {
  return [
    ...layout.cells.map(({ key, box }) => ({ name: `cell ${key}`, box })),
    ...layout.predictions.flatMap(({ step, best, runnerUp, probability }) => [
      ...text(`best ${step}`, best),
      ...text(`runner-up ${step}`, runnerUp),
      ...text(`probability ${step}`, probability),
    ]),
    ...layout.reads.flatMap(({ step, letter }) => text(`read ${step}`, letter)),
    ...layout.losses.flatMap(({ step, tick, value }) => [{ name: `tick ${step}`, box: tick }, ...text(`loss ${step}`, value)]),
    ...layout.wires.flatMap(({ key, label }) => text(`label of ${key}`, label)),
    ...layout.gutter.flatMap((mark) => text('gutter', mark)),
    ...(layout.costBar ? text('cost', layout.costBar.label) : []),
    ...(layout.overview ? text('overview', layout.overview.label) : []),
  ];
}

/** Marks that may lie on others, but must be inside the figure. */
export function lineBoxes(layout: UnrolledLayout): readonly NamedBox[] {
  return [
    ...layout.wires.map(({ key, bounds }) => ({ name: `wire ${key}`, box: bounds })),
    ...layout.flows.map(({ key, bounds }) => ({ name: `flow ${key}`, box: bounds })),
    ...(layout.overview ? [{ name: 'overview', box: layout.overview.track }] : []),
    ...(layout.highlight ? [{ name: 'highlight', box: layout.highlight }] : []),
  ];
}

const slackPx = 0.51;

export function overlaps(a: Box, b: Box): boolean {
  return (
    a.xPx + a.widthPx > b.xPx + slackPx &&
    b.xPx + b.widthPx > a.xPx + slackPx &&
    a.yPx + a.heightPx > b.yPx + slackPx &&
    b.yPx + b.heightPx > a.yPx + slackPx
  );
}

export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.xPx >= outer.xPx - slackPx &&
    inner.yPx >= outer.yPx - slackPx &&
    inner.xPx + inner.widthPx <= outer.xPx + outer.widthPx + slackPx &&
    inner.yPx + inner.heightPx <= outer.yPx + outer.heightPx + slackPx
  );
}

/** The names of all pairs that touch. */
export function collisions(boxes: readonly NamedBox[]): readonly string[] {
  return boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => (overlaps(a.box, b.box) ? [`${a.name} × ${b.name}`] : [])));
}
