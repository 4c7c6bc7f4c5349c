import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Scene, Theme } from '../store/scene';

const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

function subscribeDark(listener: () => void): () => void {
  dark?.addEventListener('change', listener);
  return () => dark?.removeEventListener('change', listener);
}

function subscribeSize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/**
 * How much larger type and figures are on a wall: figure labels of 11 px become 20 px at 1920 × 1080, prose of 17 px becomes 31 px.
 * In proportion on other screens, never smaller than on a desk.
 */
export function wallScale(width: number, height: number): number {
  return Math.max(1, Math.round(Math.min(width / 1052, height / 592) * 100) / 100);
}

/** A large screen on a desk gets a larger book, up to a quarter, so that the figure fills it and lines keep their length. */
export function deskScale(width: number, height: number): number {
  const room = Math.min(width / 1280, height / 720);
  return Math.min(1.25, Math.max(1, Math.round((1 + (room - 1) / 2) * 100) / 100));
}

/** The theme in force, and the enlargement of type and figures. Both are written on the root, where the tokens read them. */
export function useTheme({ theme, presenting }: Pick<Scene, 'theme' | 'presenting'>): { readonly theme: Theme; readonly scale: number } {
  const prefersDark = useSyncExternalStore(subscribeDark, () => dark?.matches ?? false);
  const wall = useSyncExternalStore(subscribeSize, () => wallScale(window.innerWidth, window.innerHeight));
  const desk = useSyncExternalStore(subscribeSize, () => deskScale(window.innerWidth, window.innerHeight));
  const shown = theme === 'system' ? (prefersDark ? 'dark' : 'light') : theme;
  const scale = presenting || shown === 'projector' ? wall : desk;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = shown;
    root.toggleAttribute('data-presenting', presenting);
    root.style.setProperty('--type', String(scale));
  }, [shown, presenting, scale]);
  return { theme: shown, scale };
}
