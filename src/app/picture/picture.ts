import { plainColour } from './plainColour';
import { drawHtml } from './drawHtml';
import { faceRules } from './faces';
import type { Faces } from './look';
import { node, writeXml, type XmlNode } from './xml';

export interface Picture {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

const marginPx = 12;
const apartPx = 14;

interface Part {
  readonly marks: readonly XmlNode[];
  readonly widthPx: number;
  readonly heightPx: number;
}

function drawPart(element: HTMLElement, scale: number, topPx: number, faces: Faces): Part {
  const { left, top, width, height } = element.getBoundingClientRect();
  const frame = { leftPx: left - marginPx * scale, topPx: top - topPx * scale, scale };
  return { marks: drawHtml(element, frame, faces), widthPx: width / scale, heightPx: height / scale };
}

/**
 * What elements of the page show, one below the other, as one SVG that needs nothing else: looks are read off the screen (so that no look
 * is written twice), heat maps come along as PNG data, typefaces as data. `scale` is how far the figures are enlarged on the screen.
 */
export async function drawPicture(
  elements: readonly HTMLElement[],
  scale: number,
  words: { readonly title: string; readonly description: string },
): Promise<Picture> {
  const faces: Faces = new Set();
  const parts: Part[] = [];
  let topPx = marginPx;
  for (const element of elements) {
    const part = drawPart(element, scale, topPx, faces);
    parts.push(part);
    topPx += part.heightPx + apartPx;
  }
  const widthPx = Math.ceil(Math.max(...parts.map((part) => part.widthPx)) + 2 * marginPx);
  const heightPx = Math.ceil(topPx - apartPx + marginPx);
  const paper = plainColour(getComputedStyle(document.body).backgroundColor)?.hex ?? '#ffffff';
  const size = { width: widthPx, height: heightPx };
  const picture = node('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${widthPx} ${heightPx}`, role: 'img' }, [
    node('title', {}, [words.title]),
    node('desc', {}, [words.description]),
    node('style', {}, [await faceRules(faces)]),
    node('rect', { ...size, fill: paper }),
    ...parts.flatMap(({ marks }) => marks),
  ]);
  return { svg: writeXml(picture), widthPx, heightPx };
}
