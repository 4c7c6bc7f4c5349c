import type { Quantity } from '../../engine/recording';
import type { Notation } from '../../store/scene';
import { Segmented } from '../../ui/controls/Segmented';
import { Select } from '../../ui/controls/Select';
import { TextField } from '../../ui/controls/TextField';
import { valueWords } from '../../ui/notation';
import type { Condition } from './findSteps';
import { letterOf, orderWords } from './gates.describe';
import type { UnitOrder } from './sortUnits';

const orders: readonly UnitOrder[] = ['index', 'mean', 'firstActivity', 'similarity'];
const comparisons: readonly Condition['comparison'][] = ['<', '>'];

export interface Search {
  readonly comparison: Condition['comparison'];
  /** As typed; nothing is looked for until it is a number. */
  readonly threshold: string;
}

/** The condition that was typed; null while it is no number. */
export function readSearch({ comparison, threshold }: Search): Condition | null {
  const text = threshold.trim().replace('−', '-').replace(',', '.');
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? { comparison, threshold: value } : null;
}

export interface GatesControlsProps {
  readonly quantities: readonly Quantity[];
  readonly quantity: Quantity;
  readonly notation: Notation;
  readonly unit: number | null;
  readonly order: UnitOrder;
  readonly search: Search;
  readonly found: string | null;
  readonly roomy: boolean;
  readonly onQuantity: (quantity: Quantity) => void;
  readonly onOrder: (order: UnitOrder) => void;
  readonly onSearch: (search: Search) => void;
}

export function GatesControls(props: GatesControlsProps) {
  const { quantities, quantity, notation, unit, order, search, found, roomy } = props;
  const letter = letterOf(quantity, notation);
  const label = (name: Quantity) =>
    roomy ? `${letterOf(name, notation)} ${valueWords[name].replace(/ (gate|state)$/, '')}` : letterOf(name, notation);
  return (
    <>
      <Segmented
        label="Quantity"
        value={quantity}
        options={quantities.map((value) => ({ value, label: label(value) }))}
        onChange={props.onQuantity}
      />
      <Select
        label="sort by"
        value={order}
        options={orders.map((value) => ({ value, label: orderWords[value] }))}
        onChange={props.onOrder}
      />
      <span className="gates-search">
        <span className="control-label">find {unit === null ? `mean ${letter}` : `${letter}[${unit}]`}</span>
        <Select
          label="below or above"
          hideLabel
          value={search.comparison}
          options={comparisons.map((value) => ({ value, label: value }))}
          onChange={(comparison) => props.onSearch({ ...search, comparison })}
        />
        <TextField
          label="threshold"
          hideLabel
          numeric
          value={search.threshold}
          placeholder="0.2"
          onChange={(threshold) => props.onSearch({ ...search, threshold })}
        />
        {found !== null && <output className="gates-found">{found}</output>}
      </span>
    </>
  );
}
