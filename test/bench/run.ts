// `npm run bench -- [--env node,chromium] [--only 64,50,16] [--alone]`: the engine beside TensorFlow.js and the machine's peak.
import { parseArgs } from 'node:util';
import { installPeers } from './build';
import { type Host, type HostName, openHost } from './hosts';
import { type Measured, measure, type Peer } from './rounds';
import { cellWorks, nameOf, traceWorks, trainWorks, type Work } from './work';

const { values: options } = parseArgs({
  options: {
    env: { type: 'string', default: 'node,chromium' },
    /** Sizes H,T,B to measure; all when left out. */
    only: { type: 'string', multiple: true },
    /** Without peers: for work on the kernels. */
    alone: { type: 'boolean', default: false },
  },
});

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

async function openPeers(host: Host): Promise<readonly Peer[]> {
  if (options.alone) return [];
  return [
    [await host.open('cpu-hand'), await host.open('cpu-layers')],
    [await host.open('wasm-hand'), await host.open('wasm-layers')],
  ];
}

function describeRatios(ratios: readonly number[]): Record<string, number> {
  const [cpu, wasm] = ratios;
  return cpu === undefined || wasm === undefined ? {} : { 'tfjs-cpu': round(cpu, 1), 'tfjs-wasm': round(wasm, 1) };
}

function describeTrain({ ms, peak, ratios }: Measured): Record<string, number> {
  return { ms: round(ms, ms < 1 ? 4 : 2), ...describeRatios(ratios), peak: round(peak, 1) };
}

function describeTrace({ ms, ratios }: Measured): Record<string, number> {
  return { us: round(1000 * ms, 1), ...describeRatios(ratios) };
}

type Rows = Record<string, Record<string, number>>;

async function measureHost(env: HostName) {
  const host = await openHost(env, !options.alone);
  try {
    const engine = await host.open('engine');
    const peers = await openPeers(host);
    const train: Rows = {};
    const trace: Rows = {};
    const cells: Record<'gru' | 'rnn', Rows> = { gru: {}, rnn: {} };
    const take = async (rows: Rows, name: string, work: Work, against: readonly Peer[]): Promise<void> => {
      if (options.only && !options.only.includes(nameOf(work))) return;
      const measured = await measure(engine, against, work);
      const row = work.kind === 'train' ? describeTrain(measured) : describeTrace(measured);
      rows[name] = row;
      const words = Object.entries(row).map(([key, value]) => `${key} ${value}`);
      console.log(`${env.padEnd(9)} ${work.kind} ${work.cell.padEnd(4)} ${nameOf(work).padEnd(10)} ${words.join('   ')}`);
    };
    for (const work of trainWorks) await take(train, nameOf(work), work, peers);
    for (const work of traceWorks) await take(trace, String(work.size), work, peers);
    for (const work of cellWorks) if (work.cell !== 'lstm') await take(cells[work.cell], nameOf(work), work, []);
    return { env, train, trace, cells };
  } finally {
    await host.close();
  }
}

if (!options.alone) await installPeers();
let result = {};
for (const env of options.env.split(',')) {
  if (env !== 'node' && env !== 'chromium') throw new Error(`--env takes node and chromium, not ${env}.`);
  result = await measureHost(env);
}
console.log(JSON.stringify(result));
