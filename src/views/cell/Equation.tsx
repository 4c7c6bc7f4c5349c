import { useMemo, useRef } from 'react';
import { lightUp, useLit } from '../../store/lit';
import type { Sight } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Notation } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { Formula } from '../../ui/Math';
import { keysOf, type MathNode, row } from '../../ui/mathTree';
import { unitSymbol, valueWords } from '../../ui/notation';
import { activationOf, type Line, type Piece, writeLine } from './arithmetic';
import { ClampControl } from './ClampControl';
import { holdPlaceOf, isHoldable } from './clamps';
import { type CellEquation, slopeOf } from './cellEquation';
import { isLit, lights } from './lighting';
import { openNumber } from './openNumber';

function Number({ piece }: { readonly piece: Extract<Piece, { kind: 'number' }> }) {
  const { text, key, place, direction } = piece;
  const lit = useLit(({ term }) => lights(term, key));
  const pointing = {
    'data-key': key,
    onFocus: () => lightUp({ term: key }),
    onBlur: () => lightUp({ term: null }),
  };
  const classes = lit ? 'value value-lit' : 'value';
  if (!place) {
    return (
      <span className={classes} {...pointing}>
        {text}
      </span>
    );
  }
  const name = `${direction === 'backward' ? 'gradient of the ' : ''}${valueWords[place.quantity]} ${text}, open its sum`;
  return (
    <button type="button" className={classes} aria-label={name} {...pointing} onClick={() => openNumber(place, direction)}>
      {text}
    </button>
  );
}

/** ∂L/∂f₇ in one line, or f₇. */
function leftOf(notation: Notation, equation: CellEquation, { unit, direction }: Pick<Sight, 'unit' | 'direction'>): MathNode {
  const symbol = unitSymbol(notation, equation.defines, unit);
  return direction === 'forward' ? symbol : row('∂', { kind: 'identifier', text: 'L' }, '/', '∂', slopeOf(equation.defines, symbol));
}

/** f₇ = σ(2.61) = 0.931, each number a way to where it came from. */
function Arithmetic(props: {
  readonly line: Line;
  readonly equation: CellEquation;
  readonly answer: Answer;
  readonly sight: Sight;
  readonly notation: Notation;
}) {
  const { line, equation, answer, sight, notation } = props;
  const { unit, direction } = sight;
  const left = useMemo(() => leftOf(notation, equation, { unit, direction }), [notation, equation, unit, direction]);
  const result: Piece = {
    kind: 'number',
    text: formatNumber(line.result),
    key: equation.defines,
    direction: sight.direction,
    place: { quantity: equation.defines, layer: sight.layer, step: sight.step, unit: sight.unit },
  };
  const computed = line.held ? activationOf(equation, answer, sight) : null;
  return (
    <p className="cell-arithmetic">
      <Formula tree={left} /> ={' '}
      {line.pieces.map((piece, index) => (piece.kind === 'sign' ? piece.text : <Number key={index} piece={piece} />))}
      {line.pieces.length > 0 && ' = '}
      {computed !== null && <s>{formatNumber(computed)}</s>} {line.held && 'held at '}
      <b>
        <Number piece={result} />
      </b>
      {line.before !== null && !line.held && <span className="cell-before"> {formerWords(line.result, line.before)}</span>}
    </p>
  );
}

/** The term of a formula, or the number, that the pointer is on. */
function keyUnder(target: EventTarget): string | null {
  const term = target instanceof Element ? target.closest('[data-key]') : null;
  return term?.getAttribute('data-key') ?? null;
}

/** One equation with its numbers. Pointing at it lights what it defines on the stage, and the other way round. */
export function Equation(props: {
  readonly equation: CellEquation;
  readonly answer: Answer;
  readonly sight: Sight;
  readonly notation: Notation;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const { equation, answer, sight, notation, isOpen, onOpen } = props;
  const { defines, left, right } = equation;
  const whole = useMemo(() => (right ? row(left, '=', right) : left), [left, right]);
  const lit = useLit((now) => keysOf(left).some((key) => isLit(now, key)));
  const line = writeLine(equation, answer, sight);
  const opener = useRef<HTMLButtonElement>(null);
  const canHold = defines !== 'output' && isHoldable(defines);
  return (
    <li
      className={lit ? 'cell-equation cell-equation-lit' : 'cell-equation'}
      data-defines={defines}
      onPointerOver={(event) => lightUp({ term: keyUnder(event.target) ?? defines })}
      onPointerLeave={() => lightUp({ term: null })}
    >
      <div className="cell-formula">
        <Formula tree={whole} />
      </div>
      <Arithmetic line={line} equation={equation} answer={answer} sight={sight} notation={notation} />
      {canHold && (
        <button ref={opener} type="button" className="cell-hold" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {isOpen ? 'done' : line.held ? 'held' : 'hold'}
        </button>
      )}
      {canHold && isOpen && (
        <ClampControl
          place={holdPlaceOf(answer, { quantity: defines, layer: sight.layer, step: sight.step, unit: sight.unit })}
          opener={opener}
          onClose={() => onOpen(false)}
        />
      )}
    </li>
  );
}
