import type { Engine, Weights } from './weightSource';

/** The engine of this page and the weights that it has found, for what is asked on demand. */
export interface ConnectedEngine {
  readonly engine: Engine;
  readonly weights: Weights;
}

let connected: ConnectedEngine | null = null;

/** null before the engine is started and after it has ended. */
export function connectedEngine(): ConnectedEngine | null {
  return connected;
}

export function setConnectedEngine(next: ConnectedEngine | null): void {
  connected = next;
}
