import { plainColour } from './plainColour';
import type { XmlNode } from './xml';

type Attributes = Record<string, string | number>;

/** Faces that the texts of a picture use, as `family/style`. */
export type Faces = Set<string>;

const pixels = (value: string) => Number.parseFloat(value) || 0;

/** Lengths and lists of lengths without their unit, as attributes have them. */
const bare = (value: string) => value.replaceAll('px', '');

function paint(style: CSSStyleDeclaration, of: 'fill' | 'stroke'): Attributes | null {
  const colour = plainColour(style[of]);
  const opacity = Number(style[`${of}Opacity`]) * (colour?.alpha ?? 0);
  if (!colour || opacity === 0) return null;
  return { [of]: colour.hex, ...(opacity < 1 ? { [`${of}-opacity`]: Math.round(opacity * 1000) / 1000 } : {}) };
}

function lineLook(style: CSSStyleDeclaration): Attributes | null {
  const colour = pixels(style.strokeWidth) > 0 ? paint(style, 'stroke') : null;
  if (!colour) return null;
  const { strokeDasharray: dashes, strokeLinecap: cap, strokeLinejoin: join, strokeDashoffset: offset } = style;
  return {
    ...colour,
    'stroke-width': bare(style.strokeWidth),
    ...(dashes === 'none' ? {} : { 'stroke-dasharray': bare(dashes) }),
    ...(pixels(offset) === 0 ? {} : { 'stroke-dashoffset': bare(offset) }),
    ...(cap === 'butt' ? {} : { 'stroke-linecap': cap }),
    ...(join === 'miter' ? {} : { 'stroke-linejoin': join }),
    ...(style.vectorEffect === 'none' ? {} : { 'vector-effect': style.vectorEffect }),
  };
}

/** Fill and stroke; null for what is only there to be hit by a pointer. */
export function shapeLook(style: CSSStyleDeclaration): Attributes | null {
  const fill = paint(style, 'fill');
  const line = lineLook(style);
  if (!fill && !line) return null;
  return { ...(fill ?? { fill: 'none' }), ...line, ...(line && style.paintOrder !== 'normal' ? { 'paint-order': style.paintOrder } : {}) };
}

/** The typeface, as attributes; what SVG has no attribute for goes into `style`. */
export function typeLook(style: CSSStyleDeclaration, faces: Faces): Attributes {
  const family = style.fontFamily.replaceAll('"', "'");
  const italic = style.fontStyle === 'italic';
  faces.add(`${/^'?([^',]+)/.exec(family)?.[1] ?? ''}/${italic ? 'italic' : 'normal'}`);
  const features = [
    style.fontFeatureSettings === 'normal' ? '' : `font-feature-settings:${style.fontFeatureSettings.replaceAll('"', "'")}`,
    style.fontVariantNumeric === 'normal' ? '' : `font-variant-numeric:${style.fontVariantNumeric}`,
  ].filter(Boolean);
  return {
    'font-family': family,
    'font-size': bare(style.fontSize),
    ...(style.fontWeight === '400' ? {} : { 'font-weight': style.fontWeight }),
    ...(italic ? { 'font-style': 'italic' } : {}),
    ...(style.letterSpacing === 'normal' ? {} : { 'letter-spacing': bare(style.letterSpacing) }),
    ...(style.textDecorationLine.includes('none') ? {} : { 'text-decoration': style.textDecorationLine }),
    ...(features.length > 0 ? { style: features.join(';') } : {}),
  };
}

export function isHidden({ display, visibility, contentVisibility, opacity }: CSSStyleDeclaration): boolean {
  return display === 'none' || visibility === 'hidden' || contentVisibility === 'hidden' || Number(opacity) === 0;
}

/** What the parent gives on need not be said again. */
export function without(look: Attributes, inherited: XmlNode['attributes']): Attributes {
  return Object.fromEntries(Object.entries(look).filter(([key, value]) => inherited[key] !== value));
}
