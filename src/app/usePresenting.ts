import { useEffect } from 'react';
import { changeScene, currentScene } from '../store/sceneStore';
import { lessonPlace, shelvedLessons } from './lessonShelf';

/** The wall asks anew what the reader may have answered, and does not answer for the reader. */
function present(presenting: boolean): void {
  const place = lessonPlace(currentScene().page);
  const opened = place?.step.prediction?.before ? shelvedLessons()?.openStep(place.lesson, place.step, presenting) : {};
  changeScene({ ...opened, presenting, revealed: false });
}

/** Full screen needs a gesture and may be refused; presenting works without it. */
export function togglePresenting(): void {
  const presenting = !currentScene().presenting;
  present(presenting);
  if (presenting) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}

/** The browser's own way out of full screen (Escape) is the way out of presenting. */
export function usePresentingEndsWithFullScreen(): void {
  useEffect(() => {
    const onChange = () => {
      if (!document.fullscreenElement && currentScene().presenting) present(false);
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
}
