import type { ComponentType, ReactNode } from 'react';
import type { Quantity } from '../engine/recording';
import { lightUp } from '../store/lit';
import { layerSpecAt } from '../store/readAnswer';
import type { Notation, Scene } from '../store/scene';
import { changeScene } from '../store/sceneStore';
import { attend } from '../ui/attention';
import { InlineSymbol } from '../ui/InlineSymbol';
import { Formula } from '../ui/Math';
import { runsOf } from '../ui/mathRuns';
import { row } from '../ui/mathTree';
import { notations } from '../ui/notations';
import { batchEquation } from '../views/batch/batchSymbols';
import { equationsOf } from '../views/cell/equationsOf';
import { FactText } from './FactText';
import { useLesson } from './LessonContext';

/** The words of one step; the others of the chapter keep silent. */
function Step({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return useLesson().step.id === id ? children : null;
}

/** A fact of the network on stage. */
function Say({ fact }: { readonly fact: string }) {
  const { lesson } = useLesson();
  const factOf = lesson.facts[fact];
  if (!factOf) throw new Error(`Chapter ${lesson.id} has no fact “${fact}”.`);
  return <FactText fact={factOf} />;
}

/** Words that set the figure. */
function SetScene({ scene, children }: { readonly scene: Partial<Scene>; readonly children: ReactNode }) {
  return (
    <button type="button" className="lesson-set" onClick={() => changeScene(scene)}>
      {children}
    </button>
  );
}

type Letter = keyof (typeof notations)['lectureA']['letters'];

/** A value's letter in the chosen notation. */
function Sign({ of }: { readonly of: Letter }) {
  return <InlineSymbol runs={runsOf(notations[useLesson().scene.notation].letters[of])} />;
}

/** A word for something on the stage, or its letter: pointing at it lights it there. */
function Term(props: { readonly weight?: string; readonly quantity?: Quantity & Letter; readonly children?: ReactNode }) {
  const { weight = null, quantity = null, children } = props;
  const point = () => {
    if (weight) attend({ weight });
    if (quantity) attend({ values: [quantity] });
    if (quantity) lightUp({ term: quantity });
  };
  const leave = () => {
    attend({ weight: null, values: [] });
    lightUp({ term: null });
  };
  return (
    <button type="button" className="lesson-term" onPointerEnter={point} onPointerLeave={leave} onFocus={point} onBlur={leave}>
      {children ?? (quantity && <Sign of={quantity} />)}
    </button>
  );
}

/** The equation of a quantity of the cell on stage, in the chosen notation or the one named; nothing where the cell has no such quantity. */
function Equation({ of, notation }: { readonly of: Quantity; readonly notation?: Notation }) {
  const { answer, scene } = useLesson();
  if (!answer) return null;
  const spec = layerSpecAt(answer.spec, scene.layer);
  const equation = equationsOf(spec, notation ?? scene.notation, scene.direction).find(({ defines }) => defines === of);
  if (!equation) return null;
  const { left, right } = equation;
  return (
    <p className="lesson-equation">
      <Formula tree={right ? row(left, '=', right) : left} />
    </p>
  );
}

/** The layer’s equation for a whole mini-batch. */
function Product({ form, notation }: { readonly form: 'separate' | 'stacked'; readonly notation?: Notation }) {
  const { answer, scene } = useLesson();
  const layer = answer?.spec.layers[scene.layer - 1];
  if (!layer) return null;
  const gate = layer.cell === 'rnn' ? 'h' : layer.cell === 'lstm' ? 'g' : 'z';
  return (
    <span className="lesson-equation lesson-product">
      <Formula tree={batchEquation(notation ?? scene.notation, form, gate, layer.bias === 'none' ? 0 : layer.bias === 'two' ? 2 : 1)} />
    </span>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <aside className="lesson-note">{children}</aside>;
}

/** A chapter's prose. */
export type Prose = ComponentType<{ readonly components?: Readonly<Record<string, unknown>> }>;

/** The tags that the prose of a chapter may use. */
export const proseTags = { Step, Say, Set: SetScene, Term, Sign, Equation, Product, Note };
