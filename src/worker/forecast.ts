import { binOf, bins, birthsOf } from '../data/births/bins';
import { pointsAfter, repeatSeason } from '../data/births/compare';
import { type Forecast, forecastOf } from '../data/births/distribution';
import { loadLinear } from '../data/births/linear';
import type { Program } from '../engine/program';
import { vectorAt } from '../engine/tensor';
import { batchOf, withProgram } from './pass';
import type { AheadDay, ForecastRequest, ForecastResult, Pass } from './protocol';

/** What the network says after each of its inputs. */
function forecasts(program: Program, pass: Pass): readonly Forecast[] {
  program.forward(batchOf(pass), null, pass.clamps);
  const { output } = program.values().main;
  return Array.from({ length: output?.shape[0] ?? 0 }, (_, step) => forecastOf(output ? vectorAt(output, step) : []));
}

/**
 * The days after the last, one at a time: the mean, which is the forecast, is read back as the nearest day that there is a sign for. The
 * likeliest day instead does no better (on held-out days ten ahead both are off by about as much), and is not what was forecast. Each run is
 * one step longer, so that what is held by hand counts in every one.
 */
function goAhead(program: Program, pass: Pass, first: Forecast, ahead: number): readonly Omit<AheadDay, 'seasonal'>[] {
  const inputs = [...pass.inputs];
  const days: Omit<AheadDay, 'seasonal'>[] = [];
  for (let said: Forecast | undefined = first; said && days.length < ahead; said = forecasts(program, { ...pass, inputs }).at(-1)) {
    const bin = binOf(said.mean / 1000);
    days.push({ forecast: said, readBack: birthsOf(bin) });
    inputs.push(bin);
  }
  return days;
}

/** The network of the pass as it stands. Throws a RangeError for one that does not say the births of a day. */
export function forecast({ pass, ahead }: ForecastRequest, weights: Float64Array): ForecastResult {
  if (pass.spec.head?.size !== bins.length || pass.spec.shape !== 'manyToMany') throw new RangeError('This network forecasts no births.');
  const days = pass.inputs.slice(1).map((token) => (token < 0 ? null : birthsOf(token)));
  const room = { ...pass, inputs: [...pass.inputs, ...Array.from({ length: ahead }, () => -1)] };
  return withProgram(room, weights, (program) => {
    const after = forecasts(program, pass);
    const [last, seasonal] = [after.at(-1), repeatSeason(days, ahead)];
    const gone = last ? goAhead(program, pass, last, ahead) : [];
    return {
      days,
      after,
      points: pointsAfter(days, loadLinear()),
      ahead: gone.map((day, index) => ({ ...day, seasonal: seasonal[index] ?? null })),
    };
  });
}
