import { passBehind } from '../../../src/store/buildAnswer';
import { forecast } from '../../../src/worker/forecast';
import { engineAnswer } from '../engineAnswer';

/** What the worker says of a text for a network with random weights. */
export function resultOf(text: string) {
  const answer = engineAnswer({ text, model: { task: 'births', cell: 'rnn', sizes: [4], bias: 'one' } });
  return forecast({ kind: 'forecast', pass: passBehind(answer), ahead: 10 }, answer.weights);
}
