import { describe, expect, it } from 'vitest';
import { countAnswered, readSession, reportOn, respond, startSession, timeLeft } from '../../src/quiz/session';
import { questionAt } from './pose';

const questions = [
  questionAt({ kind: 'lectureExample', difficulty: 1, seed: 1 }),
  questionAt({ kind: 'paths', difficulty: 1, seed: 1 }),
  questionAt({ kind: 'arrows', difficulty: 1, seed: 1 }),
];

describe('a test', () => {
  const begun = startSession(1000);

  it('keeps what is answered, by question', () => {
    const session = respond(respond(begun, 2, 'arrows', ['C-y4']), 0, 'total', '2082304');
    expect(session.responses).toEqual([{ total: '2082304' }, {}, { arrows: ['C-y4'] }]);
    expect(countAnswered(session, 3)).toBe(2);
  });

  it('takes no more answers when it is over', () => {
    const over = { ...begun, finishedAt: 2000 };
    expect(respond(over, 0, 'total', '1')).toBe(over);
  });

  it('counts its time down to nothing and no further', () => {
    expect(timeLeft(begun, null, 5000)).toBeNull();
    expect(timeLeft(begun, 1, 31_000)).toBe(30_000);
    expect(timeLeft(begun, 1, 900_000)).toBe(0);
    expect(timeLeft({ ...begun, finishedAt: 31_000 }, 1, 900_000)).toBe(30_000);
  });

  it('is graded as a whole, what cannot be read counting as nothing', () => {
    const session = respond(respond(begun, 0, 'total', '2 082 304'), 1, 'paths', 'two');
    const { points, unanswered, grades } = reportOn(questions, session);
    expect(points).toBe(1);
    expect(unanswered).toBe(1);
    expect(grades[1]?.verdicts['paths']?.kind).toBe('malformed');
  });

  it('is read back as it was kept, and refused when it is broken', () => {
    const session = respond(begun, 1, 'paths', '2');
    expect(readSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
    for (const broken of [null, 5, {}, { ...session, startedAt: 'x' }, { ...session, responses: [{ a: 5 }] }, { ...session, index: -1 }]) {
      expect(readSession(broken)).toBeNull();
    }
  });
});
