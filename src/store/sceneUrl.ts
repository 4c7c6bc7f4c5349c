import type { TaskName } from '../data/task';
import { taskNames, taskOf } from '../data/tasks';
import { chooseTask } from './chooseTask';
import { defaultScene, type Page, type Scene } from './scene';
import { sceneFields } from './sceneFields';
import { settleScene } from './settleScene';

/**
 * A scene as the hash of a link: `#/lab?v=1&cell=gru&text=Emma&step=2`. The page is the path, every field that differs from the
 * page's beginning is `key=text`, so that links stay short and people can read and change them.
 */
const version = 1;

/** How a page is shown: on the wall a question is asked before it is answered, whatever the learner once answered. */
export type Showing = Pick<Scene, 'presenting' | 'revealed'>;

type Beginnings = (page: Page, showing: Showing) => Partial<Scene>;

/** What has to come before a link can be read; null: nothing. It never rejects. */
type Preparing = (hash: string) => Promise<unknown> | null;

let beginnings: Beginnings = () => ({});
let preparing: Preparing = () => null;

/** Chapters say here what their pages begin with: a link then names only what the learner changed. The store knows no chapters. */
export function setBeginnings(of: Beginnings, prepare: Preparing = () => null): void {
  beginnings = of;
  preparing = prepare;
}

/** Fetches what a link leaves unsaid; null where it is at hand. */
export function prepareLink(hash: string): Promise<unknown> | null {
  return preparing(hash);
}

/** What a page begins with; where the link names another task than the page's, with that task's sample. */
function beginningOf(page: Page, showing: Showing, task?: TaskName): Scene {
  const scene = { ...defaultScene, ...beginnings(page, showing), page };
  return task === undefined ? scene : { ...scene, ...chooseTask(scene, task) };
}

export interface SceneReading {
  readonly scene: Scene;
  /** What the link asked for and did not get, one sentence each. */
  readonly dropped: readonly string[];
}

/** Signs that a hash may hold as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A|3B|40|2F)/g, decodeURIComponent);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function writePage(page: Page): string {
  switch (page.kind) {
    case 'home':
      return '';
    case 'lab':
      return 'lab';
    case 'quiz':
      return page.sheet === '' ? 'quiz' : `quiz/${encodeURIComponent(page.sheet)}`;
    case 'chapter':
      return `chapter/${encodeURIComponent(page.chapter)}/${encodeURIComponent(page.step)}`;
  }
}

function readPage(path: string): Page | null {
  const [kind = '', first = '', second = '', ...more] = path.split('/').map(decode);
  if (first === null || second === null || more.length > 0) return null;
  if (kind === 'quiz' && second === '') return { kind, sheet: first };
  if (kind === 'chapter' && first !== '') return { kind, chapter: first, step: second };
  if (kind === 'lab' && first === '') return { kind };
  return kind === '' && first === '' ? { kind: 'home' } : null;
}

/** The hash, `#` included. */
export function writeScene(scene: Scene): string {
  const usualTask = beginningOf(scene.page, scene);
  const beginning = beginningOf(scene.page, scene, taskOf(scene.model).name);
  const fields = sceneFields
    .map(({ key, write }) => ({ key, text: write(scene), usual: write(key === 'task' ? usualTask : beginning) }))
    .filter(({ text, usual }) => text !== usual)
    .map(({ key, text }) => `${key}=${encode(text)}`);
  const query = fields.length > 0 ? `?${[`v=${version}`, ...fields].join('&')}` : '';
  return `#/${writePage(scene.page)}${query}`;
}

/** What a link says, as far as a notice has room for it. */
function quote(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
}

function left(label: string, text: string): string {
  return `The link’s ${label} ${quote(text)} could not be read and was left out.`;
}

function splitFields(query: string): Map<string, string> {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function checkVersion(written: string | undefined): string[] {
  if (written === undefined || written === String(version)) return [];
  if (/^\d+$/.test(written) && Number(written) > version) {
    return ['The link comes from a newer version of Unrolled; what this version knows of it is shown.'];
  }
  return [`The link’s version ${quote(written)} is not known; it was read as a link of today.`];
}

/** What settling changed in fields that the link named and that could be read. */
function describeSettling(asked: Scene, scene: Scene, named: ReadonlySet<string>): string[] {
  const sentences: string[] = [];
  for (const { key, label, write } of sceneFields) {
    if (named.has(key) && write(asked) !== write(scene)) {
      const now = write(scene) === '' ? 'it was left out' : `${quote(write(scene))} is shown instead`;
      sentences.push(`The link’s ${label} ${quote(write(asked))} does not fit the rest of it; ${now}.`);
    }
  }
  return sentences;
}

/** Opens what can be read and says what could not; never throws. */
export function readScene(hash: string): SceneReading {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const written = splitFields(query);
  const dropped = checkVersion(written.get('v'));
  const page = readPage(path);
  if (!page) dropped.push(left('page', path));
  const named = new Set<string>();
  const task = taskNames.find((name) => name === written.get('task'));
  const showing = { presenting: written.get('presenting') === 'true', revealed: written.get('revealed') === 'true' };
  let asked = beginningOf(page ?? defaultScene.page, showing, task);
  for (const { key, label, read } of sceneFields) {
    const raw = written.get(key);
    if (raw === undefined) continue;
    const text = decode(raw);
    const { change, lost } = text === null ? { change: {}, lost: [raw] } : read(text, asked);
    asked = { ...asked, ...change };
    if (lost.length === 0) named.add(key);
    dropped.push(...lost.map((piece) => left(label, piece)));
  }
  const known = new Set(['v', ...sceneFields.map(({ key }) => key)]);
  for (const key of written.keys()) if (!known.has(key)) dropped.push(`The link’s part ${quote(key)} is not known and was left out.`);
  const scene = settleScene(asked);
  return { scene, dropped: [...dropped, ...describeSettling(asked, scene, named)] };
}
