import { useId } from 'react';
import './controls.css';

/** A native range, drawn as a hairline with a dot; `valueText` is what is shown and read out instead of the bare number. */
export function Slider(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly valueText?: string;
  readonly showValue?: boolean;
  readonly disabled?: boolean;
  /** A drag begins. */
  readonly onBegin?: () => void;
  readonly onChange: (value: number) => void;
}) {
  const { label, hideLabel = false, value, min, max, step = 1, valueText, showValue = false, disabled = false, onBegin, onChange } = props;
  const id = useId();
  return (
    <span className="slider">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'control-label'}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={valueText}
        onPointerDown={onBegin}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      {showValue && <output htmlFor={id}>{valueText ?? value}</output>}
    </span>
  );
}
