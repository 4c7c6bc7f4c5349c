import { countParameters, parameters } from '../../engine/parameters';
import { inputWidth } from '../../engine/spec';
import { outputAt } from '../../store/columns';
import { readsOnlyGiven } from '../../store/panels';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import { describeNet } from '../../views/prefix/prefix.describe';
import { prefixNet, prefixNets } from '../../views/prefix/prefixNets';
import { largestDifference } from '../changed';
import type { Fact, FactOf } from '../lesson';
import { carriedNumbers, countOf, either, letterTwice, likeliest, num, prob, told, typedAt } from '../measure';
import { allLetters, allNames, longestName, namesFrom, shortestName } from './data';

/** Said where what is on stage reads zeros, or what it said itself. */
const readsNoPrefix: Fact = {
  holds: false,
  text: 'What is on stage now reads zeros or its own words too: no network for prefixes would do the same.',
};

/** A fact of what there would be without a loop. */
function ofPrefixes(factOf: FactOf): FactOf {
  return (answer, scene) => (readsOnlyGiven(answer.scene.model) ? factOf(answer, scene) : readsNoPrefix);
}

function expects(answer: Answer, scene: Scene): Fact {
  const { sign, probability } = likeliest(answer, scene.step);
  return {
    holds: probability > 0,
    text: `After ${typedAt(answer, scene.step)} it expects ${sign}, with probability ${prob(probability)}.`,
  };
}

const fixedSize = ofPrefixes(({ spec, columns }) => {
  const { inputs, perInput } = prefixNet(spec, columns.length);
  const width = inputWidth(spec.input);
  const neurons = perInput / width;
  const [signs, more] = inputs === 1 ? ['the only sign', 'a second one'] : [`the ${inputs} signs`, 'one sign more'];
  return told(
    `Read all at once into ${countOf(neurons, 'neuron')}, ${signs} on stage would take ${inputs} × ${width} × ${neurons} = ${formatCount(inputs * perInput)} weights: ${countOf(width, 'number')} a sign, ${countOf(neurons, 'neuron')}. Of these none is for ${more}.`,
  );
});

function oneSign({ spec, vocabulary }: Answer): Fact {
  const { kind } = spec.input;
  return either(
    kind === 'oneHot',
    `Each sign is ${inputWidth(spec.input)} numbers here, one for every sign that there is: all 0 but its own.`,
    `Each input is ${inputWidth(spec.input)} numbers here; ${vocabulary.length} signs come out.`,
  );
}

/** The guesses after a letter that stands twice in the text, and how far apart they are. */
export function guessesTwice(answer: Answer) {
  const twice = letterTwice(answer);
  if (!twice || answer.spec.head === null) return null;
  const { first, second } = twice;
  const distance = largestDifference(outputAt(answer, first), outputAt(answer, second));
  return { letter: typedAt(answer, second), before: likeliest(answer, first), after: likeliest(answer, second), distance };
}

function sameLetter(answer: Answer, scene: Scene): Fact {
  const guesses = guessesTwice(answer);
  if (!guesses) return { holds: false, text: 'No letter stands twice in this text; type one where it does.' };
  const { letter, before, after, distance } = guesses;
  const expected = `${scene.gain === 0 ? 'With W at 0, after' : 'After'} the first ${letter} it expects ${before.sign} (${prob(before.probability)})`;
  return told(
    distance === 0
      ? `${expected}, and after the second the same: the two guesses are equal in every digit.`
      : `${expected}, after the second ${after.sign} (${prob(after.probability)}).`,
  );
}

const loopless: FactOf = (answer, scene) => ({ ...sameLetter(answer, scene), holds: guessesTwice(answer)?.distance === 0 });
const withPast: FactOf = (answer, scene) => ({ ...sameLetter(answer, scene), holds: (guessesTwice(answer)?.distance ?? 0) > 0 });

const lastNet = ofPrefixes(({ spec, columns }) => told(describeNet(prefixNet(spec, columns.length))));

/** How many times the parameters of the recurrent network those for prefixes have together. */
export function timesAsMany({ spec, columns }: Answer): number {
  const { together, recurrent } = prefixNets(spec, columns.length);
  return together / recurrent;
}

const together = ofPrefixes((answer) => {
  const { nets, together: sum, recurrent } = prefixNets(answer.spec, answer.columns.length);
  const alone = nets.find(({ total }) => total > recurrent);
  const all = nets.length === 1 ? 'The only one has' : `All ${nets.length} together have`;
  const times = `${all} ${formatCount(sum)} parameters, ${num(timesAsMany(answer), 1)} times the ${formatCount(recurrent)} of the recurrent network.`;
  return told(
    alone ? `${times} The one for ${alone.inputs} ${alone.inputs === 1 ? 'sign' : 'signs'} alone has ${formatCount(alone.total)}.` : times,
  );
});

function learnsFrom(): Fact {
  return told(
    `Of ${formatCount(allNames)} names to learn from, ${formatCount(namesFrom(8))} have eight letters or more, ${formatCount(namesFrom(11))} eleven or more, and ${namesFrom(longestName)} has ${longestName}. One network for all lengths learns from each of their ${formatCount(allLetters)} letters.`,
  );
}

function longer(answer: Answer): Fact {
  const letters = answer.columns.length - 1;
  const read = `The recurrent network reads ${letters} letters with the same ${formatCount(countParameters(answer.spec))} parameters as one.`;
  return either(
    letters > longestName,
    `${letters} letters, where no name to learn from has more than ${longestName}: ${letters - longestName} of the networks for prefixes would never have been trained. ${read}`,
    `${letters} letters; names to learn from have ${shortestName} to ${longestName}. ${read}`,
  );
}

function costOfLoop({ spec }: Answer): Fact {
  const recurrent = parameters(spec).filter(({ role }) => role === 'W');
  const count = recurrent.reduce((sum, { count: of }) => sum + of, 0);
  const shapes = recurrent.map(({ shape }) => shape.join(' × ')).join(' + ');
  return told(`The way back takes ${shapes} = ${formatCount(count)} of the ${formatCount(countParameters(spec))} parameters.`);
}

function carries(answer: Answer): Fact {
  return told(`What goes from each step to the next is ${carriedNumbers(answer)} numbers, however much was read before.`);
}

function anyLength(answer: Answer): Fact {
  const { length } = answer.columns;
  return told(`${length} ${length === 1 ? 'step' : 'steps'}, ${formatCount(countParameters(answer.spec))} parameters.`);
}

export const facts = {
  expects,
  fixedSize,
  oneSign,
  loopless,
  withPast,
  lastNet,
  together,
  learnsFrom,
  longer,
  costOfLoop,
  carries,
  anyLength,
} satisfies Record<string, FactOf>;
