import { limits } from '../../store/limits';
import type { BatchChoice } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { pressing } from '../../ui/controls/pressing';
import { Segmented } from '../../ui/controls/Segmented';
import { formatCount } from '../../ui/format';
import { InlineSymbol } from '../../ui/InlineSymbol';
import { runsOf } from '../../ui/mathRuns';
import { plainText } from '../../ui/mathTree';
import { type BatchSizes, sizeOf } from './equation';
import { type Size, sizeSymbol, sizeWords } from './batchSymbols';

/** Small enough to see every entry. */
const smallLayer = { inputs: 3, units: 5, seed: 1 } as const;

function changeBatch(change: Partial<BatchChoice>): void {
  changeScene(({ batch }) => ({ batch: { ...batch, ...change } }), { merge: 'batch' });
}

/** One length with its letter; pointing at it lights every edge of that length. Where it can be changed, by one. */
function SizeEntry(props: {
  readonly size: Size;
  readonly count: number;
  readonly most: number;
  readonly onSize: (size: Size | null) => void;
  readonly onChange?: (count: number) => void;
}) {
  const { size, count, most, onSize, onChange } = props;
  const notation = useScene((scene) => scene.notation);
  const symbol = sizeSymbol(notation, size);
  const point = () => onSize(size);
  const leave = () => onSize(null);
  return (
    <span className="batch-size" onPointerEnter={point} onPointerLeave={leave} onFocus={point} onBlur={leave}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focus lights the edges, as a pointer does */}
      <span tabIndex={0} role="note" aria-label={`${plainText(symbol)} = ${count}: ${sizeWords[size]}`} title={sizeWords[size]}>
        <InlineSymbol runs={runsOf(symbol)} /> = <b>{formatCount(count)}</b>
      </span>
      {onChange && (
        <>
          <button
            type="button"
            className="batch-step"
            aria-label={`fewer: ${sizeWords[size]}`}
            {...pressing(() => onChange(count - 1), count <= 1)}
          >
            −
          </button>
          <button
            type="button"
            className="batch-step"
            aria-label={`more: ${sizeWords[size]}`}
            {...pressing(() => onChange(count + 1), count >= most)}
          >
            +
          </button>
        </>
      )}
    </span>
  );
}

const layers = [
  { value: 'stage', label: 'the layer on stage' },
  { value: 'own', label: 'a small layer' },
] as const;

const forms = [
  { value: 'both', label: 'both' },
  { value: 'separate', label: 'separate' },
  { value: 'stacked', label: 'stacked' },
] as const;

/** Whose layer it is, the lengths, and how to change them. */
export function BatchControls(props: { readonly sizes: BatchSizes; readonly onSize: (size: Size | null) => void }) {
  const { sizes, onSize } = props;
  const { form, own } = useScene((scene) => scene.batch);
  const entry = (size: Size, most: number, onChange?: (count: number) => void) => (
    <SizeEntry key={size} size={size} count={sizeOf(sizes, size)} most={most} onSize={onSize} {...(onChange ? { onChange } : {})} />
  );
  return (
    <>
      <Segmented
        label="Whose layer"
        value={own ? 'own' : 'stage'}
        options={layers}
        onChange={(chosen) => changeBatch({ own: chosen === 'own' ? smallLayer : null })}
      />
      <span className="batch-sizes">
        {entry('m', limits.batchRows, (count) => changeBatch({ rows: count }))}
        {entry('n', limits.batchSize, own ? (inputs) => changeBatch({ own: { ...own, inputs } }) : undefined)}
        {entry('d', limits.batchSize, own ? (units) => changeBatch({ own: { ...own, units } }) : undefined)}
        {form !== 'separate' && entry('n+d', 0)}
      </span>
      {own && (
        <Button weight="quiet" onPress={() => changeBatch({ own: { ...own, seed: (own.seed + 1) % limits.seed } })}>
          draw anew
        </Button>
      )}
    </>
  );
}

/** In which form the product is written; where there is little room, one at a time. */
export function FormChoice({ narrow }: { readonly narrow: boolean }) {
  const form = useScene((scene) => scene.batch.form);
  return (
    <Segmented
      label="Form of the product"
      value={narrow && form === 'both' ? 'separate' : form}
      options={narrow ? forms.slice(1) : forms}
      onChange={(chosen) => changeBatch({ form: chosen })}
    />
  );
}
