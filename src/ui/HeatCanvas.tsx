import { useLayoutEffect, useRef } from 'react';
import { useFigureScale } from './FigureScale';
import { type HeatBlock, paintBlock } from './heat.layout';
import { type Palette, pixelScale, readPalette } from './palette';
import { useThemeVersion } from './useThemeVersion';

export type { HeatBlock } from './heat.layout';

let palette: { readonly theme: string | undefined; readonly of: Palette } | null = null;

/** The palette of the theme in force, read once a theme. */
function currentPalette(): Palette {
  const root = document.documentElement;
  const { theme } = root.dataset;
  if (palette?.theme !== theme || !palette) palette = { theme, of: readPalette(root) };
  return palette.of;
}

const buffers = new WeakMap<HTMLCanvasElement, ImageData>();

/** The canvas's pixels, all paper; a new buffer only for a new size. */
function clearedBuffer(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): ImageData {
  const known = buffers.get(canvas);
  if (known?.width === canvas.width && known.height === canvas.height) {
    known.data.fill(0);
    return known;
  }
  const fresh = context.createImageData(canvas.width, canvas.height);
  buffers.set(canvas, fresh);
  return fresh;
}

function draw(canvas: HTMLCanvasElement, blocks: readonly HeatBlock[], width: number, height: number, ratio: number): void {
  const [widthPixels, heightPixels] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== widthPixels) canvas.width = widthPixels;
  if (canvas.height !== heightPixels) canvas.height = heightPixels;
  const context = canvas.getContext('2d');
  if (!context || widthPixels === 0 || heightPixels === 0) return;
  const image = clearedBuffer(canvas, context);
  const raster = { width: widthPixels, height: heightPixels, pixels: new Uint32Array(image.data.buffer) };
  const colours = currentPalette();
  for (const block of blocks) paintBlock(raster, block, ratio, pixelScale(colours, block.scale));
  context.putImageData(image, 0, 0);
}

/**
 * Heat maps of any number of cells, painted as one image beneath a view's SVG. It is a picture only (hidden from assistive technology):
 * the view that uses it gives the words, the table and the hit-testing.
 */
export function HeatCanvas(props: {
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly HeatBlock[];
  readonly className?: string;
}) {
  const { width, height, blocks, className } = props;
  const reference = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  const ratio = (typeof devicePixelRatio === 'number' ? devicePixelRatio : 1) * useFigureScale();
  useLayoutEffect(() => {
    // The theme's version is an input of the drawing: its colours are read from the root's style.
    if (reference.current && theme >= 0) draw(reference.current, blocks, width, height, ratio);
  }, [blocks, ratio, theme, width, height]);
  return <canvas ref={reference} className={className} style={{ width, height, display: 'block' }} aria-hidden="true" />;
}
