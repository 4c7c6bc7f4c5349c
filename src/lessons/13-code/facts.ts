import { countParameters } from '../../engine/parameters';
import { formatShape } from '../../interop/namedTensors';
import { countEncoderSteps, hasOutput } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import { plainText } from '../../ui/mathTree';
import { notations } from '../../ui/notations';
import type { Fact, FactOf } from '../lesson';
import { clampStep, either, likeliest, listed, norm, num, prob, saidSign, told, typedAt } from '../measure';
import { programOf } from '../program';
import { chosenWeight, comesBack, countNumbers, firstLayer, gatesIn, placeOf, printedAt, sizeOf, tensorOf, writtenFor } from './tensors';

const frameworks = ['pytorch', 'keras'] as const;

const linesOf = (text: string) => text.trimEnd().split('\n').length;

function program(answer: Answer): Fact {
  const [torch, keras] = frameworks.map((framework) => linesOf(programOf(answer, framework).program.text));
  const tensors = writtenFor(answer, 'pytorch', 'weights');
  return told(
    `In PyTorch it has ${torch ?? 0} lines, in Keras ${keras ?? 0}. The file beside it holds ${tensors.size} tensors with ${formatCount(countNumbers(tensors))} numbers.`,
  );
}

/** More of a long text would only be passed over. */
const shownSigns = 16;

/** How the frameworks lay out what is read. */
function axes(answer: Answer): Fact {
  const { input, decoder } = answer.spec;
  const steps = decoder ? countEncoderSteps(answer) : answer.columns.length;
  if (input.kind !== 'oneHot') return { holds: false, text: 'The network on stage now reads vectors, not signs.' };
  const tokens = answer.columns.slice(0, steps).map(({ token }) => token);
  const ones = tokens.filter((token) => token >= 0).length;
  const signs = tokens.map((token) => String(token).replace('-', '−'));
  const numbers = signs.length > shownSigns ? `${signs.slice(0, shownSigns).join(', ')} and so on` : listed(signs);
  const shapes = `x is ${steps} × 1 × ${input.size} in PyTorch and 1 × ${steps} × ${input.size} in Keras`;
  return told(
    `The signs are the numbers ${numbers}. ${shapes}: ${formatCount(steps * input.size)} entries, of which ${ones} are 1 and all others 0.`,
  );
}

/** The line that makes the layer. */
function callIn(answer: Answer): string {
  return /^rnn = .*$/m.exec(programOf(answer, 'pytorch').program.text)?.[0] ?? '';
}

function call(answer: Answer): Fact {
  if (answer.spec.decoder) return { holds: false, text: 'The network on stage now has two layers, one for each half.' };
  const tensors = firstLayer(answer, 'pytorch');
  const count = tensors.reduce((sum, each) => sum + each.count, 0);
  return told(`In PyTorch: ${callIn(answer)}. The first layer of it is ${tensors.length} tensors with ${formatCount(count)} numbers.`);
}

function layerTensors(answer: Answer): Fact {
  const [torch, keras] = frameworks.map((framework) =>
    listed(firstLayer(answer, framework).map(({ name, shape }) => `${name} (${formatShape(shape)})`)),
  );
  return told(`The layer is ${torch ?? ''} in PyTorch, and ${keras ?? ''} in Keras.`);
}

/** The same weight in both, once by row, once by column. */
function turned(answer: Answer, scene: Scene): Fact {
  const chosen = chosenWeight(answer, scene);
  const [torch, keras] = [placeOf(answer, 'pytorch', chosen), placeOf(answer, 'keras', chosen)];
  const step = clampStep(answer, scene.step);
  const from = (answer.columns[step]?.token ?? -1) >= 0 ? typedAt(answer, step) : `input ${chosen.input}`;
  const what = `The weight from ${from} to ${plainText(notations[scene.notation].letters[chosen.gate])} of unit ${chosen.unit} is ${num(chosen.value)}`;
  const places = `in ${torch.name} it stands in row ${torch.row}, column ${torch.column}, in ${keras.name} in row ${keras.row}, column ${keras.column}`;
  return either(
    torch.value === chosen.value && keras.value === chosen.value,
    `${what}: ${places}.`,
    `${what}, but ${places} there is ${num(torch.value)} and ${num(keras.value)}.`,
  );
}

/** The order of the blocks, and whose row is the one asked about. */
export const askedRow = 71;

function gateOrder(answer: Answer): Fact {
  const gates = gatesIn(answer, 'pytorch');
  const W = tensorOf(answer, 'pytorch', 'W');
  if (gates.length < 2) return { holds: false, text: 'The cell on stage now has no gates: there is one block only, in no order.' };
  const lettersOf = (framework: 'pytorch' | 'keras') =>
    listed(gatesIn(answer, framework).map((gate) => plainText(notations[framework].letters[gate])));
  const size = sizeOf(answer);
  const gate = gates[Math.floor(askedRow / size)];
  const whose = gate ? ` Row ${askedRow} of ${W?.name ?? ''} is ${gate} of unit ${askedRow % size}.` : '';
  return told(`PyTorch has the blocks in the order ${lettersOf('pytorch')}, Keras in the order ${lettersOf('keras')}.${whose}`);
}

export function countsOf(answer: Answer) {
  const [torch = 0, keras = 0] = frameworks.map((framework) => countNumbers(writtenFor(answer, framework, 'weights')));
  return { stage: countParameters(answer.spec), torch, keras };
}

function biases(answer: Answer): Fact {
  const { stage, torch, keras } = countsOf(answer);
  const counts = `The stage counts ${formatCount(stage)} numbers, PyTorch ${formatCount(torch)}, Keras ${formatCount(keras)}`;
  if (torch === keras) return { holds: false, text: `${counts}: here they keep as many.` };
  const second = firstLayer(answer, 'pytorch').find(({ role }) => role === 'bRecurrent');
  const data = second && writtenFor(answer, 'pytorch', 'weights').get(second.name)?.data;
  const zeros = data?.every((value) => value === 0) ? ` ${second?.name ?? ''} is all zeros here.` : '';
  return told(`${counts}: where Keras has one bias vector, PyTorch has two and adds them.${zeros}`);
}

/** Whether the frameworks have this very cell. */
function provided(answer: Answer): Fact {
  const [torch = [], keras = []] = frameworks.map((framework) =>
    [...programOf(answer, framework).program.text.matchAll(/^class (\w+)/gm)].map(([, name = '']) => name),
  );
  const inKeras = keras.length === 0 ? 'Keras has the cell' : `Keras has no such cell either: the program brings ${listed(keras)}`;
  return either(
    torch.length > 0,
    `PyTorch has no such cell: the program brings ${listed(torch)}. ${inKeras}.`,
    `PyTorch has the cell on stage now${answer.spec.decoder ? '' : `: ${callIn(answer)}`}. ${inKeras}.`,
  );
}

function same(answer: Answer, scene: Scene): Fact {
  const step = clampStep(answer, scene.step);
  if (!hasOutput(answer, step)) return { holds: false, text: 'Nothing comes out at this step, and nothing is printed for it.' };
  if (answer.scene.clamps.length > 0)
    return { holds: false, text: 'Something is held by hand now. The program holds nothing: it prints what comes out without that.' };
  if (answer.columns[step]?.output === 'ignored')
    return { holds: false, text: 'Only the last output counts here, and only that is printed.' };
  const printed = printedAt(answer, step);
  const { sign, probability } = likeliest(answer, step);
  const at = printed.findIndex((_, token) => saidSign(answer, token) === sign);
  return told(
    `The line that begins with ${step - countEncoderSteps(answer)} has ${printed.length} numbers, and number ${at}, counted from 0, is ${printed[at] ?? ''}: the ${prob(probability)} over ${typedAt(answer, step)} for ${sign}.`,
  );
}

function gradients(answer: Answer): Fact {
  const tensors = writtenFor(answer, 'pytorch', 'gradients');
  const W = tensorOf(answer, 'pytorch', 'W');
  const data = tensors.get(W?.name ?? '')?.data ?? [];
  const [one, two] = (['b', 'bRecurrent'] as const).map(
    (role) => tensors.get(firstLayer(answer, 'pytorch').find((tensor) => tensor.role === role)?.name ?? '')?.data,
  );
  const length = `With L = ${num(answer.loss)}, ${W?.name ?? ''}.grad gets ${formatShape(W?.shape ?? [])} numbers, a gradient of length ${num(norm(data))}`;
  if (!one || !two) return told(`${length}.`);
  const isSame = one.every((value, index) => value === two[index]);
  return told(`${length}. Both bias vectors get ${isSame ? 'the same gradient: each is added once' : 'gradients of their own'}.`);
}

function roundTrip(answer: Answer): Fact {
  const lost = frameworks.filter((framework) => !comesBack(answer, framework));
  const count = formatCount(countParameters(answer.spec));
  return either(
    lost.length === 0,
    `Written for PyTorch and for Keras and read again, all ${count} numbers are the same to the last bit.`,
    `Of two bias vectors Keras keeps the sum, so of the ${count} numbers not all come back from it as they were.`,
  );
}

export const facts = {
  program,
  axes,
  call,
  layerTensors,
  turned,
  gateOrder,
  biases,
  provided,
  same,
  gradients,
  roundTrip,
} satisfies Record<string, FactOf>;
