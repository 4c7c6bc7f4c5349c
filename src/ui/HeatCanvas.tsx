import { useLayoutEffect, useRef } from 'react';
import type { ColourScale } from './colour';
import { useFigureScale } from './FigureScale';
import { type HeatBlock, paintBlock } from './heat.layout';
import { type Palette, pixelScale, readPalette } from './palette';
import { useThemeVersion } from './useThemeVersion';

export type { HeatBlock } from './heat.layout';

function scaleKey(scale: ColourScale): string {
  return scale.kind === 'gate' ? scale.hue : `±${scale.extent}`;
}

/** One table a scale, however many blocks share it. */
function pixelScales(palette: Palette): (scale: ColourScale) => (value: number) => number {
  const known = new Map<string, (value: number) => number>();
  return (scale) => {
    const key = scaleKey(scale);
    const found = known.get(key) ?? pixelScale(palette, scale);
    known.set(key, found);
    return found;
  };
}

/** Sizes the buffer to device pixels (which clears it) and paints it anew. */
function draw(canvas: HTMLCanvasElement, blocks: readonly HeatBlock[], width: number, height: number, ratio: number): void {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0 || canvas.height === 0) return;
  const image = context.createImageData(canvas.width, canvas.height);
  const raster = { width: canvas.width, height: canvas.height, pixels: new Uint32Array(image.data.buffer) };
  const pixelsOf = pixelScales(readPalette(canvas));
  for (const block of blocks) paintBlock(raster, block, ratio, pixelsOf(block.scale));
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
    // The theme's version is an input of the drawing: its colours are read from the canvas's own style.
    if (reference.current && theme >= 0) draw(reference.current, blocks, width, height, ratio);
  }, [blocks, ratio, theme, width, height]);
  return <canvas ref={reference} className={className} style={{ width, height, display: 'block' }} aria-hidden="true" />;
}
