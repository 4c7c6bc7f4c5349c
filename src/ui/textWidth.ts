import { type MathRun, scriptScale } from './mathRuns';

/** Widths in em, a little on the safe side for the faces in use: layouts only need to know what cannot collide. */
const wide = /[MWmw@—…⊙⊗]/;
const narrow = /[iljtfrI.,:;'|!()[\]\s]/;
const none = /[\u0300-\u036f]/;

function emOf(text: string): number {
  let em = 0;
  for (const sign of text) {
    if (none.test(sign)) continue;
    if (sign === '\u202f') em += 0.2;
    else if (wide.test(sign)) em += 0.92;
    else em += narrow.test(sign) ? 0.34 : 0.63;
  }
  return em;
}

/** About how wide a label is, in pixels. */
export function textWidth(text: string, sizePx: number): number {
  return emOf(text) * sizePx;
}

export function runsWidth(runs: readonly MathRun[], sizePx: number): number {
  return runs.reduce((width, run) => width + textWidth(run.text, run.level === 0 ? sizePx : sizePx * scriptScale), 0);
}
