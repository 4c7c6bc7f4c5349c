import type { GateName } from '../../engine/parameters';
import type { Quantity } from '../../engine/recording';
import { isUsed } from '../../store/costSteps';
import { valueOf, vectorOf } from '../../store/readAnswer';
import { createReader, headWeight, type Reader, termOf, termsOver } from './reader';
import { makeTerm, type Factor, type Origin, type Term } from './sum';

const sumOf = (gate: GateName) => `${gate}Pre` as Quantity;

/** The chain rule at one value: what arrives at its gradient, term by term, each from where it comes. */
export function backwardTerms(reader: Reader, quantity: Quantity | 'logits' | 'output' | 'x', unit: number): readonly Term[] {
  const { value, slope, derived, spec } = reader;
  const one = (...factors: readonly (Factor | null)[]) => termOf('same', 'same', ...factors);
  switch (quantity) {
    case 'h':
      return [...fromAbove(reader, unit), ...stateFromNext(reader, unit)];
    case 'c':
      return memoryTerms(reader, unit);
    case 'f':
      return one(slope('c', unit), value('c', unit, 'previous'));
    case 'i':
      return one(slope('c', unit), value('g', unit));
    case 'g':
      return one(slope('c', unit), value('i', unit));
    case 'o':
      return one(slope('h', unit), value('tanhC', unit));
    case 'tanhC':
      return one(slope('h', unit), value('o', unit));
    case 'z':
      return [
        ...termOf('kept', 'memory', slope('h', unit), value('h', unit, 'previous')),
        ...termOf('written', 'write', minusOne, slope('h', unit), value('n', unit)),
      ];
    case 'n':
      return one(slope('h', unit), derived('1−a', 'z', unit));
    case 'r':
      return spec.cell === 'gru' && spec.resetAfter
        ? one(slope('nPre', unit), value('q', unit))
        : one(slope('rh', unit), value('h', unit, 'previous'));
    case 'rh':
      return throughWeights(reader, 'W', 'n', unit, 'same', 'nPre');
    case 'q':
      return one(slope('nPre', unit), value('r', unit));
    case 'fPre':
    case 'iPre':
    case 'oPre':
    case 'zPre':
    case 'rPre': {
      const gate = quantity.slice(0, -3) as 'f' | 'i' | 'o' | 'z' | 'r';
      return one(slope(gate, unit), value(gate, unit), derived('1−a', gate, unit));
    }
    case 'gPre':
      return one(slope('g', unit), derived('1−a²', 'g', unit));
    case 'nPre':
      return one(slope('n', unit), derived('1−a²', 'n', unit));
    case 'hPre':
      return one(
        slope('h', unit),
        spec.cell === 'rnn' && spec.activation === 'relu' ? derived('a>0', 'hPre', unit) : derived('1−a²', 'h', unit),
      );
    case 'x':
      return reader.gates.flatMap((gate) => throughWeights(reader, 'U', gate, unit, 'same', sumOf(gate)));
    case 'logits':
      return logitTerms(reader, unit);
    case 'output':
      return outputTerms(reader, unit);
  }
}

const minusOne: Factor = { kind: 'constant', value: -1, words: '−1' };

/** Σ_j W[unit, j] · d_j: the gradient of a gate's sum, back through one block of weights to what they met. */
function throughWeights(reader: Reader, role: 'U' | 'W', gate: GateName, unit: number, origin: Origin, sum: Quantity): readonly Term[] {
  const when = origin === 'next' ? 'next' : 'now';
  return termsOver(reader.spec.size, `${origin}.${gate}`, origin, (j) => [
    reader.weight(role, gate, unit, j, when),
    reader.slope(sum, j, when),
  ]);
}

/** Down to h: through V from the output, or through the next layer's U. */
function fromAbove(reader: Reader, unit: number): readonly Term[] {
  const { answer, layer, step } = reader;
  if (layer === answer.spec.layers.length && answer.sequence) return fromLoss(reader, unit);
  if (layer === answer.spec.layers.length) {
    const classes = vectorOf(answer, { quantity: 'logits', layer, step }).length;
    return termsOver(classes, 'output', 'output', (k) => [headWeight(answer, 'V', unit, k), reader.slope('logits', k)]);
  }
  const above = createReader(answer, layer + 1, step);
  return above.gates.flatMap((gate) => throughWeights(above, 'U', gate, unit, 'above', sumOf(gate)));
}

/** Without an output layer the loss is Σ weight · h: each weight is what it sends to its h. */
function fromLoss({ answer, step, spec }: Reader, unit: number): readonly Term[] {
  const weight = answer.sequence?.lossWeights?.[step * spec.size + unit];
  if (weight === undefined || !isUsed(answer.scene.cost, step, answer.columns.length)) return [];
  return [makeTerm('loss', 'cost', [{ kind: 'constant', value: weight, words: 'weight in the loss' }])];
}

/** Back to h from the next step: through W from every gate's sum, and whatever the cell hands on directly. */
function stateFromNext(reader: Reader, unit: number): readonly Term[] {
  if (!reader.hasNext) return [];
  const { spec, gates, slope, value } = reader;
  if (spec.cell !== 'gru') return gates.flatMap((gate) => throughWeights(reader, 'W', gate, unit, 'next', sumOf(gate)));
  return [
    ...termOf('next.kept', 'next', slope('h', unit, 'next'), value('z', unit, 'next')),
    ...throughWeights(reader, 'W', 'z', unit, 'next', 'zPre'),
    ...throughWeights(reader, 'W', 'r', unit, 'next', 'rPre'),
    ...(spec.resetAfter
      ? throughWeights(reader, 'W', 'n', unit, 'next', 'q')
      : termOf('next.reset', 'next', slope('rh', unit, 'next'), value('r', unit, 'next'))),
  ];
}

function memoryTerms(reader: Reader, unit: number): readonly Term[] {
  const { slope, value, derived, weight, hasNext, spec } = reader;
  const peephole = (gate: 'f' | 'i' | 'o') => {
    const when = gate === 'o' ? 'now' : 'next';
    const factors = [weight('peephole', gate, null, unit, when), slope(sumOf(gate), unit, when)];
    return termOf(`peephole.${gate}`, gate === 'o' ? 'same' : 'next', ...factors);
  };
  const seen = spec.cell === 'lstm' && spec.peephole;
  return [
    ...termOf('read', 'same', slope('h', unit), value('o', unit), derived('1−a²', 'tanhC', unit)),
    ...(hasNext ? termOf('next.kept', 'next', slope('c', unit, 'next'), value('f', unit, 'next')) : []),
    ...(seen ? peephole('o') : []),
    ...(seen && hasNext ? [...peephole('f'), ...peephole('i')] : []),
  ];
}

/**
 * The output's share in the cost: what one nat of its loss weighs. Read off the gradient of the class that should have come; where that
 * came out as impossible its gradient is infinite, and the sum before the softmax tells.
 */
function shareInCost({ answer, layer, step }: Reader): { readonly target: number; readonly share: number } | null {
  const slopes = vectorOf(answer, { quantity: 'output', layer, step }, 'backward');
  const target = slopes.findIndex((slope) => slope !== 0);
  if (target < 0) return null;
  const p = valueOf(answer, { quantity: 'output', layer, step, unit: target });
  const share = p === 0 ? valueOf(answer, { quantity: 'logits', layer, step, unit: target }, 'backward') : (slopes[target] ?? 0) * p;
  return { target, share: -share };
}

/** Softmax with cross-entropy: p_k − [k is the target], times the output's share in the cost. */
function logitTerms(reader: Reader, unit: number): readonly Term[] {
  const cost = shareInCost(reader);
  if (!cost) return [];
  const share: Factor = { kind: 'constant', value: cost.share, words: 'share in the cost' };
  const expected = makeTerm('expected', 'output', [reader.value('output', unit), share]);
  return unit === cost.target ? [expected, makeTerm('target', 'cost', [minusOne, share])] : [expected];
}

/** The loss is −log p of what came: only that entry has a gradient, −1/p. */
function outputTerms(reader: Reader, unit: number): readonly Term[] {
  const cost = shareInCost(reader);
  if (!cost || cost.target !== unit) return [];
  const share: Factor = { kind: 'constant', value: cost.share, words: 'share in the cost' };
  const place = { quantity: 'output' as const, layer: reader.layer, step: reader.step, unit };
  return [makeTerm('target', 'cost', [minusOne, share, { kind: 'derived', value: 1 / valueOf(reader.answer, place), form: '1/a', place }])];
}
