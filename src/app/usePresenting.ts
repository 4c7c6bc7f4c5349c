import { useEffect } from 'react';
import { changeScene, currentScene } from '../store/sceneStore';

/** Full screen needs a gesture and may be refused; presenting works without it. */
export function togglePresenting(): void {
  const presenting = !currentScene().presenting;
  changeScene({ presenting });
  if (presenting) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}

/** The browser's own way out of full screen (Escape) is the way out of presenting. */
export function usePresentingEndsWithFullScreen(): void {
  useEffect(() => {
    const onChange = () => {
      if (!document.fullscreenElement && currentScene().presenting) changeScene({ presenting: false });
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
}
