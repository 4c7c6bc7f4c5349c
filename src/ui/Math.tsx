import { createContext, memo, type ReactNode, useContext } from 'react';
import { type MathNode, plainText, splitAtBreaks } from './mathTree';
import './math.css';

/** What is lit now, and what to do when the learner points at a term. Views give it; a formula alone is still. */
export interface TermLinks {
  readonly isLit: (key: string) => boolean;
  readonly onPoint: (key: string | null) => void;
}

const still: TermLinks = { isLit: () => false, onPoint: () => undefined };
const TermContext = createContext<TermLinks>(still);

export function TermLinksProvider({ links, children }: { readonly links: TermLinks; readonly children: ReactNode }) {
  return <TermContext value={links}>{children}</TermContext>;
}

/** An expression as native MathML, drawn anew only for another tree. Long ones go on in the next line where their tree has a break. */
export const Formula = memo(function Formula({ tree, block = false }: { readonly tree: MathNode; readonly block?: boolean }) {
  const lines = splitAtBreaks(tree);
  if (lines.length <= 1) return <Piece nodes={lines[0] ?? []} block={block} />;
  return (
    <span className="formula-lines" role="math" aria-label={plainText(tree)}>
      {lines.map((nodes, index) => (
        <Piece key={index} nodes={nodes} block={false} />
      ))}
    </span>
  );
});

function Piece({ nodes, block }: { readonly nodes: readonly MathNode[]; readonly block: boolean }) {
  return (
    <math className="formula" display={block ? 'block' : 'inline'}>
      {nodes.map(toElement)}
    </math>
  );
}

function toElement(node: MathNode, index: number): ReactNode {
  return <Term key={index} node={node} />;
}

const fences = new Set(['(', ')', '[', ']', '‖']);
/** Between two operands even where a line begins with it; MathML would take it for a sign there. */
const infix = new Set(['+', '=', '·', '⊙', '⊗', '∗', '−']);

function Operator({ text }: { readonly text: string }) {
  if (fences.has(text)) return <mo stretchy="false">{text}</mo>;
  // ∂L/∂h in a line: a stroke, not an operation that wants air.
  if (text === '/')
    return (
      <mo lspace="0" rspace="0">
        {text}
      </mo>
    );
  return infix.has(text) ? <mo form="infix">{text}</mo> : <mo>{text}</mo>;
}

/** What makes the element of a term one that can be pointed at. */
interface Pointing {
  readonly className?: string;
  readonly 'data-key'?: string;
  readonly onPointerEnter?: () => void;
  readonly onPointerLeave?: () => void;
}

function Term({ node }: { readonly node: MathNode }) {
  const links = useContext(TermContext);
  if (node.kind === 'break') return null;
  if (node.kind === 'operator') return <Operator text={node.text} />;
  const { key } = node;
  if (key === undefined) return <Shape node={node} />;
  const pointing: Pointing = {
    className: links.isLit(key) ? 'formula-term formula-lit' : 'formula-term',
    'data-key': key,
    onPointerEnter: () => links.onPoint(key),
    onPointerLeave: () => links.onPoint(null),
  };
  return <Shape node={node} pointing={pointing} />;
}

/** One element a node: each is laid out by itself, and a page of equations has hundreds. */
function Shape({ node, pointing }: { readonly node: MathNode; readonly pointing?: Pointing | undefined }) {
  switch (node.kind) {
    case 'identifier':
      return <mi {...pointing}>{node.text}</mi>;
    case 'code':
      // Not mtext: beside an operator that counts as space, and the operator loses its own.
      return (
        <mi mathvariant="normal" {...pointing} className={['formula-code', pointing?.className].join(' ').trim()}>
          {node.text}
        </mi>
      );
    case 'number':
      return <mn {...pointing}>{node.text}</mn>;
    case 'tilde':
      return (
        <mover accent="true" {...pointing}>
          <Term node={node.base} />
          <mo stretchy="false">~</mo>
        </mover>
      );
    case 'fraction':
      return (
        <mfrac {...pointing}>
          <Term node={node.over} />
          <Term node={node.under} />
        </mfrac>
      );
    case 'row':
      return <mrow {...pointing}>{node.children.map(toElement)}</mrow>;
    case 'script':
      return <Script node={node} pointing={pointing} />;
    case 'operator':
    case 'break':
      return <Term node={node} />;
  }
}

function Script({ node, pointing }: { readonly node: Extract<MathNode, { kind: 'script' }>; readonly pointing?: Pointing | undefined }) {
  const { base, sub: below, sup: above } = node;
  if (below && above) {
    return (
      <msubsup {...pointing}>
        <Term node={base} />
        <Term node={below} />
        <Term node={above} />
      </msubsup>
    );
  }
  const script = below ?? above;
  if (!script) return <Shape node={base} pointing={pointing} />;
  const Element = below ? 'msub' : 'msup';
  return (
    <Element {...pointing}>
      <Term node={base} />
      <Term node={script} />
    </Element>
  );
}
