import { type Faces, isHidden, shapeLook, typeLook, without } from './look';
import { node, type XmlNode } from './xml';

/** Where things are and what they look like, in the picture's pixels. Attributes that say how a mark is found or heard stay on the page. */
const geometry = new Set(
  'x y width height rx ry cx cy r x1 y1 x2 y2 d points dx dy transform viewBox text-anchor dominant-baseline'.split(' '),
);

function placeOf(element: Element): Record<string, string> {
  const named = [...element.attributes].filter(({ name }) => geometry.has(name));
  return Object.fromEntries(named.map(({ name, value }) => [name, value]));
}

/** The parts of an SVG text: strings stay, spans keep their shifts and faces. */
function drawText(element: Element, faces: Faces, inherited: XmlNode['attributes']): XmlNode | null {
  const style = getComputedStyle(element);
  const paint = shapeLook(style);
  if (isHidden(style) || !paint) return null;
  const look = without({ ...paint, ...typeLook(style, faces) }, inherited);
  const anchor = style.textAnchor !== 'start' && !inherited['text-anchor'] ? { 'text-anchor': style.textAnchor } : {};
  const opacity = Number(style.opacity) < 1 ? { opacity: style.opacity } : {};
  const known = { ...inherited, ...look, ...anchor };
  const children = [...element.childNodes].flatMap((child): readonly (XmlNode | string)[] => {
    if (child instanceof Text) return [child.data];
    const drawn = child instanceof Element ? drawText(child, faces, known) : null;
    return drawn ? [drawn] : [];
  });
  return node(element.tagName, { ...placeOf(element), ...look, ...anchor, ...opacity }, children);
}

function drawMark(element: Element, faces: Faces): XmlNode | null {
  const style = getComputedStyle(element);
  if (isHidden(style)) return null;
  if (element.tagName === 'text') return drawText(element, faces, {});
  const isGroup = element.tagName === 'g' || element.tagName === 'svg';
  const look = isGroup ? {} : shapeLook(style);
  if (!look) return null;
  const children = isGroup ? drawMarks(element, faces) : [];
  if (isGroup && children.length === 0) return null;
  const opacity = Number(style.opacity) < 1 ? { opacity: style.opacity } : {};
  return node(element.tagName, { ...placeOf(element), ...look, ...opacity }, children);
}

const drawn = new Set('g svg text rect path line circle ellipse polyline polygon'.split(' '));

/** Every visible mark inside an SVG element, with its look written into it. */
export function drawMarks(element: Element, faces: Faces): readonly XmlNode[] {
  return [...element.children].flatMap((child) => {
    const mark = drawn.has(child.tagName) ? drawMark(child, faces) : null;
    return mark ? [mark] : [];
  });
}
