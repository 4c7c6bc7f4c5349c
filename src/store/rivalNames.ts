import { rivalModel } from './compared';
import type { CellChoice, ModelChoice, Rival } from './scene';

export const rowNames: Readonly<Record<CellChoice, string>> = {
  rnn: 'RNN',
  lstm: 'LSTM',
  peephole: 'peephole LSTM',
  gru: 'GRU',
  gruAfter: 'GRU, reset after',
};

/** What stands at a row: its cell, and the start of its forget gate's bias where that is what differs. */
export function rowName(rival: Rival, stage: ModelChoice, compared: readonly Rival[]): string {
  const { cell, forgetBias = 1 } = rivalModel(stage, rival);
  return rival === 'otherBias' || (cell === stage.cell && compared.includes('otherBias'))
    ? `${rowNames[cell]}, forget bias ${forgetBias}`
    : rowNames[cell];
}
