import { type ParameterTensor, parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact, FactOf } from '../lesson';
import { clampStep, either, extreme, likeliest, num, prob, typedAt, vectorOf } from '../measure';

function tensor(answer: Answer, name: string): ParameterTensor | undefined {
  return parameters(answer.spec).find((candidate) => candidate.name === name);
}

function shapeOf(answer: Answer, name: string): string {
  return tensor(answer, name)?.shape.map(formatCount).join(' × ') ?? 'none';
}

/** Columns on the stage, and different recurrent matrices among them. */
export function copies(answer: Answer): { readonly columns: number; readonly matrices: number } {
  const { layers } = answer.spec;
  return { columns: answer.tokens.length, matrices: parameters(answer.spec).filter(({ role }) => role === 'W').length / layers.length };
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
  return { holds: total > 0, text: `${answer.tokens.length} steps, ${formatCount(total)} parameters.` };
}

function shapes(answer: Answer): Fact {
  const [U, W, V] = ['layer1.U', 'layer1.W', 'V'].map((name) => shapeOf(answer, name));
  return { holds: true, text: `Here U is ${U}, W is ${W} and V is ${V}.` };
}

function reads(answer: Answer, scene: Scene): Fact {
  const token = answer.tokens[clampStep(answer, scene.step)];
  const size = answer.spec.input.size;
  if (!token || token.token < 0)
    return { holds: false, text: `The network never saw ${typedAt(answer, scene.step)}: it reads ${size} zeros.` };
  return {
    holds: true,
    text: `${typedAt(answer, scene.step)} is number ${token.token}: ${size} inputs, one of them 1, so that U hands over its row ${token.token}.`,
  };
}

function remembers(answer: Answer, scene: Scene): Fact {
  const h = vectorOf(answer, 'h', scene.step);
  const { unit, value } = extreme(h, Math.abs);
  return {
    holds: h.length > 0,
    text: `After ${typedAt(answer, scene.step)} it holds ${h.length} numbers; unit ${unit} is the strongest with ${num(value)}.`,
  };
}

function within(answer: Answer, scene: Scene): Fact {
  const h = vectorOf(answer, 'h', scene.step);
  const largest = Math.abs(extreme(h, Math.abs).value);
  const isTanh = answer.spec.layers[0]?.cell !== 'rnn' || answer.spec.layers[0].activation === 'tanh';
  return either(
    largest <= 1,
    `The largest value of h has size ${num(largest)}${isTanh ? ': tanh lets nothing past 1' : ''}.`,
    `The largest value of h has size ${num(largest)}.`,
  );
}

function neuron(answer: Answer, scene: Scene): Fact {
  const unit = scene.unit ?? 0;
  const before = vectorOf(answer, 'hPre', scene.step)[unit] ?? Number.NaN;
  const after = vectorOf(answer, 'h', scene.step)[unit] ?? Number.NaN;
  return {
    holds: Number.isFinite(after),
    text: `Neuron ${unit} sums up ${num(before)} and puts out tanh(${num(before)}) = ${num(after)}.`,
  };
}

function guesses(answer: Answer, scene: Scene): Fact {
  const { sign, probability } = likeliest(answer, scene.step);
  return { holds: probability > 0, text: `After ${typedAt(answer, scene.step)} the likeliest sign is ${sign}, with ${prob(probability)}.` };
}

/** Whether the same letter at two steps of the text leaves two different states. */
export function sameLetterTwice(answer: Answer): { readonly first: number; readonly second: number; readonly distance: number } | null {
  for (let second = 2; second < answer.tokens.length; second++) {
    const first = answer.tokens.findIndex(
      ({ token }, step) => step > 0 && step < second && token >= 0 && token === answer.tokens[second]?.token,
    );
    if (first < 0) continue;
    const [a, b] = [vectorOf(answer, 'h', first), vectorOf(answer, 'h', second)];
    return {
      first,
      second,
      distance: Math.abs(
        extreme(
          a.map((value, unit) => value - (b[unit] ?? 0)),
          Math.abs,
        ).value,
      ),
    };
  }
  return null;
}

function context(answer: Answer): Fact {
  const twice = sameLetterTwice(answer);
  if (!twice) return { holds: false, text: 'No letter stands twice in this text; type one where it does.' };
  const { first, second, distance } = twice;
  return either(
    distance > 0,
    `${typedAt(answer, first)} at step ${first} and at step ${second} come in alike and leave states that differ by up to ${num(distance)}.`,
    `${typedAt(answer, first)} at steps ${first} and ${second} leaves the same state.`,
  );
}

export const facts = { oneMatrix, countStays, shapes, reads, remembers, within, neuron, guesses, context } satisfies Record<string, FactOf>;
