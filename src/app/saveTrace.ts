import type { Answer } from '../store/run';
import { traceFile, traceFileName } from '../store/traceFile';
import { download } from '../ui/download';

/** The answer on stage as a JSON file. */
export function saveTrace(answer: Answer): void {
  download(traceFileName(answer), JSON.stringify(traceFile(answer)), 'application/json');
}
