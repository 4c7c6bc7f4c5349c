import { useMemo } from 'react';
import { lightUp, useLit } from '../../store/lit';
import { unchangedVectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { formatProbability } from '../../ui/format';
import { Formula } from '../../ui/Math';
import { row } from '../../ui/mathTree';
import { likeliest } from './captions.layout';
import type { CellEquation } from './cellEquation';
import { isLit } from './lighting';
import { openNumber } from './openNumber';

/** What the last layer's state becomes: the likeliest next letters, and what they were before anything was changed by hand. */
export function OutputEquation({
  equation,
  answer,
  step,
}: {
  readonly equation: CellEquation;
  readonly answer: Answer;
  readonly step: number;
}) {
  const { left, right } = equation;
  const whole = useMemo(() => right && row(left, '=', right), [left, right]);
  const lit = useLit((now) => isLit(now, 'output') || isLit(now, 'V'));
  const layer = answer.spec.layers.length;
  const before = unchangedVectorOf(answer, { quantity: 'output', layer, step });
  return (
    <li
      className={lit ? 'cell-equation cell-equation-lit' : 'cell-equation'}
      onPointerEnter={() => lightUp({ term: 'V' })}
      onPointerLeave={() => lightUp({ term: null })}
    >
      <div className="cell-formula">{whole && <Formula tree={whole} />}</div>
      <p className="cell-arithmetic">
        {likeliest(answer, step, 3).map(({ sign, p }, rank) => {
          const unit = answer.vocabulary.indexOf(sign);
          const now = formatProbability(p);
          const was = before?.[unit] === undefined ? now : formatProbability(before[unit]);
          return (
            <span key={rank} className="cell-guess">
              <i>{sign}</i>{' '}
              <button
                type="button"
                className="value"
                aria-label={`probability of ${sign}: ${now}, open its sum`}
                onClick={() => openNumber({ quantity: 'output', layer, step, unit }, 'forward')}
              >
                {now}
              </button>
              {was !== now && <span className="cell-before"> was {was}</span>}
            </span>
          );
        })}
      </p>
    </li>
  );
}
