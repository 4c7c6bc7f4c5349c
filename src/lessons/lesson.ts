import type { ComponentType } from 'react';
import type { Quantity } from '../engine/recording';
import type { QuestionKind } from '../quiz/question';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import type { CellPlace } from '../ui/timeAxis';

/**
 * A claim about the model on stage: computed, never assumed. `text` is a full sentence or clause with the engine's numbers in it; when
 * the learner's own change makes the claim false, `text` says what is true instead and `holds` is false.
 */
export interface Fact {
  readonly holds: boolean;
  readonly text: string;
}

/** A fact of the network, of the text it reads, and of the step in view. */
export type FactOf = (answer: Answer, scene: Scene) => Fact;

/** What a step of a lesson is about; all else on the stage dims. */
export interface Focus {
  /** A parameter tensor (`layer1.W`, `V`): every copy of it. */
  readonly weight?: string;
  readonly quantities?: readonly Quantity[];
  /** Further wires and strips of an open cell, by their keys: `h@previous`, `V`, `peephole.f`. */
  readonly inCell?: readonly string[];
  /** Time steps, from 0. */
  readonly steps?: readonly number[];
  /** Single cells, in place of whole steps. */
  readonly cells?: readonly CellPlace[];
}

/** Asked before the learner may play: the answer is kept and then compared with what the engine does. */
export interface Prediction {
  readonly question: string;
  readonly choices: readonly string[];
  /** Which choice the engine's run bears out; null when this run decides nothing. */
  readonly outcome: (answer: Answer, scene: Scene) => number | null;
  /** What the stage shows instead until the question is answered; null where the step's own scene does not give it away. */
  readonly before: Partial<Scene> | null;
  /** What happened, in words with numbers, shown after the learner has chosen. */
  readonly reveal: FactOf;
}

/** One idea. Its words stand in the chapter's prose under the same id. */
export interface LessonStep {
  readonly id: string;
  /** The headline: on the wall it stands alone above the stage, so it says the idea. */
  readonly title: string;
  /** The headline while the step's question is open, where its own would answer it. */
  readonly asks?: string;
  /** The one line under a projected stage. */
  readonly line: FactOf;
  /** What the stage shows, on top of the chapter's scene. */
  readonly scene: Partial<Scene>;
  readonly focus: Focus;
  readonly prediction?: Prediction;
  /** What must be true on screen: shown beside the words as computed, and compared with the engine by the tests. */
  readonly check: FactOf;
}

export interface Lesson {
  readonly id: string;
  /** The lecture's number. */
  readonly number: number;
  readonly title: string;
  readonly question: string;
  /** The scene that every step starts from. */
  readonly scene: Partial<Scene>;
  readonly steps: readonly LessonStep[];
  /** Facts that the prose names: `<Say fact="…" />`. */
  readonly facts: Readonly<Record<string, FactOf>>;
  /** The questions that close the chapter, three to five, about the network on stage: kinds that fit the chapter’s own. */
  readonly questions: readonly QuestionKind[];
  /** The prose: `<Step id="…">` blocks with `<Say>`, `<Set>`, `<Term>`, `<Equation>` and `<Note>`. Loaded when the chapter opens. */
  readonly words: () => Promise<{ readonly default: ComponentType<{ readonly components?: Readonly<Record<string, unknown>> }> }>;
}
