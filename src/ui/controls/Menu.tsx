import { type ReactNode, type ToggleEvent, useId, useRef } from 'react';
import { useCover } from './covers';
import { pressing } from './pressing';
import './controls.css';

export interface MenuItem {
  readonly label: string;
  /** Said beside the label in a softer tone. */
  readonly note?: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
}

const edgePx = 8;

function Item({ label, note, onPress, disabled = false, onClose }: MenuItem & { readonly onClose: () => void }) {
  const press = () => {
    onClose();
    onPress();
  };
  return (
    <button type="button" className="menu-item" {...pressing(press, disabled)}>
      {label}
      {note && <span className="menu-note"> {note}</span>}
    </button>
  );
}

/** A button that opens a short list of actions below it: a native popover, which closes by itself. */
export function Menu(props: { readonly label: string; readonly icon: ReactNode; readonly items: readonly MenuItem[] }) {
  const { label, icon, items } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useCover(list);
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const anchor = button.current?.getBoundingClientRect();
    if (event.newState !== 'open' || !anchor) return;
    event.currentTarget.style.top = `${anchor.bottom + 2}px`;
    event.currentTarget.style.right = `${Math.max(edgePx, document.documentElement.clientWidth - anchor.right)}px`;
  };
  return (
    <>
      <button ref={button} type="button" className="icon-button" popoverTarget={id} aria-label={label} title={label}>
        {icon}
      </button>
      <div ref={list} id={id} popover="auto" className="popover menu" role="group" aria-label={label} onBeforeToggle={place}>
        {items.map((item) => (
          <Item key={`${item.label} ${item.note}`} {...item} onClose={() => list.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}
