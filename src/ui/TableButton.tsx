import { useState } from 'react';
import { Button } from './controls/Button';
import { Dialog } from './controls/Dialog';
import { FigureTable } from './FigureTable';
import type { FigureTableData } from './tsv';

const roomPx = 520;

/** A figure read as a table, in a dialog; the table is made only when it is asked for. */
export function TableButton({ title, make }: { readonly title: string; readonly make: (digits?: number) => FigureTableData }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button weight="quiet" onPress={() => setOpen(true)}>
        as a table
      </Button>
      {open && (
        <Dialog title={title} open onClose={() => setOpen(false)}>
          <FigureTable make={make} height={roomPx} />
        </Dialog>
      )}
    </>
  );
}
