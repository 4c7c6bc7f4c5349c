import { Fragment } from 'react';
import { factRuns } from './factRuns';

/** A computed sentence, its letters of mathematics in italics. */
export function Sentence({ text }: { readonly text: string }) {
  return factRuns(text).map((run, index) => (run.italic ? <i key={index}>{run.text}</i> : <Fragment key={index}>{run.text}</Fragment>));
}
