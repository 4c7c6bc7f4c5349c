import type { LayerRecording, Recording } from '../../engine/recording';
import { vectorAt } from '../../engine/tensor';
import { isUnknown } from '../../store/columns';
import { describeUnscored, doesAt, nameRead, nameSign, saidBy, textOf } from '../../store/columnWords';
import { perObject } from '../../store/perObject';
import type { Answer } from '../../store/run';
import type { Notation, Scene } from '../../store/scene';
import { formatCount, formatNumber, formatProbability } from '../../ui/format';
import { formerWords } from '../../ui/former';
import type { FigureTableData } from '../../ui/tsv';
import { valueWords } from '../../ui/notation';
import { isUsed } from '../../store/costSteps';
import { changesOf, changeWords, showsChange } from '../../store/changes';
import { nameSteps, usedSteps } from './costSteps';
import type { Spot } from './hit';
import type { FlowMark } from './marks';
import { normOf } from './norms';
import { formerGuess, likeliest, targetProbability } from './predictions';
import { valueName } from './symbols';

export type DescribedScene = Pick<Scene, 'step' | 'direction' | 'strips' | 'cost' | 'rolled' | 'truncation' | 'notation'>;

/** A value that is read out on its own is given to more digits than one among many. */
const exactDigits = 5;

const cellNames = { rnn: 'basic cell', lstm: 'LSTM', gru: 'GRU' } as const;

export function describeModel(answer: Answer): string {
  const { layers } = answer.spec;
  const kind = layers[0] ? cellNames[layers[0].cell] : 'network';
  const sizes = layers.map(({ size }) => formatCount(size)).join(' and ');
  if (answer.spec.decoder)
    return `encoder and decoder, each of ${layers.length === 1 ? `one ${kind}` : `${layers.length} layers of ${kind}s`} of ${sizes} units`;
  return layers.length === 1 ? `${kind} of ${sizes} units` : `${layers.length} layers of ${kind}s of ${sizes} units`;
}

/** What it reads, and for a network that goes on by itself, what it says. */
const describeWork = perObject((answer: Answer): string => {
  const { scene, columns, spec, sequence } = answer;
  const steps = columns.length;
  if (sequence) return `reading vectors in ${steps} steps`;
  const read = textOf(
    answer,
    columns.filter(({ part }) => part === 'encoder'),
  );
  const said = spec.decoder || spec.shape === 'oneToMany' ? saidBy(answer) : null;
  const what =
    spec.shape === 'oneToMany' ? `reading ${scene.text.trim() || 'zeros'} at the first step and zeros after` : `reading ‘${read}’`;
  return said === null ? `${what} in ${steps} steps` : `${what}, saying ‘${said}’, in ${steps} steps`;
});

export function describeExpectation(answer: Answer, step: number): string {
  const [best] = likeliest(answer, step, 1);
  if (!best) return answer.spec.head ? 'puts out nothing' : 'puts out its hidden state';
  const does = doesAt(answer);
  const ignored = answer.columns[step]?.output === 'ignored' ? ', which is ignored' : '';
  const former = formerGuess(answer, step);
  const change = former ? `, ${nameSign(answer, former.sign)} before the change` : '';
  return `${does} ${nameSign(answer, best.sign)} with probability ${formatProbability(best.probability)}${change}${ignored}`;
}

export function describeCost(answer: Answer, cost: Scene['cost']): string {
  const steps = answer.columns.length;
  const used = usedSteps(cost, steps).filter((step) => Number.isFinite(answer.losses.data[step]));
  if (answer.sequence && !answer.sequence.lossWeights) return 'The file weighs no outputs: there is no cost, and every gradient is zero.';
  if (used.length === 0) return 'The cost uses no output, so every gradient is zero.';
  const scorable = answer.columns.filter(({ output }) => output === 'used').length;
  const which =
    used.length === steps
      ? `all ${steps} outputs`
      : used.length === 1
        ? `the ${answer.spec.shape === 'manyToOne' ? 'last output, that' : 'output'} of step ${used[0] ?? 0}`
        : used.length === scorable
          ? `all ${scorable} outputs`
          : `the outputs of steps ${nameSteps(used)}`;
  if (answer.sequence) return `The cost is Σ weight · h over ${which}: ${formatNumber(answer.loss)}.`;
  return `The cost is the mean loss of ${which}: ${formatNumber(answer.loss)}.`;
}

/** A step by its number, in an encoder–decoder with the half that it belongs to. */
function describePlace({ spec, columns }: Answer, step: number): string {
  return spec.decoder ? `Step ${step}, in the ${columns[step]?.part ?? 'decoder'},` : `Step ${step}`;
}

/** The figure's accessible name: what it shows now. */
export function describeGraph(answer: Answer, scene: DescribedScene): string {
  const steps = answer.columns.length;
  const step = Math.min(scene.step, steps - 1);
  const what = scene.rolled === 1 ? 'rolled up into one cell' : 'unrolled';
  const forward = scene.direction === 'forward';
  const contents = showsChange(answer, scene) ? `the ${changeWords(answer, scene.direction)}` : forward ? 'values' : 'gradients';
  const shows = forward
    ? `Forward: the strips show ${contents}.`
    : `Backward: the strips show ${contents}. ${describeCost(answer, scene.cost)}`;
  const cut =
    scene.direction === 'backward' && scene.truncation !== null
      ? ` Each output’s gradient goes back through ${scene.truncation} ${scene.truncation === 1 ? 'step' : 'steps'} and no further.`
      : '';
  return `${describeModel(answer)}, ${what}, ${describeWork(answer)}. ${describePlace(answer, step)} reads ${nameRead(answer.columns[step])} and ${describeExpectation(answer, step)}. ${shows}${cut}${answer.scene.gain === 0 ? ' W is multiplied by 0: no step gets anything of h of the step before.' : ''}`;
}

export function describeCell(answer: Answer, step: number, layer: number, scene: Pick<Scene, 'direction' | 'strips'>): string {
  const { direction } = scene;
  const lengthIn = (layers: readonly LayerRecording[]) => {
    const h = layers[layer - 1]?.quantities.h;
    return h ? formatNumber(normOf(vectorAt(h, step))) : 'unknown';
  };
  const size = lengthIn(recordingOf(answer, direction).layers);
  const at = describePlace(answer, step);
  const place = answer.spec.layers.length > 1 ? `${at}, layer ${layer}` : at;
  const change = showsChange(answer, scene) ? `, changed by a vector of length ${lengthIn(changesOf(answer, direction))}` : '';
  const what = `${direction === 'backward' ? 'gradient of the ' : ''}hidden state of length ${size}${change}`;
  return `${place}: reads ${nameRead(answer.columns[step])}, ${what}, ${describeExpectation(answer, step)}`;
}

export function describeLoss(answer: Answer, step: number, cost: Scene['cost']): string {
  const loss = answer.losses.data[step] ?? Number.NaN;
  if (!Number.isFinite(loss)) return `Step ${step} has no loss: ${describeUnscored(answer, step) ?? ''}`;
  const used = isUsed(cost, step, answer.columns.length) ? 'in the cost' : 'left out of the cost';
  return `${answer.sequence ? 'Weighed sum' : 'Loss'} of the output of step ${step}: ${formatNumber(loss)}, ${used}`;
}

function recordingOf({ values, gradients }: Answer, direction: Scene['direction']): Recording {
  return direction === 'forward' ? values : gradients;
}

function valueIn(layers: readonly LayerRecording[], { layer, quantity, step, unit }: Spot): number {
  const tensor = layers[layer - 1]?.quantities[quantity];
  return tensor ? (vectorAt(tensor, step)[unit] ?? Number.NaN) : Number.NaN;
}

/** One value, exactly: the name in the chosen notation, and the number; where the change is shown, also that. */
export function describeSpot(answer: Answer, spot: Spot, scene: Pick<Scene, 'direction' | 'strips' | 'notation' | 'digits'>): string {
  const value = valueIn(recordingOf(answer, scene.direction).layers, spot);
  const digits = Math.max(exactDigits, scene.digits);
  const change = showsChange(answer, scene) ? valueIn(changesOf(answer, scene.direction), spot) : null;
  const name = valueName(
    spot.quantity,
    spot.step,
    { unit: spot.unit, layer: answer.spec.layers.length > 1 ? spot.layer : null },
    scene.notation,
  );
  return `${scene.direction === 'forward' ? name : `∂L/∂${name}`} = ${formatNumber(value, digits)}${change === null ? '' : describeChange(change, digits)}`;
}

function describeChange(change: number, digits: number): string {
  if (Number.isNaN(change)) return ', a step that there was not before';
  return change === 0 ? ', unchanged' : `, changed by ${formatNumber(change, digits)}`;
}

export function spotWords({ quantity }: Spot): string {
  return valueWords[quantity];
}

/** What goes along a backward arrow. */
export function describeFlow(
  answer: Answer,
  flow: Pick<FlowMark, 'kind' | 'state' | 'step' | 'layer' | 'norm' | 'former'>,
  notation: Notation,
): string {
  const layer = answer.spec.layers.length > 1 ? flow.layer : null;
  const size = `${formatNumber(flow.norm)}${flow.former === null ? '' : `, ${formerWords(flow.norm, flow.former)}`}`;
  switch (flow.kind) {
    case 'cost':
      return `cost → output ${flow.step}: length ${size}`;
    case 'output':
      return `to ${valueName('h', flow.step, { layer }, notation)} from above: length ${size}`;
    case 'time': {
      const name = flow.step === 0 ? 'the initial state' : valueName(flow.state ?? 'h', flow.step - 1, { layer }, notation);
      return `to ${name} from step ${flow.step}: length ${size}`;
    }
  }
}

/** What the change did at a step: forward the guess before, and how far each layer's h, or its gradient, moved. */
function changeRow(answer: Answer, step: number, direction: Scene['direction'], digits?: number): readonly string[] {
  const moved = changesOf(answer, direction).map(({ quantities: { h } }) => (h ? formatNumber(normOf(vectorAt(h, step)), digits) : ''));
  if (direction === 'backward') return moved;
  const former = formerGuess(answer, step);
  return [former ? `${nameSign(answer, former.sign)} ${formatProbability(former.probability, digits)}` : 'the same', ...moved];
}

function forwardRow(answer: Answer, step: number, digits?: number): readonly string[] {
  const [best, next] = likeliest(answer, step, 2);
  const right = targetProbability(answer, step);
  const lengths = answer.values.layers.map(({ quantities: { h } }) => (h ? formatNumber(normOf(vectorAt(h, step)), digits) : ''));
  const share = (candidate: typeof best) =>
    candidate ? `${nameSign(answer, candidate.sign)} ${formatProbability(candidate.probability, digits)}` : '';
  if (answer.sequence) return lengths;
  return [share(best), share(next), right === null ? 'unknown' : formatProbability(right, digits), ...lengths];
}

function backwardRow(answer: Answer, step: number, scene: DescribedScene, digits?: number): readonly string[] {
  const tellLoss = ({ losses }: Pick<Answer, 'losses'>) => {
    const loss = losses.data[step] ?? Number.NaN;
    return Number.isFinite(loss) ? formatNumber(loss, digits) : 'none';
  };
  const before = showsChange(answer, scene) ? answer.unchanged : null;
  const totals = answer.gradients.layers.map(({ quantities: { h } }) => (h ? formatNumber(normOf(vectorAt(h, step)), digits) : ''));
  const sent = (norms: ArrayLike<number> | undefined) => formatNumber(norms?.[step] ?? Number.NaN, digits);
  const back = answer.flows.flatMap(({ h, c }, index) => {
    const former = before?.flows[index];
    return [sent(h), ...(former ? [sent(former.h)] : []), ...(c ? [sent(c), ...(former?.c ? [sent(former.c)] : [])] : [])];
  });
  const used = isUsed(scene.cost, step, answer.columns.length) ? 'yes' : 'no';
  return [tellLoss(answer), ...(before ? [tellLoss(before)] : []), used, ...totals, ...back];
}

/** The figure as a table: a row a step. */
export function tabulateGraph(answer: Answer, scene: DescribedScene, digits?: number): FigureTableData {
  const several = answer.spec.layers.length > 1;
  const layer = (index: number) => (several ? ` (layer ${index + 1})` : '');
  const forward = scene.direction === 'forward';
  const changed = showsChange(answer, scene);
  const columns = forward
    ? [
        'step',
        'reads',
        ...(answer.sequence ? [] : [doesAt(answer) === 'expects' ? 'likeliest next' : 'likeliest', 'second', 'p of what should come']),
        ...answer.spec.layers.map((_, index) => `‖h‖${layer(index)}`),
        ...(changed ? ['likeliest before', ...answer.spec.layers.map((_, index) => `‖change of h‖${layer(index)}`)] : []),
      ]
    : [
        'step',
        'reads',
        'loss',
        ...(changed ? ['loss before'] : []),
        'in the cost',
        ...answer.spec.layers.map((_, index) => `‖∂L/∂h‖${layer(index)}`),
        ...answer.flows.flatMap(({ c }, index) =>
          ['h', ...(c ? ['c'] : [])].flatMap((state) => {
            const heading = `sent back along ${state}${layer(index)}`;
            return changed ? [heading, `${heading} before`] : [heading];
          }),
        ),
        ...(changed ? answer.spec.layers.map((_, index) => `‖change of ∂L/∂h‖${layer(index)}`) : []),
      ];
  const rows = answer.columns.map((column, step) => [
    String(step),
    isUnknown(column) ? `${column.typed} (unknown)` : column.own ? `${column.typed} (its own)` : column.typed,
    ...(forward ? forwardRow(answer, step, digits) : backwardRow(answer, step, scene, digits)),
    ...(changed ? changeRow(answer, step, scene.direction, digits) : []),
  ]);
  return { caption: describeGraph(answer, scene), columns, rows };
}
