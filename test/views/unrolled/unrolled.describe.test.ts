import { describe, expect, it } from 'vitest';
import {
  describeGradient,
  describeRead,
  describeReading,
  describeShape,
  describeSize,
  describeTruth,
  sharedTensors,
} from '../../../src/views/unrolled/graphWords.describe';
import { spotAt, cellAt } from '../../../src/views/unrolled/hit';
import { boxOf, placeReadout } from '../../../src/views/unrolled/readout.layout';
import { describeCell, describeGraph, describeLoss, describeSpot, tabulateGraph } from '../../../src/views/unrolled/unrolled.describe';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { makeAnswer } from '../fixtureAnswer';
import { isInside } from './graphBoxes';

const answer = makeAnswer();
const { scene } = answer;

describe('the graph’s accessible name', () => {
  it('says model, text, step and what the network expects', () => {
    const name = describeGraph(answer, scene);
    expect(name).toContain('LSTM of 32 units, unrolled, reading ‘Martha’ in 7 steps');
    expect(name).toContain('Step 4 reads ‘t’');
    expect(name).toMatch(/expects \w+ with probability 0\.\d\d/);
    expect(name).toContain('Forward: the strips show values.');
  });

  it('changes with the direction, the cost and the cut', () => {
    const name = describeGraph(answer, { ...scene, direction: 'backward', cost: [2, 5], truncation: 3 });
    expect(name).toContain('the strips show gradients');
    expect(name).toContain('the outputs of steps 2, 5');
    expect(describeGraph(answer, { ...scene, direction: 'backward', cost: [1, 2, 3, 5] })).toContain('the outputs of steps 1 to 3, 5');
    expect(name).toContain('through 3 steps and no further');
  });

  it('says where W is multiplied by 0, and only there', () => {
    expect(describeGraph(makeAnswer({ scene: { gain: 0 } }), scene)).toContain('W is multiplied by 0');
    for (const gain of [0.5, 1]) expect(describeGraph(makeAnswer({ scene: { gain } }), scene)).not.toContain('multiplied');
  });

  it('names the marks and explains characters that the model never saw', () => {
    const unknown = makeAnswer({ text: 'Ma9' });
    expect(describeCell(unknown, 0, 1, scene)).toContain('the start mark');
    expect(describeCell(unknown, 3, 1, scene)).toContain('‘9’, which the model never saw (zeros)');
  });
});

describe('values in words', () => {
  it('give the engine’s number under its name in the chosen notation', () => {
    const spot = { step: 4, layer: 1, quantity: 'g', unit: 7 } as const;
    const value = answer.values.layers[0]?.quantities.g?.data[4 * 32 + 7] ?? 0;
    const said = describeSpot(answer, spot, { direction: 'forward', strips: 'values', notation: 'pytorch', digits: 3 });
    expect(said).toBe(`g₄[7] = ${value.toFixed(5).replace('-', '−')}`);
    const precise = describeSpot(answer, spot, { direction: 'forward', strips: 'values', notation: 'pytorch', digits: 12 });
    expect(precise).toBe(`g₄[7] = ${value.toFixed(12).replace('-', '−')}`);
    expect(describeSpot(answer, spot, { direction: 'backward', strips: 'values', notation: 'lectureA', digits: 3 })).toContain(
      '∂L/∂C̃₄[7] = ',
    );
  });

  it('name the layer in a stack', () => {
    const stack = makeAnswer({ sizes: [8, 8] });
    expect(
      describeSpot(
        stack,
        { step: 1, layer: 2, quantity: 'h', unit: 0 },
        { direction: 'forward', strips: 'values', notation: 'pytorch', digits: 3 },
      ),
    ).toContain('h⁽²⁾₁[0]');
  });

  it('say whether a loss is in the cost', () => {
    expect(describeLoss(answer, 2, [2])).toContain('in the cost');
    expect(describeLoss(answer, 3, [2])).toContain('left out of the cost');
  });
});

describe('the table', () => {
  it('has a row a step and as many cells as headings, in both directions and in stacks', () => {
    for (const direction of ['forward', 'backward'] as const) {
      for (const sizes of [[16], [8, 8]]) {
        const { columns, rows } = tabulateGraph(makeAnswer({ sizes }), { ...scene, direction });
        expect(rows).toHaveLength(7);
        expect(rows.every((row) => row.length === columns.length)).toBe(true);
      }
    }
  });
});

describe('the words beside the graph', () => {
  it('count the parameters of the model on the stage', () => {
    // 4 · 32 · (27 + 32 + 1) for the LSTM, 33 · 27 for the output layer.
    expect(describeSize(answer).replaceAll('\u202f', '')).toContain('8571 parameters');
  });

  it('list every shared matrix with its shape', () => {
    const shapes = sharedTensors(answer).map((tensor) => `${tensor.role} ${describeShape(tensor)}`.replaceAll('\u202f', ''));
    expect(shapes).toEqual(['U 27 × 128 = 3456', 'W 32 × 128 = 4096', 'V 32 × 27 = 864']);
  });

  it('compare the prediction with what comes', () => {
    expect(describeTruth(answer, 6)).toContain('What comes is the end');
    expect(describeTruth(makeAnswer({ text: 'M9' }), 1)).toContain('‘9’, which the model never saw');
  });

  it('tell what was read, of a long text the end', () => {
    expect(describeRead(answer, 0)).toBe('Nothing but the start mark has been read');
    expect(describeRead(answer, 3)).toBe('‘Mar’ has been read');
    const long = makeAnswer({ text: 'Martha'.repeat(12) });
    expect(describeRead(long, 60)).toBe(`‘${'Martha'.repeat(10)}’ has been read`);
    expect(describeRead(long, 61)).toBe(`‘…\u2060${'Martha'.repeat(10).slice(1)}M’ has been read`);
  });

  it('tell folded and unknown characters apart', () => {
    const read = makeAnswer({ text: 'M9a9' });
    expect(describeReading(read)).toEqual([expect.stringContaining('never saw ‘9’')]);
    const folded = { ...read, columns: read.columns.slice(0, 1).map((column) => ({ ...column, typed: 'É', token: 5, read: 'e' })) };
    expect(describeReading(folded)).toEqual(['‘É’ is read as e.']);
  });

  it('compare the gradient at the step in view with the last output of the cost', () => {
    expect(describeGradient(answer, { step: 2, layer: 1, cost: 'every' })).toContain('times that of step 6');
    expect(describeGradient(answer, { step: 6, layer: 1, cost: 'every' })).not.toContain('times');
  });
});

describe('pointing', () => {
  const layout = layoutUnrolled({ answer, scene, widthPx: 900, heightPx: 400, kinds: new Set() });

  it('finds every value where it is drawn', () => {
    for (const unit of [0, 7, 31]) {
      for (const quantity of ['f', 'c', 'h'] as const) {
        const spot = { step: 4, layer: 1, quantity, unit };
        const box = boxOf(layout, spot);
        if (!box) throw new Error('not drawn');
        const [xPx, yPx] = [box.xPx + box.widthPx / 2, box.yPx + box.heightPx / 2];
        const cell = cellAt(layout, xPx, yPx);
        expect(cell && spotAt(cell, 32, xPx, yPx)).toEqual(spot);
      }
    }
  });

  it('finds the front card of a deck', () => {
    const deck = layoutUnrolled({ answer, scene: { ...scene, rolled: 1 }, widthPx: 900, heightPx: 400, kinds: new Set() });
    const front = deck.cells.at(-1);
    expect(front?.step).toBe(4);
    expect(front && cellAt(deck, front.box.xPx + 10, front.box.yPx + 10)?.step).toBe(4);
  });

  it('finds nothing between the cells and above the strips', () => {
    const cell = layout.cells.find(({ step }) => step === 4);
    if (!cell) throw new Error('not drawn');
    expect(cellAt(layout, cell.box.xPx + cell.box.widthPx + 4, cell.box.yPx + 20)).toBeNull();
    expect(spotAt(cell, 32, cell.box.xPx + 20, cell.box.yPx + 4)).toBeNull();
  });

  it('shows readouts inside the figure, wherever the value is', () => {
    for (const xPx of [0, 450, 895]) {
      for (const yPx of [0, 200, 395]) {
        const { paper } = placeReadout(layout, 'hidden state h₄[7] = −0.12345', { xPx, yPx, widthPx: 5, heightPx: 5 }, null);
        expect(isInside(paper, { xPx: 0, yPx: 0, widthPx: 900, heightPx: 400 })).toBe(true);
      }
    }
  });
});
