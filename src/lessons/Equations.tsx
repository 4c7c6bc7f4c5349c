import { type ReactNode, useMemo } from 'react';
import type { Quantity } from '../engine/recording';
import { lightUp, useLit } from '../store/lit';
import { layerSpecAt } from '../store/readAnswer';
import type { Notation } from '../store/scene';
import { attend } from '../ui/attention';
import { InlineSymbol } from '../ui/InlineSymbol';
import { Formula, TermLinksProvider } from '../ui/Math';
import { runsOf } from '../ui/mathRuns';
import { type MathNode, row } from '../ui/mathTree';
import { batchEquation, gateShown, type MatrixName, matrixSymbol } from '../views/batch/batchSymbols';
import { type ChainLine, chainLine } from '../views/cell/bptt.equations';
import { equationsOf, outputEquation } from '../views/cell/equationsOf';
import { isLit } from '../views/cell/lighting';
import { useLesson } from './LessonContext';

/** The value that a term's key names, at whichever step: `c@previous` is c. Weights have keys of their own. */
function pointAt(key: string | null): void {
  const [value = ''] = key?.split('@') ?? [];
  lightUp({ term: key });
  attend({ values: /^[a-z]\w*$/.test(value) ? [value] : [] });
}

/** A formula whose terms light what they stand for on the stage, and are lit by it. */
function Linked({ tree }: { readonly tree: MathNode }) {
  const now = useLit((lit) => lit);
  const links = useMemo(() => ({ isLit: (key: string) => now.term !== null && isLit(now, key), onPoint: pointAt }), [now]);
  return (
    <span className="lesson-equation">
      <TermLinksProvider links={links}>
        <Formula tree={tree} />
      </TermLinksProvider>
    </span>
  );
}

/** The equation of a quantity of the cell on stage, or of its output, in the chosen notation or the one named; nothing where the cell has none. */
export function Equation({ of, notation }: { readonly of: Quantity | 'output'; readonly notation?: Notation }): ReactNode {
  const { answer, scene } = useLesson();
  if (!answer) return null;
  const name = notation ?? scene.notation;
  const { head } = answer.spec;
  const equation =
    of === 'output'
      ? head && outputEquation(head, name)
      : equationsOf(layerSpecAt(answer.spec, scene.layer), name, scene.direction).find(({ defines }) => defines === of);
  if (!equation) return null;
  const { left, right } = equation;
  return <Linked tree={right ? row(left, '=', right) : left} />;
}

/** A line of backpropagation through the basic cell; nothing where another cell is on stage. */
export function Line({ of }: { readonly of: ChainLine }): ReactNode {
  const { answer, scene } = useLesson();
  return answer?.spec.layers[0]?.cell === 'rnn' ? <Linked tree={chainLine(of, scene.notation)} /> : null;
}

/** A matrix of the layer’s equation for a whole mini-batch, by its letter in the chosen notation. */
export function Matrix({ of }: { readonly of: MatrixName }): ReactNode {
  const { answer, scene } = useLesson();
  const layer = answer?.spec.layers[scene.layer - 1];
  return layer ? <InlineSymbol runs={runsOf(matrixSymbol(scene.notation, of, gateShown(layer.cell)))} /> : null;
}

/** The layer’s equation for a whole mini-batch. */
export function Product({ form, notation }: { readonly form: 'separate' | 'stacked'; readonly notation?: Notation }): ReactNode {
  const { answer, scene } = useLesson();
  const layer = answer?.spec.layers[scene.layer - 1];
  if (!layer) return null;
  const biases = layer.bias === 'none' ? 0 : layer.bias === 'two' ? 2 : 1;
  return <Linked tree={batchEquation(notation ?? scene.notation, form, gateShown(layer.cell), biases)} />;
}
