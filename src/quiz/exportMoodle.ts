import { doneIn, whyNot, type MisconceptionName } from './misconceptions';
import { questionLines, solutionLines } from './plainQuestion';
import type { ChoiceField, Field, NumberField, Question, SetField } from './question';
import { plain } from './rich';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Text of Moodle is HTML in an XML element: escaped twice, once for each. */
const html = (lines: readonly string[]): string => escaped(lines.map((line) => `<p>${escaped(line)}</p>`).join(''));
const textElement = (name: string, lines: readonly string[]): string => `<${name} format="html"><text>${html(lines)}</text></${name}>`;

function feedback(misconception: MisconceptionName | null): string {
  return misconception
    ? textElement('feedback', [`It looks as if you ${doneIn(misconception)}. ${whyNot(misconception)}`])
    : textElement('feedback', []);
}

const answer = (fraction: string, text: string, more: string): string =>
  `<answer fraction="${fraction}" format="plain_text"><text>${escaped(text)}</text>${more}</answer>`;

function numberAnswers({ answer: right, tolerance, mistakes }: NumberField): string {
  const allowed = `<tolerance>${tolerance}</tolerance>`;
  const wrong = mistakes.map(({ value, misconception }) => answer('0', String(value), feedback(misconception) + allowed));
  return [answer('100', String(right), feedback(null) + allowed), ...wrong].join('\n');
}

function choiceAnswers({ options, answer: right }: ChoiceField): string {
  return options
    .map(({ id, text, misconception }) =>
      id === right ? answer('100', plain(text), feedback(null)) : answer('0', plain(text), feedback(misconception)),
    )
    .join('\n');
}

/** Moodle says something of what is picked only: what is left out has no words. */
function setAnswers({ options, answer: right }: SetField): string {
  const share = (100 / right.length).toFixed(5).replace(/\.?0+$/, '');
  return options
    .map(({ id, text, ifPicked }) =>
      right.includes(id) ? answer(share, plain(text), feedback(null)) : answer(`-${share}`, plain(text), feedback(ifPicked)),
    )
    .join('\n');
}

function body(field: Field): { readonly type: string; readonly answers: string } {
  switch (field.kind) {
    case 'number':
      return { type: 'numerical', answers: numberAnswers(field) };
    case 'choice':
      return { type: 'multichoice', answers: `<single>true</single><shuffleanswers>false</shuffleanswers>\n${choiceAnswers(field)}` };
    case 'set':
      return { type: 'multichoice', answers: `<single>false</single><shuffleanswers>false</shuffleanswers>\n${setAnswers(field)}` };
    case 'shape':
      return {
        type: 'shortanswer',
        answers: [' × ', 'x', ', '].map((sign) => answer('100', field.answer.join(sign), feedback(null))).join('\n'),
      };
    case 'vector':
      return { type: 'shortanswer', answers: answer('100', field.answer.map((value) => value.toFixed(2)).join('; '), feedback(null)) };
  }
}

function fieldAsXml(question: Question, field: Field): string {
  const { kind, difficulty, seed } = question.address;
  const { type, answers } = body(field);
  return [
    `<question type="${type}">`,
    `<name><text>${escaped(`${kind} ${difficulty} ${seed} ${field.id}`)}</text></name>`,
    textElement('questiontext', [...questionLines(question), `${plain(field.label)}?`]),
    textElement('generalfeedback', solutionLines(question)),
    answers,
    '</question>',
  ].join('\n');
}

/** Moodle's XML format: one question for each field that is asked for, with the solution as general feedback. */
export function questionsAsMoodle(questions: readonly Question[]): string {
  const all = questions.flatMap((question) =>
    question.fields.filter(({ optional }) => !optional).map((field) => fieldAsXml(question, field)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${all.join('\n')}\n</quiz>\n`;
}
