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

/** Shared by all canvases: blocks are painted one after the other, each copied to its canvas before the next. */
let scratch = new Uint32Array(0);

function takePixels(count: number): Uint32Array {
  if (scratch.length < count) scratch = new Uint32Array(count);
  return scratch.subarray(0, count).fill(0);
}

/** Sets the canvas's size, which clears it, or only clears it. */
function clear(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, width: number, height: number): void {
  if (canvas.width === width && canvas.height === height) {
    context.clearRect(0, 0, width, height);
    return;
  }
  canvas.width = width;
  canvas.height = height;
}

function draw(canvas: HTMLCanvasElement, blocks: readonly HeatBlock[], width: number, height: number, ratio: number): void {
  const [widthPixels, heightPixels] = [Math.round(width * ratio), Math.round(height * ratio)];
  const context = canvas.getContext('2d');
  if (!context) return;
  clear(canvas, context, widthPixels, heightPixels);
  const colours = currentPalette();
  for (const block of blocks) {
    const raster = paintBlock(canvas, block, ratio, pixelScale(colours, block.scale), takePixels);
    if (!raster) continue;
    const bytes = new Uint8ClampedArray(raster.pixels.buffer as ArrayBuffer, raster.pixels.byteOffset, raster.pixels.byteLength);
    context.putImageData(new ImageData(bytes, raster.width, raster.height), raster.left, raster.top);
  }
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
  const painted = useRef<readonly unknown[]>([]);
  useLayoutEffect(() => {
    const canvas = reference.current;
    // The theme's version is an input of the drawing: its colours are read from the root's style.
    const wished = [canvas, blocks, width, height, ratio, theme];
    // A figure that comes back into sight runs this anew, though its canvas has kept its pixels.
    if (!canvas || wished.every((input, index) => input === painted.current[index])) return;
    draw(canvas, blocks, width, height, ratio);
    painted.current = wished;
  }, [blocks, ratio, theme, width, height]);
  return <canvas ref={reference} className={className} style={{ width, height, display: 'block' }} aria-hidden="true" />;
}
