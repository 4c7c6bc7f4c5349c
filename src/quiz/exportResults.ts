import type { Result } from './results';

/** A field that a spreadsheet reads as text and never as a formula. */
function csvField(text: string): string {
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const columns = ['at', 'mode', 'kind', 'difficulty', 'seed', 'score', 'misconceptions'] as const;

/** RFC 4180: a line of names, then one line a result. */
export function resultsAsCsv(results: readonly Result[]): string {
  const lines = results.map(({ at, mode, kind, difficulty, seed, score, misconceptions }) =>
    [at, mode, kind, String(difficulty), String(seed), String(Math.round(score * 1000) / 1000), misconceptions.join(' ')]
      .map(csvField)
      .join(','),
  );
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

export function resultsAsJson(results: readonly Result[]): string {
  return `${JSON.stringify({ format: 'unrolled.quiz.results', version: 1, results }, null, 2)}\n`;
}
