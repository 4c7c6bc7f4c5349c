import type { RnnSpec } from '../../engine/spec';
import { at, type Diagram, type DiagramNode, rail, type Wire, wire, wireOut } from './diagram';

const rows = { out: 0.02, frameTop: 0.2, h: 0.44, frameBottom: 0.68, input: 0.86 };

/** The basic cell: x through U and the old state through W make one sum; its activation is the new state, and the output too. */
export function rnnDiagram({ activation }: RnnSpec): Diagram {
  return {
    columns: 5,
    rows,
    frame: { left: 0.46, right: 3.42, top: 'frameTop', bottom: 'frameBottom' },
    nodes: [
      ...nodes,
      { kind: 'gate', id: 'gate', gate: 'h', sign: 'h', activation: activation === 'tanh' ? 'tanh' : 'ReLU', column: 3, row: 'h' },
    ],
    wires,
    outputColumn: 3.5,
  };
}

const nodes: readonly DiagramNode[] = [
  { kind: 'strip', id: 'hPrevious', sign: 'h', when: 'previous', column: 0, row: 'h', label: 'above' },
  { kind: 'operator', id: 'add', text: '+', sign: 'hPre', hue: 'c', column: 1, row: 'h' },
  { kind: 'strip', id: 'hPre', sign: 'hPre', when: 'now', column: 2, row: 'h', label: 'above' },
  { kind: 'strip', id: 'h', sign: 'h', when: 'now', column: 4, row: 'h', label: 'above' },
  { kind: 'strip', id: 'x', sign: 'x', when: 'now', column: 1, row: 'input', label: 'right' },
];

const wires: readonly Wire[] = [
  { ...rail('W.h', 'W', at('hPrevious'), at('add')), carries: 'h@previous', arrow: true, weight: { role: 'W', gate: 'h' } },
  { ...wire('U.h', 'U', at('x'), at('add')), carries: 'x', weight: { role: 'U', gate: 'h' } },
  { ...rail('hPre', 'c', at('add'), at('hPre')) },
  { ...rail('hPre', 'c', at('hPre'), at('gate')), arrow: true },
  rail('h', 'h', at('gate'), at('h')),
  wireOut(3.5, 'h'),
];
