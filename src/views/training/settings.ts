import { limits } from '../../store/limits';
import type { ModelChoice } from '../../store/scene';
import { usualPace } from '../../store/shipped';
import type { TrainingSettings } from '../../store/training';
import { trainingKey } from '../../store/weightKey';

/** The settings as they are typed; numbers may be half written. */
export interface Draft {
  readonly updates: string;
  readonly learningRate: string;
  readonly seed: string;
}

/** What the fields start with: the settings that made the network on the stage, or the usual ones. */
export function draftFor(model: ModelChoice): Draft {
  const { source } = model;
  const usual = usualPace(model);
  const trained = source.kind === 'trained' && source.updates > 0 ? source : null;
  return {
    updates: String(Math.max(trained?.updates ?? 0, usual.updates)),
    learningRate: String(trained?.learningRate ?? usual.learningRate),
    seed: String(trained?.seed ?? 1),
  };
}

export type Problems = Readonly<Partial<Record<keyof Draft, string>>>;

export type Checked =
  | { readonly kind: 'sound'; readonly settings: TrainingSettings }
  | { readonly kind: 'wrong'; readonly problems: Problems };

function toNumber(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return trimmed === '' ? Number.NaN : Number(trimmed);
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

/** Settings that can be trained, or a word on each field that cannot. */
export function checkDraft(draft: Draft, { source: _made, ...model }: ModelChoice): Checked {
  const [updates, learningRate, seed] = [toNumber(draft.updates), toNumber(draft.learningRate), toNumber(draft.seed)];
  const problems: Partial<Record<keyof Draft, string>> = {};
  if (!isWhole(updates, 1, limits.updates)) problems.updates = `1 to ${limits.updates}`;
  if (!(learningRate > 0 && learningRate <= limits.learningRate)) problems.learningRate = `above 0, up to ${limits.learningRate}`;
  if (!isWhole(seed, 0, limits.seed)) problems.seed = `a whole number`;
  if (Object.keys(problems).length > 0) return { kind: 'wrong', problems };
  return { kind: 'sound', settings: { ...model, updates, learningRate, seed } };
}

/** Whether a model on the stage is a moment of a training with these settings, and which. */
export function momentOf(model: ModelChoice, settings: TrainingSettings): number | null {
  const { source } = model;
  if (source.kind !== 'trained') return null;
  const { seed, learningRate } = settings;
  const isSame = trainingKey(model, source.seed, source.learningRate) === trainingKey(settings, seed, learningRate);
  return isSame && source.updates <= settings.updates ? source.updates : null;
}
