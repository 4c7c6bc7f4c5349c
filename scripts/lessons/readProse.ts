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

function tagsIn(node: ProseNode, step: string | null): Tag[] {
  const isTag = node.type.startsWith('mdxJsx') && typeof node.name === 'string';
  const attributes = isTag ? attributesOf(node.attributes ?? []) : {};
  const inside = isTag && node.name === 'Step' ? String(attributes['id']) : step;
  const own = isTag ? [{ name: node.name ?? '', step, attributes, line: node.position?.start.line ?? 0 }] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => tagsIn(child, inside))];
}

/** All tags of a chapter's prose, in order. Throws with the place when the prose is no MDX. */
export function readProse(text: string): readonly Tag[] {
  return tagsIn(createProcessor().parse(text) as ProseNode, null);
}
