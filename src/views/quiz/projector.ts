import type { Question } from '../../quiz/question';

/** How far a question is revealed on the wall: its words, then the solution line by line, then everything. */
export interface Reveal {
  readonly question: number;
  readonly step: number;
}

export const firstReveal: Reveal = { question: 0, step: 0 };

/** The press that shows the last line and marks the right options: one press opens the solution, each further one adds a line. */
export const revealedStep = ({ solution }: Question): number => solution.rows.length + 1;

/** Presses until everything has been shown: a model's tensors come last, on a screen of their own. */
export const stepsOf = (question: Question): number => revealedStep(question) + (question.solution.tensors.length > 0 ? 1 : 0);

export function forward(reveal: Reveal, steps: number, questions: number): Reveal {
  if (reveal.step < steps) return { ...reveal, step: reveal.step + 1 };
  return reveal.question + 1 < questions ? { question: reveal.question + 1, step: 0 } : reveal;
}

/** Back to the words of this question first, then to the question before. */
export function back(reveal: Reveal): Reveal {
  if (reveal.step > 0) return { ...reveal, step: reveal.step - 1 };
  return reveal.question > 0 ? { question: reveal.question - 1, step: 0 } : reveal;
}

export type Click = 'forward' | 'back' | 'blank';

const clicks: Readonly<Record<string, Click>> = {
  PageDown: 'forward',
  ArrowRight: 'forward',
  ' ': 'forward',
  Enter: 'forward',
  PageUp: 'back',
  ArrowLeft: 'back',
  b: 'blank',
  B: 'blank',
  '.': 'blank',
};

export const clickOf = (key: string): Click | null => clicks[key] ?? null;
