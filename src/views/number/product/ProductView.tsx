import { useMemo, useState } from 'react';
import type { Answer } from '../../../store/run';
import { changeScene, useScene } from '../../../store/sceneStore';
import { IconButton } from '../../../ui/controls/IconButton';
import { Slider } from '../../../ui/controls/Slider';
import { formatCount } from '../../../ui/format';
import { InlineSymbol } from '../../../ui/InlineSymbol';
import { Legend } from '../../../ui/Legend';
import { followFactor, leadsOn } from '../followFactor';
import { describeFactor } from '../number.describe';
import type { NumberSum } from '../sum';
import { factorRuns } from '../symbols';
import { type Product, productOf, type Progress, progressOf } from './product';
import type { Pointed } from './pointed';
import { describePointed, describeProgress } from './product.describe';
import { scalesOf } from './product.heat';
import { ProductFigure } from './ProductFigure';
import './product.css';

/** All steps are no stop on the way: a number that changes its terms keeps showing the whole. */
function goTo(step: number, count: number): void {
  changeScene({ taken: step >= count ? null : Math.max(0, step) }, { merge: 'taken' });
}

/** The product's own clock: how many rows, or columns, are in. */
function Steps({ progress, line }: { readonly progress: Progress; readonly line: string }) {
  const { taken, count } = progress;
  const shown = `${formatCount(taken)} of ${formatCount(count)}`;
  return (
    <span className="product-steps" data-screen-only>
      <IconButton icon="back" label={`A ${line} back`} disabled={taken === 0} onPress={() => goTo(taken - 1, count)} />
      <Slider
        label={`${line}s of the product`}
        hideLabel
        value={taken}
        min={0}
        max={count}
        valueText={shown}
        onChange={(step) => goTo(step, count)}
      />
      <IconButton icon="forward" label={`A ${line} on`} disabled={taken === count} onPress={() => goTo(taken + 1, count)} />
      <span className="product-count">{shown}</span>
    </span>
  );
}

/** A value that is made unit by unit has no matrix; those of its factors are a press away. */
function NoMatrix({ answer, sum }: { readonly answer: Answer; readonly sum: NumberSum }) {
  const notation = useScene((scene) => scene.notation);
  const factors = sum.terms.flatMap((term) => term.factors.filter((factor) => factor.kind === 'value' && leadsOn(factor)));
  return (
    <div className="number-leaf">
      <p>Each unit of this is made by itself: no matrix takes part. Its factors lead on:</p>
      <p className="product-factors">
        {factors.map((factor) => (
          <button
            key={describeFactor(answer, factor, notation)}
            type="button"
            className="product-factor"
            aria-label={describeFactor(answer, factor, notation)}
            onClick={() => followFactor(factor)}
          >
            <InlineSymbol runs={factorRuns(answer, factor, notation)} />
          </button>
        ))}
      </p>
    </div>
  );
}

const footPx = 70;
const narrowFootPx = 88;
const narrowPx = 560;

function Shown(props: { readonly answer: Answer; readonly product: Product; readonly width: number; readonly height: number }) {
  const { answer, product, width, height } = props;
  const notation = useScene((scene) => scene.notation);
  const digits = useScene((scene) => scene.digits);
  const taken = useScene((scene) => scene.taken);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const scales = useMemo(() => scalesOf(product), [product]);
  const progress = useMemo(() => progressOf(product, taken), [product, taken]);
  const narrow = width < narrowPx;
  const told = pointed
    ? describePointed(answer, product, progress, pointed, notation, digits)
    : describeProgress(answer, product, progress, notation, digits);
  const roomPx = Math.max(120, height - (narrow ? narrowFootPx : footPx));
  return (
    <div className="product">
      <div className="product-room" style={{ height: roomPx }}>
        <ProductFigure {...{ answer, product, progress, scales, width, pointed }} height={roomPx} onPoint={setPointed} />
      </div>
      <div className={narrow ? 'product-foot product-foot-narrow' : 'product-foot'}>
        <Steps progress={progress} line={product.along === 'row' ? 'row' : 'column'} />
        <output className="product-told">
          <InlineSymbol runs={told} />
        </output>
      </div>
      {!narrow && (
        <div className="product-legends">
          <span>
            weights <Legend name="weights" scale={scales.weights} />
          </span>
          <span>
            vectors <Legend name="vectors" scale={scales.arriving} />
          </span>
          <span>
            sums <Legend name="products and sums" scale={scales.sums} />
          </span>
        </div>
      )}
    </div>
  );
}

/** The open number as the product of matrices and vectors that it is a part of, all units at once, row by row. */
export function ProductView(props: { readonly answer: Answer; readonly sum: NumberSum; readonly width: number; readonly height: number }) {
  const { answer, sum, width, height } = props;
  const product = useMemo(() => productOf(answer, sum), [answer, sum]);
  if (product.blocks.length === 0) return <NoMatrix answer={answer} sum={sum} />;
  return <Shown answer={answer} product={product} width={width} height={height} />;
}
