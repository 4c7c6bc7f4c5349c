import { limits } from './limits';
import type { CaseSource, FileSource, WeightSource } from './scene';
import { oneOf, readCount, readNumber } from './sceneParts';

/** Where the weights come from, as a link has it; files last name themselves, whatever their names hold. */
export function writeSource(source: WeightSource): string {
  switch (source.kind) {
    case 'shipped':
      return 'shipped';
    case 'trained':
      return `${source.seed},${source.updates},${source.learningRate}`;
    case 'file':
      return `file,${source.digest},${source.name}`;
    case 'case': {
      const { digest, inputs, steps, sequence, sequences, activation, name } = source;
      return `case,${digest},${inputs},${steps},${sequence}-${sequences},${activation},${name}`;
    }
  }
}

/** `file,4f3a…,my.safetensors` — digest, name. */
function readFileSource(text: string): FileSource | null {
  const [, digest, name] = /^file,([0-9a-f]{16}),(.+)$/s.exec(text) ?? [];
  return digest === undefined || name === undefined ? null : { kind: 'file', digest, name };
}

/** `case,4f3a…,5,3,0-2,tanh,lstm.json` — digest, inputs, steps, which sequence of how many, activation, name. */
function readCaseSource(text: string): CaseSource | null {
  const [, digest, ...found] = /^case,([0-9a-f]{16}),(\d+),(\d+),(\d+)-(\d+),(tanh|relu),(.+)$/s.exec(text) ?? [];
  const [inputs, steps] = [readCount(found[0], 1, limits.units), readCount(found[1], 1, limits.characters)];
  const [sequence, sequences] = [readCount(found[2]), readCount(found[3], 1)];
  const [activation, name] = [oneOf<'tanh' | 'relu'>(['tanh', 'relu'], found[4]), found[5]];
  if (digest === undefined || name === undefined || inputs === null || steps === null || activation === null) return null;
  if (sequence === null || sequences === null || sequence >= sequences) return null;
  return { kind: 'case', name, digest, inputs, steps, sequences, sequence, activation };
}

function readTraining(text: string): WeightSource | null {
  const [first, second, third, ...more] = text.split(',');
  const [seed, updates] = [readCount(first, 0, limits.seed), readCount(second, 0, limits.updates)];
  const learningRate = readNumber(third, Number.MIN_VALUE, limits.learningRate);
  if (seed === null || updates === null || learningRate === null || more.length > 0) return null;
  return { kind: 'trained', seed, updates, learningRate };
}

/** null for what cannot be read. */
export function readSource(text: string): WeightSource | null {
  if (text === 'shipped') return { kind: 'shipped' };
  if (text.startsWith('file,')) return readFileSource(text);
  if (text.startsWith('case,')) return readCaseSource(text);
  return readTraining(text);
}
