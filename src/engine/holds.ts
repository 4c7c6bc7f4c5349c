import { arena } from './arena';
import type { CellQuantity } from './cells/cell';
import type { Clamp } from './program';

/** One clamp as a layer needs it. */
export interface Hold {
  readonly quantity: CellQuantity | 'x';
  readonly unit: number | 'all';
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The clamps of one layer (0: the input), from those of the whole model. */
export function holdsOf(clamps: readonly Clamp[], part: Clamp['part'], layer: number): readonly Hold[] {
  return clamps.filter((clamp) => clamp.part === part && clamp.layer === layer);
}

/** Calls `visit` with the address of every value that a hold covers in the block [rows, size] at `offset`. */
export function visitHeld(hold: Hold, offset: number, rows: number, size: number, visit: (address: number) => void): void {
  for (let row = 0; row < rows; row++) {
    const start = offset + row * size;
    if (hold.unit === 'all') for (let unit = 0; unit < size; unit++) visit(start + unit);
    else if (hold.unit >= 0 && hold.unit < size) visit(start + hold.unit);
  }
}

/**
 * Gradients of clamped values, taken out while a step goes backward, so that nothing flows through a clamped value, and put back after,
 * so that the recording still says how much the clamped value matters.
 */
export class BlockedGradients {
  private readonly addresses: number[] = [];
  private readonly gradients: number[] = [];

  block(address: number): void {
    this.addresses.push(address);
    this.gradients.push(arena[address]!);
    arena[address] = 0;
  }

  restore(): void {
    for (let k = this.addresses.length - 1; k >= 0; k--) arena[this.addresses[k]!] = this.gradients[k]!;
    this.addresses.length = 0;
    this.gradients.length = 0;
  }
}
