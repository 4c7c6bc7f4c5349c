import { type Grade, grade, type Responses } from './grade';
import type { Question } from './question';

/** A test under way or done, as it is kept so that a reload loses nothing. Times in milliseconds since 1970. */
export interface TestSession {
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** The question in view, from 0. */
  readonly index: number;
  /** By question. */
  readonly responses: readonly Responses[];
}

export const startSession = (now: number): TestSession => ({ startedAt: now, finishedAt: null, index: 0, responses: [] });

export function respond(session: TestSession, index: number, field: string, response: Responses[string]): TestSession {
  if (session.finishedAt !== null) return session;
  const responses = Array.from({ length: Math.max(session.responses.length, index + 1) }, (_, each) => session.responses[each] ?? {});
  responses[index] = { ...responses[index], [field]: response };
  return { ...session, responses };
}

/** Time left, or null where there is no limit. */
export function timeLeft({ startedAt, finishedAt }: TestSession, minutes: number | null, now: number): number | null {
  return minutes === null ? null : Math.max(0, startedAt + minutes * 60_000 - (finishedAt ?? now));
}

export interface TestReport {
  readonly grades: readonly Grade[];
  /** Points, one a question at most. */
  readonly points: number;
  readonly unanswered: number;
}

const isAnswered = (responses: Responses | undefined): boolean =>
  Object.values(responses ?? {}).some((response) => (Array.isArray(response) ? response.some((part) => part !== '') : response !== ''));

/** Everything is graded only now. What cannot be read counts as not answered. */
export function reportOn(questions: readonly Question[], session: TestSession): TestReport {
  const grades = questions.map((question, index) => grade(question, session.responses[index] ?? {}));
  return {
    grades,
    points: grades.reduce((sum, { score }) => sum + score, 0),
    unanswered: questions.filter((_, index) => !isAnswered(session.responses[index])).length,
  };
}

export const countAnswered = (session: TestSession, count: number): number =>
  Array.from({ length: count }, (_, index) => session.responses[index]).filter(isAnswered).length;

function isResponse(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((part) => typeof part === 'string'));
}

function isResponses(value: unknown): value is Responses {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isResponse);
}

/** A session as it was kept; null when it is none. */
export function readSession(value: unknown): TestSession | null {
  if (typeof value !== 'object' || value === null) return null;
  const { startedAt, finishedAt, index, responses } = value as Record<string, unknown>;
  if (typeof startedAt !== 'number' || !Number.isFinite(startedAt)) return null;
  if (finishedAt !== null && typeof finishedAt !== 'number') return null;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0) return null;
  if (!Array.isArray(responses) || !responses.every(isResponses)) return null;
  return { startedAt, finishedAt, index, responses };
}
