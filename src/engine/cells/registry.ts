import type { LayerSpec } from '../spec';
import type { Cell } from './cell';
import { gru, gruResetAfter } from './gru';
import { lstm, lstmPeephole } from './lstm';
import { rnnRelu, rnnTanh } from './rnn';

/** The cell that a layer's specification asks for. */
export function cellOf(layer: LayerSpec): Cell {
  switch (layer.cell) {
    case 'rnn':
      return layer.activation === 'relu' ? rnnRelu : rnnTanh;
    case 'lstm':
      return layer.peephole ? lstmPeephole : lstm;
    case 'gru':
      return layer.resetAfter ? gruResetAfter : gru;
  }
}
