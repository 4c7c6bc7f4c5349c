import type { GatesChoice, Scene } from './scene';

/** What a field's reader made of its text. `lost`: the pieces that could not be read. */
interface FieldReading {
  readonly change: Partial<Scene>;
  readonly lost: readonly string[];
}

/** One `key=text` of a link. */
export interface SceneField {
  readonly key: string;
  /** What people call it. */
  readonly label: string;
  readonly write: (scene: Scene) => string;
  readonly read: (text: string, scene: Scene) => FieldReading;
}

/** null for what cannot be read. */
export type Reader<T> = (text: string) => T | null;

function wholly(text: string, change: Partial<Scene> | null): FieldReading {
  return change ? { change, lost: [] } : { change: {}, lost: [text] };
}

/** A field that is read as a whole or not at all. */
export function field<K extends keyof Scene>(
  key: string,
  of: K,
  label: string,
  write: (value: Scene[K]) => string,
  read: Reader<Scene[K]>,
): SceneField {
  const readField = (text: string): FieldReading => {
    const value = read(text);
    return wholly(text, value === null ? null : { [of]: value });
  };
  return { key, label, write: (scene) => write(scene[of]), read: readField };
}

/** A field of the model. */
export function modelField(
  key: string,
  label: string,
  write: (model: Scene['model']) => string,
  read: Reader<Partial<Scene['model']>>,
): SceneField {
  const readField = (text: string, scene: Scene): FieldReading => {
    const change = read(text);
    return wholly(text, change && { model: { ...scene.model, ...change } });
  };
  return { key, label, write: ({ model }) => write(model), read: readField };
}

export function part<K extends keyof Scene['model']>(key: K, value: Scene['model'][K] | null): Partial<Scene['model']> | null {
  if (value === null) return null;
  const change: Partial<Record<K, Scene['model'][K]>> = {};
  change[key] = value;
  return change;
}

/** A field of what the panel of gates shows. */
export function gatesField(
  key: string,
  label: string,
  write: (gates: GatesChoice) => string,
  read: Reader<Partial<GatesChoice>>,
): SceneField {
  const readField = (text: string, scene: Scene): FieldReading => {
    const change = read(text);
    return wholly(text, change && { gates: { ...scene.gates, ...change } });
  };
  return { key, label, write: ({ gates }) => write(gates), read: readField };
}

/** A list whose pieces are read one by one, so that a broken one does not take the others along. */
export function listField<T>(
  key: string,
  of: keyof Scene,
  label: string,
  list: (scene: Scene) => readonly T[],
  write: (item: T) => string,
  read: Reader<T>,
): SceneField {
  const readField = (text: string): FieldReading => {
    const pieces = text === '' ? [] : text.split(';');
    const items = pieces.map((piece) => ({ piece, item: read(piece) }));
    const lost = items.filter(({ item }) => item === null).map(({ piece }) => piece);
    return { change: { [of]: items.flatMap(({ item }) => (item === null ? [] : [item])) }, lost };
  };
  return { key, label, write: (scene) => list(scene).map(write).join(';'), read: readField };
}

/** A field that may be absent, which is written as nothing. */
export function optionalField<K extends 'unit' | 'quantity' | 'taken' | 'weight' | 'truncation' | 'asked'>(
  key: string,
  of: K,
  label: string,
  read: Reader<NonNullable<Scene[K]>>,
  write: (value: NonNullable<Scene[K]>) => string = String,
): SceneField {
  const readField = (text: string): FieldReading => {
    const value = text === '' ? null : read(text);
    return text !== '' && value === null ? wholly(text, null) : { change: { [of]: value }, lost: [] };
  };
  const writeField = (scene: Scene) => {
    const value = scene[of];
    return value === null ? '' : write(value);
  };
  return { key, label, write: writeField, read: readField };
}

/** On or off. */
export function switchField(key: string, of: 'allTerms' | 'asTable' | 'presenting' | 'revealed', label: string): SceneField {
  return field(key, of, label, String, (text) => (text === 'true' ? true : text === 'false' ? false : null));
}
