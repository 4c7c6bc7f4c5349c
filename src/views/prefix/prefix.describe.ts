import type { Answer } from '../../store/run';
import { formatCount } from '../../ui/format';
import type { FigureTableData } from '../../ui/tsv';
import type { PrefixNet, PrefixNets } from './prefixNets';

/** What the figure shows. */
export function describePrefixNets({ nets, together, recurrent }: PrefixNets): string {
  const one = `the recurrent one has ${formatCount(recurrent)}, at any length`;
  if (nets.length === 1) return `The one network for one input has ${formatCount(together)} parameters; ${one}.`;
  return `${nets.length} networks, one for each length, have ${formatCount(together)} parameters together and none for ${nets.length + 1} inputs; ${one}.`;
}

/** One of the networks, taken apart. */
export function describeNet({ inputs, perInput, rest, total }: PrefixNet): string {
  const product = inputs === 1 ? formatCount(perInput) : `${inputs} × ${formatCount(perInput)}`;
  return `Network ${inputs} reads ${inputs === 1 ? '1 input' : `${inputs} inputs`} at once: ${product} weights for ${inputs === 1 ? 'it' : 'them'} and ${formatCount(rest)} for the rest make ${formatCount(total)}.`;
}

export function tabulatePrefixNets(answer: Answer, { nets, recurrent }: PrefixNets): FigureTableData {
  let together = 0;
  return {
    caption: 'A feed-forward network for each length, and the recurrent network for all',
    columns: ['inputs', 'the last one', 'weights for each input', 'other parameters', 'parameters', 'of all so far', 'recurrent network'],
    rows: nets.map(({ inputs, perInput, rest, total }, step) => {
      together += total;
      const counts = [perInput, rest, total, together, recurrent].map(formatCount);
      return [String(inputs), answer.columns[step]?.typed ?? '', ...counts];
    }),
  };
}
