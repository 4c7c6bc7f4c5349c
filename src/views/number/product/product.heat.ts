import { type ColourScale, extentOf } from '../../../ui/colour';
import type { HeatBlock } from '../../../ui/heat.layout';
import type { Box } from '../../../ui/box';
import { type Product, type Progress, progressOf } from './product';
import type { ProductMarks } from './product.layout';

/** One scale for all weights, one for all that arrives, one for products and sums, whatever step the product is at. */
export interface ProductScales {
  readonly weights: ColourScale;
  readonly arriving: ColourScale;
  readonly sums: ColourScale;
}

const over = (vectors: readonly Float64Array[]): ColourScale => ({
  kind: 'diverging',
  extent: vectors.reduce((extent, vector) => extentOf(vector, extent), 0),
});

export function scalesOf(product: Product): ProductScales {
  const { blocks, total, change } = product;
  return {
    weights: over(blocks.map(({ values }) => values)),
    arriving: over(blocks.map(({ arriving }) => arriving)),
    sums: over([...progressOf(product, null).products, total, ...(change ? [change] : [])]),
  };
}

/** Entries narrower than this touch. */
const apartFromPx = 5;

export function heatOf(marks: ProductMarks, product: Product, progress: Progress, scales: ProductScales): readonly HeatBlock[] {
  const gapPx = marks.pitchPx >= apartFromPx ? 1 : 0;
  const upright = (box: Box, values: Float64Array, scale: ColourScale): HeatBlock => ({
    ...box,
    rows: values.length,
    columns: 1,
    values,
    scale,
    gapPx,
  });
  const lying = (box: Box, values: Float64Array, scale: ColourScale): HeatBlock => ({
    ...box,
    rows: 1,
    columns: values.length,
    values,
    scale,
    gapPx,
  });
  const isForward = product.along === 'row';
  return marks.blocks.flatMap(({ block, box, upright: left, lying: below, sums, change }, index) => {
    const made = progress.products[index] ?? new Float64Array(0);
    return [
      { ...box, rows: block.rows, columns: block.columns, values: block.values, scale: scales.weights, gapPx },
      isForward ? upright(left, block.arriving, scales.arriving) : upright(left, made, scales.sums),
      isForward ? lying(below, made, scales.sums) : lying(below, block.arriving, scales.arriving),
      ...(sums ? [(isForward ? lying : upright)(sums, progress.sums, scales.sums)] : []),
      ...(change && product.change ? [(isForward ? lying : upright)(change, product.change, scales.sums)] : []),
    ];
  });
}
