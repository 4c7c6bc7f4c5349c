import type { AnswerKey } from '../data/task';
import { taskOf } from '../data/tasks';
import { targetsOf } from '../data/names/readText';
import type { ModelSpec } from '../engine/spec';
import type { Pass, TraceResult } from '../worker/protocol';
import type { CaseSequence } from '../interop/reference/sequenceCase';
import { columnsOf, countEncoderSteps } from './columns';
import { givenTo } from './givenTo';
import { specOf } from './modelSpec';
import type { Answer } from './run';
import type { Scene } from './scene';
import { weightKey } from './weightKey';

/** The outputs of the cost, counted from the first that there is. */
function costSteps(cost: Scene['cost'], before: number): Pass['costSteps'] {
  return typeof cost === 'string' ? cost : cost.map((step) => step - before).filter((step) => step >= 0);
}

/** What every pass of a scene shares, whatever it reads. With truncation, every output's cost goes back through that many steps. */
function settingsOf(scene: Scene, before: number): Pick<Pass, 'costSteps' | 'truncation' | 'clamps' | 'gain' | 'edits'> {
  return {
    costSteps: costSteps(scene.cost, before),
    truncation: scene.truncation === null ? null : { every: 1, through: scene.truncation },
    clamps: scene.clamps,
    gain: scene.gain,
    edits: scene.edits,
  };
}

function passOfCase(scene: Scene, weights: Float64Array, sequence: CaseSequence): Pass {
  return {
    ...settingsOf(scene, 0),
    ...stateAndLoss(sequence),
    spec: specOf(scene.model),
    weights: { key: weightKey(scene.model), data: weights },
    inputs: [...sequence.inputs],
    decoder: null,
    goesOn: null,
    targets: [],
  };
}

/** The states that a sequence of a case starts from, and what its loss is made of. */
function stateAndLoss(sequence: CaseSequence | null): Pick<Pass, 'initial' | 'lossWeights'> {
  if (!sequence) return {};
  const { initial, lossWeights } = sequence;
  return { initial, ...(lossWeights && { lossWeights }) };
}

/** What the engine is asked for a scene. `key`: what should come out, where the text itself does not say it. */
export function passOf(scene: Scene, weights: Float64Array, key: AnswerKey | null, sequence: CaseSequence | null = null): Pass {
  if (sequence) return passOfCase(scene, weights, sequence);
  const task = taskOf(scene.model);
  const given = task.read(scene.text);
  const known = key?.targets ?? [...targetsOf(given, task.mark)];
  // Many-to-one: the only target is the last output's. Aligned: the start mark has none.
  const before = task.shape === 'manyToOne' ? given.length - 1 : task.isAligned ? 1 : 0;
  return {
    ...settingsOf(scene, task.decoder ? given.length : 0),
    spec: specOf(scene.model),
    weights: { key: weightKey(scene.model), data: weights },
    inputs: given.flatMap(({ kind, token, values }) => (kind === 'vector' ? (values ?? []) : [token])),
    decoder: task.decoder ? [task.mark ?? 0] : null,
    goesOn: task.goesOn,
    targets: known.length > 0 ? [...Array.from({ length: before }, () => -1), ...known] : [],
  };
}

/** The pass that gave an answer, all that it read written out, with the weights that it used: gain and edits are in them. */
export function passBehind(answer: Answer): Pass {
  const { scene, spec, columns, weights } = answer;
  const before = countEncoderSteps(answer);
  const width = spec.input.kind === 'dense' ? spec.input.size : 1;
  const reads = (of: readonly Answer['columns'][number][]): readonly number[] =>
    of.flatMap(
      ({ kind, token, values }) => values ?? (kind === 'zeros' ? Array.from({ length: width }, () => (width > 1 ? 0 : -1)) : [token]),
    );
  const edited = scene.edits.map(({ tensor, index, value }) => `${tensor}.${index}=${value}`).join(' ');
  const isChanged = edited !== '' || scene.gain !== 1;
  const name = weightKey(scene.model);
  return {
    ...settingsOf(scene, before),
    ...stateAndLoss(answer.sequence),
    gain: 1,
    edits: [],
    spec,
    weights: { key: isChanged ? `${name} with W×${scene.gain} ${edited}` : name, data: weights },
    inputs: reads(spec.decoder ? columns.slice(0, before) : columns),
    decoder: spec.decoder ? reads(columns.slice(before)) : null,
    goesOn: null,
    targets: columns.slice(before).map(({ target }) => target),
  };
}

type Computed = Omit<TraceResult, 'unchanged'>;
type AnswerOfOneRun = Omit<Answer, 'unchanged'>;

/** What a case computed elsewhere has no signs for its entries; its outputs are the states themselves, used where they are weighed. */
function buildCaseRun(scene: Scene, spec: ModelSpec, { read: _given, ...result }: Computed, sequence: CaseSequence): AnswerOfOneRun {
  const output = sequence.lossWeights ? ('used' as const) : ('none' as const);
  const columns = givenTo(scene, sequence).map((given, local) => ({
    ...given,
    part: 'encoder' as const,
    local,
    own: false,
    output,
    target: -1,
  }));
  return { scene, spec, vocabulary: [], inputSigns: [], columns, key: null, sequence, ...result };
}

function buildTaskRun(scene: Scene, spec: ModelSpec, { read, ...result }: Computed, key: AnswerKey | null): AnswerOfOneRun {
  const { inputs, outputs, isAligned } = taskOf(scene.model);
  const columns = columnsOf(spec, givenTo(scene), inputs, read, isAligned);
  return { scene, spec, vocabulary: outputs, inputSigns: inputs, columns, key, sequence: null, ...result };
}

export function buildAnswer(
  scene: Scene,
  spec: ModelSpec,
  { unchanged, ...computed }: TraceResult,
  key: AnswerKey | null,
  sequence: CaseSequence | null = null,
): Answer {
  const build = (of: Scene, run: Computed) => (sequence ? buildCaseRun(of, spec, run, sequence) : buildTaskRun(of, spec, run, key));
  const asLearnt = { ...scene, clamps: [], edits: [], gain: 1 };
  return { ...build(scene, computed), unchanged: unchanged && { ...build(asLearnt, unchanged), unchanged: null } };
}
