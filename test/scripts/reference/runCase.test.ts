import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCase } from '../../../scripts/reference/runCase';

const folder = 'test/reference';
const read = (name: string) => readFileSync(`${folder}/${name}.json`, 'utf8');

type Path = readonly (string | number)[];

/** A case file with the value at a path changed; undefined leaves it out. */
function changed(name: string, path: Path, change: (value: unknown) => unknown) {
  const file: unknown = JSON.parse(read(name));
  const parent = path.slice(0, -1).reduce((value, key) => (value as Record<string, unknown>)[key], file) as Record<string, unknown>;
  const key = path.at(-1)!;
  parent[key] = change(parent[key]);
  return runCase(JSON.stringify(file));
}

const plus = (difference: number) => (value: unknown) => (value as number) + difference;
const to = (value: unknown) => () => value;

const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('reference cases', () => {
  it.each(names)('%s: the engine agrees', (name) => {
    const result = runCase(readFileSync(`${folder}/${name}`, 'utf8'));
    expect(result.passed, result.words).toBe(true);
  });
});

describe('a case fails, and says what is off', () => {
  it.each<[string, Path]>([
    ['output', ['output', 1, 0, 2]],
    ['hT', ['hT', 0, 0, 1]],
    ['loss', ['loss']],
    ['grads.weight_hh_l0', ['grads', 'weight_hh_l0', 'data', 5]],
    ['grads.c0', ['grads', 'c0', 'data', 0]],
  ])('when %s of a sequence is wrong by 10⁻⁸', (what, path) => {
    const result = changed('lstm-one-layer', path, plus(1e-8));
    expect(result.passed).toBe(false);
    expect(result.words).toContain(what);
  });

  it.each<[string, Path]>([
    ['contributions.weight_ih_l0', ['contributions', 'weight_ih_l0', 'data', 7]],
    ['gradCell', ['gradCell', 2, 0, 0]],
    ['jacobian', ['jacobian', 3, 1]],
    ['jacobianCell', ['jacobianCell', 3, 1]],
  ])('when %s of a closer look is wrong by 10⁻⁸', (what, path) => {
    const result = changed('lstm-contributions', path, plus(1e-8));
    expect(result.passed).toBe(false);
    expect(result.words).toContain(what);
  });

  it.each<[string, Path]>([
    ['losses', ['losses', 30]],
    ['gradNorms', ['gradNorms', 0]],
    ['finalParams.head.bias', ['finalParams', 'head.bias', 'data', 0]],
  ])('when %s of a training are wrong by 10⁻⁷', (what, path) => {
    const result = changed('gru-training-rmsprop', path, plus(1e-7));
    expect(result.passed).toBe(false);
    expect(result.words).toContain(what);
  });

  it('when a count is wrong by one', () => {
    expect(changed('parameter-counts', ['rows', 4, 'counts', 'keras'], plus(1))).toMatchObject({ passed: false });
  });
});

describe('a malformed file is a failed case with a message', () => {
  it.each<[string, () => ReturnType<typeof runCase>, string]>([
    ['no JSON', () => runCase('{'), 'JSON'],
    ['no object', () => runCase('[]'), 'is no object'],
    ['an unknown kind', () => runCase('{"kind":"poem"}'), 'none of sequence, contributions, training, count'],
    ['a missing tensor', () => changed('lstm-one-layer', ['params', 'weight_ih_l0'], to(undefined)), '“weight_ih_l0”'],
    ['a missing number', () => changed('lstm-one-layer', ['params', 'weight_ih_l0', 'data', 0], to(null)), 'no finite number'],
    ['a wrong shape', () => changed('lstm-one-layer', ['params', 'weight_ih_l0', 'shape'], to([23, 5])), '120 instead of 115'],
    ['ragged input', () => changed('lstm-one-layer', ['x', 0, 0], to([1])), 'different shapes'],
    ['another size than it says', () => changed('lstm-one-layer', ['spec', 'hiddenSize'], to(7)), '“spec.hiddenSize” is 7'],
    ['a class that does not exist', () => changed('gru-training-adam', ['targets', 0, 0], to(4)), 'no class numbers'],
    ['a gradient of nothing', () => changed('rnn-relu', ['grads', 'zz'], to({ shape: [1], data: [1] })), 'names nothing'],
    ['nothing to compare', () => changed('parameter-counts', ['rows'], to([])), 'nothing to compare'],
  ])('%s', (_, run, words) => {
    const result = run();
    expect(result).toMatchObject({ passed: false, worst: null });
    expect(result.words).toContain(words);
  });
});

describe('what a file leaves out is not compared', () => {
  it.each<[string, Path, unknown]>([
    ['null', ['output'], null],
    ['missing', ['output'], undefined],
    ['a single gradient', ['grads', 'x'], null],
  ])('%s', (_, path, value) => {
    expect(changed('lstm-one-layer', path, to(value))).toMatchObject({ passed: true });
  });
});

describe('tolerance', () => {
  it('is 10⁻⁵ for a source that says float32 and 10⁻¹⁰ for float64', () => {
    expect(runCase(read('onnx-lstm')).words).toContain('tolerance 1e-5');
    expect(runCase(read('keras-lstm')).words).toContain('tolerance 1e-10');
  });

  it('is 10⁻⁵ where the numbers themselves are float32', () => {
    expect(runCase(read('keras-simple-rnn')).words).toContain('since grads.x holds no other numbers');
    expect(changed('keras-simple-rnn', ['grads', 'x', 'data', 0], plus(2 ** -45)).words).toContain('tolerance 1e-10');
  });
});
