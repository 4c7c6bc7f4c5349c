import { createStore, useStore } from 'zustand';
import { defaultScene, type ModelChoice, type Scene } from './scene';
import { settleScene } from './settleScene';
import { weightKey } from './weightKey';

export type SceneChange = Partial<Scene> | ((scene: Scene) => Partial<Scene>);

export interface SceneHistory {
  readonly scene: Scene;
  readonly past: readonly Scene[];
  readonly future: readonly Scene[];
  /** The key of the latest change: another with the same key belongs to the same undo step. */
  readonly merge: string | null;
  /** The latest change was the reader passing by, not a choice: it is no undo step and no entry of the browser's history. */
  readonly passing: boolean;
  /** The lab as it is or was left; null: not seen yet. */
  readonly lab: Scene | null;
}

/** Undo steps that are kept. */
const depth = 200;

export const sceneStore = createStore<SceneHistory>()(() => ({
  scene: defaultScene,
  past: [],
  future: [],
  merge: null,
  passing: false,
  lab: null,
}));

/** The lab is as the learner last had it: on the stage or behind, also where the history does not reach back so far. */
function put(change: Partial<SceneHistory>): void {
  sceneStore.setState((now) => {
    const next = { ...now, ...change };
    return { ...next, lab: [...next.past, next.scene].findLast(({ page }) => page.kind === 'lab') ?? next.lab };
  });
}

export function useScene<T>(selector: (scene: Scene) => T): T {
  return useStore(sceneStore, ({ scene }) => selector(scene));
}

export function currentScene(): Scene {
  return sceneStore.getState().scene;
}

function isSame(a: Scene, b: Scene): boolean {
  return (Object.keys(a) as (keyof Scene)[]).every((key) => Object.is(a[key], b[key]));
}

function opensSame(before: Scene['depth'], after: Scene['depth']): boolean {
  return before.kind === 'number' && after.kind === 'number' && before.quantity === after.quantity;
}

function apply(change: SceneChange): Scene {
  const { scene } = sceneStore.getState();
  const changed = typeof change === 'function' ? change(scene) : change;
  // Weights set by hand belong to the model that they were set in.
  const edits = changed.model && !changed.edits ? [] : (changed.edits ?? scene.edits);
  // How far a product was gone through is about that product.
  const taken = changed.depth && changed.taken === undefined && !opensSame(scene.depth, changed.depth) ? { taken: null } : {};
  return settleScene({
    ...scene,
    ...changed,
    ...taken,
    edits: edits.length === 0 && scene.edits.length === 0 ? scene.edits : edits,
  });
}

/** Changes what the learner chose, as one undo step; changes in a row with the same `merge` key (a drag, typing, playing) are one step. */
export function changeScene(change: SceneChange, options: { readonly merge?: string } = {}): void {
  const { scene, past, merge: previous } = sceneStore.getState();
  const next = apply(change);
  if (isSame(scene, next)) return;
  const merge = options.merge ?? null;
  const continues = merge !== null && merge === previous;
  put({
    scene: next,
    past: continues ? past : [...past, scene].slice(-depth),
    future: [],
    merge,
    passing: false,
  });
}

/** Leads to the lab as it was left, shown as everything is shown now; at first with what is on the stage. */
export function backToLab({ notation, theme, reading, presenting }: Scene): Partial<Scene> {
  return { ...sceneStore.getState().lab, notation, theme, reading, presenting, page: { kind: 'lab' } };
}

/** What the reader comes past while reading on: the stage follows, and what they chose themselves stays to be undone. */
export function passScene(change: SceneChange): void {
  const { scene } = sceneStore.getState();
  const next = apply(change);
  if (!isSame(scene, next)) put({ scene: next, merge: null, passing: true });
}

/**
 * A training got on from its network `newest` to `next`: what shows the newest goes on with it, in the past and the future as well, so that
 * undo takes back what the learner did and never what was learned meanwhile. Older scenes are told by the very model that was put there:
 * one with the same numbers may be a moment that was chosen. Whoever set weights by hand works at that moment, and everything stays at it.
 */
export function goOnTraining(newest: ModelChoice, next: ModelChoice): void {
  const { scene, past, future, lab } = sceneStore.getState();
  const isOnStage = weightKey(scene.model) === weightKey(newest);
  if (isOnStage && scene.edits.length > 0) return;
  const goOn = (each: Scene): Scene => {
    const shows = each.model === newest || (isOnStage && each.model === scene.model);
    return shows && each.edits.length === 0 ? { ...each, model: next } : each;
  };
  put({ lab: lab && goOn(lab), scene: goOn(scene), past: past.map(goOn), future: future.map(goOn) });
}

/** Puts another scene on the stage and forgets the history: a link was opened. */
export function openScene(scene: Scene): void {
  put({
    scene: settleScene(scene),
    past: [],
    future: [],
    merge: null,
    passing: false,
    lab: null,
  });
}

export function undo(): void {
  const { scene, past, future } = sceneStore.getState();
  const previous = past.at(-1);
  if (previous)
    put({
      scene: previous,
      past: past.slice(0, -1),
      future: [scene, ...future],
      merge: null,
      passing: false,
    });
}

export function redo(): void {
  const { scene, past, future } = sceneStore.getState();
  const [next, ...rest] = future;
  if (next)
    put({
      scene: next,
      past: [...past, scene],
      future: rest,
      merge: null,
      passing: false,
    });
}

export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useHistory(): History {
  const canUndo = useStore(sceneStore, ({ past }) => past.length > 0);
  const canRedo = useStore(sceneStore, ({ future }) => future.length > 0);
  return { canUndo, canRedo, undo, redo };
}
