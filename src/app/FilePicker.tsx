import { useRef } from 'react';
import { openGiven } from '../store/openingStore';
import { Button } from '../ui/controls/Button';
import { IconButton } from '../ui/controls/IconButton';

/** A button that opens the browser's own dialogue for choosing a file: a drawing among others, or the one thing to do next. */
export function FilePicker({ label, look }: { readonly label: string; readonly look: 'icon' | 'primary' }) {
  const input = useRef<HTMLInputElement>(null);
  const pick = () => input.current?.click();
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".safetensors,.json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // So that the same file can be chosen again, changed meanwhile.
          currentTarget.value = '';
          if (file) void openGiven(file);
        }}
      />
      {look === 'icon' ? (
        <IconButton icon="open" label={label} onPress={pick} />
      ) : (
        <Button weight="primary" onPress={pick}>
          {label}
        </Button>
      )}
    </>
  );
}
