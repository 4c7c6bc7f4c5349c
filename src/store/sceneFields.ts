import { taskNames } from '../data/tasks';
import { limits } from './limits';
import type { Depth, FlowKind, GatesChoice, GradientFigure, Notation, Panel, Scene, Theme, UnitOrder, WeightSource } from './scene';
import { gradientRoles } from './scene';
import * as parts from './sceneParts';
import { readCount, readNumber } from './sceneParts';

/** What a field's reader made of its text. `lost`: the pieces that could not be read. */
export interface FieldReading {
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

type Reader<T> = (text: string) => T | null;

function wholly(text: string, change: Partial<Scene> | null): FieldReading {
  return change ? { change, lost: [] } : { change: {}, lost: [text] };
}

/** A field that is read as a whole or not at all. */
function field<K extends keyof Scene>(
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
function modelField(
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

function part<K extends keyof Scene['model']>(key: K, value: Scene['model'][K] | null): Partial<Scene['model']> | null {
  if (value === null) return null;
  const change: Partial<Record<K, Scene['model'][K]>> = {};
  change[key] = value;
  return change;
}

/** A field of what the panel of gates shows. */
function gatesField(key: string, label: string, write: (gates: GatesChoice) => string, read: Reader<Partial<GatesChoice>>): SceneField {
  const readField = (text: string, scene: Scene): FieldReading => {
    const change = read(text);
    return wholly(text, change && { gates: { ...scene.gates, ...change } });
  };
  return { key, label, write: ({ gates }) => write(gates), read: readField };
}

function readOrder(text: string): Pick<GatesChoice, 'order'> | null {
  const order = parts.oneOf(orders, text);
  return order && { order };
}

function readFind(text: string): Pick<GatesChoice, 'find'> | null {
  const find = parts.readCondition(text);
  return text === '' || find ? { find } : null;
}

/** A list whose pieces are read one by one, so that a broken one does not take the others along. */
function listField<T>(
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

function writeSource(source: WeightSource): string {
  return source.kind === 'shipped' ? 'shipped' : `${source.seed},${source.updates},${source.learningRate}`;
}

function readSource(text: string): WeightSource | null {
  if (text === 'shipped') return { kind: 'shipped' };
  const [first, second, third, ...more] = text.split(',');
  const [seed, updates] = [readCount(first, 0, limits.seed), readCount(second, 0, limits.updates)];
  const learningRate = readNumber(third, Number.MIN_VALUE, limits.learningRate);
  if (seed === null || updates === null || learningRate === null || more.length > 0) return null;
  return { kind: 'trained', seed, updates, learningRate };
}

function readSizes(text: string): number[] | null {
  const sizes = parts.readList(text, (piece) => readCount(piece, 1, limits.units));
  return sizes && sizes.length <= limits.layers ? sizes : null;
}

function readDepth(text: string): Depth | null {
  const [kind, name, ...more] = text.split(',');
  const quantity = parts.readQuantity(name);
  if (kind === 'number' && quantity !== null && more.length === 0) return { kind, quantity };
  return (kind === 'graph' || kind === 'batch' || kind === 'cell') && name === undefined ? { kind } : null;
}

function writeCost(cost: Scene['cost']): string {
  if (typeof cost === 'string') return cost;
  return cost.length === 0 ? 'none' : cost.join(',');
}

function readCost(text: string): Scene['cost'] | null {
  if (text === 'none') return [];
  return parts.oneOf<'every' | 'last'>(['every', 'last'], text) ?? parts.readList(text, (piece) => readCount(piece));
}

/** A field that may be absent, which is written as nothing. */
function optionalField<K extends 'unit' | 'quantity' | 'weight' | 'truncation' | 'asked'>(
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
function switchField(key: string, of: 'allTerms' | 'asTable' | 'presenting', label: string): SceneField {
  return field(key, of, label, String, (text) => (text === 'true' ? true : text === 'false' ? false : null));
}

const arrowKinds: readonly FlowKind[] = ['cost', 'output', 'time'];

/** In the order of computation, each once. */
function readArrows(text: string): readonly FlowKind[] | null {
  const named = text === 'none' ? [] : parts.readList(text, (piece) => parts.oneOf(arrowKinds, piece));
  return named && arrowKinds.filter((kind) => named.includes(kind));
}

const write = String;
export const notations: readonly Notation[] = ['lectureA', 'lectureB', 'pytorch', 'keras'];
export const themes: readonly (Theme | 'system')[] = ['system', 'light', 'dark', 'projector'];
export const readings: readonly Scene['reading'][] = ['scroll', 'steps'];
const panels: readonly Panel[] = ['gates', 'gradients', 'training', 'none'];
const gradientFigures: readonly GradientFigure[] = ['shares', 'reach', 'pairs', 'clipping'];
const orders: readonly UnitOrder[] = ['index', 'mean', 'firstActivity', 'similarity'];

/** Every field of a scene but its page, in the order in which links hold them. */
export const sceneFields: readonly SceneField[] = [
  modelField(
    'task',
    'task',
    ({ task = 'names' }) => task,
    (text) => part('task', parts.oneOf(taskNames, text)),
  ),
  modelField(
    'cell',
    'cell',
    ({ cell }) => cell,
    (text) => part('cell', parts.oneOf(parts.cells, text)),
  ),
  modelField(
    'sizes',
    'layer sizes',
    ({ sizes }) => sizes.join(','),
    (text) => part('sizes', readSizes(text)),
  ),
  modelField(
    'bias',
    'bias style',
    ({ bias }) => bias,
    (text) => part('bias', parts.oneOf(['none', 'one', 'two'], text)),
  ),
  modelField(
    'forget',
    'start of the forget bias',
    ({ forgetBias = 1 }) => String(forgetBias),
    (text) => (text === '0' ? { forgetBias: 0 } : text === '1' ? { forgetBias: 1 } : null),
  ),
  modelField(
    'weights',
    'weights',
    ({ source }) => writeSource(source),
    (text) => part('source', readSource(text)),
  ),
  field('compare', 'compared', 'compared cells', (compared) => compared.join(','), parts.readCompared),
  field('text', 'text', 'text', write, (text) => text),
  field('step', 'step', 'step', write, (text) => readCount(text)),
  field('layer', 'layer', 'layer', write, (text) => readCount(text, 1)),
  optionalField('unit', 'unit', 'unit', (text) => readCount(text)),
  optionalField('value', 'quantity', 'value singled out', parts.readState),
  field('depth', 'depth', 'depth', (depth) => (depth.kind === 'number' ? `number,${depth.quantity}` : depth.kind), readDepth),
  field('batch', 'batch', 'mini-batch', parts.writeBatch, parts.readBatch),
  field('terms', 'order', 'order of the terms', write, (text) => parts.oneOf(['size', 'place'], text)),
  switchField('all', 'allTerms', 'list of all terms'),
  optionalField('weight', 'weight', 'open weight', parts.readWeight, parts.writeWeight),
  switchField('table', 'asTable', 'table'),
  field('digits', 'digits', 'digits', write, (text) => readCount(text, limits.digits.from, limits.digits.to)),
  field('direction', 'direction', 'direction', write, (text) => parts.oneOf(['forward', 'backward'], text)),
  field('arrows', 'arrows', 'backward arrows', (arrows) => arrows.join(',') || 'none', readArrows),
  optionalField('why', 'asked', 'question about an output', parts.readQuestion, parts.writeQuestion),
  field('cost', 'cost', 'cost', writeCost, readCost),
  optionalField('cut', 'truncation', 'truncation', (text) => readCount(text, 1)),
  field('gain', 'gain', 'factor on W', write, (text) => readNumber(text, limits.gain.from, limits.gain.to)),
  listField('clamp', 'clamps', 'clamp', ({ clamps }) => clamps, parts.writeClamp, parts.readClamp),
  listField('set', 'edits', 'changed weight', ({ edits }) => edits, parts.writeEdit, parts.readEdit),
  field('panel', 'panel', 'panel', write, (text) => parts.oneOf(panels, text)),
  field('figure', 'gradientFigure', 'gradient figure', write, (text) => parts.oneOf(gradientFigures, text)),
  field('tensor', 'gradientOf', 'parameter', write, (text) => parts.oneOf(gradientRoles, text)),
  field('state', 'gradientState', 'state', write, (text) => parts.oneOf(['h', 'c'], text)),
  field('limit', 'clipLimit', 'clipping limit', write, (text) => readNumber(text, limits.clip.from, limits.clip.to)),
  gatesField('gates', 'gates', parts.writeShownGates, parts.readShownGates),
  gatesField('sort', 'order of the units', ({ order }) => order, readOrder),
  gatesField('find', 'condition', ({ find }) => parts.writeCondition(find), readFind),
  listField('pin', 'pins', 'pin', ({ pins }) => pins, parts.writePin, parts.readPin),
  field('rolled', 'rolled', 'rolling', write, (text) => readNumber(text, 0, 1)),
  field('zoom', 'zoom', 'zoom', write, (text) => readNumber(text, limits.zoom.from, limits.zoom.to)),
  field('notation', 'notation', 'notation', write, (text) => parts.oneOf(notations, text)),
  field('theme', 'theme', 'theme', write, (text) => parts.oneOf(themes, text)),
  field('reading', 'reading', 'way of reading', write, (text) => parts.oneOf(readings, text)),
  switchField('presenting', 'presenting', 'presentation'),
];
