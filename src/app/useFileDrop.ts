import { useEffect, useState } from 'react';
import { openGiven } from '../store/openingStore';

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Opens a file that is dropped anywhere on the page; without this the browser would leave the page for it. Returns whether one hovers. */
export function useFileDrop(): boolean {
  const [hovers, setHovers] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setHovers(true);
    };
    // Leaving for the page's own parts is no leaving.
    const leave = (event: DragEvent) => event.relatedTarget === null && setHovers(false);
    const drop = (event: DragEvent) => {
      setHovers(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      void openGiven(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return hovers;
}
