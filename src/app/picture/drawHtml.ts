import { drawMarks } from './drawSvg';
import { type Faces, isHidden, typeLook } from './look';
import { plainColour } from './plainColour';
import { node, type XmlNode } from './xml';

/** From the screen's pixels to the picture's: a projected figure is enlarged as a whole, its picture is not. */
export interface Frame {
  readonly leftPx: number;
  readonly topPx: number;
  readonly scale: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function place({ left, top, width, height }: DOMRect, { leftPx, topPx, scale }: Frame): Box {
  return { x: (left - leftPx) / scale, y: (top - topPx) / scale, width: width / scale, height: height / scale };
}

/** What acts on the screen has no place on paper; of a choice, what was chosen has. `data-in-picture`: it also explains the figure. */
const acting = 'button, input, textarea, dialog, [popover], .select, .slider, .text-field, .control-label';
const notShown = '.visually-hidden, [data-screen-only], [aria-pressed="false"], .segmented-option:not(:has(:checked))';

function isOnlyOnScreen(element: Element): boolean {
  return element.matches(notShown) || (element.matches(acting) && !element.closest('[data-in-picture]'));
}

const pixels = (value: string) => Number.parseFloat(value) || 0;

function drawBackground(style: CSSStyleDeclaration, box: Box): readonly XmlNode[] {
  const colour = plainColour(style.backgroundColor);
  const opacity = colour && colour.alpha < 1 ? { 'fill-opacity': colour.alpha } : {};
  const round = pixels(style.borderTopLeftRadius);
  return colour ? [node('rect', { ...box, ...(round > 0 ? { rx: round } : {}), fill: colour.hex, ...opacity })] : [];
}

function drawOutline(style: CSSStyleDeclaration, { x, y, width, height }: Box): readonly XmlNode[] {
  const outline = style.outlineStyle === 'none' ? 0 : pixels(style.outlineWidth);
  const colour = outline > 0 ? plainColour(style.outlineColor) : null;
  const half = outline / 2;
  const around = { x: x - half, y: y - half, width: width + outline, height: height + outline };
  return colour ? [node('rect', { ...around, fill: 'none', stroke: colour.hex, 'stroke-width': outline })] : [];
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

function drawBorders(style: CSSStyleDeclaration, { x, y, width, height }: Box): readonly XmlNode[] {
  return sides.flatMap((side) => {
    const thick = style[`border${side}Style`] === 'none' ? 0 : pixels(style[`border${side}Width`]);
    const colour = thick > 0 ? plainColour(style[`border${side}Color`]) : null;
    if (!colour) return [];
    const far = { Top: 0, Left: 0, Right: width - thick, Bottom: height - thick }[side];
    const box = side === 'Top' || side === 'Bottom' ? { x, y: y + far, width, height: thick } : { x: x + far, y, width: thick, height };
    return [node('rect', { ...box, fill: colour.hex })];
  });
}

const measuring = document.createElement('canvas').getContext('2d');

/** How far the baseline lies below the top of a line of text, as a share of the line's box. */
function baselineShare({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
  if (!measuring) return 0.8;
  measuring.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measuring.measureText('x');
  return above / (above + below);
}

interface Line {
  readonly text: string;
  readonly rect: DOMRect;
}

/** The lines that a text node was broken into, each with its box. */
function linesOf(text: Text): readonly Line[] {
  const range = document.createRange();
  const lines: { text: string; rect: DOMRect }[] = [];
  for (const { 0: word, index } of text.data.matchAll(/\S+\s*/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.trimEnd().length);
    const rect = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (rect.width === 0) continue;
    if (last && Math.abs(last.rect.top - rect.top) < 2) last.text += word;
    else lines.push({ text: word, rect });
  }
  return lines;
}

function drawText(text: Text, style: CSSStyleDeclaration, frame: Frame, faces: Faces): readonly XmlNode[] {
  const colour = plainColour(style.color);
  if (!colour || pixels(style.fontSize) === 0) return [];
  return linesOf(text).map((line) => {
    const { x, y, height } = place(line.rect, frame);
    const opacity = colour.alpha < 1 ? { 'fill-opacity': colour.alpha } : {};
    const look = { fill: colour.hex, ...opacity, ...typeLook(style, faces) };
    return node('text', { x, y: y + height * baselineShare(style), ...look }, [line.text.trim()]);
  });
}

function drawCanvas(canvas: HTMLCanvasElement, box: Box): readonly XmlNode[] {
  if (canvas.width === 0 || canvas.height === 0) return [];
  // Heat maps are sharp-edged: enlarged, a value stays one even patch.
  return [node('image', { ...box, href: canvas.toDataURL('image/png'), preserveAspectRatio: 'none', style: 'image-rendering:pixelated' })];
}

function drawSvg(svg: SVGSVGElement, box: Box, faces: Faces): XmlNode {
  const { width, height } = svg.viewBox.baseVal ?? { width: 0, height: 0 };
  const view = width > 0 && height > 0 ? (svg.getAttribute('viewBox') ?? '') : `0 0 ${box.width} ${box.height}`;
  return node('svg', { ...box, viewBox: view }, drawMarks(svg, faces));
}

/** A part that scrolls shows what is in view. */
function clip(element: Element, style: CSSStyleDeclaration, box: Box, marks: readonly XmlNode[]): readonly XmlNode[] {
  const scrolls = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  if (!scrolls || style.overflow === 'visible' || marks.length === 0) return marks;
  const { x, y, width, height } = box;
  return [node('svg', { ...box, viewBox: [x, y, width, height].map((value) => Math.round(value * 100) / 100).join(' ') }, marks)];
}

/** Everything that is to be seen of an element, from back to front: boxes, texts, heat maps, drawings. */
export function drawHtml(element: Element, frame: Frame, faces: Faces): readonly XmlNode[] {
  const style = getComputedStyle(element);
  if (isHidden(style) || isOnlyOnScreen(element)) return [];
  const box = place(element.getBoundingClientRect(), frame);
  if (element instanceof SVGSVGElement) return [drawSvg(element, box, faces), ...drawOutline(style, box)];
  if (element instanceof HTMLCanvasElement) return [...drawCanvas(element, box), ...drawOutline(style, box)];
  const inside = [...element.childNodes].flatMap((child) => {
    if (child instanceof Text) return drawText(child, style, frame, faces);
    return child instanceof Element ? drawHtml(child, frame, faces) : [];
  });
  const marks = [...drawBackground(style, box), ...clip(element, style, box, inside), ...drawBorders(style, box)];
  return Number(style.opacity) < 1 ? [node('g', { opacity: style.opacity }, marks)] : marks;
}
