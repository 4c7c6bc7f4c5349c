/** Adds up some chains for so many rounds; the result only keeps the loop from being removed. */
type Chains = (m: number, s: number, rounds: number) => number;

/** A multiple of all turns. */
const ROUNDS = 20_000;
const OPERATIONS_A_LINK = 2;

/**
 * A loop over `count` independent chains a ← a · m + s that touch no memory, `turns` links of each a round. Written by program, since only
 * the number of lines differs. With m = 0.999 and s = 0.001 each chain tends to 1, far from the subnormal numbers that would slow it.
 */
function writeChains(count: number, turns: number): Chains {
  const names = Array.from({ length: count }, (_, n) => `a${n}`);
  const links = names.map((name) => `${name} = ${name} * m + s;`).join(' ');
  const body = `rounds = rounds | 0;
    let ${names.map((name, n) => `${name} = ${n + 1} / 16`).join(', ')};
    for (let n = 0; n < rounds; n = (n + ${turns}) | 0) { ${links.repeat(turns)} }
    return ${names.join(' + ')};`;
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is ours, and this page has no policy to break
  return new Function('m', 's', 'rounds', body) as Chains;
}

/** Billions of operations a second. */
function timeChains(run: Chains, count: number, forMs: number): number {
  const start = performance.now();
  let rounds = 0;
  let elapsed = 0;
  do {
    if (!Number.isFinite(run(0.999, 0.001, ROUNDS))) throw new Error('The chains left their range.');
    rounds += ROUNDS;
    elapsed = performance.now() - start;
  } while (elapsed < forMs);
  return (OPERATIONS_A_LINK * count * rounds) / (elapsed * 1e6);
}

/**
 * The most multiply-adds that this JavaScript engine gets out of registers. A chain waits for its own last result, so it takes about a
 * dozen of them to keep the arithmetic units busy; more than fit in registers spill and lose. Which loop is best depends on the machine
 * and on the compiler's mood, so the first call tries some.
 */
export function createPeak(): (forMs: number) => number {
  let best: Candidate | null = null;
  return (forMs) => {
    best ??= findBest();
    return timeChains(best.run, best.count, forMs);
  };
}

interface Candidate {
  readonly run: Chains;
  readonly count: number;
}

function findBest(): Candidate {
  const tried = [11, 12, 13, 14].flatMap((count) =>
    [1, 2, 4].map((turns) => {
      const run = writeChains(count, turns);
      timeChains(run, count, 100);
      return { run, count, rate: Math.max(...Array.from({ length: 10 }, () => timeChains(run, count, 10))) };
    }),
  );
  return tried.reduce((best, next) => (next.rate > best.rate ? next : best));
}
