import { createContext, useContext, useSyncExternalStore } from 'react';

/** What drawings are enlarged by, labels included, so that they can be read from the last row. */
export const WallScale = createContext(1);

export const useWallScale = (): number => useContext(WallScale);

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** Prose of 17 px becomes 28 px and a little at 1920 × 1080, in proportion elsewhere, never smaller than on a desk. */
const typeScale = (): number => Math.max(1, Math.min(window.innerWidth / 1165, window.innerHeight / 655));
const height = (): number => window.innerHeight;

/** The wall's scale and height. */
export function useWall(): { readonly scale: number; readonly heightPx: number } {
  return { scale: useSyncExternalStore(subscribe, typeScale), heightPx: useSyncExternalStore(subscribe, height) };
}
