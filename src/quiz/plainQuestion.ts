import type { Question } from './question';
import { plain, type Rich } from './rich';

/** A figure in lines of text, for formats that hold no drawings. */
function figureLines({ figure }: Question): readonly string[] {
  if (!figure) return [];
  switch (figure.kind) {
    case 'matrices':
      return figure.matrices.map(({ name, rows }) => `${plain(name)} = [${rows.map((row) => row.join(' ')).join('; ')}]`);
    case 'table':
      return [figure.head, ...figure.rows].map((row) => row.map((cell: Rich) => plain(cell)).join(' | '));
    case 'shapes':
      return figure.shapes.map(({ name, rows, columns }) => `${plain(name)}: ${rows} × ${columns}`);
    case 'network':
      return figure.steps.map(({ number, input, output }) => `step ${number}: input ${input}, output ${output}`);
    case 'series':
      return figure.series.map(
        ({ name, values }) => `${name}: ${values.map((value) => (Number.isNaN(value) ? '?' : value.toFixed(1))).join(' ')}`,
      );
    case 'heat':
      return [
        ...(figure.columnLabels.length > 0 ? [`reads: ${figure.columnLabels.join(' ')}`] : []),
        ...figure.rows.map(({ label, values }) => `${plain(label)}: ${values.map((value) => value.toFixed(2)).join(' ')}`),
      ];
  }
}

/** Everything that the question shows, line by line. */
export function questionLines(question: Question): readonly string[] {
  return [
    ...question.paragraphs.map((paragraph) => plain(paragraph)),
    ...question.facts.map(({ label, value }) => `${plain(label)}: ${plain(value)}`),
    ...figureLines(question),
  ];
}

export function solutionLines({ solution }: Question): readonly string[] {
  return [
    plain(solution.lead),
    ...solution.rows.map(({ label, work, value }) => [plain(label), plain(work), value].filter((part) => part !== '').join(': ')),
    plain(solution.closing),
  ].filter((line) => line !== '');
}
