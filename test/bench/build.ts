import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { runCommand } from '../../scripts/install.mjs';

/** Everything that the benchmark brings or makes; ignored by git and by the app's own installation. */
const folder = path.resolve('.cache/bench');
export const nodeFolder = path.join(folder, 'node');
export const pageFolder = path.join(folder, 'page');
const modules = path.join(folder, 'node_modules');
export const wasmFolder = path.join(modules, '@tensorflow/tfjs-backend-wasm/dist/');

const version = '4.22.0';
const peers = JSON.stringify({
  private: true,
  dependencies: Object.fromEntries(['core', 'layers', 'backend-cpu', 'backend-wasm'].map((part) => [`@tensorflow/tfjs-${part}`, version])),
});

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Installs TensorFlow.js into the benchmark's own folder, once. */
export async function installPeers(): Promise<void> {
  const installed = path.join(modules, '.package-lock.json');
  if (readText(path.join(folder, 'package.json')) === peers && readText(installed) !== null) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), peers);
  const code = await runCommand('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--legacy-peer-deps']);
  if (code !== 0) throw new Error(`TensorFlow.js ${version} could not be installed.`);
}

/** What a subject's process runs. */
const entriesOf = (peersToo: boolean): Record<string, string> => ({
  engine: 'test/bench/engine.entry.ts',
  ...(peersToo ? { tfjs: 'test/bench/tfjs.entry.ts' } : {}),
});

const common: InlineConfig = { configFile: false, publicDir: false, logLevel: 'error' };
const output = { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' } as const;

/** Bundles for Node: TensorFlow.js stays outside, as its users would import it. */
export async function buildForNode(peersToo: boolean): Promise<void> {
  await build({
    ...common,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: nodeFolder,
      emptyOutDir: true,
      rolldownOptions: { input: entriesOf(peersToo), output, external: [/^@tensorflow\//] },
    },
  });
  writeFileSync(path.join(nodeFolder, 'package.json'), '{"type":"module"}');
}

/** Bundles for workers of a page, minified as the app is. */
export async function buildForPage(peersToo: boolean): Promise<void> {
  await build({
    ...common,
    base: './',
    resolve: { alias: [{ find: /^@tensorflow\//, replacement: `${modules}/@tensorflow/` }] },
    build: {
      target: 'es2022',
      outDir: pageFolder,
      emptyOutDir: true,
      rolldownOptions: { input: { ...entriesOf(peersToo), page: 'test/bench/page.entry.ts' }, output },
    },
  });
  if (peersToo) cpSync(wasmFolder, pageFolder, { recursive: true, filter: (file) => file === wasmFolder || file.endsWith('.wasm') });
  writeFileSync(
    path.join(pageFolder, 'index.html'),
    '<!doctype html><title>Benchmark</title><script type="module" src="./page.js"></script>',
  );
}
