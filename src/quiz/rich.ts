import { fraction, identifier, type MathNode, operator, plainText, row, sub } from '../ui/mathTree';
import { formatCount, formatNumber } from '../ui/format';
import { unitSymbol, valueSymbol, weightSymbol } from '../ui/notation';
import type { GateSign, NotationName, ValueSign, WeightSign, When } from '../ui/notationForm';

/** A symbol that follows the chosen notation, or a formula that is the same in all of them. */
export type Mathematics =
  | { readonly kind: 'value'; readonly sign: ValueSign; readonly at: When | number }
  | { readonly kind: 'weight'; readonly sign: WeightSign; readonly gate: GateSign | null; readonly layer: number | null }
  | { readonly kind: 'gradient'; readonly of: Mathematics }
  | { readonly kind: 'formula'; readonly parts: readonly (string | Mathematics)[] }
  | { readonly kind: 'tree'; readonly tree: MathNode };

export type Piece = string | Mathematics;

/** A sentence with mathematics in it: drawn as prose with MathML, exported as plain text. */
export type Rich = readonly Piece[];

export const value = (sign: ValueSign, at: When | number = 'now'): Mathematics => ({ kind: 'value', sign, at });

export const weight = (sign: WeightSign, layer: number | null = null, gate: GateSign | null = null): Mathematics => ({
  kind: 'weight',
  sign,
  gate,
  layer,
});

/** ∂L/∂ of it. */
export const gradient = (of: Mathematics): Mathematics => ({ kind: 'gradient', of });
/** Strings are operators and numbers; a row like `formula(weight('U'), '·', '3')`. */
export const formula = (...parts: (string | Mathematics)[]): Mathematics => ({ kind: 'formula', parts });
export const tree = (node: MathNode): Mathematics => ({ kind: 'tree', tree: node });
export const letter = (name: string): Mathematics => tree(identifier(name));
/** A letter with a plain subscript, as in W_x. */
export const indexed = (name: string, index: string): Mathematics => tree(sub(identifier(name), identifier(index)));

/** A number as a factor: negative ones in brackets. */
export function factor(number: number, digits = 3): string {
  return number < 0 ? `(${formatNumber(number, digits)})` : formatNumber(number, digits);
}

/** A sentence from a template: numbers are set as on screen, sentences are spliced in. */
export function say(strings: TemplateStringsArray, ...values: readonly (Piece | number | Rich)[]): Rich {
  const pieces: Piece[] = [];
  strings.forEach((text, index) => {
    if (text !== '') pieces.push(text);
    const inserted = values[index];
    if (inserted === undefined || inserted === '') return;
    if (typeof inserted === 'number') pieces.push(Number.isInteger(inserted) ? formatCount(inserted) : formatNumber(inserted));
    else if (Array.isArray(inserted)) pieces.push(...(inserted as Rich));
    else pieces.push(inserted as Piece);
  });
  return pieces;
}

function below(node: MathNode, index: MathNode): MathNode {
  if (node.kind === 'script' && node.sub) return { ...node, sub: row(node.sub, ',', index) };
  if (node.kind === 'script') return { ...node, sub: index };
  return node.kind === 'row' || node.kind === 'code' ? sub(row(node), index) : sub(node, index);
}

const digits = (text: string): MathNode => ({ kind: 'number', text });

/** y₃ as y₍₃₎, for a notation that brackets its steps. */
function bracketNumbers(node: MathNode): MathNode {
  if (node.kind === 'number') return row('(', node, ')');
  if (node.kind === 'row') return { ...node, children: node.children.map(bracketNumbers) };
  return node.kind === 'script' && node.sub ? { ...node, sub: bracketNumbers(node.sub) } : node;
}

function atStep(notation: NotationName, sign: ValueSign, step: number): MathNode {
  const symbol = unitSymbol(notation, sign, step);
  return notation === 'lectureB' ? bracketNumbers(symbol) : symbol;
}

function unkeyed(node: MathNode): MathNode {
  if (!('key' in node)) return node;
  const { key: _key, ...rest } = node;
  return rest;
}

const grouped = /^\(?[\d\u202f.,−]+\)?$/;
const asNode = (part: string): MathNode =>
  grouped.test(part) && /\d/.test(part) ? digits(part) : /^\p{L}+$/u.test(part) ? identifier(part) : operator(part);

/** The expression in a notation, ready to be drawn. */
export function mathTreeOf(maths: Mathematics, notation: NotationName): MathNode {
  switch (maths.kind) {
    case 'tree':
      return maths.tree;
    case 'gradient':
      return fraction(row(operator('∂'), identifier('L')), row(operator('∂'), mathTreeOf(maths.of, notation)));
    case 'formula':
      return row(...maths.parts.map((part) => (typeof part === 'string' ? asNode(part) : mathTreeOf(part, notation))));
    case 'weight': {
      const symbol = unkeyed(weightSymbol(notation, maths.sign, maths.gate ?? undefined));
      return maths.layer === null ? symbol : below(symbol, digits(String(maths.layer)));
    }
    case 'value':
      return typeof maths.at === 'number' ? atStep(notation, maths.sign, maths.at) : unkeyed(valueSymbol(notation, maths.sign, maths.at));
  }
}

/** Subscripts of more than one sign in braces, h_{t−1}, so that a line of text cannot be misread. */
function braced(node: MathNode): MathNode {
  switch (node.kind) {
    case 'row':
      return { ...node, children: node.children.map(braced) };
    case 'fraction':
      return { ...node, over: braced(node.over), under: braced(node.under) };
    case 'script':
      return node.sub?.kind === 'row' ? { ...node, sub: identifier(`{${plainText(node.sub).replaceAll(' ', '')}}`) } : node;
    default:
      return node;
  }
}

/** A sentence without markup, for exports, file names and accessible names. */
export function plain(rich: Rich, notation: NotationName = 'lectureA'): string {
  return rich.map((piece) => (typeof piece === 'string' ? piece : plainText(braced(mathTreeOf(piece, notation))))).join('');
}

/** A sentence as it is read aloud: “U 1” for U₁, “h t−1” for the state before. */
export const spoken = (rich: Rich, notation: NotationName): string =>
  plain(rich, notation)
    .replace(/[_{}]+/g, ' ')
    .trim();
