import { useMemo, useState } from 'react';
import { lightUp, useLit } from '../../store/lit';
import { layerSpecAt, sightOf } from '../../store/readAnswer';
import { hasOutput } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { NumberQuantity } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import { IconButton } from '../../ui/controls/IconButton';
import { type TermLinks, TermLinksProvider } from '../../ui/Math';
import { Equation } from './Equation';
import { equationsOf, notesOf, outputEquation } from './equationsOf';
import { isLit } from './lighting';
import { OutputEquation } from './OutputEquation';
import './cellWords.css';

function useTermLinks(): TermLinks {
  const now = useLit((lit) => lit);
  return useMemo(() => ({ isLit: (key) => isLit(now, key), onPoint: (key) => lightUp({ term: key }) }), [now]);
}

/** Which unit's numbers are shown, and the way to its neighbours. */
function UnitChooser({ unit, count }: { readonly unit: number; readonly count: number }) {
  const go = (next: number) => changeScene({ unit: next }, { merge: 'unit' });
  return (
    <span className="cell-units">
      <IconButton icon="back" label="Previous unit" disabled={unit === 0} onPress={() => go(unit - 1)} />
      <IconButton icon="forward" label="Next unit" disabled={unit === count - 1} onPress={() => go(unit + 1)} />
    </span>
  );
}

/** The cell's equations in the chosen notation, each with this step's numbers for one unit. */
export function CellWords({ answer }: { readonly answer: Answer }) {
  const [step, layer, unit] = [useScene((scene) => scene.step), useScene((scene) => scene.layer), useScene((scene) => scene.unit)];
  const direction = useScene((scene) => scene.direction);
  const notation = useScene((scene) => scene.notation);
  const pointed = useLit((lit) => lit.unit);
  const [opened, setOpened] = useState<NumberQuantity | null>(null);
  const links = useTermLinks();
  const sight = sightOf({ step, layer, unit, direction }, answer);
  const spec = layerSpecAt(answer.spec, sight.layer);
  const shown = pointed !== null && pointed < spec.size ? { ...sight, unit: pointed } : sight;
  const { head } = answer.spec;
  const output = head && outputEquation(head, notation);
  const isTop = sight.layer === answer.spec.layers.length;
  const notes = notesOf(answer.spec, spec, notation);
  return (
    <TermLinksProvider links={links}>
      <div className="cell-words-head">
        <h2>{direction === 'forward' ? `One step, unit ${shown.unit}` : `One step back, unit ${shown.unit}`}</h2>
        <UnitChooser unit={sight.unit} count={spec.size} />
      </div>
      <ol className="cell-equations">
        {equationsOf(spec, notation, direction).map((equation) => (
          <Equation
            key={equation.defines}
            equation={equation}
            answer={answer}
            sight={shown}
            notation={notation}
            isOpen={opened === equation.defines}
            onOpen={(open) => setOpened(open ? equation.defines : null)}
          />
        ))}
        {output && isTop && hasOutput(answer, sight.step) && direction === 'forward' && (
          <OutputEquation equation={output} answer={answer} step={sight.step} />
        )}
      </ol>
      {notes.length > 0 && (
        <details className="cell-notes">
          <summary>About this notation</summary>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </details>
      )}
    </TermLinksProvider>
  );
}
