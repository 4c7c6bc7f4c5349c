import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  describeFindings,
  describeInFile,
  describeSlopeInFile,
  describeSums,
  formatError,
  nameFinding,
} from '../../src/app/caseFindings.describe';
import type { CaseFinding } from '../../src/interop/reference/compareSequence';
import { readSequenceCase, sequenceOf } from '../../src/interop/reference/sequenceCase';
import { caseFindings } from '../../src/store/caseFindings';
import { buildAnswer, passOf } from '../../src/store/buildAnswer';
import { modelOfCase } from '../../src/store/fileModel';
import { specOf } from '../../src/store/modelSpec';
import type { Answer } from '../../src/store/run';
import { defaultScene, type Scene } from '../../src/store/scene';
import { exact, formatNumber } from '../../src/ui/format';
import { trace } from '../../src/worker/trace';

function answerTo(name: string, change: Partial<Scene> = {}): Answer {
  const of = readSequenceCase(JSON.parse(readFileSync(`test/reference/${name}.json`, 'utf8')));
  const { weights } = of.model;
  const scene = { ...defaultScene, model: modelOfCase(of, { name, digest: '0'.repeat(16) }), ...change };
  const sequence = sequenceOf(of, 0);
  return buildAnswer(scene, specOf(scene.model), trace(passOf(scene, weights, null, sequence), weights), null, sequence);
}

const wordsFor = (name: string, change: Partial<Scene> = {}) => {
  const answer = answerTo(name, change);
  return describeFindings(answer, caseFindings(answer));
};

describe('what the errors say', () => {
  it('is agreement as far as the file’s precision tells', () => {
    expect(wordsFor('lstm-one-layer')).toMatch(/^The file’s numbers are float64; all agree to within 1\.0.×.10⁻¹⁰\.$/);
    expect(wordsFor('onnx-lstm')).toMatch(/^The file’s numbers are float32; all agree to within 1\.0.×.10⁻⁵\.$/);
  });

  it('is no agreement when one of them is too large', () => {
    const wrong: CaseFinding = { what: 'hT', error: 1e-9 };
    const answer = answerTo('lstm-one-layer');
    expect(describeFindings(answer, [...caseFindings(answer), wrong])).toContain('they do not agree: the largest error is above');
    expect(describeFindings(answer, [])).toBe('The file holds nothing to compare with.');
  });

  it.each([
    { edits: [{ tensor: 'layer1.W', index: 0, value: 1 }] },
    { gain: 2 },
    { truncation: 1 },
    { cost: [0] },
    { clamps: [{ part: 'encoder', layer: 1, quantity: 'h', unit: 0, from: 0, to: 1, value: 0 }] },
  ] satisfies Partial<Scene>[])('is no verdict once something was changed by hand: %o', (change) => {
    expect(wordsFor('lstm-one-layer', change)).toContain('was changed by hand');
  });

  it('names the sums that one sequence of several cannot be held against', () => {
    expect(describeSums(answerTo('lstm-three-layers'))).toContain('sums over 2 sequences');
    expect(describeSums(answerTo('lstm-one-layer'))).toBeNull();
    expect(describeSums(answerTo('onnx-gru'))).toBeNull();
  });

  it('names the tensor that is farthest off, and tells an exact zero from a small number', () => {
    expect(nameFinding({ what: 'parameters', error: 1e-16, tensor: 'bias_hh_l0' })).toBe('∂L/∂ weights and biases (farthest: bias_hh_l0)');
    expect(formatError(0)).toBe('0');
    expect(formatError(3e-17)).toMatch(/^3\.0.×.10⁻¹⁷$/);
  });
});

const slopeOf = (answer: Answer, weight: Scene['weight']) =>
  describeSlopeInFile(answer, { weight, depth: { kind: 'number', quantity: 'h' } });

describe('the number in view', () => {
  const answer = answerTo('lstm-one-layer');
  const at = (change: Partial<Scene>) => describeInFile(answer, { ...answer.scene, step: 1, unit: 2, quantity: 'h', ...change });

  it('stands beside the file’s, with every digit, where the file holds it', () => {
    expect(at({})).toMatch(/^hidden state, unit 2, step 1 x₁: −0\.57271748160456\d+ here, −0\.5727174816045685 in the file\.$/);
    expect(at({ depth: { kind: 'number', quantity: 'x' }, direction: 'backward' })).toMatch(/in the file\.$/);
  });

  it('stands there for every weight’s gradient, too, in the file’s own place', () => {
    // Gates of the file: i f g o; of the engine: f i o g. Unit 2 of the input gate, fed by entry 3.
    const weight = { tensor: 'layer1.U', index: 3 * 24 + 6 + 2 };
    const file = JSON.parse(readFileSync('test/reference/lstm-one-layer.json', 'utf8')) as {
      grads: { weight_ih_l0: { data: number[] } };
    };
    const there = file.grads.weight_ih_l0.data[2 * 5 + 3] ?? Number.NaN;
    expect(slopeOf(answer, weight)).toMatch(/^∂L\/∂ layer1\.U\[3, 8\]: /);
    expect(slopeOf(answer, weight)).toContain(`${formatNumber(there, exact)} in the file.`);
    const here = answer.parameterGradient[weight.index] ?? Number.NaN;
    expect(here).toBeCloseTo(there, 14);
    expect(slopeOf(answer, null)).toBeNull();
    expect(slopeOf(answerTo('lstm-three-layers'), weight)).toBeNull();
  });

  it('is left alone where it does not', () => {
    expect(at({ quantity: 'f' })).toBeNull();
    expect(at({ unit: null })).toBeNull();
    expect(at({ direction: 'backward' })).toBeNull();
  });
});
