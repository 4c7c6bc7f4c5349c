import { type SeedRecord, seedRecords, seeds } from '../../data/recall/seeds';
import { formatPercent } from '../../ui/format';
import type { Fact } from '../lesson';
import { either, told } from '../measure';

/** Whether it is the cell or only the seed: how networks did that differ in nothing else, as recorded. */

interface Range {
  readonly least: number;
  readonly most: number;
}

function rangeOf(cell: SeedRecord['cell'], units: number): Range {
  const shares = seedRecords.find((record) => record.cell === cell && record.units === units)?.shares ?? [];
  return { least: Math.min(...shares), most: Math.max(...shares) };
}

const inWords = ({ least, most }: Range): string =>
  least === most ? formatPercent(most) : `between ${formatPercent(least)} and ${formatPercent(most)}`;

export function basicBySeed(): Fact {
  return told(
    `Trained from ${seeds.length} seeds, of which that of the app is the first, such a network names ${inWords(rangeOf('rnn', 8))}.`,
  );
}

export function gatesBySeed(): Fact {
  const [basic, lstm, gru] = [rangeOf('rnn', 8), rangeOf('lstm', 8), rangeOf('gru', 8)];
  const shares = `From ${seeds.length} seeds each, the LSTM names ${inWords(lstm)}, the GRU ${inWords(gru)}`;
  return either(
    Math.min(lstm.least, gru.least) > basic.most,
    `${shares}: every one more than the best of the basic cells, ${formatPercent(basic.most)}.`,
    `${shares}; the best of the basic cells names ${formatPercent(basic.most)}.`,
  );
}

export function widerBySeed(): Fact {
  const [narrow, wide] = [rangeOf('rnn', 8), rangeOf('rnn', 16)];
  return either(
    wide.least > narrow.most,
    `From ${seeds.length} seeds, basic cells of 16 units name ${inWords(wide)}.`,
    `From ${seeds.length} seeds, basic cells of 16 units name ${inWords(wide)}: more units alone are no help.`,
  );
}
