/** What is measured: links, and the keys that are pressed on them. */

/** A text of so many letters that the network has seen, with all letters of the alphabet. */
function letters(count: number): string {
  return Array.from({ length: count }, (_, index) => 'marthequickbrownfoxjumpsoverlazydogs'[index % 36]).join('');
}

export interface Scenario {
  readonly name: string;
  readonly hash: string;
  /** Pressed one after the other; each is a step. */
  readonly keys: readonly string[];
  /** Of two keys by turns only the first is judged: the way in, not the way back. */
  readonly judged: 'every' | 'first of two';
  /** Milliseconds that the work of a step may take at the 95th percentile. */
  readonly limit: number;
}

const frame = 16;
/** What scrubbing the gates at their largest may take: half a frame. */
const halfFrame = 8;

/** From the first step to the last and back again. */
function scrub(name: string, hash: string, steps: number, limit = frame): Scenario {
  const there = Array.from({ length: steps - 1 }, () => 'ArrowRight');
  return { name, hash, keys: [...there, ...there.map(() => 'ArrowLeft')], judged: 'every', limit };
}

function open(name: string, hash: string, [into, back]: readonly [string, string] = ['Enter', 'Escape']): Scenario {
  const keys = Array.from({ length: 40 }, () => [into, back]).flat();
  return { name, hash, keys, judged: 'first of two', limit: frame };
}

const large = `#/lab?v=1&cell=lstm&sizes=64&weights=1,0,0.01&text=${letters(49)}`;
const start = `${large}&step=0`;
const largest = `#/lab?v=1&cell=lstm&sizes=256&weights=1,0,0.01&text=${letters(199)}&step=0`;

export const scenarios: readonly Scenario[] = [
  scrub('graph', start, 50),
  scrub('graph, all gates', `${start}&gates=all`, 50),
  scrub('graph, all columns', `${start}&zoom=0.05&gates=all`, 50),
  scrub('graph, backward', `${start}&direction=backward`, 50),
  scrub('gradients', `${start}&direction=backward&panel=gradients`, 50),
  scrub('compare', `${start}&compare=rnn,lstm,gru`, 50),
  scrub('compare, backward', `${start}&compare=rnn,lstm,gru&direction=backward`, 50),
  scrub('cell', `${start}&depth=cell`, 50),
  scrub('cell, backward', `${start}&depth=cell&direction=backward`, 50),
  scrub('number', `${start}&depth=number,f&unit=7`, 50),
  scrub('number, backward', `${start}&depth=number,f&unit=7&direction=backward`, 50),
  scrub('mini-batch', `${start}&depth=batch`, 50),
  scrub('gates 256 x 200 x 6', `${largest}&gates=all`, 200, halfFrame),
  open('open cell', `${large}&step=24`),
  open('open number', `${large}&step=24&depth=cell`),
  open('open mini-batch', `${large}&step=24`, ['m', 'm']),
];

const typed = 'bertholdandgisellefromthemoon'.split('');

/** Letters typed, then taken back, one by one. */
export const edited: readonly string[] = [...typed, ...typed.map(() => 'Backspace')];

/** A text edit at the size of the first screen, and of a large model that reads up to 50 letters. */
export const edits: readonly Pick<Scenario, 'name' | 'hash'>[] = [
  { name: 'edit', hash: '#/lab?v=1' },
  { name: 'edit 64 units', hash: `#/lab?v=1&cell=lstm&sizes=64&weights=1,0,0.01&text=${letters(20)}` },
];
