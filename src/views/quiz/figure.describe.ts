import type { Figure } from '../../quiz/figure';
import { plain } from '../../quiz/rich';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber, formatProbability } from '../../ui/format';

type FigureOf<K extends Figure['kind']> = Extract<Figure, { kind: K }>;

function stepsWhere(figure: FigureOf<'network'>, holds: (step: FigureOf<'network'>['steps'][number]) => boolean): string {
  const numbers = figure.steps.flatMap((step) => (holds(step) ? [step.number] : []));
  if (numbers.length === 0) return 'at no step';
  if (numbers.length === figure.steps.length) return 'at every step';
  return `at ${numbers.length === 1 ? 'step' : 'steps'} ${numbers.join(', ')}`;
}

/** What the drawing of an unrolled network shows. */
export function describeNetwork(figure: FigureOf<'network'>): string {
  const { steps, layers, context, cost } = figure;
  const size = `A network of ${layers === 1 ? 'one layer' : `${layers} layers`}, unrolled over ${steps.length} steps.`;
  const inputs = `Inputs ${stepsWhere(figure, ({ input }) => input === 'given')}`;
  const zeros = steps.some(({ input }) => input === 'zeros') ? `, zeros ${stepsWhere(figure, ({ input }) => input === 'zeros')}` : '';
  const ignored = steps.some(({ output }) => output === 'ignored')
    ? `, ignored ${stepsWhere(figure, ({ output }) => output === 'ignored')}`
    : '';
  const outputs = `Outputs ${cost ? 'in the cost' : 'used'} ${stepsWhere(figure, ({ output }) => output === 'used')}${ignored}.`;
  const handed = context === null ? '' : ` The state of step ${context} is handed over.`;
  return `${size} ${inputs}${zeros}. ${outputs}${handed}`;
}

const written = (value: number, digits = 1): string => (Number.isNaN(value) ? 'missing' : formatNumber(value, digits));

/** The course of a series in a few of its values: enough to tell a trend from a season by ear. */
export function describeSeries({ series }: FigureOf<'series'>): string {
  const [first] = series;
  if (!first) return 'An empty chart.';
  const { values } = first;
  const missing = values.flatMap((value, step) => (Number.isNaN(value) ? [step + 1] : []));
  const gap = missing.length === 0 ? '' : ` Steps ${missing[0] ?? 0} to ${missing.at(-1) ?? 0} are missing.`;
  const every = 3;
  const sample = values.filter((_, step) => step % every === 0).map((value) => written(value));
  return `A line over ${values.length} steps.${gap} Every third value: ${sample.join(', ')}.`;
}

export function seriesTable({ series, stepName }: FigureOf<'series'>, digits?: number): FigureTableData {
  const [first] = series;
  const rows = (first?.values ?? []).map((value, step) => [String(step + 1), written(value, digits)]);
  return { caption: 'The values of the series, step by step', columns: [stepName, first?.name ?? ''], rows };
}

export function describeHeat({ title, rows, columnLabels }: FigureOf<'heat'>): string {
  const read = columnLabels.length > 0 ? ` Columns read ${columnLabels.join(' ')}.` : '';
  const lines = rows.map(({ label, values, letters }) => {
    const cells = values.map((value, index) => `${letters[index] ?? ''} ${formatProbability(value)}`.trim());
    return `${plain(label)}: ${cells.join(', ')}`;
  });
  return `Heat map, ${plain(title)}.${read} ${lines.join('. ')}.`;
}

export function heatTable({ title, rows, columnLabels }: FigureOf<'heat'>, digits?: number): FigureTableData {
  const width = Math.max(...rows.map(({ values }) => values.length));
  const columns = Array.from({ length: width }, (_, index) => `${index} ${columnLabels[index] ?? ''}`.trim());
  return {
    caption: `Values: ${plain(title)}`,
    columns: ['row', ...columns],
    rows: rows.map(({ label, values, letters }) => [
      plain(label),
      ...values.map((value, index) => `${letters[index] ?? ''} ${formatProbability(value, digits)}`.trim()),
    ]),
  };
}
