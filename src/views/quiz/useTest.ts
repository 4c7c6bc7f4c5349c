import { useEffect, useEffectEvent, useState } from 'react';
import type { Response } from '../../quiz/grade';
import type { Question } from '../../quiz/question';
import { readSession, reportOn, respond, startSession, type TestSession, timeLeft } from '../../quiz/session';
import { readStored, writeStored } from '../../store/stored';
import { requestHeadingFocus } from '../../ui/headingFocus';
import { addResults } from './kept';
import { resultOf } from './useAttempt';

const keyFor = (sheet: string): string => `unrolled.quiz.test ${sheet}`;

export interface UsedTest {
  readonly session: TestSession;
  /** Milliseconds, or null without a limit. */
  readonly leftMs: number | null;
  readonly respond: (field: string, response: Response) => void;
  readonly goTo: (index: number) => void;
  readonly finish: () => void;
  readonly restart: () => void;
}

const tickMs = 1000;

/** The one test of a sheet in this browser, kept at every change. */
export function useTest(sheet: string, minutes: number | null, questions: readonly Question[] | null): UsedTest {
  const [session, setSession] = useState(() => readStored(keyFor(sheet), 'A test', readSession) ?? startSession(Date.now()));
  const [now, setNow] = useState(() => Date.now());
  const put = (next: TestSession) => {
    setSession(next);
    writeStored(keyFor(sheet), next);
  };
  const leftMs = timeLeft(session, minutes, now);
  const finish = () => {
    if (!questions || session.finishedAt !== null) return;
    const finished = { ...session, finishedAt: Date.now() };
    put(finished);
    const { grades } = reportOn(questions, finished);
    addResults(questions.flatMap((question, index) => (grades[index] ? [resultOf(question, grades[index], 'test')] : [])));
  };
  const isRunning = session.finishedAt === null;
  const tick = useEffectEvent(() => {
    setNow(Date.now());
    if (timeLeft(session, minutes, Date.now()) === 0) finish();
  });
  useEffect(() => {
    if (!isRunning || minutes === null) return undefined;
    const timer = setInterval(() => tick(), tickMs);
    return () => clearInterval(timer);
  }, [isRunning, minutes]);
  return {
    session,
    leftMs,
    respond: (field, response) => put(respond(session, session.index, field, response)),
    goTo: (index) => {
      requestHeadingFocus();
      put({ ...session, index });
    },
    finish,
    restart: () => put(startSession(Date.now())),
  };
}
