import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/store/scene';
import type { FlowKind } from '../../../src/store/scene';
import { valueAt } from '../../../src/ui/heat.layout';
import { paintStrips } from '../../../src/views/unrolled/heat';
import type { UnrolledLayout } from '../../../src/views/unrolled/marks';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { type FixtureWish, makeAnswer } from '../fixtureAnswer';
import { collisions, isInside, lineBoxes, solidBoxes } from './graphBoxes';

const everyKind: ReadonlySet<FlowKind> = new Set(['cost', 'output', 'time']);

function textOf(steps: number): string {
  return 'marthaquizwy'.repeat(5).slice(0, steps - 1);
}

interface Wish extends FixtureWish {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly change?: Partial<Scene>;
  readonly kinds?: ReadonlySet<FlowKind>;
}

function layOut(wish: Wish = {}): UnrolledLayout {
  const answer = makeAnswer(wish);
  const { widthPx = 900, heightPx = 360, change = {}, kinds = everyKind } = wish;
  return layoutUnrolled({ answer, scene: { ...answer.scene, ...change }, widthPx, heightPx, kinds });
}

describe('the order of the cells', () => {
  it('is that of reading, by time and then by layer, wherever the learner looks', () => {
    for (const step of [0, 3, 6]) {
      const keys = layOut({ sizes: [8, 8], change: { step } }).cells.map(({ step: t, layer }) => [t, layer]);
      expect(keys).toEqual(keys.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
    }
  });

  it('is that of covering while they lie on each other: the one in view in front', () => {
    for (const rolled of [0.3, 1]) expect(layOut({ change: { step: 2, rolled } }).cells.at(-1)?.step).toBe(2);
  });
});

const widths = [390, 900, 1500];
const lengths = [3, 12, 60];
const units = [8, 32, 128];
const sizes = widths.flatMap((widthPx) => lengths.flatMap((steps) => units.map((size) => ({ widthPx, steps, size }))));

describe('nothing overlaps and nothing is clipped', () => {
  const wishes = sizes.flatMap((size) => (['forward', 'backward'] as const).map((direction) => ({ ...size, direction })));

  it.each(wishes)('at $widthPx px with $steps steps and $size units, $direction', ({ widthPx, steps, size, direction }) => {
    for (const heightPx of [300, 640]) {
      for (const cell of ['rnn', 'lstm', 'gru'] as const) {
        const layout = layOut({ cell, sizes: [size], text: textOf(steps), widthPx, heightPx, change: { direction, step: steps >> 1 } });
        const figure = { xPx: 0, yPx: 0, widthPx, heightPx };
        expect(collisions(solidBoxes(layout))).toEqual([]);
        const outside = [...solidBoxes(layout), ...lineBoxes(layout)].filter(({ box }) => !isInside(box, figure));
        expect(outside).toEqual([]);
      }
    }
  });

  it.each(widths)('in stacks of two and three layers at %i px', (widthPx) => {
    for (const layers of [
      [32, 32],
      [16, 24, 8],
    ]) {
      const layout = layOut({ sizes: layers, widthPx, heightPx: 420, change: { direction: 'backward' } });
      expect(collisions(solidBoxes(layout))).toEqual([]);
    }
  });

  it('however far a long text is zoomed out or in', () => {
    for (const zoom of [0.05, 0.5, 0.8, 1.5, 3, 20]) {
      for (const widthPx of widths) {
        const layout = layOut({ text: textOf(60), widthPx, change: { zoom, step: 30, direction: 'backward' } });
        expect(collisions(solidBoxes(layout))).toEqual([]);
      }
    }
  });

  it('in every notation', () => {
    for (const notation of ['lectureA', 'lectureB', 'pytorch', 'keras'] as const) {
      for (const widthPx of widths) expect(collisions(solidBoxes(layOut({ widthPx, change: { notation } })))).toEqual([]);
    }
  });

  it('keeps strips and their letters inside their cell, side by side', () => {
    for (const { widthPx, steps, size } of sizes) {
      for (const { box, strips } of layOut({ widthPx, sizes: [size], text: textOf(steps) }).cells) {
        const shown = strips.filter((strip) => strip.box.widthPx > 0);
        expect(collisions(shown.map((strip) => ({ name: strip.quantity, box: strip.box })))).toEqual([]);
        expect(shown.every((strip) => isInside(strip.box, box))).toBe(true);
      }
    }
  });
});

describe('the columns', () => {
  it('show every step of a short text, and the step in view of a long one', () => {
    expect(layOut({ text: 'martha' }).columns.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (let step = 0; step < 60; step++) {
      const layout = layOut({ text: textOf(60), widthPx: 390, change: { step } });
      expect(layout.columns.map((column) => column.step)).toContain(layout.step);
    }
  });

  it('and all that stands in them stay as they are while the step in view moves within their window', () => {
    const at = (step: number) => {
      const {
        highlight: _,
        overview,
        cut,
        step: inView,
        ...window
      } = layOut({ text: textOf(60), sizes: [8, 8], change: { ...back, step } });
      return { window, moves: [overview?.currentPx, cut?.step, inView] };
    };
    const back = { direction: 'backward', truncation: 3 } as const;
    const [third, fourth] = [at(3), at(4)];
    expect(fourth.window).toEqual(third.window);
    expect(third.moves).toEqual([expect.any(Number), 1, 3]);
    expect(fourth.moves).toEqual([expect.any(Number), 2, 4]);
  });

  it('stay where they are when the direction turns round', () => {
    const places = (direction: Scene['direction']) =>
      layOut({ change: { direction } }).cells.map(({ key, box, strips }) => ({ key, box, strips: strips.map((strip) => strip.box) }));
    expect(places('backward')).toEqual(places('forward'));
  });

  it('get wider with zoom, down to a letter and up to the whole stage', () => {
    const pitch = (zoom: number) => layOut({ text: textOf(60), change: { zoom } }).axis.pitchPx;
    expect(pitch(2)).toBeGreaterThan(pitch(1));
    expect(pitch(0.4)).toBeLessThan(pitch(1));
    expect(layOut({ text: textOf(60), change: { zoom: 0.4 } }).columns).toHaveLength(60);
    expect(layOut({ text: textOf(60), change: { zoom: 20 } }).columns).toHaveLength(1);
  });

  it('collapse their strips to the states and then to h as they get narrower', () => {
    const shown = (zoom: number) => {
      const [cell] = layOut({ text: textOf(60), change: { zoom } }).cells;
      return cell?.strips.filter(({ box }) => box.widthPx > 0).map(({ quantity }) => quantity);
    };
    expect(shown(4)).toEqual(['f', 'i', 'g', 'o', 'c', 'h']);
    expect(shown(1)).toEqual(['c', 'h']);
    expect(shown(0.5)).toEqual(['h']);
  });
});

describe('strips', () => {
  it('give every unit its own place, however many there are', () => {
    for (const size of [8, 32, 128, 256]) {
      const answer = makeAnswer({ sizes: [size] });
      const layout = layOut({ sizes: [size] });
      const cell = layout.cells.filter(({ step }) => step === 4);
      const [block] = paintStrips({ ...layout, reads: [], cells: cell }).slice(-1);
      const { rows = 0, columns = 0 } = block ?? {};
      expect(rows * columns).toBeGreaterThanOrEqual(size);
      const expected = answer.values.layers[0]?.quantities.h?.data.subarray(4 * size, 5 * size) ?? [];
      const found = Array.from(expected, (_, unit) => block && valueAt(block, unit % rows, Math.floor(unit / rows)));
      expect(found).toEqual([...expected]);
    }
  });

  it('show gradients on one diverging scale backward, gates in their hue forward', () => {
    const scales = (direction: Scene['direction']) => layOut({ change: { direction } }).cells[0]?.strips.map(({ scale }) => scale);
    expect(scales('forward')?.map((scale) => (scale.kind === 'gate' ? scale.hue : '±'))).toEqual(['f', 'i', '±', 'o', '±', '±']);
    expect(new Set(scales('backward')?.map((scale) => scale.kind === 'diverging' && scale.extent)).size).toBe(1);
  });

  it('frame the singled-out unit in the layer in view only', () => {
    const framed = layOut({ sizes: [16, 16], change: { unit: 3, layer: 2 } }).cells.filter(({ unitBoxes }) => unitBoxes.length > 0);
    expect(new Set(framed.map(({ layer }) => layer))).toEqual(new Set([2]));
    expect(framed).toHaveLength(7);
  });
});

describe('rolling up', () => {
  const centres = (rolled: number) => new Map(layOut({ change: { rolled } }).cells.map(({ key, box }) => [key, box.xPx + box.widthPx / 2]));

  it('moves every cell without a jump, from its place to the one place of all', () => {
    let before = centres(0);
    for (let rolled = 0.01; rolled <= 1.0001; rolled += 0.01) {
      const now = centres(Math.min(1, rolled));
      expect([...now.keys()].sort()).toEqual([...before.keys()].sort());
      for (const [key, xPx] of now) expect(Math.abs(xPx - (before.get(key) ?? 0))).toBeLessThan(12);
      before = now;
    }
    expect(new Set([...before.values()].map((xPx) => xPx.toFixed(6))).size).toBe(1);
  });

  it('moves no strip by more than a few pixels a hundredth of the way, also where strips were collapsed', () => {
    const places = (rolled: number) =>
      layOut({ text: textOf(20), change: { rolled } }).cells.flatMap(({ key, strips }) =>
        strips.map(({ quantity, box }) => [`${key}.${quantity}`, box] as const),
      );
    let before = new Map(places(0));
    for (let rolled = 0.01; rolled <= 1; rolled += 0.01) {
      const now = new Map(places(rolled));
      for (const [key, box] of now) {
        expect(Math.abs(box.xPx - (before.get(key)?.xPx ?? 0))).toBeLessThan(14);
        expect(Math.abs(box.widthPx - (before.get(key)?.widthPx ?? 0))).toBeLessThan(1);
      }
      before = now;
    }
  });

  it('ends with one cell, one input, one prediction and the arrow W as a loop round it', () => {
    const layout = layOut({ change: { rolled: 1 } });
    const present = <Mark extends { readonly presence: number }>(marks: readonly Mark[]) => marks.filter(({ presence }) => presence > 0);
    expect(present(layout.cells).map(({ step }) => step)).toEqual([4]);
    expect(present(layout.reads).map(({ step }) => step)).toEqual([4]);
    expect(present(layout.predictions).map(({ step }) => step)).toEqual([4]);
    const loops = present(layout.wires).filter(({ kind }) => kind === 'W');
    expect(loops.map(({ step }) => step)).toEqual([4]);
    const cell = layout.cells.at(-1)?.box;
    expect(loops[0] && cell && isInside({ ...cell, yPx: loops[0].bounds.yPx, heightPx: 1 }, loops[0].bounds)).toBe(true);
  });

  it('leaves nothing of the deck outside the figure on the way', () => {
    for (const rolled of [0.2, 0.5, 0.8, 1]) {
      for (const widthPx of widths) {
        const layout = layOut({ widthPx, change: { rolled, direction: 'backward' } });
        const outside = [...layout.cells.map(({ box }) => box), ...lineBoxes(layout).map(({ box }) => box)].filter(
          (box) => !isInside(box, { xPx: 0, yPx: 0, widthPx, heightPx: 360 }),
        );
        expect(outside).toEqual([]);
      }
    }
  });
});

describe('arrows', () => {
  it('name the tensor that they multiply with, the same in every copy', () => {
    const { wires } = layOut({ sizes: [16, 16] });
    const weights = (kind: string) => new Set(wires.filter((wire) => wire.kind === kind).map(({ weight }) => weight));
    expect(weights('U')).toEqual(new Set(['layer1.U']));
    expect(weights('up')).toEqual(new Set(['layer2.U']));
    expect(weights('W')).toEqual(new Set(['layer1.W', 'layer2.W']));
    expect(weights('V')).toEqual(new Set(['V']));
    expect(weights('c')).toEqual(new Set([null]));
    expect(wires.filter(({ kind }) => kind === 'V')).toHaveLength(7);
  });

  it('show that the initial state is zero', () => {
    const { wires } = layOut();
    expect(wires.filter(({ carries }) => carries === 'zero').map(({ key }) => key)).toEqual(['c1.0', 'h1.0']);
  });

  it('letter the matrices at the current step, and at the row’s start where columns are narrow', () => {
    const { wires, step: inView } = layOut();
    const labels = wires.flatMap(({ kind, step, label, labelled }) =>
      label && (labelled === 'everywhere' || step === inView) ? [`${kind} ${label.text}`] : [],
    );
    expect(labels.filter((label) => label === 'U U')).toHaveLength(1);
    expect(labels.filter((label) => label === 'W W')).toHaveLength(6);
    const gutter = layOut({ text: textOf(60), change: { zoom: 0.6 } }).gutter.map(({ text }) => text);
    expect(gutter).toEqual(expect.arrayContaining(['U', 'W', 'V']));
  });
});
