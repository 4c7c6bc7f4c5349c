import type { InputSpec, SequenceShape } from '../engine/spec';

export type TaskName = 'names' | 'language' | 'spelling' | 'translation' | 'onTheFly' | 'recall' | 'births' | 'tags';

/** What a network is given at one column of the stage. */
export interface Reading {
  /** A sign out of a list; a vector of numbers; nothing, that is a vector of zeros. */
  readonly kind: 'token' | 'vector' | 'zeros';
  /** As shown under the column: a typed character, the start mark, ‘x₁’, ‘0’. */
  readonly typed: string;
  /** The token's number; −1 for a sign that the model never saw (it reads zeros), and for what is no token. */
  readonly token: number;
  /** The token's own sign ('a', '·'); null for what has none. */
  readonly read: string | null;
  /** The vector, for `vector`. */
  readonly values?: readonly number[];
}

/** What the outputs should be, where that is known. */
export interface AnswerKey {
  /** Class numbers, for the outputs in order; for many-to-one, of the last output alone. Empty: nothing can be scored. */
  readonly targets: readonly number[];
  /** What should come out, as people write it; null when that is not known. */
  readonly expected: string | null;
  /** Whether the shipped networks trained on it; null: it is no example of the data at all. */
  readonly trainedOn: boolean | null;
}

/** What a network has to do, but for its cells: what it reads, what it puts out, and when. Light: words and corpora are loaded where used. */
export interface Task {
  readonly name: TaskName;
  readonly shape: SequenceShape;
  readonly input: InputSpec;
  /** What a decoder reads; null without one. */
  readonly decoder: InputSpec | null;
  /** Signs of the input's entries and of the output's classes, by number. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The output that says “this is the end”; null when outputs are classes and no signs. */
  readonly mark: number | null;
  /** Each output is about what was just read, not about what comes; nothing is asked for at the start mark. */
  readonly isAligned?: boolean;
  /** What a column of words needs in px; left out where letters or numbers stand under the columns. */
  readonly columnPx?: number;
  /** What people write between two things that are read; nothing when left out. */
  readonly between?: string;
  /** What is read of a text, a column each. */
  readonly read: (text: string) => readonly Reading[];
  /** How a network goes on by itself, reading zeros or what it said: until it says `end`, `most` of its outputs at the most. */
  readonly goesOn: { readonly end: number; readonly most: number } | null;
  /** A text to begin with, and the step to look at. */
  readonly sample: { readonly text: string; readonly step: number };
  /** Units of the layers that a network of this task starts with. */
  readonly sizes: readonly number[];
}
