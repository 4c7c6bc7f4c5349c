import { splitCharacters } from '../data/characters';
import { taskOf } from '../data/tasks';
import { parameters } from '../engine/parameters';
import type { Clamp } from '../engine/program';
import { changesForTask } from './chooseTask';
import { canCompare } from './compared';
import { limits } from './limits';
import { caseOf, quantitiesOf, specOf } from './modelSpec';
import { panelsOf } from './panels';
import { isShipped, untrained } from './shipped';
import { defaultScene, type ModelChoice, type NumberQuantity, type Pin, type Scene, type WeightPosition } from './scene';

let latest: (Pick<Scene, 'text' | 'model'> & { readonly steps: number }) | null = null;

/**
 * Columns of the stage: what is read of the text, and the most that the network may go on to. The latest count is kept: most changes leave
 * text and model alone, and to read a long text takes a part of a frame.
 */
export function countSteps({ text, model }: Pick<Scene, 'text' | 'model'>): number {
  if (latest?.text === text && latest.model === model) return latest.steps;
  const opened = caseOf(model);
  if (opened) return opened.steps;
  const { read, goesOn, decoder } = taskOf(model);
  const steps = read(text).length + (goesOn ? goesOn.most - (decoder ? 0 : 1) : 0);
  latest = { text, model, steps };
  return steps;
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** No longer than the stage is built for, and without the halves of broken characters, which no link could hold. */
function settleText(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  return whole.length <= limits.characters ? whole : splitCharacters(whole).slice(0, limits.characters).join('');
}

/** A model that is not shipped starts untrained. */
function settleModel(model: ModelChoice): ModelChoice {
  return model.source.kind !== 'shipped' || isShipped(model) ? model : { ...model, source: untrained(model) };
}

function clampFits(clamp: Clamp, scene: Scene): boolean {
  if (clamp.part === 'decoder' && !taskOf(scene.model).decoder) return false;
  const size = clamp.quantity === 'x' ? inputSize(scene) : scene.model.sizes[clamp.layer - 1];
  const known = clamp.quantity === 'x' ? clamp.layer === 0 : quantitiesOf(scene.model.cell).includes(clamp.quantity);
  return known && size !== undefined && (clamp.unit === 'all' || clamp.unit < size);
}

function inputSize(scene: Scene): number {
  return specOf(scene.model).input.size;
}

function pinFits({ layer, quantity, unit }: Pin, scene: Scene): boolean {
  if (scene.model.sizes[layer - 1] === undefined) return false;
  return hasQuantity(scene.model, quantity) && unit < countEntries(scene, quantity, layer);
}

function hasQuantity(model: ModelChoice, quantity: NumberQuantity): boolean {
  if (quantity === 'logits' || quantity === 'output') return caseOf(model) === null;
  return quantity === 'x' || quantitiesOf(model.cell).includes(quantity);
}

function weightFits({ tensor, index }: WeightPosition, counts: ReadonlyMap<string, number>): boolean {
  return index < (counts.get(tensor) ?? 0);
}

/** Questions past the end of a shortened text stay, as pins do. */
function questionFits({ asked, model }: Scene): boolean {
  return asked === null || asked.token < (specOf(model).head?.size ?? 0);
}

/** Whether the opened number exists in the chosen cell: input and output exist for all. */
function depthFits({ depth, model }: Scene): boolean {
  // A mini-batch puts names side by side.
  if (depth.kind === 'batch') return taskOf(model).name === 'names' && caseOf(model) === null;
  return depth.kind !== 'number' || hasQuantity(model, depth.quantity);
}

/** How many units there are to single out: those of the layer, or of the input or output that is opened. */
function countUnits(scene: Scene, layer: number): number {
  if (scene.depth.kind === 'batch' && scene.batch.own) return scene.batch.own.units;
  return countEntries(scene, scene.depth.kind === 'number' ? scene.depth.quantity : 'h', layer);
}

function countEntries(scene: Scene, quantity: NumberQuantity, layer: number): number {
  if (quantity === 'logits' || quantity === 'output') return specOf(scene.model).head?.size ?? 1;
  if (quantity === 'x') return scene.model.sizes[layer - 2] ?? inputSize(scene);
  return scene.model.sizes[layer - 1] ?? 1;
}

/** Two rivals at least; one alone is no comparison. */
function settleCompared(compared: Scene['compared'], model: ModelChoice): Scene['compared'] {
  const fitting = keep(compared, (rival) => canCompare(model, rival));
  return fitting.length === 1 ? [] : fitting;
}

/** Keeps `list` itself when nothing is dropped, so that a settled scene is recognised as unchanged. */
function keep<T>(list: readonly T[], fits: (item: T) => boolean): readonly T[] {
  return list.every(fits) ? list : list.filter(fits);
}

/** Values set by hand, brought back to what the engine can reckon with. */
function bounded<T extends { readonly value: number }>(list: readonly T[]): readonly T[] {
  if (list.every(({ value }) => Math.abs(value) <= limits.value)) return list;
  return list.map((item) => ({ ...item, value: between(item.value, -limits.value, limits.value) }));
}

/** A case is the laboratory's: pages that speak of a text have one to read again. What it has no use for is off while it is open. */
function settleCase(scene: Scene): Scene {
  if (!caseOf(scene.model)) return scene;
  const { kind } = scene.page;
  if (kind === 'home' || kind === 'chapter') return { ...scene, ...changesForTask('names'), model: defaultScene.model };
  return { ...scene, compared: scene.compared.length === 0 ? scene.compared : [] };
}

/**
 * The nearest scene whose parts agree: the step exists in the text, layer and unit in the model, and interventions, pins and the opened
 * number name quantities that the chosen cell has. Pins and costs past the end of a shortened text stay, for when the text grows again.
 */
export function settleScene(asked: Scene): Scene {
  const scene = settleCase(asked);
  const model = settleModel(scene.model);
  const text = settleText(scene.text);
  const layer = between(scene.layer, 1, model.sizes.length);
  const depth: Scene['depth'] = depthFits(scene) ? scene.depth : { kind: 'cell' };
  const counts = new Map(scene.edits.length > 0 || scene.weight ? parameters(specOf(model)).map(({ name, count }) => [name, count]) : []);
  return {
    ...scene,
    model,
    compared: settleCompared(scene.compared, model),
    panel: scene.panel === 'none' || panelsOf(model).includes(scene.panel) ? scene.panel : 'gates',
    text,
    step: between(scene.step, 0, countSteps({ text, model }) - 1),
    layer,
    unit: scene.unit === null ? null : between(scene.unit, 0, countUnits({ ...scene, depth }, layer) - 1),
    quantity: scene.quantity !== null && quantitiesOf(model.cell).includes(scene.quantity) ? scene.quantity : null,
    weight: scene.weight && weightFits(scene.weight, counts) ? scene.weight : null,
    depth,
    asked: questionFits(scene) ? scene.asked : null,
    clamps: bounded(keep(scene.clamps, (clamp) => clampFits(clamp, scene))),
    edits: bounded(keep(scene.edits, (edit) => weightFits(edit, counts))),
    pins: keep(scene.pins, (pin) => pinFits(pin, scene)),
  };
}
