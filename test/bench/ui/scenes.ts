/** What is measured: links, and the keys that are pressed on them. */

/** A text of so many letters that the network has seen, with all letters of the alphabet. */
function letters(count: number): string {
  return Array.from({ length: count }, (_, index) => 'marthequickbrownfoxjumpsoverlazydogs'[index % 36]).join('');
}

export interface Scenario {
  readonly name: string;
  readonly hash: string;
  /** Pressed one after the other, over and over; each is a step. */
  readonly keys: readonly string[];
  readonly steps: number;
  /** Milliseconds that the work of a step may take at the 95th percentile. */
  readonly limit: number;
}

const large = `cell=lstm&sizes=64&weights=1,0,0.01&text=${letters(49)}&step=0`;
const largest = `cell=lstm&sizes=256&weights=1,0,0.01&text=${letters(199)}&step=0`;
const forth = ['ArrowRight'];
const frame = 16;
/** What scrubbing the gates at their largest may take: half a frame. */
const halfFrame = 8;

export const scenarios: readonly Scenario[] = [
  { name: 'graph', hash: `#/lab?v=1&${large}`, keys: forth, steps: 49, limit: frame },
  { name: 'graph, all columns', hash: `#/lab?v=1&${large}&zoom=0.05&gates=all`, keys: forth, steps: 49, limit: frame },
  { name: 'graph, backward', hash: `#/lab?v=1&${large}&direction=backward`, keys: forth, steps: 49, limit: frame },
  { name: 'gradients', hash: `#/lab?v=1&${large}&direction=backward&panel=gradients`, keys: forth, steps: 49, limit: frame },
  { name: 'compare', hash: `#/lab?v=1&${large}&compare=rnn,lstm,gru`, keys: forth, steps: 49, limit: frame },
  { name: 'cell', hash: `#/lab?v=1&${large}&depth=cell`, keys: forth, steps: 49, limit: frame },
  { name: 'number', hash: `#/lab?v=1&${large}&depth=number,f&unit=7`, keys: forth, steps: 49, limit: frame },
  { name: 'gates 256 x 200 x 6', hash: `#/lab?v=1&${largest}&gates=all`, keys: forth, steps: 120, limit: halfFrame },
  { name: 'open cell and back', hash: `#/lab?v=1&${large}`, keys: ['Enter', 'Escape'], steps: 40, limit: frame },
  { name: 'open number and back', hash: `#/lab?v=1&${large}&depth=cell`, keys: ['Enter', 'Escape'], steps: 40, limit: frame },
];

/** A text edit at the size of the first screen, of a large model, and of the largest. */
export const edits: readonly Pick<Scenario, 'name' | 'hash'>[] = [
  { name: 'edit', hash: '#/lab?v=1' },
  { name: 'edit 64 units', hash: `#/lab?v=1&cell=lstm&sizes=64&weights=1,0,0.01&text=${letters(30)}` },
];
