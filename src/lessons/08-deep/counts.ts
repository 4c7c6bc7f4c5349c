import { countParameters, type ParameterTensor, parameters } from '../../engine/parameters';
import { type ConvolutionSpec, convolvedSteps, type ModelSpec } from '../../engine/spec';
import type { Answer } from '../../store/run';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { either, told, typedAt } from '../measure';
import { noStack } from './grid';

/** What a second layer costs, and a convolution in front, by the engine’s own tensors. */

export function tensorOf(spec: ModelSpec, name: string): ParameterTensor | null {
  return parameters(spec).find((tensor) => tensor.name === name) ?? null;
}

const shapeOf = (tensor: ParameterTensor | null) => tensor?.shape.map(formatCount).join(' × ') ?? '';

export function shapes(answer: Answer): Fact {
  const none = noStack(answer);
  if (none) return none;
  const [U1, U2, W1, W2] = ['layer1.U', 'layer2.U', 'layer1.W', 'layer2.W'].map((name) => tensorOf(answer.spec, name));
  const units = answer.spec.layers[0]?.size ?? 0;
  return either(
    U2?.shape[0] === units,
    `The lower U is ${shapeOf(U1 ?? null)}, a row for each sign that there is; the upper U is ${shapeOf(U2 ?? null)}, a row for each of the ${units} units below. W is ${shapeOf(W1 ?? null)} in the lower layer and ${shapeOf(W2 ?? null)} in the upper.`,
    `The upper U is ${shapeOf(U2 ?? null)}.`,
  );
}

/** The widest single layer of the same cell that has no more parameters in its network. */
export function widestLayer(spec: ModelSpec) {
  const [layer] = spec.layers;
  const total = countParameters(spec);
  const countWith = (units: number) =>
    layer ? countParameters({ ...spec, layers: [{ ...layer, size: units }] }) : Number.POSITIVE_INFINITY;
  let units = 0;
  while (countWith(units + 1) <= total) units++;
  return { units, count: countWith(units) };
}

export function secondCosts(answer: Answer): Fact {
  const { spec } = answer;
  const total = formatCount(countParameters(spec));
  if (spec.layers.length === 1 && !spec.decoder)
    return {
      holds: false,
      text: `The network on stage now has one layer, of ${spec.layers[0]?.size ?? 0} units, and ${total} parameters.`,
    };
  const none = noStack(answer);
  if (none) return none;
  const upper = parameters(spec).filter(({ layer }) => layer === 2);
  const sum = upper.reduce((all, { count }) => all + count, 0);
  const { units, count } = widestLayer(spec);
  const states = spec.layers.reduce((all, { size }) => all + size, 0);
  return told(
    `The upper layer has ${upper.map((tensor) => formatCount(tensor.count)).join(' + ')} = ${formatCount(sum)} parameters, the whole network ${total}. A single layer could have ${units} units for that (${formatCount(count)} parameters); the two have ${states} together.`,
  );
}

/** In front of the network on stage; the engine knows such networks, the stage does not draw them. */
export const convolution: ConvolutionSpec = { filters: 16, width: 3, stride: 2, bias: true, activation: 'relu' };

export function stepsLeft({ columns }: Pick<Answer, 'columns'>): number {
  return convolvedSteps(convolution, columns.length);
}

export function shortens(answer: Answer): Fact {
  const [before, after] = [answer.columns.length, stepsLeft(answer)];
  const { width, stride } = convolution;
  const first = Array.from({ length: width }, (_, step) => typedAt(answer, step)).join(', ');
  const unseen = before - width - stride * (after - 1);
  const rest = unseen === 0 ? '' : unseen === 1 ? ' The last sign is in none of them.' : ` The last ${unseen} signs are in none of them.`;
  const start = `With filters of width ${width} and stride ${stride}`;
  return either(
    after > 0,
    `${start}, the ${before} steps of this text become ${after}. Each sees ${width} signs at once; the first: ${first}.${rest}`,
    `${start} nothing is left of a text of ${before} ${before === 1 ? 'step' : 'steps'}: it is too short for one of them.`,
  );
}

export function kernelCosts({ spec }: Answer): Fact {
  const convolved: ModelSpec = { ...spec, convolution };
  const [kernel, bias, U] = ['convolution.kernel', 'convolution.bias', 'layer1.U'].map((name) => tensorOf(convolved, name));
  const count = (kernel?.count ?? 0) + (bias?.count ?? 0);
  const { filters, width } = convolution;
  const inputs = (kernel?.shape[0] ?? 0) / width;
  return told(
    `${filters} filters have ${width} · ${inputs} · ${filters} + ${bias?.count ?? 0} = ${formatCount(count)} weights, and U of the first layer is then ${shapeOf(U ?? null)} in place of ${shapeOf(tensorOf(spec, 'layer1.U'))}: ${formatCount(countParameters(convolved))} parameters in all, where ${formatCount(countParameters(spec))} were.`,
  );
}
