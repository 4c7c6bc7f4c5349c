import { type ParameterTensor, parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import { plainText } from '../../ui/mathTree';
import { gateShown, type MatrixName, matrixSymbol } from '../../views/batch/batchSymbols';
import { largestDifference } from '../changed';
import type { Fact, FactOf } from '../lesson';
import {
  absent,
  clampStep,
  either,
  extreme,
  letterTwice,
  likeliest,
  listed,
  num,
  prob,
  stateBefore,
  told,
  typedAt,
  vectorOf,
} from '../measure';

function tensor(answer: Answer, name: string): ParameterTensor | undefined {
  return parameters(answer.spec).find((candidate) => candidate.name === name);
}

function shapeOf(answer: Answer, name: string): string {
  return tensor(answer, name)?.shape.map(formatCount).join(' × ') ?? 'none';
}

/** Columns on the stage, and different recurrent matrices among them. */
export function copies(answer: Answer): { readonly columns: number; readonly matrices: number } {
  const { layers } = answer.spec;
  return { columns: answer.columns.length, matrices: parameters(answer.spec).filter(({ role }) => role === 'W').length / layers.length };
}

function handsBack(answer: Answer, scene: Scene): Fact {
  const { length } = vectorOf(answer, 'h', scene.step);
  const step = clampStep(answer, scene.step);
  const next = step + 1 < answer.columns.length ? typedAt(answer, step + 1) : 'whatever comes next';
  return {
    holds: length > 0,
    text: `After ${typedAt(answer, step)} the cell hands ${length} numbers back to itself; ${next} is read together with them.`,
  };
}

function unrolled(answer: Answer): Fact {
  const { columns } = copies(answer);
  return told(
    columns === 1
      ? 'There is one step here, so one column and no arrow from one to the next.'
      : `${columns} steps, so ${columns} columns, and an arrow from each to the next: ${columns - 1} turns of the loop.`,
  );
}

function oneMatrix(answer: Answer): Fact {
  const { columns, matrices } = copies(answer);
  return {
    holds: matrices === 1,
    text: `${columns} columns, and ${matrices === 1 ? 'one' : matrices} matrix W of ${shapeOf(answer, 'layer1.W')} numbers in all of them.`,
  };
}

function countStays(answer: Answer): Fact {
  const total = parameters(answer.spec).reduce((sum, { count }) => sum + count, 0);
  return told(`${answer.columns.length} columns, ${formatCount(total)} parameters.`);
}

function sizes(answer: Answer): Fact {
  const [n, d, k] = [answer.spec.input.size, answer.spec.layers[0]?.size ?? 0, answer.vocabulary.length];
  const [U, W, V] = ['layer1.U', 'layer1.W', 'V'].map((name) => shapeOf(answer, name));
  return told(`Here n = ${n}, d = ${d} and k = ${k}: U is ${U}, W is ${W} and V is ${V}.`);
}

/** A neuron's own weights: its column of U, its column of W and its bias. */
function ownWeights(answer: Answer, scene: Scene): Fact {
  const [layer] = answer.spec.layers;
  if (!layer || layer.cell !== 'rnn') return absent('single sum a neuron: it has one for each gate');
  const [n, d, b] = [answer.spec.input.size, layer.size, layer.bias === 'none' ? 0 : layer.bias === 'one' ? 1 : 2];
  const biases = ['', ' + 1 bias', ' + 2 biases'][b] ?? '';
  return told(
    `Neuron ${scene.unit ?? 0} has ${n} weights of U + ${d} of W${biases} = ${n + d + b} numbers of its own; all ${d} neurons together have ${formatCount(d * (n + d + b))}.`,
  );
}

function reads(answer: Answer, scene: Scene): Fact {
  const token = answer.columns[clampStep(answer, scene.step)];
  const size = answer.spec.input.size;
  if (!token || token.token < 0)
    return { holds: false, text: `The network never saw ${typedAt(answer, scene.step)}: it reads ${size} zeros.` };
  return {
    holds: true,
    text: `${typedAt(answer, scene.step)} is number ${token.token}: ${size} inputs, one of them 1, so that U hands over its row ${token.token}.`,
  };
}

/** What a neuron's sum is made of: what the letter, the last state and the biases send into it. */
function sharesOf(answer: Answer, scene: Scene) {
  const [W, U] = [tensor(answer, 'layer1.W'), tensor(answer, 'layer1.U')];
  if (!W || !U || answer.spec.layers[0]?.cell !== 'rnn') return null;
  const [step, unit, d] = [clampStep(answer, scene.step), scene.unit ?? 0, W.shape[0] ?? 0];
  const before = stateBefore(answer, 'h', step);
  const token = answer.columns[step]?.token ?? -1;
  const fromLetter = token < 0 ? 0 : (answer.weights[U.offset + token * d + unit] ?? 0);
  let fromState = 0;
  for (let j = 0; j < d; j++) fromState += (before[j] ?? 0) * (answer.weights[W.offset + j * d + unit] ?? 0);
  const bias = tensorsOfBias(answer).reduce((sum, { offset }) => sum + (answer.weights[offset + unit] ?? 0), 0);
  return { unit, fromLetter, fromState, bias, sum: vectorOf(answer, 'hPre', step)[unit] ?? Number.NaN };
}

function tensorsOfBias(answer: Answer): readonly ParameterTensor[] {
  return parameters(answer.spec).filter(({ name }) => name === 'layer1.b' || name === 'layer1.bRecurrent');
}

function twoSources(answer: Answer, scene: Scene): Fact {
  const shares = sharesOf(answer, scene);
  if (!shares) return absent('single sum a neuron: it has one for each gate');
  const { unit, fromLetter, fromState, bias, sum } = shares;
  const framed = scene.unit === null ? '' : ', the framed one';
  const sent = `Take neuron ${unit}${framed} (neurons, or units, are counted from 0): ${typedAt(answer, scene.step)} sends ${num(fromLetter)} into it and the last state ${num(fromState)}`;
  return either(
    Math.abs(fromLetter + fromState + bias - sum) <= 1e-9 * Math.max(1, Math.abs(sum)),
    `${sent}; with the bias, ${num(bias)}, that makes ${num(sum)}.`,
    `${sent}, but the sum is held by hand at ${num(sum)}.`,
  );
}

function terms(answer: Answer, scene: Scene): Fact {
  const shares = sharesOf(answer, scene);
  if (!shares) return absent('single sum a neuron: it has one for each gate');
  const [n, d, b] = [answer.spec.input.size, answer.spec.layers[0]?.size ?? 0, tensorsOfBias(answer).length];
  const token = answer.columns[clampStep(answer, scene.step)]?.token ?? -1;
  return told(
    `The sum of neuron ${shares.unit} has ${n} + ${d} + ${b} = ${n + d + b} terms. ${token < 0 ? `All ${n}` : n - 1} of the ${n} from the input are 0; together the terms make ${num(shares.sum)}.`,
  );
}

function within(answer: Answer, scene: Scene): Fact {
  const { unit, value } = extreme(vectorOf(answer, 'h', scene.step), Math.abs);
  const sum = vectorOf(answer, 'hPre', scene.step)[unit];
  const furthest = `The value of h furthest from 0 is that of neuron ${unit}, ${num(value, 4)}`;
  return either(
    Math.abs(value) <= 1,
    sum === undefined ? `${furthest}.` : `${furthest}: its sum was ${num(sum)}.`,
    `${furthest}: nothing keeps it within ±1.`,
  );
}

function neuron(answer: Answer, scene: Scene): Fact {
  const unit = scene.unit ?? 0;
  const before = vectorOf(answer, 'hPre', scene.step)[unit];
  const after = vectorOf(answer, 'h', scene.step)[unit];
  if (before === undefined || after === undefined) return absent('single sum: it has one for each gate');
  return told(`The terms of neuron ${unit} add up to ${num(before)}, and it puts out tanh(${num(before)}) = ${num(after)}.`);
}

function guesses(answer: Answer, scene: Scene): Fact {
  const { sign, probability } = likeliest(answer, scene.step);
  return {
    holds: probability > 0,
    text: `After ${typedAt(answer, scene.step)} the likeliest next sign is ${sign}, with probability ${prob(probability)}.`,
  };
}

/** Whether the same letter at two steps of the text leaves two different states. */
export function sameLetterTwice(answer: Answer): { readonly first: number; readonly second: number; readonly distance: number } | null {
  const twice = letterTwice(answer);
  if (!twice) return null;
  const { first, second } = twice;
  return { first, second, distance: largestDifference(vectorOf(answer, 'h', first), vectorOf(answer, 'h', second)) };
}

function context(answer: Answer): Fact {
  const twice = sameLetterTwice(answer);
  if (!twice) return { holds: false, text: 'No letter stands twice in this text; type one where it does.' };
  const { first, second, distance } = twice;
  return either(
    distance > 0,
    `${typedAt(answer, first)} comes in at steps ${first} and ${second}, and the two states that it leaves differ by up to ${num(distance)} in a single unit.`,
    `${typedAt(answer, first)} at steps ${first} and ${second} leaves the same state.`,
  );
}

/** Sizes of the product that a basic layer makes of a whole mini-batch: of the layer on stage, or of the small one. */
export function batchSizes(answer: Answer, scene: Scene): { readonly m: number; readonly n: number; readonly d: number } {
  const { rows, own } = scene.batch;
  const [n = 0, d = 0] = tensor(answer, 'layer1.U')?.shape ?? [];
  const gates = tensor(answer, 'layer1.U')?.gates.length ?? 1;
  return own ? { m: rows, n: own.inputs, d: own.units } : { m: rows, n, d: d / gates };
}

function batchShapes(answer: Answer, scene: Scene): Fact {
  const { m, n, d } = batchSizes(answer, scene);
  return told(
    `X is ${m} × ${n}, its weights are ${n} × ${d}; the last output is ${m} × ${d}, its weights are ${d} × ${d}. b is one row of ${d} for all. Out comes ${m} × ${d}.`,
  );
}

function stackedShapes(answer: Answer, scene: Scene): Fact {
  const { m, n, d } = batchSizes(answer, scene);
  return told(`Side by side they are ${m} × ${n + d}, and the weights on top of each other ${n + d} × ${d}: again ${m} × ${d}.`);
}

const below: Readonly<Record<string, string>> = { t: 'ₜ', '−': '₋', '1': '₁', '(': '₍', ')': '₎' };

/** A matrix of the mini-batch by its letter, with its time below the line. */
function letterOf(name: MatrixName, answer: Answer, { notation, layer }: Scene): string {
  const gate = gateShown(answer.spec.layers[layer - 1]?.cell ?? 'rnn');
  const [letter = '', time = ''] = plainText(matrixSymbol(notation, name, gate)).split('_');
  // Without the spaces that stand around an operator.
  return letter + Array.from(time, (sign) => below[sign] ?? '').join('');
}

function weightsStay(answer: Answer, scene: Scene): Fact {
  const { m, n, d } = batchSizes(answer, scene);
  const matrices = (['X', 'H', 'Y'] as const).map((name) => letterOf(name, answer, scene));
  return told(`With ${m} names ${listed(matrices)} have ${m} rows each. The weights are ${n} × ${d} and ${d} × ${d}, as they were.`);
}

/** Which sizes the weights know. */
function sizesInWeights(answer: Answer, scene: Scene): Fact {
  const { m, n, d } = batchSizes(answer, scene);
  return told(`Here m = ${m}, n = ${n} and d = ${d}: the weights are (${n} + ${d}) · ${d} = ${(n + d) * d} numbers, with or without m.`);
}

export const facts = {
  handsBack,
  unrolled,
  oneMatrix,
  countStays,
  sizes,
  ownWeights,
  reads,
  twoSources,
  terms,
  within,
  neuron,
  guesses,
  context,
  batchShapes,
  stackedShapes,
  weightsStay,
  sizesInWeights,
} satisfies Record<string, FactOf>;
