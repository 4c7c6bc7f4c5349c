/**
 * Mathematics as data: small enough to be written by hand in an equation file, typed enough to be drawn as MathML, read aloud and searched.
 * A `key` names the thing that a term stands for (a quantity, a weight), so that a term and its marks elsewhere can be lit together.
 */
export type MathNode =
  /** A letter is set in italics, a longer name upright, as MathML does by itself. */
  | { readonly kind: 'identifier'; readonly text: string; readonly key?: string }
  /** A name from code (`recurrent_kernel`), set in the label typeface. */
  | { readonly kind: 'code'; readonly text: string; readonly key?: string }
  | { readonly kind: 'number'; readonly text: string; readonly key?: string }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'script'; readonly base: MathNode; readonly sub?: MathNode; readonly sup?: MathNode; readonly key?: string }
  | { readonly kind: 'tilde'; readonly base: MathNode; readonly key?: string }
  | { readonly kind: 'fraction'; readonly over: MathNode; readonly under: MathNode; readonly key?: string }
  | { readonly kind: 'row'; readonly children: readonly MathNode[]; readonly key?: string }
  /** Where a long equation may go on in the next line; MathML itself never breaks. */
  | { readonly kind: 'break' };

export const identifier = (text: string): MathNode => ({ kind: 'identifier', text });
export const code = (text: string): MathNode => ({ kind: 'code', text });
export const number = (text: string): MathNode => ({ kind: 'number', text });
export const operator = (text: string): MathNode => ({ kind: 'operator', text });
export const lineBreak: MathNode = { kind: 'break' };

/** Strings stand for operators, so that a row reads like its formula. */
export function row(...children: (MathNode | string)[]): MathNode {
  return { kind: 'row', children: children.map((child) => (typeof child === 'string' ? operator(child) : child)) };
}

export const sub = (base: MathNode, below: MathNode): MathNode => ({ kind: 'script', base, sub: below });
export const sup = (base: MathNode, above: MathNode): MathNode => ({ kind: 'script', base, sup: above });
export const tilde = (base: MathNode): MathNode => ({ kind: 'tilde', base });
export const fraction = (over: MathNode, under: MathNode): MathNode => ({ kind: 'fraction', over, under });

/** φ(…), without a space between the name and its bracket. */
export function apply(name: string, ...argument: (MathNode | string)[]): MathNode {
  return row(identifier(name), '(', ...argument, ')');
}

/** The same node, standing for `key`. */
export function keyed(key: string, node: MathNode): MathNode {
  return node.kind === 'break' || node.kind === 'operator' ? node : { ...node, key };
}

/** The keys that occur in an expression, outermost first. */
export function keysOf(node: MathNode): readonly string[] {
  const own = 'key' in node && node.key !== undefined ? [node.key] : [];
  return [...own, ...childrenOf(node).flatMap(keysOf)];
}

function childrenOf(node: MathNode): readonly MathNode[] {
  switch (node.kind) {
    case 'row':
      return node.children;
    case 'script':
      return [node.base, ...(node.sub ? [node.sub] : []), ...(node.sup ? [node.sup] : [])];
    case 'tilde':
      return [node.base];
    case 'fraction':
      return [node.over, node.under];
    default:
      return [];
  }
}

/** The pieces between breaks, in order; rows without a key are opened, since a break may stand inside a bracket. */
export function splitAtBreaks(node: MathNode): readonly (readonly MathNode[])[] {
  const lines: MathNode[][] = [[]];
  const visit = (part: MathNode): void => {
    if (part.kind === 'break') lines.push([]);
    else if (part.kind === 'row' && part.key === undefined) part.children.forEach(visit);
    else lines.at(-1)?.push(part);
  };
  visit(node);
  return lines.filter((line) => line.length > 0);
}

const spaced = /^[=+−·⊙⊗∗×]$/;

/** The expression in one line of plain text: `C_t = f_t ⊙ C_t−1 + i_t ⊙ C̃_t`. */
export function plainText(node: MathNode): string {
  switch (node.kind) {
    case 'identifier':
    case 'code':
    case 'number':
      return node.text;
    case 'operator':
      return spaced.test(node.text) ? ` ${node.text} ` : node.text === ',' ? ', ' : node.text;
    case 'script': {
      const below = node.sub ? `_${plainText(node.sub)}` : '';
      const above = node.sup ? `^${plainText(node.sup)}` : '';
      return plainText(node.base) + below + above;
    }
    case 'tilde':
      return `${plainText(node.base)}\u0303`;
    case 'fraction':
      return `${plainText(node.over)}/${plainText(node.under)}`;
    case 'row':
      return joinWords(node.children);
    case 'break':
      return '';
  }
}

/** Two names side by side are a product, and need a space to stay two. */
function joinWords(nodes: readonly MathNode[]): string {
  let text = '';
  let previous: MathNode | null = null;
  for (const node of nodes) {
    const part = plainText(node);
    const names = previous !== null && isName(previous) && isName(node);
    text += names && part !== '' ? ` ${part}` : part;
    if (node.kind !== 'break') previous = node;
  }
  return text;
}

function isName(node: MathNode): boolean {
  return node.kind !== 'operator' && node.kind !== 'break' && !(node.kind === 'row');
}
