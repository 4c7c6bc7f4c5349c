import type { LayerSpec } from '../../engine/spec';
import { changeOf, layerSpecAt, type Sight, vectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Box } from '../../ui/box';
import { extentOf, type HueName } from '../../ui/colour';
import type { NotationName } from '../../ui/notationForm';
import { captionsOf } from './captions.layout';
import type { Diagram, Wire } from './diagram';
import { gruDiagram } from './gru.diagram';
import { labelCell } from './labels.layout';
import { lstmDiagram } from './lstm.diagram';
import { type CellMarks, type GateMark, type OperatorMark, type StripMark, textBox } from './marks';
import { measure } from './measures';
import { type Frame, layOutGate, layOutOperator, layOutStrip } from './nodes.layout';
import { rnnDiagram } from './rnn.diagram';
import { columnsOf, type Grid, layOutWire } from './wires.layout';

export function diagramOf(layer: LayerSpec): Diagram {
  switch (layer.cell) {
    case 'rnn':
      return rnnDiagram(layer);
    case 'lstm':
      return lstmDiagram(layer);
    case 'gru':
      return gruDiagram(layer);
  }
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const hasPeepholes = ({ wires }: Diagram) => wires.some(({ weight }) => weight?.role === 'peephole');

/** Where everything of one cell at one step stands, for values and gradients alike. */
export function layOutCell(answer: Answer, sight: Sight, notation: NotationName, size: Size): CellMarks {
  const diagram = diagramOf(layerSpecAt(answer.spec, sight.layer));
  const columns = columnsOf(diagram, size.width);
  const sizes = measure(columns.widthPx, size.height, hasPeepholes(diagram) ? 3 : 2);
  const yOf = (name: string) => (diagram.rows[name] ?? 0) * size.height;
  const frame: Frame = {
    diagram,
    answer,
    sight,
    notation,
    sizes,
    xOf: columns.xOf,
    yOf,
    gradientExtent: gradientExtentOf(answer, sight),
  };
  const strips = diagram.nodes.flatMap((node) => (node.kind === 'strip' ? [layOutStrip(node, frame)] : []));
  const gates = diagram.nodes.flatMap((node) => (node.kind === 'gate' ? [layOutGate(node, frame)] : []));
  const operators = diagram.nodes.flatMap((node) =>
    node.kind === 'operator' || node.kind === 'function' ? [layOutOperator(node, frame)] : [],
  );
  const grid = gridOf(frame, strips, gates, operators);
  const { left, right, top, bottom } = diagram.frame;
  const unlabelled: CellMarks = {
    widthPx: size.width,
    heightPx: size.height,
    frame: { xPx: frame.xOf(left), yPx: yOf(top), widthPx: frame.xOf(right) - frame.xOf(left), heightPx: yOf(bottom) - yOf(top) },
    strips,
    gates,
    operators,
    wires: diagram.wires.map((wire) => ({
      ...layOutWire(wire, grid, sight.direction === 'backward'),
      ...leadingUp(wire, frame),
      label: null,
    })),
    captions: captionsOf({ answer, sight, sizes, xOf: frame.xOf, yOf, diagram, strips }),
  };
  return labelCell(unlabelled, frame, grid);
}

/** Out of a lower layer goes no output: the same arrow leads to the next layer. Without an output layer it is h that comes out. */
function leadingUp(wire: Wire, { answer, sight }: Frame): { readonly key: string; readonly hue: HueName } {
  const top = sight.layer === answer.spec.layers.length;
  if (wire.weight?.role === 'V' && top && !answer.spec.head) return { key: 'up', hue: 'W' };
  return wire.weight?.role === 'V' && !top ? { key: 'up', hue: 'U' } : { key: wire.key, hue: wire.hue };
}

/** A wire from below ends under the number, if that stands in its way. */
function outlineOf({ box, number, change }: StripMark): Box {
  if (!number) return box;
  const words = textBox(number);
  const middle = box.xPx + box.widthPx / 2;
  const inTheWay = words.xPx - 4 < middle && middle < words.xPx + words.widthPx + 4;
  if (inTheWay) return { ...box, heightPx: number.yPx + 3 - box.yPx };
  return change ? { ...box, heightPx: change.box.yPx + change.box.heightPx - box.yPx } : box;
}

function gridOf(frame: Frame, strips: readonly StripMark[], gates: readonly GateMark[], operators: readonly OperatorMark[]): Grid {
  const outlines = new Map<string, Box>([
    ...strips.map((strip) => [strip.id, outlineOf(strip)] as const),
    ...gates.map(({ id, box }) => [id, box] as const),
    ...operators.map(({ id, box }) => [id, box] as const),
  ]);
  const centres = new Map(frame.diagram.nodes.map((node) => [node.id, { xPx: frame.xOf(node.column), yPx: frame.yOf(node.row) }]));
  const nowhere = { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
  return {
    xOf: frame.xOf,
    yOf: frame.yOf,
    portPx: frame.sizes.portPx,
    outlineOf: (id) => outlines.get(id) ?? nowhere,
    centreOf: (id) => centres.get(id) ?? nowhere,
  };
}

/** The largest gradient of the cell at this step, or the largest change of one, so that both are on one scale; 0 going forward. */
export function gradientExtentOf(answer: Answer, sight: Sight): number {
  if (sight.direction === 'forward') return 0;
  const { nodes } = diagramOf(layerSpecAt(answer.spec, sight.layer));
  const extents = nodes.map((node) => {
    // x is as wide as the alphabet and its gradient much larger than those inside: it would dim all others.
    if (node.kind !== 'strip' || node.sign === 'x') return 0;
    const place = { quantity: node.sign, layer: sight.layer, step: sight.step };
    return extentOf(changeOf(answer, place, 'backward') ?? [], extentOf(vectorOf(answer, place, 'backward')));
  });
  return Math.max(...extents);
}
