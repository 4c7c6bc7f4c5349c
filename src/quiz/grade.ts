import { readNumber } from './expression';
import { readShape, readVector } from './listInput';
import type { ChoiceField, Field, Mistake, NumberField, Question, SetField, ShapeField, VectorField } from './question';
import type { MisconceptionName } from './misconceptions';

/** What a learner put into a field: text, the id of an option, or a list (options of a set, parts of a vector). */
export type Response = string | readonly string[];
export type Responses = Readonly<Record<string, Response>>;

export interface RecognisedMistake {
  readonly misconception: MisconceptionName;
  readonly work: string;
}

export type Verdict =
  | { readonly kind: 'empty' }
  /** Cannot be read: no attempt, no points lost. */
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'right' }
  /** `share` of the field that is right all the same, from 0 to below 1. */
  | { readonly kind: 'wrong'; readonly share: number; readonly mistakes: readonly RecognisedMistake[] };

export interface Grade {
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** From 0 to 1. */
  readonly score: number;
}

const text = (response: Response | undefined): string => (typeof response === 'string' ? response : '');
const list = (response: Response | undefined): readonly string[] => (Array.isArray(response) ? (response as readonly string[]) : []);

function isNear(given: number, wanted: number, tolerance: number): boolean {
  // Half a unit in the last place of the tolerance itself: 0.285 entered as 0.29 with ±0.005 is right.
  return given === wanted || Math.abs(given - wanted) <= tolerance * (1 + 1e-9);
}

function areNear(given: readonly number[], wanted: readonly number[], tolerance: number): boolean {
  return given.length === wanted.length && wanted.every((value, index) => isNear(given[index] ?? Number.NaN, value, tolerance));
}

function recognise<T>(mistakes: readonly Mistake<T>[], isIt: (value: T) => boolean): readonly RecognisedMistake[] {
  const found = mistakes.find(({ value }) => isIt(value));
  return found ? [{ misconception: found.misconception, work: found.work }] : [];
}

function gradeNumber(field: NumberField, response: Response | undefined): Verdict {
  const given = text(response).trim();
  const bare = field.unit && given.toLowerCase().endsWith(field.unit.toLowerCase()) ? given.slice(0, -field.unit.length) : given;
  const reading = readNumber(bare, field.expected);
  if (reading.kind !== 'value') return reading;
  if (isNear(reading.value, field.answer, field.tolerance)) return { kind: 'right' };
  return { kind: 'wrong', share: 0, mistakes: recognise(field.mistakes, (value) => isNear(reading.value, value, field.tolerance)) };
}

function gradeChoice(field: ChoiceField, response: Response | undefined): Verdict {
  const option = field.options.find(({ id }) => id === response);
  if (!option) return { kind: 'empty' };
  if (option.id === field.answer) return { kind: 'right' };
  return { kind: 'wrong', share: 0, mistakes: option.misconception ? [{ misconception: option.misconception, work: '' }] : [] };
}

function gradeSet(field: SetField, response: Response | undefined): Verdict {
  const picked = new Set(list(response));
  if (picked.size === 0) return { kind: 'empty' };
  const misses = field.options.filter(({ id }) => picked.has(id) !== field.answer.includes(id));
  if (misses.length === 0) return { kind: 'right' };
  const hits = field.answer.filter((id) => picked.has(id)).length;
  const extra = picked.size - hits;
  const names = new Set(misses.flatMap(({ id, ifPicked, ifMissed }) => (picked.has(id) ? ifPicked : ifMissed) ?? []));
  return {
    kind: 'wrong',
    share: field.answer.length === 0 ? 0 : Math.max(0, hits - extra) / field.answer.length,
    mistakes: [...names].map((misconception) => ({ misconception, work: '' })),
  };
}

function gradeShape(field: ShapeField, response: Response | undefined): Verdict {
  const reading = readShape(text(response));
  if (reading.kind !== 'value') return reading;
  if (areNear(reading.value, field.answer, 0)) return { kind: 'right' };
  return { kind: 'wrong', share: 0, mistakes: recognise(field.mistakes, (value) => areNear(reading.value, value, 0)) };
}

function gradeVector(field: VectorField, response: Response | undefined): Verdict {
  const reading = readVector(list(response), field.answer.length);
  if (reading.kind !== 'value') return reading;
  const given = reading.value;
  const hits = field.answer.filter((value, index) => isNear(given[index] ?? Number.NaN, value, field.tolerance)).length;
  if (hits === field.answer.length) return { kind: 'right' };
  const mistakes = recognise(field.mistakes, (value) => areNear(given, value, field.tolerance));
  return { kind: 'wrong', share: hits / field.answer.length, mistakes };
}

function gradeField(field: Field, response: Response | undefined): Verdict {
  switch (field.kind) {
    case 'number':
      return gradeNumber(field, response);
    case 'choice':
      return gradeChoice(field, response);
    case 'set':
      return gradeSet(field, response);
    case 'shape':
      return gradeShape(field, response);
    case 'vector':
      return gradeVector(field, response);
  }
}

const shareOf = (verdict: Verdict | undefined): number => (verdict?.kind === 'right' ? 1 : verdict?.kind === 'wrong' ? verdict.share : 0);

export function grade(question: Question, responses: Responses): Grade {
  const verdicts = Object.fromEntries(question.fields.map((field) => [field.id, gradeField(field, responses[field.id])]));
  const settled = question.decisive !== null && verdicts[question.decisive]?.kind === 'right';
  const sum = question.fields.reduce((total, { id }) => total + shareOf(verdicts[id]), 0);
  return { verdicts, score: settled ? 1 : sum / question.fields.length };
}

/** What still keeps a response from being handed in: fields that cannot be read, or fields without which it says nothing. */
export function unreadyFields(question: Question, { verdicts }: Grade): readonly Field[] {
  const malformed = question.fields.filter(({ id }) => verdicts[id]?.kind === 'malformed');
  if (malformed.length > 0) return malformed;
  return question.fields.filter(({ id, optional }) => !optional && verdicts[id]?.kind === 'empty');
}

/** The misconceptions behind the wrong answers, each once, in the order of the fields. */
export function mistakesIn(question: Question, { verdicts }: Grade): readonly RecognisedMistake[] {
  const all = question.fields.flatMap(({ id }) => {
    const verdict = verdicts[id];
    return verdict?.kind === 'wrong' ? verdict.mistakes : [];
  });
  return all.filter(({ misconception }, index) => all.findIndex((other) => other.misconception === misconception) === index);
}
