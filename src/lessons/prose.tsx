import type { ComponentType, MouseEvent, ReactNode } from 'react';
import type { Quantity } from '../engine/recording';
import { lightUp } from '../store/lit';
import type { Scene } from '../store/scene';
import { changeScene } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';
import { attend } from '../ui/attention';
import { InlineSymbol } from '../ui/InlineSymbol';
import { runsOf } from '../ui/mathRuns';
import { notations } from '../ui/notations';
import { isPlainClick } from '../ui/plainClick';
import { Code } from './Code';
import { Equation, Line, Matrix, Product } from './Equations';
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

/** Words that set the figure: a link, so that what they set can be opened beside, too. */
function SetScene({ scene: change, children }: { readonly scene: Partial<Scene>; readonly children: ReactNode }) {
  const { scene } = useLesson();
  const set = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    changeScene(change);
  };
  return (
    <a className="lesson-set" href={writeScene({ ...scene, ...change })} onClick={set}>
      {children}
    </a>
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

function Note({ children }: { readonly children: ReactNode }) {
  return <aside className="lesson-note">{children}</aside>;
}

/** A chapter's prose. */
export type Prose = ComponentType<{ readonly components?: Readonly<Record<string, unknown>> }>;

/** The tags that the prose of a chapter may use. */
export const proseTags = { Step, Say, Set: SetScene, Term, Sign, Equation, Line, Product, Matrix, Code, Note };
