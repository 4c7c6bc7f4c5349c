import { describe, expect, it } from 'vitest';
import { cellQuantities } from '../../../src/store/readAnswer';
import { specOf } from '../../../src/store/modelSpec';
import type { CellChoice, Notation } from '../../../src/store/scene';
import { gatesOf } from '../../../src/engine/parameters';
import { keysOf, plainText, row } from '../../../src/ui/mathTree';
import { diagramOf } from '../../../src/views/cell/cell.layout';
import { equationsOf, notesOf } from '../../../src/views/cell/equationsOf';
import { isWireLit, lights } from '../../../src/views/cell/lighting';

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'];
const notations: readonly Notation[] = ['lectureA', 'lectureB', 'pytorch', 'keras'];

function layerOf(cell: CellChoice) {
  const [layer] = specOf({ cell, sizes: [3], bias: 'one' }).layers;
  if (!layer) throw new Error('A model has a layer.');
  return layer;
}

const written = (cell: CellChoice, notation: Notation, direction: 'forward' | 'backward' = 'forward') =>
  equationsOf(layerOf(cell), notation, direction).map(({ left, right }) => plainText(right ? row(left, '=', right) : left));

describe('a wiring diagram', () => {
  for (const cell of cells) {
    const diagram = diagramOf(layerOf(cell));

    it(`has a strip for everything that a ${cell} computes`, () => {
      const shown = diagram.nodes.flatMap((node) => (node.kind === 'strip' ? [node.sign] : []));
      expect(shown).toEqual(expect.arrayContaining([...cellQuantities(layerOf(cell)), 'x']));
    });

    it(`leads the wires of a ${cell} through every block of its weights, each once`, () => {
      const through = diagram.wires.flatMap(({ weight }) => (weight ? [`${weight.role}.${weight.gate}`] : []));
      const blocks = gatesOf(layerOf(cell)).flatMap((gate) => [`U.${gate}`, `W.${gate}`]);
      const peepholes = cell === 'peephole' ? ['peephole.f', 'peephole.i', 'peephole.o'] : [];
      expect(through.toSorted()).toEqual([...blocks, ...peepholes, 'V.null'].toSorted());
    });

    it(`ends no wire of a ${cell} at a place that is not there`, () => {
      const ids = new Set(diagram.nodes.map(({ id }) => id));
      const stops = diagram.wires.flatMap(({ path }) => path);
      expect(stops.filter((stop) => ('node' in stop ? !ids.has(stop.node) : diagram.rows[stop.row] === undefined))).toEqual([]);
      expect(diagram.nodes.filter(({ row: name }) => diagram.rows[name] === undefined)).toEqual([]);
      expect(ids.size).toBe(diagram.nodes.length);
    });

    it(`lights something on the stage for every term of a ${cell}'s equations, in every notation and direction`, () => {
      const marks = [
        ...diagram.nodes.map((node) => (node.kind === 'strip' && node.when === 'previous' ? `${node.sign}@previous` : node.sign)),
        ...diagram.wires.map(({ key }) => key),
      ];
      for (const notation of notations) {
        for (const equation of equationsOf(layerOf(cell), notation, 'forward')) {
          const keys = [...keysOf(equation.left), ...(equation.right ? keysOf(equation.right) : [])];
          const dark = keys.filter((key) => !key.startsWith('b') && !marks.some((mark) => lights(key, mark)));
          expect(dark, notation).toEqual([]);
        }
      }
    });
  }
});

describe('a value that is pointed at', () => {
  const litIn = (cell: CellChoice, term: string | null, spoken: readonly string[] = []) =>
    diagramOf(layerOf(cell))
      .wires.filter((wire) => isWireLit({ term, unit: null, spoken }, wire))
      .map(({ key }) => key)
      .toSorted();

  it('lights every way that it takes through the cell, also through weights', () => {
    const h = 'h@previous';
    expect(litIn('rnn', h)).toEqual(['W.h']);
    expect(litIn('lstm', h)).toEqual(['W.f', 'W.g', 'W.i', 'W.o', h]);
    expect(litIn('peephole', h)).toEqual(['W.f', 'W.g', 'W.i', 'W.o', h]);
    expect(litIn('gru', h)).toEqual(['W.r', 'W.z', h, h, h]);
    expect(litIn('gruAfter', h)).toEqual(['W.n', 'W.r', 'W.z', h, h]);
    expect(litIn('gru', 'rh')).toEqual(['W.n', 'rh', 'rh']);
    expect(litIn('peephole', 'c@previous')).toEqual(['c@previous', 'c@previous', 'peephole.f', 'peephole.i']);
    expect(litIn('rnn', 'h')).toEqual(['V', 'h']);
  });

  it('is where the words stop: what the page speaks of lights what it names', () => {
    expect(litIn('lstm', null, ['h@previous'])).toEqual(['h@previous']);
  });

  it('is not the weights: they light their own wire', () => {
    expect(litIn('lstm', 'W.f')).toEqual(['W.f']);
  });
});

describe('the equations', () => {
  it('are the lecture’s', () => {
    expect(written('lstm', 'lectureA')).toEqual([
      'f_t = σ(W_f · [h_t − 1, x_t] + b_f)',
      'i_t = σ(W_i · [h_t − 1, x_t] + b_i)',
      'C\u0303_t = tanh(W_C · [h_t − 1, x_t] + b_C)',
      'C_t = f_t ⊙ C_t − 1 + i_t ⊙ C\u0303_t',
      'o_t = σ(W_o · [h_t − 1, x_t] + b_o)',
      'h_t = o_t ⊙ tanh(C_t)',
    ]);
    expect(written('gru', 'lectureA')).toContain('h\u0303_t = tanh(W_h · [r_t ⊙ h_t − 1, x_t] + b_h)');
    expect(written('gru', 'lectureA')).toContain('h_t = z_t ⊙ h_t − 1 + (1 − z_t) ⊙ h\u0303_t');
    expect(written('rnn', 'lectureB')).toEqual(['h_(t) = tanh(W_x^T x_(t) + W_y^T h_(t − 1) + b)']);
  });

  it('are those of the frameworks’ documentation', () => {
    expect(written('lstm', 'pytorch')[0]).toBe('f_t = σ(W_i f x_t + b_i f + W_h f h_t − 1)');
    expect(written('gruAfter', 'pytorch')).toContain('n_t = tanh(W_i n x_t + b_i n + r_t ⊙ (W_h n h_t − 1 + b_h n))');
    expect(written('gru', 'pytorch').at(-1)).toBe('h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_t − 1');
    expect(written('lstm', 'keras')[2]).toBe('c\u0303_t = tanh(x_t · kernel_c + h_t − 1 · recurrent_kernel_c + bias_c)');
  });

  it('show c to the gates that have peepholes, the new c to the output gate', () => {
    const lines = written('peephole', 'lectureA');
    expect(lines.find((line) => line.startsWith('f'))).toContain('p_f ⊙ C_t − 1');
    expect(lines.find((line) => line.startsWith('o'))).toContain('p_o ⊙ C_t +');
    expect(lines.find((line) => line.startsWith('C\u0303'))).not.toContain('p_');
  });

  it('define every value of the cell, and backward its gradient', () => {
    for (const cell of cells) {
      const wanted = cellQuantities(layerOf(cell)).filter((quantity) => quantity !== 'tanhC');
      for (const direction of ['forward', 'backward'] as const) {
        const defined = equationsOf(layerOf(cell), 'lectureA', direction).map(({ defines }) => defines);
        expect(defined, `${cell} ${direction}`).toEqual(expect.arrayContaining([...wanted]));
      }
    }
  });

  it('come with the notes that concern the cell', () => {
    const spec = specOf({ cell: 'gruAfter', sizes: [3], bias: 'one' });
    const [layer] = spec.layers;
    const notes = layer ? notesOf(spec, layer, 'keras').join(' ') : '';
    expect(notes).toContain('reset_after');
    expect(notes).not.toContain('peephole');
  });
});

describe('lights', () => {
  it('takes a gate and the sum that goes into it for one thing', () => {
    expect(lights('fPre', 'f')).toBe(true);
    expect(lights('f', 'fPre')).toBe(true);
    expect(lights('hPre', 'h')).toBe(false);
  });

  it('takes the lecture’s stacked W for both of its blocks', () => {
    expect(lights('UW.f', 'U.f')).toBe(true);
    expect(lights('W.f', 'UW.f')).toBe(true);
    expect(lights('UW.f', 'U.i')).toBe(false);
  });

  it('lights nothing when nothing is pointed at, and no other step of the same value', () => {
    expect(lights(null, 'f')).toBe(false);
    expect(lights('c', 'c@previous')).toBe(false);
  });
});
