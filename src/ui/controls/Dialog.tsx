import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useCover } from './covers';
import { IconButton } from './IconButton';
import './controls.css';

/** A native modal dialog: focus is trapped, Escape closes it and focus returns to where it was. */
export function Dialog(props: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, open, onClose, children } = props;
  const reference = useRef<HTMLDialogElement>(null);
  const id = useId();
  useCover(reference);
  useEffect(() => {
    const dialog = reference.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  useEffect(() => {
    const dialog = reference.current;
    // A press on the backdrop reaches the dialog itself, not its content.
    const dismiss = (event: PointerEvent) => event.target === dialog && onClose();
    dialog?.addEventListener('pointerdown', dismiss);
    return () => dialog?.removeEventListener('pointerdown', dismiss);
  }, [onClose]);
  return (
    <dialog ref={reference} className="dialog" aria-labelledby={id} onClose={onClose}>
      <div className="dialog-page">
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label="Close" onPress={onClose} />
        </header>
        {open && children}
      </div>
    </dialog>
  );
}
