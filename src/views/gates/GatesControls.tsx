import { memo, useState } from 'react';
import type { Quantity } from '../../engine/recording';
import type { GatesChoice, Notation, StepCondition, UnitOrder } from '../../store/scene';
import { Button } from '../../ui/controls/Button';
import { Segmented } from '../../ui/controls/Segmented';
import { Select } from '../../ui/controls/Select';
import { TextField } from '../../ui/controls/TextField';
import { valueWords } from '../../ui/notation';
import { readTyped } from '../../ui/typedNumber';
import { letterOf, orderWords } from './gates.describe';

const orders: readonly UnitOrder[] = ['index', 'mean', 'firstActivity', 'similarity'];
const comparisons: readonly StepCondition['comparison'][] = ['<', '>'];

/** The line keeps what is typed, the scene what can be looked for; the scene wins when it changes by other means. */
function Search(props: Pick<GatesControlsProps, 'find' | 'found' | 'onChoose'> & { readonly what: string }) {
  const { find, found, what, onChoose } = props;
  const [typed, setTyped] = useState(find === null ? '' : String(find.threshold));
  const [comparison, setComparison] = useState<StepCondition['comparison']>('<');
  const sought = find?.comparison ?? comparison;
  const shown = readTyped(typed) === (find?.threshold ?? null) ? typed : find === null ? '' : String(find.threshold);
  const look = (text: string, by: StepCondition['comparison']) => {
    setTyped(text);
    setComparison(by);
    const threshold = readTyped(text);
    onChoose({ find: threshold === null ? null : { comparison: by, threshold } });
  };
  return (
    <span className="gates-search">
      <span className="control-label">find {what}</span>
      <Select
        label="below or above"
        hideLabel
        value={sought}
        options={comparisons.map((value) => ({ value, label: value }))}
        onChange={(by) => look(shown, by)}
      />
      <TextField label="threshold" hideLabel numeric value={shown} placeholder="0.2" onChange={(text) => look(text, sought)} />
      {found !== null && <output className="gates-found">{found}</output>}
    </span>
  );
}

export interface GatesControlsProps {
  readonly quantities: readonly Quantity[];
  readonly quantity: Quantity;
  readonly all: boolean;
  readonly notation: Notation;
  /** What a search looks for. */
  readonly sought: string;
  readonly order: UnitOrder;
  readonly find: StepCondition | null;
  readonly found: string | null;
  readonly roomy: boolean;
  readonly onChoose: (change: Partial<GatesChoice>) => void;
}

/** What is shown, in which order, and what is looked for. A step changes none of it. */
export const GatesControls = memo(function GatesControls(props: GatesControlsProps) {
  const { quantities, quantity, all, notation, sought, order, find, found, roomy, onChoose } = props;
  const label = (name: Quantity) =>
    roomy ? `${letterOf(name, notation)} ${valueWords[name].replace(/ (gate|state)$/, '')}` : letterOf(name, notation);
  return (
    <>
      <span className="gates-quantities">
        <Segmented
          label="Quantity"
          value={quantity}
          options={quantities.map((value) => ({ value, label: label(value) }))}
          onChange={(chosen) => onChoose({ quantity: chosen })}
        />
        {quantities.length > 1 && (
          <Button weight="quiet" pressed={all} onPress={() => onChoose({ all: !all })}>
            all at once
          </Button>
        )}
      </span>
      <Select
        label="sort by"
        value={order}
        options={orders.map((value) => ({ value, label: orderWords[value] }))}
        onChange={(chosen) => onChoose({ order: chosen })}
      />
      <Search {...{ find, found, onChoose }} what={sought} />
    </>
  );
});
