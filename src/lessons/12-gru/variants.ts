import { countParameters, parameters } from '../../engine/parameters';
import { rivalModel } from '../../store/compared';
import { factsOf, modelFactsStore } from '../../store/modelFacts';
import { specOf } from '../../store/modelSpec';
import type { Answer } from '../../store/run';
import type { CellChoice, Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { absent, either, inBrackets, num, told, typedAt, vectorOf } from '../measure';
import { isGru, resets, sigmoid, unitOf } from './gru';

/** The GRU beside others: reset before and after the product, z and 1 − z, the basic cell and the LSTM. */

export function afterProduct(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent('reset gate');
  const unit = unitOf(answer, scene);
  const r = vectorOf(answer, 'r', scene.step)[unit] ?? Number.NaN;
  const start = `Unit ${unit} at ${typedAt(answer, scene.step)}:`;
  const q = vectorOf(answer, 'q', scene.step)[unit];
  const seen = vectorOf(answer, 'rh', scene.step)[unit] ?? Number.NaN;
  if (q === undefined)
    return { holds: false, text: `${start} here r = ${num(r)} comes first, and W gets to see ${num(seen)} of its old state.` };
  return told(
    `${start} q = ${num(q)} is made of all the old state, and the candidate gets ${num(r)} · ${inBrackets(num(q))} = ${num(r * q)}.`,
  );
}

/** The tensors of the layer on stage, if it were of that cell. */
function layerOf(answer: Answer, cell: CellChoice) {
  return parameters(specOf({ ...answer.scene.model, cell })).filter(({ layer, part }) => layer === 1 && part === 'encoder');
}

function countOf(answer: Answer, cell: CellChoice): number {
  return layerOf(answer, cell).reduce((sum, { count }) => sum + count, 0);
}

/** How many parameters more the layer on stage has than if it reset before the product, and its units. */
export function moreThanBefore(answer: Answer): { readonly more: number; readonly units: number } {
  return { more: countOf(answer, answer.scene.model.cell) - countOf(answer, 'gru'), units: answer.spec.layers[0]?.size ?? 0 };
}

export function oneMoreBias(answer: Answer): Fact {
  const { more, units } = moreThanBefore(answer);
  const { bias } = answer.scene.model;
  const [before, after] = (['gru', 'gruAfter'] as const).map((cell) => formatCount(countOf(answer, cell)));
  if (bias !== 'one') {
    const why = bias === 'two' ? 'every layer has a second bias vector anyway' : 'no layer has any bias';
    return { holds: false, text: `Reset before or after the product, it is ${before} parameters: here ${why}.` };
  }
  const all = `Reset before the product this layer has ${before} parameters, after it ${after}`;
  return either(resets(answer) === 'q' && more === units, `${all}: ${more} more, one for each unit.`, `${all}.`);
}

export function sameShapes(answer: Answer): Fact {
  const shapes = (cell: CellChoice) =>
    layerOf(answer, cell)
      .filter(({ role }) => role === 'U' || role === 'W')
      .map(({ role, shape }) => `${role} is ${shape.map(formatCount).join(' × ')}`)
      .join(' and ');
  return either(
    shapes('gru') === shapes('gruAfter'),
    `In both ${shapes('gru')}.`,
    `The shapes differ: ${shapes('gru')}; ${shapes('gruAfter')}.`,
  );
}

export function swapped(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent('update gate');
  const unit = unitOf(answer, scene);
  const [a = Number.NaN, z = Number.NaN] = (['zPre', 'z'] as const).map((quantity) => vectorOf(answer, quantity, scene.step)[unit]);
  const start = `Unit ${unit} at ${typedAt(answer, scene.step)}`;
  if (Math.abs(sigmoid(a) - z) > 1e-9) return { holds: false, text: `${start}: z is held by hand at ${num(z)}, so no sum decides it.` };
  return told(`${start}: here z = σ(${num(a)}) = ${num(z)} is kept. Chung’s z for the same unit would be σ(${num(-a)}) = ${num(1 - z)}.`);
}

/** The layer’s share of the parameters of an LSTM of the same size. */
export function shareOfLstm(answer: Answer): number {
  return countOf(answer, answer.scene.model.cell) / countOf(answer, 'lstm');
}

export function counts(answer: Answer): Fact {
  const { cell } = answer.scene.model;
  const [basic, lstm, own] = [countOf(answer, 'rnn'), countOf(answer, 'lstm'), countOf(answer, cell)];
  const layers = layerOf(answer, cell)[0]?.gates.length ?? 1;
  const product = layers * basic === own && layers > 1 ? `${layers} × ${formatCount(basic)} = ` : '';
  const start = `This layer has ${product}${formatCount(own)} parameters`;
  const rest = countParameters(answer.spec) - own;
  const counted = `The figure counts the ${formatCount(rest)} of ${answer.spec.layers.length === 1 && !answer.spec.decoder ? 'the output layer' : 'all that is behind it'}, too.`;
  return either(
    shareOfLstm(answer) === 0.75,
    `${start}, three quarters of the ${formatCount(lstm)} of an LSTM of its size. ${counted}`,
    `${start}; an LSTM of its size has ${formatCount(lstm)}. ${counted}`,
  );
}

/** How the cells do on names that none of them learned from, as it was recorded when they were trained. */
export function heldOut(answer: Answer): Fact {
  const { model } = answer.scene;
  const { facts } = modelFactsStore.getState();
  const [own, gru, lstm, rnn] = ([model.cell, 'gru', 'lstm', 'rnn'] as const).map((cell) => {
    const rival = rivalModel(model, cell);
    return rival.source.kind === 'shipped' ? factsOf(facts, rival)?.heldOutLoss : undefined;
  });
  if (own === undefined || gru === undefined || lstm === undefined || rnn === undefined)
    return { holds: false, text: 'How the network on stage does on unseen examples has not been measured.' };
  const losses = `On examples that none of them has seen, the loss of the GRU is ${num(gru)}, of the LSTM ${num(lstm)}, of the basic cell ${num(rnn)}`;
  return either(
    Math.abs(gru - lstm) < (rnn - gru) / 4,
    `${losses}: the two with gates are close together, and better than the third.`,
    `${losses}.`,
  );
}
