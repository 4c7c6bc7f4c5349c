import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { lightUp, useLit } from '../../store/lit';
import { tensorNamed } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import type { Box } from '../../ui/box';
import { copy } from '../../ui/clipboard';
import { Button } from '../../ui/controls/Button';
import { formatCount, formatNumber } from '../../ui/format';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { InlineSymbol } from '../../ui/InlineSymbol';
import { runsOf } from '../../ui/mathRuns';
import { plainText } from '../../ui/mathTree';
import { weightKey, weightSymbol } from '../../ui/notation';
import type { NotationName } from '../../ui/notationForm';
import { SymbolText } from '../../ui/SymbolText';
import { writeMatrix } from '../../ui/tsv';
import { chooseWeight, useChosenWeight } from './chosenWeight';
import { layOutMatrices, type MatricesMarks, matrixBlocks, type MatrixMark, neighbourOf, weightAt } from './matrix.layout';
import type { NumberSum, WeightPlace } from './sum';
import { entryName, factorRuns } from './symbols';

function cellOf({ box, rows, columns }: MatrixMark, row: number, column: number): Box {
  const [widthPx, heightPx] = [box.widthPx / columns, box.heightPx / rows];
  return { xPx: box.xPx + column * widthPx, yPx: box.yPx + row * heightPx, widthPx, heightPx };
}

function Mark({ box, className }: { readonly box: Box; readonly className: string }) {
  return <rect className={className} x={box.xPx - 0.5} y={box.yPx - 0.5} width={box.widthPx + 1} height={box.heightPx + 1} />;
}

function Matrix(props: { readonly mark: MatrixMark; readonly chosen: WeightPlace | null; readonly pointed: WeightPlace | null }) {
  const { mark, chosen, pointed } = props;
  const notation = useScene((scene) => scene.notation);
  const lit = useLit(({ term }) => term === weightKey(mark.role, mark.gate ?? undefined));
  const own = (weight: WeightPlace | null) =>
    weight?.tensor === mark.tensor && weight.gate === mark.gate && weight.row !== null ? weight : null;
  const [picked, under] = [own(chosen), own(pointed)];
  const { box, line } = mark;
  return (
    <g className={lit ? 'matrix matrix-lit' : 'matrix'}>
      <SymbolText
        runs={runsOf(weightSymbol(notation, mark.role, mark.gate ?? undefined))}
        xPx={0}
        yPx={box.yPx - 6}
        sizePx={14}
        className="number-symbol"
      />
      <text className="number-note" x={widthBeside(box)} y={box.yPx - 6} textAnchor="end" fontSize={11}>
        {pointed ? '' : sizeWords(mark)}
      </text>
      <Mark box={box} className="matrix-edge" />
      {line && <Mark box={line.box} className="matrix-line" />}
      {under?.row != null && <Mark box={cellOf(mark, under.row, under.column)} className="matrix-under" />}
      {picked?.row != null && <Mark box={cellOf(mark, picked.row, picked.column)} className="matrix-chosen" />}
    </g>
  );
}

/** What meets the rows, and what the columns make. */
function sizeWords({ role, rows, columns, layer }: MatrixMark): string {
  const from = role === 'U' ? (layer === 1 ? 'inputs' : 'units below') : role === 'W' ? 'units before' : 'units';
  return `${formatCount(rows)} ${from} × ${formatCount(columns)} ${role === 'V' ? 'outputs' : 'units'}`;
}

const widthBeside = ({ xPx, widthPx }: Box) => xPx + Math.max(widthPx, 90);

function Readout({ answer, weight, notation }: { readonly answer: Answer; readonly weight: WeightPlace; readonly notation: NotationName }) {
  const digits = useScene((scene) => scene.digits);
  const value = readWeight(answer, weight);
  return (
    <>
      <InlineSymbol runs={factorRuns(answer, { kind: 'weight', value, weight }, notation)} /> = {formatNumber(value, digits)}
    </>
  );
}

function readWeight(answer: Answer, { tensor: name, index }: WeightPlace): number {
  const tensor = tensorNamed(answer.spec, name);
  return tensor ? (answer.weights[tensor.offset + index] ?? 0) : 0;
}

/** A matrix with the names of its rows and columns. */
function copyMatrix(answer: Answer, { role, gate, layer, rows, columns, values }: MatrixMark, notation: NotationName): void {
  const name = plainText(weightSymbol(notation, role, gate ?? undefined));
  const entry = (quantity: 'x' | 'h' | 'logits') => (unit: number) => entryName(answer, { quantity, layer, step: 0, unit });
  const text = writeMatrix(values, [rows, columns], entry(role === 'U' ? 'x' : 'h'), entry(role === 'V' ? 'logits' : 'h'));
  copy(`${name}, ${formatCount(rows)} × ${formatCount(columns)}`, text);
}

/** What the picture shows; the numbers are in the sum's table. */
function describeMatrices({ matrices }: MatricesMarks, { direction, place }: NumberSum): string {
  const names = matrices.map(({ role, gate, rows, columns }) => `${role}${gate ? ` of ${gate}` : ''}, ${rows} × ${columns}`);
  return `Weights: ${names.join('; ')}; ${direction === 'forward' ? 'column' : 'row'} ${place.unit} marked`;
}

function useMatrices(answer: Answer, sum: NumberSum, width: number): MatricesMarks {
  return useMemo(() => layOutMatrices(answer, sum, width), [answer, sum, width]);
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function pointAt(weight: WeightPlace | null, { direction }: NumberSum): void {
  const unit = weight && (direction === 'forward' ? weight.row : weight.column);
  lightUp({ unit, term: weight && weightKey(weight.role, weight.gate ?? undefined) });
}

/** The matrices that the open sum goes through, with its row or column; a press on an entry opens it for change. */
export function MatrixView({ answer, sum, width }: { readonly answer: Answer; readonly sum: NumberSum; readonly width: number }) {
  const marks = useMatrices(answer, sum, width);
  const blocks = useMemo(() => matrixBlocks(marks), [marks]);
  const chosen = useChosenWeight(answer);
  const notation = useScene((scene) => scene.notation);
  const [pointed, setPointed] = useState<WeightPlace | null>(null);
  if (marks.matrices.length === 0) return null;
  const under = (event: MouseEvent<SVGSVGElement>) => {
    const page = event.currentTarget.getBoundingClientRect();
    const scale = marks.widthPx / page.width;
    return weightAt(marks, (event.clientX - page.left) * scale, (event.clientY - page.top) * scale);
  };
  const point = (weight: WeightPlace | null) => {
    setPointed(weight);
    pointAt(weight, sum);
  };
  const press = (event: KeyboardEvent<SVGSVGElement>) => {
    const move = moves[event.key];
    if (event.key !== 'Enter' && !move) return;
    event.preventDefault();
    event.stopPropagation();
    if (move) point(neighbourOf(marks, pointed, move));
    else chooseWeight(pointed);
  };
  return (
    <>
      <div className="matrix-view" style={{ width: marks.widthPx, height: marks.heightPx }}>
        <HeatCanvas className="matrix-heat" width={marks.widthPx} height={marks.heightPx} blocks={blocks} />
        <svg
          className="matrix-svg"
          width={marks.widthPx}
          height={marks.heightPx}
          role="button"
          tabIndex={0}
          aria-label={describeMatrices(marks, sum)}
          onPointerMove={(event) => point(under(event))}
          onPointerLeave={() => point(null)}
          onBlur={() => point(null)}
          onClick={(event) => event.detail > 0 && chooseWeight(under(event))}
          onKeyDown={press}
        >
          {marks.matrices.map((mark) => (
            <Matrix key={`${mark.tensor}.${mark.gate}`} mark={mark} chosen={chosen} pointed={pointed} />
          ))}
        </svg>
        <p className="matrix-readout" aria-live="polite">
          {pointed && <Readout answer={answer} weight={pointed} notation={notation} />}
        </p>
      </div>
      <p className="matrix-copy">
        {marks.matrices.map((mark) => (
          <Button key={`${mark.tensor}.${mark.gate}`} weight="quiet" onPress={() => copyMatrix(answer, mark, notation)}>
            copy {plainText(weightSymbol(notation, mark.role, mark.gate ?? undefined))}
          </Button>
        ))}
      </p>
    </>
  );
}
