import { currentScene } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';
import { copy } from '../ui/clipboard';

/** What is copied when a link is: the header tells of it beside its button. */
export const linkWords = 'the link to this screen';

export function share(): void {
  copy(linkWords, new URL(writeScene(currentScene()), window.location.href).href);
}
