import { dataAddress } from './faces';
import type { Picture } from './picture';

/** A PNG has twice the screen's pixels each way, for print and sharp displays. */
const enlargement = 2;

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not make a PNG of this size.'))), 'image/png');
  });
}

/** The picture as a PNG: the SVG itself, drawn by the browser. */
export async function paintPng({ svg, widthPx, heightPx }: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image(widthPx * enlargement, heightPx * enlargement);
  image.src = dataAddress(new TextEncoder().encode(svg), 'image/svg+xml');
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = widthPx * enlargement;
  canvas.height = heightPx * enlargement;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to paint on.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Uint8Array(await (await toPng(canvas)).arrayBuffer());
}
