import { describe, expect, it } from 'vitest';
import { findCircle, importsOf, judgeHouse, judgeImport } from '../../scripts/fences.mjs';

const judge = (file: string, specifier: string, typeOnly = false) => judgeImport(file, { specifier, typeOnly });

describe('reading imports', () => {
  it('finds static, side-effect, re-exported and dynamic imports, and which are of types only', () => {
    const source = `import { a } from './a';\nimport type { B } from "./b";\nimport './c.css';\nexport * from './d';\nexport type { E } from './e';
      const f = await import('./f');\nimport {\n  g,\n  h,\n} from '../g';`;
    expect(importsOf(source)).toEqual([
      { specifier: './a', typeOnly: false },
      { specifier: './b', typeOnly: true },
      { specifier: './c.css', typeOnly: false },
      { specifier: './d', typeOnly: false },
      { specifier: './e', typeOnly: true },
      { specifier: './f', typeOnly: false },
      { specifier: '../g', typeOnly: false },
    ]);
  });

  it('reads nothing from comments', () => {
    expect(importsOf("/* import { a } from './a'; */\n// import './b';\nconst c = 1;")).toEqual([]);
  });
});

describe('the one-way rule', () => {
  it.each([
    ['src/engine/program.ts', './spec'],
    ['src/engine/cells/lstm.ts', '../kernels'],
    ['src/interop/keras.ts', '../engine/parameters'],
    ['src/worker/handler.ts', '../engine/createProgram'],
    ['src/store/runStore.ts', '../worker/client'],
    ['src/store/sceneStore.ts', 'zustand/vanilla'],
    ['src/views/cell/cell.layout.ts', 'd3-scale'],
    ['src/views/cell/CellView.tsx', './cell.css'],
    ['src/views/quiz/QuizView.tsx', '../../quiz/questions'],
    ['src/app/App.tsx', '../views/cell/CellView'],
    ['src/main.tsx', './app/App'],
  ])('lets %s import %s', (file, specifier) => {
    expect(judge(file, specifier)).toBeNull();
  });

  it.each([
    ['src/engine/program.ts', '../store/scene', 'engine may not import store'],
    ['src/engine/program.ts', 'react', 'package'],
    ['src/interop/keras.ts', '../data/names', 'interop may not import data'],
    ['src/data/names.ts', '../worker/protocol', 'data may not import worker'],
    ['src/worker/handler.ts', '../store/scene', 'worker may not import store'],
    ['src/store/runStore.ts', '../views/cell/CellView', 'store may not import views'],
    ['src/views/cell/CellView.tsx', '../gates/GatesPanel', 'views never import each other'],
    ['src/views/cell/CellView.tsx', '../../worker/client', 'views may not import worker'],
    ['src/views/cell/cell.layout.ts', 'react', 'pure'],
    ['src/views/cell/cell.describe.ts', 'react-dom', 'pure'],
    ['src/ui/Math.tsx', '../engine/spec', 'ui may not import engine'],
    ['src/quiz/questions.ts', '../views/quiz/QuizView', 'quiz may not import views'],
    ['src/views/cell/CellView.tsx', '../../app/App', 'views may not import app'],
    ['src/views/cell/CellView.tsx', '../../../test/engine/oracle', 'outside src'],
    ['src/utils/things.ts', '../engine/spec', 'not a known folder'],
  ])('keeps %s from importing %s', (file, specifier, why) => {
    expect(judge(file, specifier)).toContain(why);
  });

  it('lets only the worker and what lies below it run numerics; others may import types and cheap values', () => {
    expect(judge('src/views/cell/CellView.tsx', '../../engine/createProgram')).toContain('only worker runs numerics');
    expect(judge('src/views/cell/CellView.tsx', '../../engine/createProgram', true)).toBeNull();
    expect(judge('src/views/cell/CellView.tsx', '../../engine/parameters')).toBeNull();
  });
});

describe('circles', () => {
  it('finds one, however long, and names its files in order', () => {
    const graph = new Map([
      ['start', ['a']],
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['a']],
    ]);
    expect(findCircle(graph)).toEqual(['a', 'b', 'd', 'a']);
  });

  it('is content with a file that is reached by two ways', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d']],
      ['d', []],
    ]);
    expect(findCircle(graph)).toBeNull();
  });

  it('is reported for the house, across folders and file endings', () => {
    const sources = new Map([
      ['src/ui/A.tsx', "import { b } from './b';"],
      ['src/ui/b.ts', "import { A } from './A';"],
    ]);
    expect(judgeHouse(sources)).toEqual(['circle of imports: src/ui/A.tsx → src/ui/b.ts → src/ui/A.tsx']);
  });

  it('may be closed by types, which are gone at run time', () => {
    const sources = new Map([
      ['src/ui/A.tsx', "import { b } from './b';"],
      ['src/ui/b.ts', "import type { A } from './A';"],
    ]);
    expect(judgeHouse(sources)).toEqual([]);
  });
});
