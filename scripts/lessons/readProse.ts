import { createProcessor } from '@mdx-js/mdx';

/** One tag in a chapter's prose, with the step whose words it stands in and what it is given. */
export interface Tag {
  readonly name: string;
  readonly step: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly line: number;
}

/** The parts of a parsed MDX file that are read here. */
interface ProseNode {
  readonly type: string;
  readonly name?: string | null;
  /** Of an expression: its source. */
  readonly value?: string;
  readonly attributes?: readonly Attribute[];
  readonly children?: readonly ProseNode[];
  readonly position?: { readonly start: { readonly line: number } };
}

interface Attribute {
  readonly name?: string;
  readonly value?:
    | string
    | null
    | { readonly data?: { readonly estree?: { readonly body: readonly { readonly expression?: Expression }[] } } };
}

interface Expression {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly operator?: string;
  readonly argument?: Expression;
  readonly elements?: readonly Expression[];
  readonly properties?: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** What is wrong with the prose itself, and in which line. */
export class ProseError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** The value of an expression that is written out in full; prose may hold no other. */
function valueOf(expression: Expression): unknown {
  const { type, value, argument, operator } = expression;
  if (type === 'Literal') return value;
  if (type === 'ArrayExpression') return (expression.elements ?? []).map(valueOf);
  if (type === 'ObjectExpression')
    return Object.fromEntries((expression.properties ?? []).map((pair) => [pair.key.name ?? pair.key.value, valueOf(pair.value)]));
  if (type === 'UnaryExpression' && operator === '-' && argument) return -Number(valueOf(argument));
  throw new SyntaxError('only values written out in full may stand in braces');
}

function attributesOf(attributes: readonly Attribute[]): Record<string, unknown> {
  const pairs = attributes.map(({ name = '…', value }) => {
    const expression = typeof value === 'object' ? value?.data?.estree?.body[0]?.expression : undefined;
    return [name, expression ? valueOf(expression) : value] as const;
  });
  return Object.fromEntries(pairs);
}

function lineOf({ position }: ProseNode): number {
  return position?.start.line ?? 1;
}

/** Runs `read` on a node; what it throws is told with the node's line. */
function atLine<T>(node: ProseNode, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ProseError(error instanceof Error ? error.message : String(error), lineOf(node));
  }
}

function tagsIn(node: ProseNode, step: string | null): Tag[] {
  if (/^mdx\w+Expression$/.test(node.type) && node.value?.trim() !== "' '") {
    throw new ProseError(`{${node.value ?? ''}} in the words is checked by nobody: make it a fact`, lineOf(node));
  }
  const isTag = node.type.startsWith('mdxJsx') && typeof node.name === 'string';
  const attributes = isTag ? atLine(node, () => attributesOf(node.attributes ?? [])) : {};
  const inside = isTag && node.name === 'Step' ? String(attributes['id']) : step;
  const own = isTag ? [{ name: node.name ?? '', step, attributes, line: lineOf(node) }] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => tagsIn(child, inside))];
}

function parse(text: string): ProseNode {
  try {
    return createProcessor().parse(text) as ProseNode;
  } catch (error) {
    const { reason, line } = error as { readonly reason?: string; readonly line?: number };
    throw new ProseError(reason ?? String(error), line ?? 1);
  }
}

/** All tags of a chapter's prose, in order. Throws a ProseError when the prose is no MDX, or holds what cannot be checked. */
export function readProse(text: string): readonly Tag[] {
  return tagsIn(parse(text), null);
}
