import { isDeepStrictEqual } from 'node:util';
import { parameters } from '../../src/engine/parameters';
import type { Focus } from '../../src/lessons/lesson';
import { quantitiesOf, specOf } from '../../src/store/modelSpec';
import { defaultScene, type Scene } from '../../src/store/scene';
import { readScene, writeScene } from '../../src/store/sceneUrl';
import { countSteps, settleScene } from '../../src/store/settleScene';
import { valueKey } from '../../src/ui/notation';
import { diagramOf } from '../../src/views/cell/cell.layout';

const fields = new Set(Object.keys(defaultScene));

/** What is wrong with a change of scene: nothing may be unknown, unfit, or lost on the way through a link. */
export function judgeScene(change: Partial<Scene>, on: Scene = defaultScene): readonly string[] {
  const unknown = Object.keys(change).filter((field) => !fields.has(field));
  if (unknown.length > 0) return unknown.map((field) => `a scene has no “${field}”`);
  const asked = { ...on, ...change };
  const scene = settleScene(asked);
  if (!isDeepStrictEqual(scene, asked)) return [`the scene does not fit together: ${difference(asked, scene)}`];
  const { scene: read, dropped } = readScene(writeScene(scene));
  if (dropped.length > 0) return dropped;
  return isDeepStrictEqual(read, scene) ? [] : [`its link opens another scene: ${difference(scene, read)}`];
}

function difference(asked: Scene, got: Scene): string {
  const changed = (Object.keys(asked) as (keyof Scene)[]).filter((field) => !isDeepStrictEqual(asked[field], got[field]));
  return changed.map((field) => `${field} ${JSON.stringify(asked[field])} becomes ${JSON.stringify(got[field])}`).join(', ');
}

export function tensorsOf(scene: Scene): readonly string[] {
  return parameters(specOf(scene.model)).map(({ name }) => name);
}

/** The keys of everything that an open cell draws. */
function keysOfCell(scene: Scene): ReadonlySet<string> {
  const [layer] = specOf(scene.model).layers;
  if (!layer) return new Set();
  const { nodes, wires } = diagramOf(layer);
  const strips = nodes.flatMap((node) => (node.kind === 'strip' ? [valueKey(node.sign, node.when)] : []));
  return new Set([...strips, ...wires.map(({ key }) => key)]);
}

/** What a step lights must be on the stage. */
export function judgeFocus({ weight, quantities = [], inCell = [], steps = [], cells = [] }: Focus, scene: Scene): readonly string[] {
  const known = quantitiesOf(scene.model.cell);
  const drawn = keysOfCell(scene);
  const columns = countSteps(scene);
  return [
    ...(weight === undefined || tensorsOf(scene).includes(weight) ? [] : [`the focus is on “${weight}”, which the model has not`]),
    ...quantities
      .filter((quantity) => !known.includes(quantity))
      .map((quantity) => `the focus is on “${quantity}”, which the cell has not`),
    ...inCell.filter((key) => !drawn.has(key)).map((key) => `the focus is on “${key}”, which the cell does not draw`),
    ...cells
      .filter(({ step, layer }) => step >= columns || layer < 1 || layer > scene.model.sizes.length)
      .map(({ step, layer }) => `the focus is on the cell of step ${step} in layer ${layer}, which there is not`),
    ...steps.filter((step) => step >= columns).map((step) => `the focus is on step ${step}, past the end of the text`),
  ];
}
