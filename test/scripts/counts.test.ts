import { describe, expect, it } from 'vitest';
import { countEndToEnd, countOne, countReference, countUnit } from '../../scripts/counts.mjs';

describe('counting tests', () => {
  it('counts what passed and what failed', () => {
    expect(countOne(true)).toEqual({ passed: 1, failed: 0 });
    expect(countOne(false)).toEqual({ passed: 0, failed: 1 });
    expect(countUnit({ numPassedTests: 40, numFailedTests: 2 }, false)).toEqual({ passed: 40, failed: 2 });
    expect(countEndToEnd({ stats: { expected: 7, unexpected: 1, flaky: 0, skipped: 0 } }, false)).toEqual({ passed: 7, failed: 1 });
    expect(countReference('lstm 1e-13\n{"cases":36,"failed":1,"worst":0.1}\n', false)).toEqual({ passed: 35, failed: 1 });
  });

  it('takes a run of zero tests for a failure', () => {
    expect(countUnit({}, true)).toEqual({ passed: 0, failed: 1 });
    expect(countEndToEnd({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, true)).toEqual({ passed: 0, failed: 1 });
    expect(countReference('{"cases":0,"failed":0,"worst":0}', true)).toEqual({ passed: 0, failed: 1 });
  });

  it('takes a tool that ends badly for a failure even if all its tests passed', () => {
    expect(countUnit({ numPassedTests: 40 }, false)).toEqual({ passed: 40, failed: 1 });
    expect(countReference('{"cases":36,"failed":0,"worst":0}', false)).toEqual({ passed: 36, failed: 1 });
  });

  it('takes a missing or broken report for a failure', () => {
    expect(countUnit(null, false)).toEqual({ passed: 0, failed: 1 });
    expect(countEndToEnd(null, true)).toEqual({ passed: 0, failed: 1 });
    expect(countReference('Error: no such folder', false)).toEqual({ passed: 0, failed: 1 });
    expect(countReference('', true)).toEqual({ passed: 0, failed: 1 });
  });

  it('takes a test that was left out, or passed only when repeated, for a failure', () => {
    expect(countUnit({ numPassedTests: 5, numPendingTests: 1, numTodoTests: 1 }, true)).toEqual({ passed: 5, failed: 2 });
    expect(countEndToEnd({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 1 } }, true)).toEqual({ passed: 5, failed: 2 });
  });
});
