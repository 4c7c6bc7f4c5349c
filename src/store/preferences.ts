import { defaultScene, type Scene } from './scene';
import { notations, readings, themes } from './sceneFields';
import { oneOf } from './sceneParts';
import { changeScene, sceneStore } from './sceneStore';
import { readStored, writeStored } from './stored';

/** What a learner wants everywhere, kept between visits: the notation, the colours and the way of reading. A link that names them has its way. */
type Preferences = Pick<Scene, 'notation' | 'theme' | 'reading'>;

const key = 'unrolled.preferences';

function readPreferences(value: unknown): Preferences | null {
  if (typeof value !== 'object' || value === null) return null;
  const { notation, theme, reading } = value as Partial<Record<string, string>>;
  const [knownNotation, knownTheme] = [oneOf(notations, notation), oneOf(themes, theme)];
  // Earlier visits knew one way of reading only.
  const knownReading = oneOf(readings, reading) ?? defaultScene.reading;
  return knownNotation && knownTheme ? { notation: knownNotation, theme: knownTheme, reading: knownReading } : null;
}

/** What a link says nothing about stays as the learner has it. */
export function unnamedPreferences(hash: string, kept: Preferences): Partial<Preferences> {
  const names = (field: keyof Preferences) => new RegExp(`[?&]${field}=`).test(hash);
  const { notation, theme, reading } = kept;
  return {
    ...(names('notation') ? {} : { notation }),
    ...(names('theme') ? {} : { theme }),
    ...(names('reading') ? {} : { reading }),
  };
}

/** Call once the address has been read: applies what was kept where the link says nothing, and keeps what is chosen from then on. */
export function connectPreferences(hash: string): () => void {
  const kept = readStored(key, 'The preferences', readPreferences);
  if (kept) {
    changeScene(unnamedPreferences(hash, kept));
    sceneStore.setState({ past: [] });
  }
  return sceneStore.subscribe(({ scene: { notation, theme, reading } }, { scene: before }) => {
    const isChanged = notation !== before.notation || theme !== before.theme || reading !== before.reading;
    if (isChanged) writeStored(key, { notation, theme, reading });
  });
}
