import type { HueName } from '../../ui/colour';
import type { GateSign, ValueSign, When } from '../../ui/notationForm';

/**
 * A cell's wiring as data. Columns are counted from the left gutter (0); rows are named, and their heights are fractions of the figure.
 * Every node and wire says which quantity or weight it stands for, so that values, gradients, equations and tensors find it.
 */
export interface Diagram {
  readonly columns: number;
  /** From 0 (top of the figure) to 1 (bottom). */
  readonly rows: Readonly<Record<string, number>>;
  /** The cell proper: what lies outside is handed in or on. Columns and rows of its corners. */
  readonly frame: { readonly left: number; readonly right: number; readonly top: string; readonly bottom: string };
  readonly nodes: readonly DiagramNode[];
  readonly wires: readonly Wire[];
  /** Where the output leaves, at the top. */
  readonly outputColumn: number;
}

interface Placed {
  readonly id: string;
  readonly column: number;
  readonly row: string;
}

export type DiagramNode =
  /** All units of a vector as a heat strip, on the wire that carries it. */
  | (Placed & { readonly kind: 'strip'; readonly sign: ValueSign; readonly when: When; readonly label: 'above' | 'right' | 'none' })
  /** σ or tanh of a gate's sum; `linear` is the sum alone. */
  | (Placed & {
      readonly kind: 'gate';
      readonly gate: GateSign;
      readonly activation: 'σ' | 'tanh' | 'ReLU' | 'linear';
      readonly sign: ValueSign;
    })
  /** Unit by unit: ×, +, 1 −. `sign`: what comes out of it, or goes in where that has no name. */
  | (Placed & {
      readonly kind: 'operator';
      readonly text: '×' | '+' | '1−';
      readonly sign: ValueSign;
      readonly hue: HueName /** What it does to the state, in a word. */;
      readonly word?: string;
    })
  /** tanh without weights. */
  | (Placed & { readonly kind: 'function'; readonly text: 'tanh'; readonly sign: ValueSign });

/** A place on a wire: a node, entered at its middle or `port` pitches beside it, or a bare corner or branch. */
export type Stop =
  | { readonly node: string; readonly port?: number }
  | { readonly column: number; readonly row: string; readonly port?: number };

export interface Wire {
  readonly path: readonly Stop[];
  /** What runs through it. */
  readonly key: string;
  /** The value that goes in at its start, where the weights on it give it a key of their own. */
  readonly carries?: string;
  readonly hue: HueName;
  /** rail: a state that passes through; wire: a vector; tap: into a gate, through weights; peephole: a thin line from c. */
  readonly style: 'rail' | 'wire' | 'tap' | 'peephole';
  /** Whether it ends where values go in, or only turns into another wire. */
  readonly arrow: boolean;
  /** The tensor's block that it goes through, written beside it where there is room. */
  readonly weight?: WireWeight;
}

export interface WireWeight {
  readonly role: 'U' | 'W' | 'V' | 'peephole';
  readonly gate: GateSign | null;
}

export const at = (node: string, port?: number): Stop => (port === undefined ? { node } : { node, port });
export const corner = (column: number, row: string, port?: number): Stop => (port === undefined ? { column, row } : { column, row, port });

/** A wire that ends in an arrow. */
export function wire(key: string, hue: HueName, ...path: readonly Stop[]): Wire {
  return { key, hue, path, style: 'wire', arrow: true };
}

export function rail(key: string, hue: HueName, ...path: readonly Stop[]): Wire {
  return { key, hue, path, style: 'rail', arrow: false };
}

/** A stretch of a line that others branch off. */
export function bus(key: string, hue: HueName, ...path: readonly Stop[]): Wire {
  return { key, hue, path, style: 'wire', arrow: false };
}

/** The state on its way up to the output, through V. */
export function wireOut(column: number, from: string): Wire {
  return { ...wire('V', 'V', corner(column, from), corner(column, 'out')), carries: 'h', weight: { role: 'V', gate: null } };
}

/** Half the ports to the left of the gate's middle, half to its right. */
export function portOf(index: number, count: number): number {
  return index - (count - 1) / 2;
}

/** A bus that a gate looks at: the input, the state, c through a peephole, r ⊙ h, or the reset product r ⊙ q. */
export type Tap = 'x' | 'h' | 'seen' | 'reset' | 'product';

const busRow: Readonly<Record<Tap, string>> = { x: 'x', h: 'hBus', seen: 'seen', reset: 'seen', product: 'seen' };

/** The wires from the buses below into a gate, side by side: x through U, the state through W, c through a peephole. */
export function tapsInto(gate: GateSign, column: number, taps: readonly Tap[]): readonly Wire[] {
  return taps.map((tap, index) => {
    const port = portOf(index, taps.length);
    const path = [corner(column, busRow[tap], port), at(gate, port)];
    switch (tap) {
      case 'x':
        return { path, key: `U.${gate}`, carries: 'x', hue: 'U', style: 'tap', arrow: true, weight: { role: 'U', gate } };
      case 'h':
        return { path, key: `W.${gate}`, carries: 'h@previous', hue: 'W', style: 'tap', arrow: true, weight: { role: 'W', gate } };
      case 'reset':
        return { path, key: `W.${gate}`, carries: 'rh', hue: 'W', style: 'tap', arrow: true, weight: { role: 'W', gate } };
      case 'product':
        return { path, key: 'q', hue: 'n', style: 'tap', arrow: true };
      case 'seen':
        return {
          path,
          key: `peephole.${gate}`,
          carries: gate === 'o' ? 'c' : 'c@previous',
          hue: 'c',
          style: 'peephole',
          arrow: true,
          weight: { role: 'peephole', gate },
        };
    }
  });
}
