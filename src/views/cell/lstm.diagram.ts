import type { LstmSpec } from '../../engine/spec';
import { at, bus, corner, type Diagram, type DiagramNode, portOf, rail, tapsInto, type Wire, wire, wireOut } from './diagram';

const gates = ['f', 'i', 'g', 'o'] as const;
type Gate = (typeof gates)[number];
const columnOf: Readonly<Record<Gate, number>> = { f: 1, i: 2, g: 3, o: 4 };
const readColumn = 5;
const writeColumn = 2.5;

const rows = {
  out: 0.02,
  frameTop: 0.085,
  c: 0.17,
  squash: 0.262,
  write: 0.335,
  squashed: 0.362,
  read: 0.475,
  strips: 0.565,
  gates: 0.695,
  seen: 0.785,
  x: 0.83,
  hBus: 0.876,
  frameBottom: 0.918,
  input: 0.965,
};

/**
 * The long-term state c is a rail straight through the cell. What is forgotten, added and read happens on it, in that order from the
 * left; below stand the gates side by side, and below them the lines of x and h that all four look at.
 */
export function lstmDiagram({ peephole }: LstmSpec): Diagram {
  return {
    columns: 7,
    rows,
    frame: { left: 0.46, right: 5.42, top: 'frameTop', bottom: 'frameBottom' },
    nodes: [...states, ...operators, ...gates.flatMap(gateNodes)],
    wires: [...memory, ...buses(peephole), ...gates.flatMap((gate) => tapsInto(gate, columnOf[gate], tapsOf(gate, peephole))), ...outcomes],
    outputColumn: 5.5,
  };
}

const states: readonly DiagramNode[] = [
  { kind: 'strip', id: 'cPrevious', sign: 'c', when: 'previous', column: 0, row: 'c', label: 'above' },
  { kind: 'strip', id: 'c', sign: 'c', when: 'now', column: 6, row: 'c', label: 'above' },
  { kind: 'strip', id: 'hPrevious', sign: 'h', when: 'previous', column: 0, row: 'hBus', label: 'above' },
  { kind: 'strip', id: 'h', sign: 'h', when: 'now', column: 6, row: 'hBus', label: 'above' },
  { kind: 'strip', id: 'x', sign: 'x', when: 'now', column: 1.5, row: 'input', label: 'right' },
  { kind: 'strip', id: 'tanhC', sign: 'tanhC', when: 'now', column: readColumn, row: 'squashed', label: 'none' },
];

const operators: readonly DiagramNode[] = [
  { kind: 'operator', id: 'forget', text: '×', sign: 'f', hue: 'f', word: 'forget', column: columnOf.f, row: 'c' },
  { kind: 'operator', id: 'add', text: '+', sign: 'c', hue: 'c', word: 'add', column: writeColumn, row: 'c' },
  { kind: 'operator', id: 'write', text: '×', sign: 'i', hue: 'i', word: 'write', column: writeColumn, row: 'write' },
  { kind: 'function', id: 'squash', text: 'tanh', sign: 'tanhC', column: readColumn, row: 'squash' },
  { kind: 'operator', id: 'read', text: '×', sign: 'h', hue: 'o', word: 'read', column: readColumn, row: 'read' },
];

function gateNodes(gate: Gate): readonly DiagramNode[] {
  const column = columnOf[gate];
  return [
    { kind: 'gate', id: gate, gate, sign: gate, activation: gate === 'g' ? 'tanh' : 'σ', column, row: 'gates' },
    { kind: 'strip', id: `${gate}Strip`, sign: gate, when: 'now', column, row: 'strips', label: 'none' },
  ];
}

const memory: readonly Wire[] = [
  rail('c@previous', 'c', at('cPrevious'), at('forget')),
  rail('c', 'c', at('forget'), at('add')),
  rail('c', 'c', at('add'), at('c')),
];

/** The lines below the gates; the last branch of each bends up into its gate. */
function buses(peephole: boolean): readonly Wire[] {
  const port = (gate: Gate, index: number) => portOf(index, tapsOf(gate, peephole).length);
  const lines = [
    bus('x', 'U', at('x'), corner(1.5, 'x')),
    bus('x', 'U', corner(1, 'x', port('f', 0)), corner(4, 'x', port('o', 0))),
    bus('h@previous', 'h', at('hPrevious'), corner(4, 'hBus', port('o', 1))),
  ];
  if (!peephole) return lines;
  const seen = (key: string, ...path: Wire['path']): Wire => ({ key, hue: 'c', style: 'peephole', arrow: false, path });
  return [
    ...lines,
    seen('c@previous', corner(0.53, 'c'), corner(0.53, 'seen'), corner(2, 'seen', port('i', 2))),
    seen('c', corner(4.5, 'c'), corner(4.5, 'seen'), corner(4, 'seen', port('o', 2))),
  ];
}

function tapsOf(gate: Gate, peephole: boolean): readonly ('x' | 'h' | 'seen')[] {
  return peephole && gate !== 'g' ? ['x', 'h', 'seen'] : ['x', 'h'];
}

const outcomes: readonly Wire[] = [
  ...gates.map((gate): Wire => ({ ...wire(gate, gate, at(gate), at(`${gate}Strip`)), arrow: false })),
  wire('f', 'f', at('fStrip'), at('forget')),
  wire('i', 'i', at('iStrip'), corner(2, 'write'), at('write')),
  wire('g', 'g', at('gStrip'), corner(3, 'write'), at('write')),
  wire('c', 'i', at('write'), at('add')),
  wire('c', 'c', corner(readColumn, 'c'), at('squash')),
  { ...wire('tanhC', 'c', at('squash'), at('tanhC')), arrow: false },
  wire('tanhC', 'c', at('tanhC'), at('read')),
  wire('o', 'o', at('oStrip'), corner(4, 'read'), at('read')),
  wire('h', 'h', at('read'), corner(readColumn, 'hBus'), at('h')),
  wireOut(5.5, 'hBus'),
];
