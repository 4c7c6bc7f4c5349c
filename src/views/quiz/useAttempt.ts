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
  /** After a try to hand in: whether everything is still empty, or something; null when nothing is. */
  readonly missing: 'all' | 'some' | null;
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

function missingIn(question: Question, grade: Grade): 'all' | 'some' | null {
  const empty = unreadyFields(question, grade).filter(({ id }) => grade.verdicts[id]?.kind === 'empty');
  if (empty.length === 0) return null;
  return Object.values(grade.verdicts).every(({ kind }) => kind === 'empty') ? 'all' : 'some';
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
  const pending = tried?.key === key ? tried.grade : null;
  const check = () => {
    if (attempt.grade) return;
    const grade = gradeResponses(question, attempt.responses);
    const unready = unreadyFields(question, grade);
    const isMalformed = unready.some(({ id }) => grade.verdicts[id]?.kind === 'malformed');
    const isBlank = Object.values(grade.verdicts).every(({ kind }) => kind === 'empty');
    // Gaps are pointed out once; whoever hands in again leaves them on purpose.
    if (isMalformed || isBlank || (unready.length > 0 && pending === null)) {
      setTried({ key, grade });
      return;
    }
    setTried(null);
    put({ ...attempt, grade });
    addResults([resultOf(question, grade, mode)]);
    onGraded(grade);
  };
  return {
    responses: attempt.responses,
    grade: attempt.grade,
    verdicts: attempt.grade?.verdicts ?? (pending ? malformedOnly(pending) : {}),
    missing: pending === null ? null : missingIn(question, pending),
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
