import { describe, expect, it } from 'vitest';
import { framesPerStep, longestOf, quantile, restMark, shownPerSecond, stepMark, summarise, type TraceEvent, wholeOf } from './frames';

const own = { ph: 'X', pid: 1, tid: 1 };
const mark = (ts: number): TraceEvent => ({ name: stepMark, ph: 'R', pid: 1, tid: 1, ts });
const rest = (ts: number): TraceEvent => ({ ...mark(ts), name: restMark });
const event = (name: string, ts: number, dur: number): TraceEvent => ({ ...own, name, ts, dur });

const wholes = (events: readonly TraceEvent[]) => framesPerStep(events).map(wholeOf);

describe('work per step, from a trace', () => {
  it('counts whole tasks between a mark and the next, on the thread that set the marks', () => {
    const events = [
      event('RunTask', 0, 2000),
      mark(1000),
      event('RunTask', 3000, 4000),
      event('RunTask', 8000, 5000),
      rest(9000),
      { ...event('RunTask', 3000, 90_000), tid: 2 },
    ];
    expect(wholes(events).map(({ total }) => total)).toEqual([6]);
  });

  it('gives each kind its own time: a forced layout within a script is no script', () => {
    const events = [
      mark(0),
      { ...event('RunTask', 0, 10_000), tdur: 9000 },
      event('FunctionCall', 1000, 8000),
      event('Layout', 2000, 3000),
      rest(20_000),
    ];
    expect(wholes(events)[0]).toEqual({ total: 10, thread: 9, script: 5, layout: 3, style: 0, paint: 0 });
  });

  it('leaves out what is done while the page rests', () => {
    const events = [
      mark(0),
      event('RunTask', 1000, 2000),
      rest(5000),
      event('RunTask', 6000, 3000),
      mark(10_000),
      event('RunTask', 11_000, 1000),
      rest(13_000),
    ];
    expect(wholes(events).map(({ total }) => total)).toEqual([2, 1]);
  });

  it('ends a frame with the task that commits it', () => {
    const events = [
      mark(0),
      event('RunTask', 1000, 2000),
      event('RunTask', 3000, 4000),
      event('Commit', 6000, 500),
      event('RunTask', 8000, 5000),
      event('Commit', 12_000, 500),
      event('RunTask', 14_000, 1000),
      rest(20_000),
    ];
    const [frames = []] = framesPerStep(events);
    expect(frames.map(({ total }) => total)).toEqual([6, 5, 1]);
    expect(longestOf(frames)).toMatchObject({ total: 6, paint: 0.5 });
    expect(wholeOf(frames)).toMatchObject({ total: 12, paint: 1 });
  });

  it('reports the median and the 95th percentile of every kind', () => {
    const steps = Array.from({ length: 100 }, (_, index) => ({
      total: index + 1,
      thread: index,
      script: 1,
      style: 0,
      layout: 0,
      paint: 100 - index,
    }));
    const summary = summarise(steps);
    expect(summary.total).toEqual({ median: 50, p95: 95 });
    expect(summary.script).toEqual({ median: 1, p95: 1 });
    expect(summary.paint).toEqual({ median: 50, p95: 95 });
    expect(quantile([3], 0.95)).toBe(3);
  });

  it('tells how many steps a second were shown', () => {
    expect(shownPerSecond([mark(0), mark(16_667), mark(33_333), rest(50_000)])).toBeCloseTo(60);
  });
});
