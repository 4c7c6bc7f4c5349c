import type { PointName } from '../data/births/points';
import { taskNames } from '../data/tasks';
import { field, gatesField, listField, modelField, optionalField, part, type SceneField, switchField } from './fieldKinds';
import { limits } from './limits';
import type { Depth, FlowKind, GatesChoice, GradientFigure, Notation, Panel, Scene, Theme, UnitOrder } from './scene';
import { gradientRoles } from './scene';
import * as parts from './sceneParts';
import { readCount, readNumber } from './sceneParts';
import { readSource, writeSource } from './sourceText';

function readOrder(text: string): Pick<GatesChoice, 'order'> | null {
  const order = parts.oneOf(orders, text);
  return order && { order };
}

function readFind(text: string): Pick<GatesChoice, 'find'> | null {
  const find = parts.readCondition(text);
  return text === '' || find ? { find } : null;
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
const panels: readonly Panel[] = ['gates', 'gradients', 'training', 'prefixes', 'memory', 'series', 'none'];
const pointNames: readonly PointName[] = ['naive', 'seasonal', 'linear'];

/** In the order of their buttons, each once. */
function readLines(text: string): readonly PointName[] | null {
  const named = text === 'none' ? [] : parts.readList(text, (piece) => parts.oneOf(pointNames, piece));
  return named && pointNames.filter((name) => named.includes(name));
}

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
  field('number', 'numberFigure', 'figure of a number', write, (text) => parts.oneOf(['sum', 'product'], text)),
  optionalField('taken', 'taken', 'step of the product', (text) => readCount(text)),
  optionalField('weight', 'weight', 'open weight', parts.readWeight, parts.writeWeight),
  switchField('table', 'asTable', 'table'),
  field('digits', 'digits', 'digits', write, (text) => readCount(text, limits.digits.from, limits.digits.to)),
  field('direction', 'direction', 'direction', write, (text) => parts.oneOf(['forward', 'backward'], text)),
  field('strips', 'strips', 'contents of the strips', write, (text) => parts.oneOf(['values', 'change'], text)),
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
  field('series', 'seriesFigure', 'figure of the series', write, (text) => parts.oneOf(['days', 'ahead'], text)),
  field('lines', 'seriesLines', 'forecasts beside', (lines) => lines.join(',') || 'none', readLines),
  listField('pin', 'pins', 'pin', ({ pins }) => pins, parts.writePin, parts.readPin),
  field('rolled', 'rolled', 'rolling', write, (text) => readNumber(text, 0, 1)),
  field('zoom', 'zoom', 'zoom', write, (text) => readNumber(text, limits.zoom.from, limits.zoom.to)),
  field('notation', 'notation', 'notation', write, (text) => parts.oneOf(notations, text)),
  field('theme', 'theme', 'theme', write, (text) => parts.oneOf(themes, text)),
  field('reading', 'reading', 'way of reading', write, (text) => parts.oneOf(readings, text)),
  switchField('presenting', 'presenting', 'presentation'),
  switchField('revealed', 'revealed', 'shown answer'),
];
