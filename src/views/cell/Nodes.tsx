import { lightUp, useLit } from '../../store/lit';
import type { Sight } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { changeScene } from '../../store/sceneStore';
import { hue } from '../../ui/colour';
import { pressedByKey } from '../../ui/controls/pressedByKey';
import { SymbolText } from '../../ui/SymbolText';
import { openingOf } from './captions.layout';
import { isLit } from './lighting';
import { type CaptionMark, type GateMark, type OperatorMark, type TextMark, textBox } from './marks';

export function Label({ mark, className }: { readonly mark: TextMark; readonly className?: string }) {
  return (
    <text className={className} x={mark.xPx} y={mark.yPx} fontSize={mark.sizePx} textAnchor={mark.anchor}>
      {mark.text}
    </text>
  );
}

const pointing = (key: string) => ({ onPointerEnter: () => lightUp({ term: key }), onPointerLeave: () => lightUp({ term: null }) });

function Gate({ gate }: { readonly gate: GateMark }) {
  const lit = useLit((now) => isLit(now, gate.key));
  const { box, held } = gate;
  const classes = `cell-gate${lit ? ' cell-lit' : ''}${held === null ? '' : ' cell-held'}`;
  return (
    <g className={classes} style={{ color: hue(gate.hue) }} {...pointing(gate.key)}>
      <rect x={box.xPx} y={box.yPx} width={box.widthPx} height={box.heightPx} rx={2} />
      <Label mark={gate.text} className={gate.text.text === 'σ' || gate.text.text === 'Σ' ? 'cell-symbol' : 'cell-word'} />
      {gate.label && <SymbolText {...gate.label} className="cell-symbol" />}
    </g>
  );
}

export function Gates({ gates }: { readonly gates: readonly GateMark[] }) {
  return (
    <g aria-hidden="true">
      {gates.map((gate) => (
        <Gate key={gate.id} gate={gate} />
      ))}
    </g>
  );
}

function Operator({ operator }: { readonly operator: OperatorMark }) {
  const lit = useLit((now) => isLit(now, operator.key));
  const { box, round } = operator;
  const centre = { cx: box.xPx + box.widthPx / 2, cy: box.yPx + box.heightPx / 2 };
  return (
    <g className={lit ? 'cell-operator cell-lit' : 'cell-operator'} style={{ color: hue(operator.hue) }} {...pointing(operator.key)}>
      {round ? <circle {...centre} r={box.widthPx / 2} /> : <ellipse {...centre} rx={box.widthPx / 2} ry={box.heightPx / 2} />}
      <Label mark={operator.text} className="cell-word" />
      {operator.word && <Label mark={operator.word} className="cell-deed" />}
    </g>
  );
}

export function Operators({ operators }: { readonly operators: readonly OperatorMark[] }) {
  return (
    <g aria-hidden="true">
      {operators.map((operator) => (
        <Operator key={operator.id} operator={operator} />
      ))}
    </g>
  );
}

/** What comes in and goes out; the guess at the next letter opens as the sum that it came from. */
export function Captions(props: { readonly captions: readonly CaptionMark[]; readonly answer: Answer; readonly sight: Sight }) {
  const { captions, answer, sight } = props;
  return captions.map((caption, place) => {
    const change = openingOf(caption, answer, sight);
    const label = <Label key={place} mark={caption} className={`cell-caption-${caption.tone}`} />;
    if (!change) return label;
    const open = () => changeScene(change.scene);
    const box = textBox(caption);
    return (
      <g
        key={place}
        className="cell-open"
        role="button"
        tabIndex={0}
        aria-label={change.name}
        onClick={open}
        onKeyDown={pressedByKey(open)}
      >
        <rect className="cell-strip-hit" x={box.xPx - 4} y={box.yPx - 6} width={box.widthPx + 8} height={box.heightPx + 12} />
        {label}
      </g>
    );
  });
}
