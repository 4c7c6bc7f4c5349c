// Which part of the house may import which (one-way, so that a part can be read, tested and replaced without those above it).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What each folder of src may import beside itself; `top` is src itself (main.tsx).
 * @type {Record<string, string[]>}
 */
const allowed = {
  engine: [],
  interop: ['engine'],
  data: ['engine'],
  worker: ['engine', 'interop', 'data'],
  store: ['engine', 'interop', 'data', 'worker'],
  ui: [],
  quiz: ['engine', 'interop', 'data', 'store', 'ui'],
  views: ['engine', 'interop', 'data', 'store', 'ui', 'quiz'],
  lessons: ['engine', 'interop', 'data', 'store', 'ui', 'quiz', 'views'],
  app: ['engine', 'interop', 'data', 'store', 'ui', 'quiz', 'views', 'lessons'],
  top: ['ui', 'store', 'app'],
};

/**
 * Packages that a folder may import; a folder that is not named may import none.
 * @type {Record<string, RegExp>}
 */
const packages = {
  store: /^(react|zustand)(\/|$)/,
  ui: /^(react|react-dom|d3-[a-z]+|@fontsource[a-z-]*)(\/|$)/,
  views: /^(react|react-dom|d3-[a-z]+)(\/|$)/,
  lessons: /^(react|react-dom|d3-[a-z]+)(\/|$)/,
  app: /^(react|react-dom|d3-[a-z]+|@fontsource[a-z-]*)(\/|$)/,
  top: /^(react|react-dom|@fontsource[a-z-]*)(\/|$)/,
};

/** Only worker/ runs numerics; the folders above it import the engine's types, and these cheap values. */
const cheapEngine = /^src\/engine\/(spec|tensor|recording|parameters|program|scalar|clippingFactor|random|.*\.(wiring|describe))$/;
const aboveWorker = new Set(['store', 'quiz', 'views', 'lessons', 'app', 'top']);

const importing = /(?<![\w.])(?:import|export)\s+(type\s)?([^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|(?<![\w.])import\(\s*['"]([^'"]+)['"]/g;

/**
 * @param {string} source
 * @returns {{ specifier: string, typeOnly: boolean }[]}
 */
export function importsOf(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(importing)].map(([, type, , plain, dynamic]) => ({
    specifier: plain ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

/** @param {string} file as in src/views/cell/CellView.tsx */
const folderOf = (file) => (file.split('/').length > 2 ? (file.split('/')[1] ?? '') : 'top');
/** @param {string} file */
const viewOf = (file) => file.split('/')[2] ?? '';
/** @param {string} file */
const withoutExtension = (file) => file.replace(/\.(tsx?|mdx)$/, '');

/**
 * Says what is wrong with one import, or null.
 * @param {string} file
 * @param {{ specifier: string, typeOnly: boolean }} imported
 * @returns {string | null}
 */
export function judgeImport(file, { specifier, typeOnly }) {
  const from = folderOf(file);
  if (!specifier.startsWith('.')) {
    if (/\.(layout|describe)\.ts$/.test(file) && /^react(-dom)?(\/|$)/.test(specifier))
      return 'layouts and descriptions are pure: no React';
    const open = packages[from];
    return open?.test(specifier) ? null : `${from} may not import the package ${specifier}`;
  }
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!target.startsWith('src/')) return 'src imports nothing from outside src';
  const to = folderOf(target);
  if (from === to) {
    return from === 'views' && viewOf(file) !== viewOf(target) ? 'views never import each other' : null;
  }
  const reachable = allowed[from];
  if (!reachable) return `src/${from} is not a known folder: name it in scripts/fences.mjs`;
  if (!reachable.includes(to)) return `${from} may not import ${to}`;
  if (to === 'engine' && aboveWorker.has(from) && !typeOnly && !cheapEngine.test(withoutExtension(target))) {
    return 'only worker runs numerics: import a type, or ask the worker';
  }
  return null;
}

/**
 * The first circle of imports that runs through the files, as the list of its files, or null.
 * @param {Map<string, string[]>} graph file → files that it imports
 * @returns {string[] | null}
 */
export function findCircle(graph) {
  /** @type {Set<string>} */
  const settled = new Set();
  /** @type {string[]} */
  const trail = [];
  /** @param {string} file @returns {string[] | null} */
  const visit = (file) => {
    if (settled.has(file)) return null;
    const seen = trail.indexOf(file);
    if (seen >= 0) return [...trail.slice(seen), file];
    trail.push(file);
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    trail.pop();
    settled.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle) return circle;
  }
  return null;
}

/**
 * @param {Map<string, string>} sources file → text, files named from the project's folder
 * @returns {string[]} one line a violation
 */
export function judgeHouse(sources) {
  const known = new Map([...sources.keys()].map((file) => [withoutExtension(file), file]));
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  const violations = [];
  for (const [file, source] of sources) {
    const targets = [];
    for (const imported of importsOf(source)) {
      const fault = judgeImport(file, imported);
      if (fault) violations.push(`${file}: ${imported.specifier}: ${fault}`);
      const target = path.posix.join(path.posix.dirname(file), imported.specifier.replace(/\?.*$/, ''));
      const resolved = imported.specifier.startsWith('.') ? known.get(withoutExtension(target)) : undefined;
      // A circle of types only leaves nothing behind at run time: two contracts may name each other.
      if (resolved && !imported.typeOnly) targets.push(resolved);
    }
    graph.set(file, targets);
  }
  const circle = findCircle(graph);
  if (circle) violations.push(`circle of imports: ${circle.join(' → ')}`);
  return violations;
}

function readHouse() {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => /\.(tsx?|mdx)$/.test(name) && !name.endsWith('.d.ts'));
  return new Map(files.toSorted().map((file) => [file, readFileSync(file, 'utf8')]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sources = readHouse();
  const violations = judgeHouse(sources);
  for (const violation of violations) console.error(violation);
  if (violations.length > 0) process.exitCode = 1;
  else console.log(`${sources.size} files keep the one-way rule.`);
}
