import fc from 'fast-check';
import { pointNames } from '../../src/data/births/points';
import { parameters } from '../../src/engine/parameters';
import type { Clamp } from '../../src/engine/program';
import { taskNames, taskOf } from '../../src/data/tasks';
import { limits } from '../../src/store/limits';
import { quantitiesOf, specOf } from '../../src/store/modelSpec';
import {
  type Depth,
  defaultScene as blank,
  gradientRoles,
  type ModelChoice,
  type NumberQuantity,
  type Page,
  type Scene,
} from '../../src/store/scene';
import { cells } from '../../src/store/sceneParts';
import { settleScene } from '../../src/store/settleScene';

const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((drawn) => drawn + 0);

const page: fc.Arbitrary<Page> = fc.oneof(
  fc.constant<Page>({ kind: 'home' }),
  fc.constant<Page>({ kind: 'lab' }),
  fc.string({ unit: 'grapheme' }).map((sheet): Page => ({ kind: 'quiz', sheet })),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }))
    .map(([chapter, step]): Page => ({ kind: 'chapter', chapter, step })),
);

const digest = fc.stringMatching(/^[0-9a-f]{16}$/);

const fileName = fc.string({ unit: 'grapheme', minLength: 1 });

const opened = fc
  .record({
    kind: fc.constant('case' as const),
    name: fileName,
    digest,
    inputs: fc.integer({ min: 1, max: limits.units }),
    steps: fc.integer({ min: 1, max: limits.characters }),
    sequences: fc.integer({ min: 1, max: 9 }),
    activation: fc.constantFrom('tanh' as const, 'relu' as const),
  })
  .chain((source) => fc.nat(source.sequences - 1).map((sequence) => ({ ...source, sequence })));

/** Names leave their task out. */
const task = fc.constantFrom(...taskNames).map((name): Pick<ModelChoice, 'task'> => (name === 'names' ? {} : { task: name }));

const chosen = (units: number): fc.Arbitrary<Omit<ModelChoice, 'task'>> =>
  fc.record({
    cell: fc.constantFrom(...cells),
    sizes: fc.array(fc.integer({ min: 1, max: units }), { minLength: 1, maxLength: limits.layers }),
    bias: fc.constantFrom('none', 'one', 'two'),
    source: fc.oneof(
      fc.constant({ kind: 'shipped' as const }),
      fc.record({
        kind: fc.constant('trained' as const),
        seed: fc.integer({ min: 0, max: limits.seed }),
        updates: fc.integer({ min: 0, max: limits.updates }),
        learningRate: fc.double({ min: 1e-9, max: limits.learningRate, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('file' as const), name: fileName, digest }),
      opened,
    ),
  });

const model = (units: number): fc.Arbitrary<ModelChoice> => fc.tuple(task, chosen(units)).map(([named, rest]) => ({ ...named, ...rest }));

type PartOfModel = 'model' | 'clamps' | 'edits' | 'pins' | 'depth' | 'layer' | 'unit' | 'quantity' | 'weight';

/** Interventions, pins and depth that name what the model has. */
function partsOf(choice: ModelChoice): fc.Arbitrary<Pick<Scene, PartOfModel>> {
  const smallest = Math.min(...choice.sizes);
  const quantities = quantitiesOf(choice.cell);
  const clampable = quantities.filter((name): name is 'h' => !name.endsWith('Pre') && !['tanhC', 'rh', 'q'].includes(name));
  const layer = fc.integer({ min: 1, max: choice.sizes.length });
  const unit = fc.integer({ min: 0, max: smallest - 1 });
  const tensors = parameters(specOf(choice));
  const clamp = fc.record({
    part: fc.constantFrom<Clamp['part'][]>('encoder', ...(taskOf(choice).decoder ? ['decoder' as const] : [])),
    layer,
    quantity: fc.constantFrom(...clampable),
    unit: fc.oneof(unit, fc.constant('all' as const)),
    from: fc.nat(9),
    to: fc.oneof(fc.integer({ min: 9, max: 40 }), fc.constant(Number.POSITIVE_INFINITY)),
    value,
  });
  const edit = fc
    .constantFrom(...tensors)
    .chain(({ name, count }) => fc.record({ tensor: fc.constant(name), index: fc.nat(count - 1), value }));
  const pin = fc.record({
    layer,
    step: fc.nat(500),
    quantity: fc.constantFrom(...quantities),
    unit,
    direction: fc.constantFrom('forward' as const, 'backward' as const),
  });
  const weight = fc.constantFrom(...tensors).chain(({ name, count }) => fc.record({ tensor: fc.constant(name), index: fc.nat(count - 1) }));
  const depth: fc.Arbitrary<Depth> = fc.oneof(
    fc.constantFrom<Depth[]>({ kind: 'graph' }, { kind: 'batch' }, { kind: 'cell' }),
    fc.constantFrom<NumberQuantity[]>(...quantities, 'x', 'logits', 'output').map((quantity): Depth => ({ kind: 'number', quantity })),
  );
  return fc.record({
    model: fc.constant(choice),
    clamps: fc.array(clamp, { maxLength: 3 }),
    edits: fc.array(edit, { maxLength: 3 }),
    pins: fc.array(pin, { maxLength: 3 }),
    depth,
    layer,
    unit: fc.option(unit),
    quantity: fc.option(fc.constantFrom(...quantities)),
    weight: fc.option(weight),
  });
}

/** What people type: anything, and what the tasks are about. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('Martha', 'veintiuno', 'nove', '256', '007', '1000', '-1', '3.5', 'Twenty-One', 'one hundred', '<b>7</b>', '👩‍👩‍👧', ''),
);

/** Scenes as a learner can make them, for every task and with any text. */
export const arbitraryScene = (units: number = limits.units): fc.Arbitrary<Scene> =>
  fc
    .tuple(
      model(units)
        .map((choice) => settleScene({ ...blank, page: { kind: 'lab' }, model: choice }).model)
        .chain(partsOf),
      fc.record({
        page,
        text,
        step: fc.nat(30),
        batch: fc.record({
          rows: fc.integer({ min: 1, max: limits.batchRows }),
          form: fc.constantFrom<Scene['batch']['form'][]>('separate', 'stacked', 'both'),
          own: fc.option(
            fc.record({
              inputs: fc.integer({ min: 1, max: limits.batchSize }),
              units: fc.integer({ min: 1, max: limits.batchSize }),
              seed: fc.integer({ min: 0, max: limits.seed }),
            }),
          ),
        }),
        order: fc.constantFrom<Scene['order'][]>('size', 'place'),
        allTerms: fc.boolean(),
        numberFigure: fc.constantFrom<Scene['numberFigure'][]>('sum', 'product'),
        taken: fc.option(fc.nat(400)),
        asTable: fc.boolean(),
        digits: fc.integer({ min: limits.digits.from, max: limits.digits.to }),
        direction: fc.constantFrom<Scene['direction'][]>('forward', 'backward'),
        strips: fc.constantFrom<Scene['strips'][]>('values', 'change'),
        arrows: fc.subarray<Scene['arrows'][number]>(['cost', 'output', 'time']),
        asked: fc.option(fc.record({ step: fc.nat(30), token: fc.nat(40), measure: fc.constantFrom<'set' | 'norm'>('set', 'norm') })),
        cost: fc.oneof(fc.constantFrom<Scene['cost'][]>('every', 'last'), fc.uniqueArray(fc.nat(30))),
        truncation: fc.option(fc.integer({ min: 1, max: 50 })),
        gain: fc.double({ min: limits.gain.from, max: limits.gain.to, noNaN: true }).map((drawn) => drawn + 0),
        panel: fc.constantFrom<Scene['panel'][]>('gates', 'gradients', 'training', 'prefixes', 'memory', 'series', 'none'),
        seriesFigure: fc.constantFrom<Scene['seriesFigure'][]>('days', 'ahead'),
        seriesLines: fc.subarray([...pointNames]),
        gradientFigure: fc.constantFrom<Scene['gradientFigure'][]>('shares', 'reach', 'pairs', 'clipping'),
        gradientOf: fc.constantFrom(...gradientRoles),
        clipLimit: fc.double({ min: limits.clip.from, max: limits.clip.to, noNaN: true }),
        gradientState: fc.constantFrom<Scene['gradientState'][]>('h', 'c'),
        gates: fc.record({
          quantity: fc.option(fc.constantFrom(...quantitiesOf('lstm'), ...quantitiesOf('gruAfter'))),
          all: fc.boolean(),
          order: fc.constantFrom<Scene['gates']['order'][]>('index', 'mean', 'firstActivity', 'similarity'),
          find: fc.option(fc.record({ comparison: fc.constantFrom('<' as const, '>' as const), threshold: value })),
        }),
        compared: fc.oneof(fc.constant([]), fc.shuffledSubarray([...cells], { minLength: 2, maxLength: 3 })),
        rolled: fc.double({ min: 0, max: 1, noNaN: true }).map((drawn) => drawn + 0),
        zoom: fc.double({ min: limits.zoom.from, max: limits.zoom.to, noNaN: true }),
        notation: fc.constantFrom<Scene['notation'][]>('lectureA', 'lectureB', 'pytorch', 'keras'),
        theme: fc.constantFrom<Scene['theme'][]>('system', 'light', 'dark', 'projector'),
        reading: fc.constantFrom<Scene['reading'][]>('scroll', 'steps'),
        presenting: fc.boolean(),
        revealed: fc.boolean(),
      }),
    )
    .map(([parts, rest]) => settleScene({ ...blank, ...rest, ...parts }));

/** The same, of networks that do a task: an opened case has its own inputs, whatever the text. */
export const arbitraryTaskScene = (units?: number): fc.Arbitrary<Scene> =>
  arbitraryScene(units).filter(({ model: { source } }) => source.kind !== 'case');
