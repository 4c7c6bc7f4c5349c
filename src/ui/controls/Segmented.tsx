import { memo, useId } from 'react';
import type { Option } from './Select';
import './controls.css';

/** The group hears of the change. */
const leaveToGroup = () => undefined;

/** Untouched while its choice is: a browser would look through the whole group again. */
const Choice = memo(function Choice(props: Option<string> & { readonly name: string; readonly checked: boolean }) {
  const { name, value, label, checked } = props;
  return (
    <label className="segmented-option">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        // A pointer chooses without taking the focus, so that the arrow keys stay with the stage.
        onMouseDown={(event) => event.preventDefault()}
        onChange={leaveToGroup}
      />
      <span>{label}</span>
    </label>
  );
});

/** One of a few, all in sight: a radio group drawn as words with hairlines between. */
export function Segmented<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset
      className="segmented"
      onChange={({ target }) => {
        const chosen = options.find((option) => target instanceof HTMLInputElement && target.value === option.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <Choice key={option.value} name={name} {...option} checked={option.value === value} />
      ))}
    </fieldset>
  );
}
