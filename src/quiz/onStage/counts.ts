import { inputWidth } from '../../engine/spec';
import type { Chance } from '../chance';
import { countQuestion } from '../counts/count';
import { type CountTask, columnsOf } from '../counts/countTask';
import { invarianceQuestion } from '../counts/invariance';
import type { Question, QuestionAddress, Subject } from '../question';
import { shapeQuestion } from '../shapes/shape';
import { cellOf, signsOf, specOfSubject, subjectOnStage } from './subject';

/** What the network on stage says of itself; PyTorch's way of counting where it has PyTorch's two biases. */
function countTask(subject: Subject): CountTask {
  const convention = subject.model.bias === 'two' ? 'pytorch' : 'lecture';
  return { spec: specOfSubject(subject), convention, steps: signsOf(subject).length, batch: 32 };
}

const onStage = (question: Question, subject: Subject): Question => ({ ...question, stage: subjectOnStage(subject, {}) });

export function countOnStage(address: QuestionAddress, _chance: Chance, subject: Subject): Question {
  const reads = subject.text === '' ? '' : `, which reads “${subject.text}”`;
  const paragraphs = [[`How many trainable parameters has the ${cellOf(subject)} on stage${reads}?`]];
  const wording = { title: 'Count the parameters', paragraphs, ask: 'total', footnote: [] } as const;
  return onStage(countQuestion(address, countTask(subject), wording), subject);
}

export function invarianceOnStage(address: QuestionAddress, chance: Chance, subject: Subject): Question {
  return onStage(invarianceQuestion(address, chance, countTask(subject)), subject);
}

/** A batch that is no side of any matrix of the layer, so that every side tells what it is. */
function drawBatch(chance: Chance, subject: Subject): number {
  const { input, layers } = specOfSubject(subject);
  const [n, d] = [inputWidth(input), layers[0]?.size ?? 0];
  const taken = new Set([n, d, n + d, ...(layers[0] ? [columnsOf(layers[0])] : [])]);
  return chance.shuffle([16, 20, 24, 40, 50].filter((batch) => !taken.has(batch)))[0] ?? 1;
}

export function shapeOnStage(address: QuestionAddress, chance: Chance, subject: Subject): Question {
  const task = { spec: specOfSubject(subject), batch: drawBatch(chance, subject), steps: signsOf(subject).length };
  return onStage(shapeQuestion(address, chance, task), subject);
}
