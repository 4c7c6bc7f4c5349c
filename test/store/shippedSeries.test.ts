import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBirthsData } from '../../src/data/births/data';
import { judgeBaselines } from '../../src/data/births/judge';
import { readSafetensors } from '../../src/interop/safetensors';
import { factsOf, type ModelFacts } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import { cells } from '../../src/store/sceneParts';
import { shippedSizes } from '../../src/store/shipped';
import { flattenTensors, shippedName } from '../../src/store/shippedWeights';

const folder = new URL('../../public/models/', import.meta.url);
const facts = JSON.parse(readFileSync(new URL('models.json', folder), 'utf8')) as ModelFacts;
const choices = cells.flatMap((cell) =>
  shippedSizes.births.map((sizes) => ({ task: 'births' as const, cell, sizes, bias: 'one' as const })),
);

describe('the shipped models of births', () => {
  it('are recorded beside what forecasts without a network are off by on the same days', () => {
    const { days, points, ahead } = judgeBaselines();
    expect([facts.forecasts.days, facts.forecasts.ahead.places]).toEqual([days, ahead.places]);
    for (const [place, error] of ahead.seasonal.entries())
      expect(error).toBeCloseTo(facts.forecasts.ahead.seasonal[place] ?? Number.NaN, 6);
    expect(points.map(({ name }) => name)).toEqual(['naive', 'seasonal', 'linear']);
    for (const [index, { name, meanError }] of points.entries()) {
      const recorded = facts.forecasts.points[index];
      expect(recorded?.name).toBe(name);
      expect(recorded?.meanError).toBeCloseTo(meanError, 6);
    }
  });

  it.each(choices)('$cell of $sizes units: is off by as much as is recorded, and by less than any of those', (choice) => {
    const spec = specOf(choice);
    const weights = flattenTensors(spec, readSafetensors(readFileSync(new URL(`${shippedName(choice)}.safetensors`, folder))).tensors);
    const { meanError = Number.NaN, aheadErrors = [] } = loadBirthsData().judge?.(spec, weights) ?? {};
    const recorded = factsOf(facts, choice);
    expect(meanError).toBeCloseTo(recorded?.meanError ?? Number.NaN, 6);
    expect(aheadErrors).toHaveLength(10);
    for (const [place, error] of aheadErrors.entries()) expect(error).toBeCloseTo(recorded?.aheadErrors?.[place] ?? Number.NaN, 6);
    for (const point of judgeBaselines().points) expect(meanError).toBeLessThan(point.meanError);
  });
});
