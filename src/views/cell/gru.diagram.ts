import type { GruSpec } from '../../engine/spec';
import { at, bus, corner, type Diagram, type DiagramNode, portOf, rail, tapsInto, type Wire, wire, wireOut } from './diagram';

const column = { r: 1, middle: 2, z: 3, n: 4 } as const;
/** Where the rail sends a branch down to the gates. */
const branchColumn = 0.56;

const rows = {
  out: 0.02,
  frameTop: 0.085,
  h: 0.18,
  blend: 0.4,
  strips: 0.53,
  gates: 0.68,
  seen: 0.785,
  x: 0.83,
  hBus: 0.876,
  frameBottom: 0.918,
  input: 0.965,
};

/**
 * One state: h itself is the rail. z keeps a part of it and lets the candidate have the rest; r decides what the candidate sees of it,
 * before the recurrent product (r ⊙ h) or after it (r ⊙ q).
 */
export function gruDiagram({ resetAfter }: GruSpec): Diagram {
  return {
    columns: 6,
    rows,
    frame: { left: 0.46, right: 4.42, top: 'frameTop', bottom: 'frameBottom' },
    nodes: [...states, ...blendNodes, ...gateNodes('r'), ...gateNodes('z'), ...gateNodes('n'), ...(resetAfter ? afterNodes : beforeNodes)],
    wires: [...carried, ...buses(resetAfter), ...outcomes, ...(resetAfter ? afterWires : beforeWires)],
    outputColumn: 4.5,
  };
}

const states: readonly DiagramNode[] = [
  { kind: 'strip', id: 'hPrevious', sign: 'h', when: 'previous', column: 0, row: 'h', label: 'above' },
  { kind: 'strip', id: 'h', sign: 'h', when: 'now', column: 5, row: 'h', label: 'above' },
  { kind: 'strip', id: 'x', sign: 'x', when: 'now', column: 1.5, row: 'input', label: 'right' },
];

const blendNodes: readonly DiagramNode[] = [
  { kind: 'operator', id: 'keep', text: '×', sign: 'z', hue: 'z', word: 'keep', column: column.z, row: 'h' },
  { kind: 'operator', id: 'rest', text: '1−', sign: 'z', hue: 'z', column: 3.5, row: 'blend' },
  { kind: 'operator', id: 'take', text: '×', sign: 'n', hue: 'n', word: 'renew', column: column.n, row: 'blend' },
  { kind: 'operator', id: 'add', text: '+', sign: 'h', hue: 'h', column: column.n, row: 'h' },
];

function gateNodes(gate: 'r' | 'z' | 'n'): readonly DiagramNode[] {
  return [
    { kind: 'gate', id: gate, gate, sign: gate, activation: gate === 'n' ? 'tanh' : 'σ', column: column[gate], row: 'gates' },
    { kind: 'strip', id: `${gate}Strip`, sign: gate, when: 'now', column: column[gate], row: 'strips', label: 'none' },
  ];
}

const beforeNodes: readonly DiagramNode[] = [
  { kind: 'operator', id: 'reset', text: '×', sign: 'rh', hue: 'r', word: 'reset', column: column.middle, row: 'blend' },
  { kind: 'strip', id: 'rh', sign: 'rh', when: 'now', column: column.middle, row: 'strips', label: 'none' },
];

const afterNodes: readonly DiagramNode[] = [
  { kind: 'operator', id: 'reset', text: '×', sign: 'r', hue: 'r', word: 'reset', column: 1.5, row: 'blend' },
  { kind: 'gate', id: 'q', gate: 'n', sign: 'q', activation: 'linear', column: column.middle, row: 'gates' },
  { kind: 'strip', id: 'qStrip', sign: 'q', when: 'now', column: column.middle, row: 'strips', label: 'none' },
];

const carried: readonly Wire[] = [
  rail('h@previous', 'h', at('hPrevious'), at('keep')),
  rail('h', 'h', at('keep'), at('add')),
  rail('h', 'h', at('add'), at('h')),
  wireOut(4.5, 'h'),
];

function buses(resetAfter: boolean): readonly Wire[] {
  const [first, second] = [portOf(0, 2), portOf(1, 2)];
  return [
    bus('x', 'U', at('x'), corner(1.5, 'x')),
    bus('x', 'U', corner(column.r, 'x', first), corner(column.n, 'x', first)),
    bus('h@previous', 'h', corner(branchColumn, 'h'), corner(branchColumn, 'hBus'), corner(column.z, 'hBus', second)),
    ...tapsInto('r', column.r, ['x', 'h']),
    ...tapsInto('z', column.z, ['x', 'h']),
    ...tapsInto('n', column.n, ['x', resetAfter ? 'product' : 'reset']),
  ];
}

const outcomes: readonly Wire[] = [
  ...(['r', 'z', 'n'] as const).map((gate): Wire => ({ ...wire(gate, gate, at(gate), at(`${gate}Strip`)), arrow: false })),
  wire('z', 'z', at('zStrip'), at('keep')),
  wire('z', 'z', corner(column.z, 'blend'), at('rest')),
  wire('z', 'z', at('rest'), at('take')),
  wire('n', 'n', at('nStrip'), at('take')),
  wire('n', 'n', at('take'), at('add')),
];

/** r ⊙ h_{t−1}: the state comes straight from the rail; the product with W comes after. */
const beforeWires: readonly Wire[] = [
  wire('h@previous', 'h', corner(column.middle, 'h'), at('reset')),
  wire('r', 'r', at('rStrip'), corner(column.r, 'blend'), at('reset')),
  { ...wire('rh', 'r', at('reset'), at('rh')), arrow: false },
  bus('rh', 'r', at('rh'), corner(column.middle, 'seen'), corner(column.n, 'seen', portOf(1, 2))),
];

/** r ⊙ q: the product with W (and its own bias) comes first. */
const afterWires: readonly Wire[] = [
  {
    path: [corner(column.middle, 'hBus'), at('q')],
    key: 'W.n',
    carries: 'h@previous',
    hue: 'W',
    style: 'tap',
    arrow: true,
    weight: { role: 'W', gate: 'n' },
  },
  { ...wire('q', 'n', at('q'), at('qStrip')), arrow: false },
  wire('q', 'n', at('qStrip'), corner(column.middle, 'blend'), at('reset')),
  wire('r', 'r', at('rStrip'), corner(column.r, 'blend'), at('reset')),
  bus('q', 'n', at('reset'), corner(1.5, 'seen'), corner(column.n, 'seen', portOf(1, 2))),
];
