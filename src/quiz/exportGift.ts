import { doneIn } from './misconceptions';
import { questionLines } from './plainQuestion';
import type { ChoiceField, Field, NumberField, Question, SetField } from './question';
import { plain } from './rich';

/** GIFT gives these a meaning of their own. */
const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);

const feedback = (misconception: Parameters<typeof doneIn>[0] | null): string =>
  misconception ? `#It looks as if you ${escaped(doneIn(misconception))}.` : '';

function numberAnswer({ answer, tolerance, mistakes }: NumberField): string {
  const wrong = mistakes.map(({ value, misconception }) => `=%0%${value}:${tolerance}${feedback(misconception)}`);
  return `{#\n${[`=${answer}:${tolerance}`, ...wrong].join('\n')}\n}`;
}

function choiceAnswer({ options, answer }: ChoiceField): string {
  const lines = options.map(
    ({ id, text, misconception }) => `${id === answer ? '=' : '~'}${escaped(plain(text))}${feedback(id === answer ? null : misconception)}`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

/** Shares of a set in percent, the wrong ones taking as much as a right one gives. */
function setAnswer({ options, answer }: SetField): string {
  const share = (100 / answer.length).toFixed(5);
  const lines = options.map(({ id, text, ifPicked }) => {
    const isRight = answer.includes(id);
    return `~%${isRight ? '' : '-'}${share}%${escaped(plain(text))}${feedback(isRight ? null : ifPicked)}`;
  });
  return `{\n${lines.join('\n')}\n}`;
}

function answerOf(field: Field): string {
  switch (field.kind) {
    case 'number':
      return numberAnswer(field);
    case 'choice':
      return choiceAnswer(field);
    case 'set':
      return setAnswer(field);
    case 'shape':
      return `{=${field.answer.join(' × ')} =${field.answer.join('x')} =(${field.answer.join(', ')})}`;
    case 'vector':
      return `{=${field.answer.map((value) => value.toFixed(2)).join('; ')}}`;
  }
}

/** A GIFT question has one answer: a question of several fields becomes one for each field that is asked for. */
function fieldAsGift(question: Question, field: Field): string {
  const { kind, difficulty, seed } = question.address;
  const text = [...questionLines(question), `${plain(field.label)}?`].map(escaped).join(String.raw`\n`);
  return `::${kind} ${difficulty} ${seed} ${escaped(field.id)}::[plain]${text}${answerOf(field)}\n`;
}

/** Moodle's GIFT format, as its documentation describes it; one block a field, blank lines between. */
export function questionsAsGift(questions: readonly Question[]): string {
  const blocks = questions.flatMap((question) =>
    question.fields.filter(({ optional }) => !optional).map((field) => fieldAsGift(question, field)),
  );
  return blocks.join('\n');
}
