import { useState } from 'react';
import {
  type Grade,
  grade as gradeResponses,
  mistakesIn,
  type Response,
  type Responses,
  unreadyFields,
  type Verdict,
} from '../../quiz/grade';
import type { Question } from '../../quiz/question';
import type { Result } from '../../quiz/results';
import { addResults } from './kept';
import { addressKey } from './useQuestion';

interface Attempt {
  readonly responses: Responses;
  readonly grade: Grade | null;
}

/** Attempts of this visit: who looks at the stage in between finds the question as it was left. */
const attempts = new Map<string, Attempt>();
const nothing: Attempt = { responses: {}, grade: null };

export interface UsedAttempt {
  readonly responses: Responses;
  /** Null until the learner has handed in something that can be read. */
  readonly grade: Grade | null;
  /** What is to be shown at the fields now: everything after grading, before it only what cannot be read. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Fields that still want an answer, after a try to hand in. */
  readonly missing: boolean;
  readonly respond: (field: string, response: Response) => void;
  readonly check: () => void;
  readonly again: () => void;
}

export function resultOf(question: Question, grade: Grade, mode: Result['mode']): Result {
  const { kind, difficulty, seed } = question.address;
  const misconceptions = mistakesIn(question, grade).map(({ misconception }) => misconception);
  return { at: new Date().toISOString(), mode, kind, difficulty, seed, score: grade.score, misconceptions };
}

function malformedOnly({ verdicts }: Grade): Readonly<Record<string, Verdict>> {
  return Object.fromEntries(Object.entries(verdicts).filter(([, { kind }]) => kind === 'malformed'));
}

/** One learner's attempt at one question, with feedback at once. */
export function useAttempt(question: Question, mode: Result['mode'], onGraded: (grade: Grade) => void): UsedAttempt {
  const key = `${mode} ${addressKey(question.address)}`;
  const [, redraw] = useState(0);
  const [tried, setTried] = useState<{ readonly key: string; readonly grade: Grade } | null>(null);
  const attempt = attempts.get(key) ?? nothing;
  const put = (next: Attempt) => {
    attempts.set(key, next);
    redraw((count) => count + 1);
  };
  const check = () => {
    if (attempt.grade) return;
    const grade = gradeResponses(question, attempt.responses);
    if (unreadyFields(question, grade).length > 0) {
      setTried({ key, grade });
      return;
    }
    setTried(null);
    put({ ...attempt, grade });
    addResults([resultOf(question, grade, mode)]);
    onGraded(grade);
  };
  const pending = tried?.key === key ? tried.grade : null;
  return {
    responses: attempt.responses,
    grade: attempt.grade,
    verdicts: attempt.grade?.verdicts ?? (pending ? malformedOnly(pending) : {}),
    missing: pending !== null && unreadyFields(question, pending).some(({ id }) => pending.verdicts[id]?.kind === 'empty'),
    respond: (field, response) => {
      setTried(null);
      put({ responses: { ...attempt.responses, [field]: response }, grade: null });
    },
    check,
    again: () => {
      attempts.delete(key);
      redraw((count) => count + 1);
    },
  };
}
