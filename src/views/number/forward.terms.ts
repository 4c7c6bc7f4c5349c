import type { GateName } from '../../engine/parameters';
import type { Quantity } from '../../engine/recording';
import { vectorOf } from '../../store/readAnswer';
import { headWeight, type Reader, termOf, termsOver } from './reader';
import type { Term } from './sum';

/** x_k · U[k, unit] for every entry of x that is not exactly zero. */
function inputTerms(reader: Reader, gate: GateName, unit: number): readonly Term[] {
  const { answer, layer, step } = reader;
  const x = vectorOf(answer, { quantity: 'x', layer, step });
  const terms = termsOver(x.length, 'x', 'input', (k) => [reader.value('x', k), reader.weight('U', gate, k, unit)]);
  return isGiven(reader) ? terms.filter((_, k) => x[k] !== 0) : terms;
}

/** Whether x comes from outside, where most entries may be exactly zero. */
function isGiven({ answer, layer }: Pick<Reader, 'answer' | 'layer'>): boolean {
  return layer === 1 && answer.spec.input.kind !== 'embedding' && !answer.spec.convolution;
}

/** How many entries of x are left out of a gate's sum, since they are zero. */
export function countZeroInputs(reader: Reader): number {
  const { answer, layer, step } = reader;
  if (!isGiven(reader)) return 0;
  return vectorOf(answer, { quantity: 'x', layer, step }).reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
}

function stateTerms(reader: Reader, gate: GateName, unit: number, from: 'h' | 'rh' = 'h'): readonly Term[] {
  const when = from === 'h' ? 'previous' : 'now';
  return termsOver(reader.spec.size, from, 'state', (k) => [reader.value(from, k, when), reader.weight('W', gate, k, unit)]);
}

/** The sum that goes into a gate's activation. */
function gateTerms(reader: Reader, gate: GateName, unit: number): readonly Term[] {
  const { spec } = reader;
  const resets = spec.cell === 'gru' && gate === 'n';
  const after = resets && spec.resetAfter;
  return [
    ...inputTerms(reader, gate, unit),
    ...(after
      ? termOf('rq', 'state', reader.value('r', unit), reader.value('q', unit))
      : stateTerms(reader, gate, unit, resets ? 'rh' : 'h')),
    ...(spec.cell === 'lstm' && gate !== 'g' ? peepholeTerm(reader, gate, unit) : []),
    ...termOf('b', 'bias', reader.weight('b', gate, null, unit)),
    ...(after ? [] : termOf('b′', 'recurrentBias', reader.weight('bRecurrent', gate, null, unit))),
  ];
}

/** f and i see c of the step before, o sees the new one. */
function peepholeTerm(reader: Reader, gate: GateName, unit: number): readonly Term[] {
  const c = reader.value('c', unit, gate === 'o' ? 'now' : 'previous');
  return termOf('c', 'peephole', c, reader.weight('peephole', gate, null, unit));
}

/** The terms whose sum a value is, or is the activation of. */
export function forwardTerms(reader: Reader, quantity: Quantity | 'logits' | 'output', unit: number): readonly Term[] {
  const { value, derived, spec } = reader;
  switch (quantity) {
    case 'f':
    case 'i':
    case 'o':
    case 'g':
    case 'z':
    case 'r':
    case 'n':
      return gateTerms(reader, quantity, unit);
    case 'fPre':
    case 'iPre':
    case 'oPre':
    case 'gPre':
    case 'zPre':
    case 'rPre':
    case 'nPre':
    case 'hPre':
      return gateTerms(reader, quantity.slice(0, -3) as GateName, unit);
    case 'c':
      return [
        ...termOf('kept', 'memory', value('f', unit), value('c', unit, 'previous')),
        ...termOf('written', 'write', value('i', unit), value('g', unit)),
      ];
    case 'tanhC':
      return termOf('c', 'same', value('c', unit));
    case 'rh':
      return termOf('rh', 'same', value('r', unit), value('h', unit, 'previous'));
    case 'q':
      return [...stateTerms(reader, 'n', unit), ...termOf('b′', 'recurrentBias', reader.weight('bRecurrent', 'n', null, unit))];
    case 'h':
      if (spec.cell === 'rnn') return gateTerms(reader, 'h', unit);
      if (spec.cell === 'lstm') return termOf('read', 'same', value('o', unit), value('tanhC', unit));
      return [
        ...termOf('kept', 'memory', value('z', unit), value('h', unit, 'previous')),
        ...termOf('written', 'write', derived('1−a', 'z', unit), value('n', unit)),
      ];
    case 'logits':
    case 'output':
      return [
        ...termsOver(spec.size, 'h', 'hidden', (k) => [value('h', k), headWeight(reader.answer, 'V', k, unit)]),
        ...termOf('b', 'bias', headWeight(reader.answer, 'bOutput', null, unit)),
      ];
  }
}
