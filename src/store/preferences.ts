import type { Scene } from './scene';
import { notations, themes } from './sceneFields';
import { oneOf } from './sceneParts';
import { changeScene, sceneStore } from './sceneStore';
import { readStored, writeStored } from './stored';

/** What a learner wants everywhere, kept between visits: the notation and the colours. A link that names them has its way. */
type Preferences = Pick<Scene, 'notation' | 'theme'>;

const key = 'unrolled.preferences';

function readPreferences(value: unknown): Preferences | null {
  if (typeof value !== 'object' || value === null) return null;
  const { notation, theme } = value as Partial<Record<string, string>>;
  const [knownNotation, knownTheme] = [oneOf(notations, notation), oneOf(themes, theme)];
  return knownNotation && knownTheme ? { notation: knownNotation, theme: knownTheme } : null;
}

/** Call once the address has been read: applies what was kept where the link says nothing, and keeps what is chosen from then on. */
export function connectPreferences(hash: string): () => void {
  const kept = readStored(key, 'The preferences', readPreferences);
  if (kept) {
    changeScene(({ notation, theme }) => ({
      notation: /[?&]notation=/.test(hash) ? notation : kept.notation,
      theme: /[?&]theme=/.test(hash) ? theme : kept.theme,
    }));
    sceneStore.setState({ past: [] });
  }
  return sceneStore.subscribe(({ scene: { notation, theme } }, { scene: before }) => {
    if (notation !== before.notation || theme !== before.theme) writeStored(key, { notation, theme });
  });
}
