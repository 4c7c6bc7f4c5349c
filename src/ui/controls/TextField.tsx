import { useId } from 'react';
import './controls.css';

/** A line to write on. `problem` is shown and tied to the field, so that it is read out with it. */
export function TextField(props: {
  readonly label: string;
  /** Where a key or a gesture elsewhere leads to the field. */
  readonly id?: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  /** The focus goes elsewhere: what was typed is meant. */
  readonly onLeave?: () => void;
  readonly placeholder?: string;
  readonly problem?: string | null;
  readonly numeric?: boolean;
  /** It cannot be changed now, and keeps the focus. */
  readonly readOnly?: boolean;
}) {
  const {
    label,
    hideLabel = false,
    value,
    onChange,
    onEnter,
    onLeave,
    placeholder,
    problem = null,
    numeric = false,
    readOnly = false,
  } = props;
  const own = useId();
  const id = props.id ?? own;
  return (
    <span className="text-field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'control-label'}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        value={value}
        readOnly={readOnly}
        placeholder={placeholder}
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && !readOnly) onEnter?.();
        }}
      />
      {problem && (
        <span id={`${id}-problem`} className="text-field-problem">
          {problem}
        </span>
      )}
    </span>
  );
}
