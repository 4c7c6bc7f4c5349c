import type { Reading } from '../data/task';
import { taskOf } from '../data/tasks';
import type { ModelSpec } from '../engine/spec';
import { vectorAt } from '../engine/tensor';
import type { Pass } from '../worker/protocol';
import { perObject } from './perObject';
import type { Answer, Column } from './run';

type Read = Pick<Pass, 'inputs' | 'decoder' | 'targets'>;

const zeros: Reading = { kind: 'zeros', typed: '0', token: -1, read: null };

/**
 * The columns of the stage: what was given, and behind it what the network went on to read by itself. `isAligned`: outputs are about what was
 * just read, so that the start mark's is nobody's.
 */
export function columnsOf(
  spec: ModelSpec,
  given: readonly Reading[],
  signs: readonly string[],
  read: Read,
  isAligned = false,
): readonly Column[] {
  const steps = spec.decoder ? given.length : Math.max(given.length, countRead(spec, read));
  const first = Array.from({ length: steps }, (_, step): Column => {
    const reading = given[step] ?? zeros;
    if (spec.decoder) return { ...reading, part: 'encoder', local: step, own: false, output: 'none', target: -1 };
    const ignored = spec.shape === 'manyToOne' ? step < steps - 1 : isAligned && step === 0;
    const output = !spec.head ? 'none' : ignored ? 'ignored' : 'used';
    return { ...reading, part: 'encoder', local: step, own: false, output, target: read.targets[step] ?? -1 };
  });
  const decoded = (read.decoder ?? []).map((token, local): Column => {
    const sign = signs[token] ?? null;
    const target = read.targets[local] ?? -1;
    return { kind: 'token', typed: sign ?? '', token, read: sign, part: 'decoder', local, own: local > 0, output: 'used', target };
  });
  return spec.decoder ? [...first, ...decoded] : first;
}

function countRead({ input }: ModelSpec, { inputs }: Read): number {
  return inputs.length / (input.kind === 'dense' ? input.size : 1);
}

/** Columns of the encoder in front of a decoder; 0 without one. */
export function countEncoderSteps({ columns, spec }: Pick<Answer, 'columns' | 'spec'>): number {
  return spec.decoder ? columns.filter(({ part }) => part === 'encoder').length : 0;
}

/** The first step of the decoder; undefined without one. */
export function breakBefore(columns: readonly Column[]): number | undefined {
  const first = columns.findIndex(({ part }) => part === 'decoder');
  return first > 0 ? first : undefined;
}

/** What an answer lays along the time axis, which the graph and every panel under it share. */
export const timeSpanOf = perObject(({ columns, scene }: Answer) => ({
  steps: columns.length,
  leastPx: taskOf(scene.model).columnPx,
  breakBefore: breakBefore(columns),
}));

/** The name of a layer's tensor in the part that a step belongs to. */
export function tensorName(part: Column['part'], layer: number, role: 'U' | 'W'): string {
  return `${part === 'decoder' ? 'decoder.' : ''}layer${layer}.${role}`;
}

/** Whether a character was typed that the model never saw: it reads zeros. */
export function isUnknown({ kind, token }: Pick<Reading, 'kind' | 'token'>): boolean {
  return kind === 'token' && token < 0;
}

/** Whether anything comes out of the network at a step. */
export function hasOutput({ columns, spec }: Pick<Answer, 'columns' | 'spec'>, step: number): boolean {
  return spec.head !== null && (columns[step]?.output ?? 'none') !== 'none';
}

const nothing = new Float64Array(0);

/** The distribution over the classes at a step; empty where nothing comes out. */
export function outputAt(answer: Pick<Answer, 'columns' | 'spec' | 'values'>, step: number): Float64Array {
  const { output } = answer.values;
  return output && hasOutput(answer, step) ? vectorAt(output, step) : nothing;
}
