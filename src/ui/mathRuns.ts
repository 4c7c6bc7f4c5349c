import type { MathNode } from './mathTree';

/** A stretch of a symbol for drawings, where MathML cannot go: base line, below (−1) or above (1) it. */
export interface MathRun {
  readonly text: string;
  readonly level: -1 | 0 | 1;
  readonly italic: boolean;
}

/** An expression as runs of text for an SVG label. */
export function runsOf(node: MathNode, level: MathRun['level'] = 0): readonly MathRun[] {
  switch (node.kind) {
    case 'identifier':
      return [{ text: node.text, level, italic: [...node.text].length === 1 }];
    case 'code':
    case 'number':
      return [{ text: node.text, level, italic: false }];
    case 'operator':
      return [{ text: level === 0 && node.text === '⊙' ? ` ${node.text} ` : node.text, level, italic: false }];
    case 'row':
      return node.children.flatMap((child) => runsOf(child, level));
    case 'script':
      return [
        ...runsOf(node.base, level),
        ...(node.sub ? runsOf(node.sub, -1) : []),
        ...(node.sup ? runsOf(node.sup, node.sup.kind === 'operator' ? level : 1) : []),
      ];
    case 'tilde':
      return runsOf(node.base, level).map((run) => ({ ...run, text: `${run.text}\u0303` }));
    case 'fraction':
      return [...runsOf(node.over, level), { text: '/', level, italic: false }, ...runsOf(node.under, level)];
    case 'break':
      return [];
  }
}

/** Size of a sub- or superscript relative to its base. */
export const scriptScale = 0.72;

/** Which half of an encoder–decoder a weight belongs to, behind its symbol. */
export function halfRun(half: 'encoder' | 'decoder'): MathRun {
  return { text: half === 'decoder' ? ' dec' : ' enc', level: 1, italic: false };
}

/** Runs on one level and in one face, put together. */
export function mergeRuns(runs: readonly MathRun[]): readonly MathRun[] {
  const merged: MathRun[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && last.level === run.level && last.italic === run.italic) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}
