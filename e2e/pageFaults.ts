import type { PageBox, PageBoxes, Rect } from './pageBoxes';

/** Pixels that a label may stick out, or two may touch. */
const slackPx = 3;
/** The smallest type on a desk or a phone. */
const leastTypePx = 9;

function overlap(a: Rect, b: Rect): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > slackPx && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slackPx;
}

function isCut({ box, room }: PageBox): boolean {
  return (
    box.left < room.left - slackPx || box.right > room.right + slackPx || box.top < room.top - slackPx || box.bottom > room.bottom + slackPx
  );
}

const name = ({ kind, words }: PageBox) => (kind === 'text' ? `“${words}”` : `the ${kind} “${words}”`);

/** Whether one lies on the other although neither is a part of the other. */
function collide(a: PageBox, b: PageBox): boolean {
  return a.scroller === b.scroller && (a.owner === -1 || a.owner !== b.owner) && overlap(a.box, b.box);
}

/** What of a page lies on something else, is cut off, out of reach or too small to read. */
export function pageFaults({ boxes, rooms, tooWidePx, tooTallPx, notices }: PageBoxes, scrolls: boolean): readonly string[] {
  const cut = boxes.filter(isCut).map((box) => `${name(box)} is cut off`);
  const over = boxes.flatMap((box, at) =>
    boxes
      .slice(at + 1)
      .filter((other) => collide(box, other))
      .map((other) => `${name(box)} lies on ${name(other)}`),
  );
  const onDrawings = boxes
    .filter(({ kind, isInRoom, box }) => kind === 'text' && !isInRoom && rooms.some((room) => overlap(box, room)))
    .map((box) => `${name(box)} lies on the drawing below`);
  const small = boxes
    .filter(({ kind, typePx }) => kind === 'text' && typePx < leastTypePx)
    .map((box) => `${name(box)} is set in ${box.typePx.toFixed(1)} px`);
  return [
    ...cut,
    ...over,
    ...onDrawings,
    ...small,
    ...notices.map((words) => `a notice says “${words}”`),
    ...(tooWidePx > 0 ? [`the page is ${tooWidePx} px wider than the screen`] : []),
    ...(tooTallPx > 0 && !scrolls ? [`the page is ${tooTallPx} px taller than the screen`] : []),
  ];
}
