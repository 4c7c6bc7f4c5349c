import { useId } from 'react';
import { Icon } from './Icon';
import './controls.css';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** A native list of choices, drawn as text with a chevron. `label` is shown before it unless `hideLabel`. */
export function Select<T extends string>(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly disabled?: boolean;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  const { label, hideLabel = false, value, disabled = false, options, onChange } = props;
  const id = useId();
  return (
    <span className="select">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'control-label'}>
        {label}
      </label>
      <span className="select-box">
        <select
          id={id}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </span>
    </span>
  );
}
