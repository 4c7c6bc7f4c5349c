import { fraction, identifier, type MathNode, number, operator, row, sub, sup } from '../../ui/mathTree';
import type { NotationName } from '../../ui/notationForm';
import { type Pen, penFor, plus, words } from './cellEquation';

/** The lines by which a basic cell under a softmax is differentiated, besides the one through its activation (rnnGradients). */
export type ChainLine = 'output' | 'state' | 'weights';

const T = identifier('T');

/** The transpose of a vector or a matrix. */
const turned = (node: MathNode): MathNode =>
  node.kind === 'script' && !node.sup ? { ...node, sup: T } : sup(node.kind === 'fraction' ? row('(', node, ')') : node, T);

/** Whether vectors are rows, so that a product goes on to the right. */
const hasRows = ({ name }: Pen): boolean => name === 'lectureA' || name === 'keras';

/** An arriving gradient, back through a matrix: the product turned round. Lecture B multiplies forward with the transpose already. */
function back(pen: Pen, arriving: MathNode, matrix: MathNode): MathNode {
  if (hasRows(pen)) return row(arriving, turned(matrix));
  return row(pen.name === 'lectureB' ? matrix : turned(matrix), arriving);
}

/**
 * One line of backpropagation through time.
 * `output`: into the sums of the softmax, for a mean over N losses. `state`: what h gets, from its own output and from the next step.
 * `weights`: the gradient of W, one outer product a step.
 */
export function chainLine(line: ChainLine, name: NotationName): MathNode {
  const pen = penFor(name);
  const { value: v, slope: d } = pen;
  switch (line) {
    case 'output':
      return row(d('logits'), '=', fraction(number('1'), identifier('N')), '(', v('output'), operator('−'), words('what came'), ')');
    case 'state':
      return row(d('h'), '=', plus(back(pen, d('logits'), pen.weight('V')), back(pen, d('hPre', 'next'), pen.weight('W', 'h'))));
    case 'weights': {
      const state = v('h', 'previous');
      const outer = hasRows(pen)
        ? row(turned(state), d('hPre'))
        : name === 'lectureB'
          ? row(state, turned(d('hPre')))
          : row(d('hPre'), turned(state));
      const whole = fraction(row('∂', identifier('L')), row('∂', pen.weight('W', 'h')));
      return row(whole, '=', sub(operator('∑'), identifier('t')), outer);
    }
  }
}
