import type { ReactNode } from 'react';
import { pressing } from './pressing';
import './controls.css';

/** `quiet` is text that can be pressed; `plain` has a hairline frame; `primary` is the one thing to do next. */
export function Button(props: {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly weight?: 'quiet' | 'plain' | 'primary';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}) {
  const { children, onPress, weight = 'plain', disabled = false, pressed } = props;
  return (
    <button type="button" className={`button button-${weight}`} aria-pressed={pressed} {...pressing(onPress, disabled)}>
      {children}
    </button>
  );
}
