import { describe, expect, it } from 'vitest';
import type { TaskName } from '../../../src/data/task';
import { breakBefore } from '../../../src/store/columns';
import type { Answer, Column } from '../../../src/store/run';
import type { FlowKind, Scene } from '../../../src/store/scene';
import type { CellMark, ColumnMark, TextMark, UnrolledLayout } from '../../../src/views/unrolled/marks';
import { textBox } from '../../../src/views/unrolled/textBox';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { textWidth } from '../../../src/ui/textWidth';
import { engineAnswer } from '../engineAnswer';
import { collisions, isInside, lineBoxes, type NamedBox, solidBoxes } from './graphBoxes';

const everyKind: ReadonlySet<FlowKind> = new Set(['cost', 'output', 'time']);
/** A stack wants more height than one layer. */
const rooms = [
  { layers: [5], heightPx: 300 },
  { layers: [5, 4], heightPx: 420 },
  { layers: [5, 4], heightPx: 640 },
];
const widths = [360, 390, 560, 768, 900, 1280, 1920];

/** Texts of each shape, from few steps to more than a phone shows at once. */
const texts = {
  language: ['a', 'trois', 'neunhundertneunundneunzig'],
  spelling: ['7', '42', '777'],
  translation: ['one', 'forty-two', 'nine hundred ninety-nine'],
} satisfies Partial<Record<TaskName, readonly string[]>>;
type Task = keyof typeof texts;

interface Drawn {
  readonly answer: Answer;
  readonly layout: UnrolledLayout;
  readonly figure: { readonly xPx: 0; readonly yPx: 0; readonly widthPx: number; readonly heightPx: number };
}

/** A network reading each text of a task, seen from its first, middle and last step, in all heights. */
function draw(task: Task, direction: Scene['direction'], widthPx: number): readonly Drawn[] {
  return texts[task].flatMap((text) =>
    rooms.flatMap(({ layers, heightPx }) => {
      const answer = engineAnswer({ model: { task, sizes: layers }, text, scene: { step: 0 }, targets: [1, 2, 1] });
      const last = answer.columns.length - 1;
      return [0, last >> 1, last].map((step): Drawn => {
        const scene = { ...answer.scene, direction, step };
        const layout = layoutUnrolled({ answer, scene, widthPx, heightPx, kinds: everyKind });
        return { answer, layout, figure: { xPx: 0, yPx: 0, widthPx, heightPx } };
      });
    }),
  );
}

const endOf = (column: ColumnMark | undefined) => (column ? column.xPx + column.widthPx : Number.NEGATIVE_INFINITY);
const footOf = ({ box }: CellMark) => box.yPx + box.heightPx;
const words = (mark: TextMark): NamedBox => ({ name: `crossing “${mark.text}”`, box: textBox(mark) });

/** What is said of the crossing. Its band is a ground that arrows and their letters lie on. */
function crossingBoxes({ crossing }: UnrolledLayout): readonly NamedBox[] {
  return crossing ? [...(crossing.label ? [words(crossing.label)] : []), ...crossing.parts.map(words)] : [];
}

/** What belongs to the columns where something of that kind comes out, as far as they are in the window. */
function stepsWith({ answer, layout }: Drawn, output: Column['output']): readonly number[] {
  return layout.columns.map(({ step }) => step).filter((step) => answer.columns[step]?.output === output);
}

const cases = (['language', 'spelling', 'translation'] as const).flatMap((task) =>
  (['forward', 'backward'] as const).flatMap((direction) => widths.map((widthPx) => ({ task, direction, widthPx }))),
);

describe('the graph of every shape of sequences', () => {
  it.each(cases)('has nothing on top of another and nothing outside: $task, $direction, at $widthPx px', ({ task, direction, widthPx }) => {
    for (const { layout, figure } of draw(task, direction, widthPx)) {
      const solid = [...solidBoxes(layout), ...crossingBoxes(layout)];
      expect(collisions(solid)).toEqual([]);
      expect([...solid, ...lineBoxes(layout)].filter(({ box }) => !isInside(box, figure))).toEqual([]);
    }
  });

  it('keeps its columns in the order of reading, one beside the other, and its layers one above the other', () => {
    for (const { layout } of cases.flatMap(({ task, direction, widthPx }) => draw(task, direction, widthPx))) {
      const { columns, cells } = layout;
      expect(columns.slice(1).filter(({ xPx }, index) => xPx <= endOf(columns[index]))).toEqual([]);
      const under = cells.filter(({ step, layer, box }) =>
        cells.some((cell) => cell.step === step && cell.layer > layer && box.yPx <= footOf(cell)),
      );
      expect(under.map(({ key }) => key)).toEqual([]);
    }
  });
});

describe('many to one', () => {
  it.each(widths)('keeps a place above its cells for every output that is ignored, and one that is used, at %i px', (widthPx) => {
    for (const drawn of draw('language', 'forward', widthPx)) {
      const { predictions, cells } = drawn.layout;
      expect(predictions.filter(({ ignored }) => ignored).map(({ step }) => step)).toEqual(stepsWith(drawn, 'ignored'));
      expect(predictions.filter(({ ignored }) => !ignored).map(({ step }) => step)).toEqual(stepsWith(drawn, 'used'));
      for (const { step, best } of predictions) {
        const tops = cells.filter((cell) => cell.step === step).map(({ box }) => box.yPx);
        expect(textBox(best).yPx + textBox(best).heightPx).toBeLessThanOrEqual(Math.min(...tops));
      }
    }
  });

  it('has a loss, and its tick, for the last output alone', () => {
    for (const drawn of draw('language', 'backward', 900)) {
      expect(drawn.layout.losses.map(({ step }) => step)).toEqual(stepsWith(drawn, 'used'));
    }
  });
});

describe('one to many', () => {
  it('reads zeros after its one input, and says something at every step', () => {
    for (const { answer, layout } of widths.flatMap((widthPx) => draw('spelling', 'forward', widthPx))) {
      const given = answer.columns.filter(({ kind }) => kind !== 'zeros').length;
      const shown = layout.columns.map(({ step }) => step);
      expect(layout.reads.filter(({ tone }) => tone === 'zeros').map(({ step }) => step)).toEqual(shown.filter((step) => step >= given));
      expect(layout.predictions.map(({ step }) => step)).toEqual(shown);
    }
  });
});

describe('encoder and decoder', () => {
  it.each(widths)('have the crossing of the context between the last column of the one and the first of the other, at %i px', (widthPx) => {
    for (const { answer, layout } of draw('translation', 'forward', widthPx)) {
      const first = breakBefore(answer.columns) ?? 0;
      const [left, right] = [first - 1, first].map((step) => layout.columns.find((column) => column.step === step));
      const band = layout.crossing?.band;
      expect(layout.axis.gap !== null).toBe(left !== undefined && right !== undefined);
      if (!left || !right || !band) continue;
      expect(band.widthPx).toBeGreaterThan(20);
      expect(band.xPx).toBeGreaterThanOrEqual(left.xPx + left.widthPx);
      expect(band.xPx + band.widthPx).toBeLessThanOrEqual(right.xPx);
    }
  });

  it('have matrices of their own, whose letters say whose they are: none of the decoder’s passes for the encoder’s', () => {
    const named = new Set<string>();
    for (const { answer, layout } of [...widths, 4000].flatMap((widthPx) => draw('translation', 'forward', widthPx))) {
      const letters = layout.wires.flatMap(({ kind, step, label }) =>
        label && kind !== 'V' ? [{ part: answer.columns[step]?.part, text: label.text }] : [],
      );
      const gutter = layout.gutter
        .filter(({ tone }) => tone === 'U' || tone === 'W')
        .map(({ text }) => ({ part: answer.columns[layout.axis.earlier]?.part, text }));
      for (const { part, text } of [...letters, ...gutter]) {
        expect(text.endsWith(' dec'), text).toBe(part === 'decoder');
        named.add(text.replace(/ (?=enc|dec)/, '.'));
      }
    }
    expect([...named]).toEqual(expect.arrayContaining(['U.enc', 'U.dec', 'W', 'W.dec']));
  });

  it('have outputs above the decoder alone', () => {
    for (const { answer, layout } of widths.flatMap((widthPx) => draw('translation', 'forward', widthPx))) {
      const decoded = layout.columns.map(({ step }) => step).filter((step) => answer.columns[step]?.part === 'decoder');
      expect(layout.predictions.map(({ step }) => step)).toEqual(decoded);
    }
  });
});

it.each(widths)('numbers are read in one size, however many digits they have, at %i px', (widthPx) => {
  const model = { task: 'births', cell: 'rnn', sizes: [4] } as const;
  const answer = engineAnswer({ text: '12.5 8.5 7.5 13.0 9.0 '.repeat(5), model, scene: { step: 0 } });
  const layout = layoutUnrolled({ answer, scene: answer.scene, widthPx, heightPx: 300, kinds: everyKind });
  const sizes = layout.reads.filter(({ letter }) => letter.text.length > 1).map(({ letter }) => letter.sizePx);
  expect(sizes.length).toBeGreaterThan(2);
  expect(new Set(sizes).size).toBe(1);
});

describe('a graph of words', () => {
  const sentence = 'this extraordinary harpooneer watches and we watch the watches';
  const model = { task: 'tags', cell: 'lstm', sizes: [16] } as const;

  it.each(widths)('has nothing on top of another, and cuts words that have no room, at %i px', (widthPx) => {
    for (const direction of ['forward', 'backward'] as const) {
      const answer = engineAnswer({ text: sentence, model, scene: { step: 2 }, targets: Array.from(sentence.split(' '), () => 0) });
      const layout = layoutUnrolled({ answer, scene: { ...answer.scene, direction }, widthPx, heightPx: 420, kinds: everyKind });
      expect(collisions(solidBoxes(layout))).toEqual([]);
      expect(layout.reads.filter(({ letter }) => textWidth(letter.text, letter.sizePx) > layout.axis.pitchPx - 2)).toEqual([]);
      expect(Math.min(...layout.reads.map(({ letter }) => letter.sizePx))).toBeGreaterThanOrEqual(10);
      const whole = layout.reads.map(({ letter }) => letter.text.replace(/…$/, ''));
      whole.forEach((text, index) => expect(answer.columns[layout.columns[index]?.step ?? -1]?.typed.startsWith(text)).toBe(true));
    }
  });
});
