import { useMemo } from 'react';
import type { DrawnShape } from '../../quiz/figure';
import { mathTreeOf, plain, type Rich } from '../../quiz/rich';
import { useScene } from '../../store/sceneStore';
import type { NotationName } from '../../ui/notationForm';
import { type MathRun, runsOf } from '../../ui/mathRuns';
import { SymbolText } from '../../ui/SymbolText';
import { labelPx, layOutTensors, type PlacedTensor, type TensorMark } from './tensors.layout';
import { useWallScale } from './wallScale';
import { useWidth } from './useWidth';

export interface DrawnTensor extends DrawnShape {
  readonly id: string;
  readonly blocks: number;
  readonly blocksRun: 'across' | 'down';
  /** Whether the learner had it right; null before, or where it was not asked. */
  readonly right: boolean | null;
}

function labelRuns(name: Rich, notation: NotationName): readonly MathRun[] {
  return name.flatMap((piece) =>
    typeof piece === 'string' ? [{ text: piece, level: 0 as const, italic: false }] : runsOf(mathTreeOf(piece, notation)),
  );
}

function Cuts({ placed }: { readonly placed: PlacedTensor }) {
  const { mark, xPx, yPx, widthPx, heightPx, cuts } = placed;
  return cuts.map((cut) =>
    mark.blocksRun === 'across' ? (
      <line key={cut} className="quiz-tensor-cut" x1={xPx + cut} x2={xPx + cut} y1={yPx} y2={yPx + heightPx} />
    ) : (
      <line key={cut} className="quiz-tensor-cut" x1={xPx} x2={xPx + widthPx} y1={yPx + cut} y2={yPx + cut} />
    ),
  );
}

function Tensor({
  placed,
  tensor,
  runs,
}: {
  readonly placed: PlacedTensor;
  readonly tensor: DrawnTensor;
  readonly runs: readonly MathRun[];
}) {
  const { xPx, yPx, widthPx, heightPx, shape } = placed;
  const state = tensor.right === null ? '' : tensor.right ? ' quiz-tensor-right' : ' quiz-tensor-wrong';
  return (
    <g className={`quiz-tensor${state}`} style={{ color: `var(--${tensor.hue})` }}>
      <SymbolText
        runs={tensor.right === null ? runs : [...runs, mark(tensor.right)]}
        xPx={xPx}
        yPx={yPx - 6}
        sizePx={labelPx.name}
        className="quiz-tensor-name"
      />
      <rect x={xPx} y={yPx} width={widthPx} height={heightPx} />
      <Cuts placed={placed} />
      <text x={xPx} y={yPx + heightPx + 13} className="quiz-tensor-shape">
        {shape}
      </text>
    </g>
  );
}

/** Right and wrong are told apart without colour too. */
const mark = (right: boolean): MathRun => ({ text: right ? ' ✓' : ' ✗', level: 0, italic: false });

/** Matrices at one scale: what is twice as wide has twice as many columns. */
export function TensorDrawing({ tensors, mostHeightPx }: { readonly tensors: readonly DrawnTensor[]; readonly mostHeightPx: number }) {
  const [place, widthPx] = useWidth<HTMLElement>();
  const scale = useWallScale();
  const notation = useScene((scene) => scene.notation);
  const picture = useMemo(() => {
    const marks = tensors.map(
      ({ id, name, rows, columns, blocks, blocksRun, right }): TensorMark => ({
        id,
        label: `${plain(name, notation)}${right === null ? '' : ' ✓'}`,
        rows,
        columns,
        blocks,
        blocksRun,
      }),
    );
    return layOutTensors(widthPx > 0 ? marks : [], widthPx / scale, mostHeightPx / scale);
  }, [tensors, notation, widthPx, mostHeightPx, scale]);
  if (tensors.length === 0) return null;
  const words = tensors.map(({ name, rows, columns }) => `${plain(name, notation)}: ${rows} × ${columns}`).join('; ');
  return (
    <figure className="quiz-tensors" ref={place}>
      <svg
        width={picture.widthPx * scale}
        height={picture.heightPx * scale}
        viewBox={`0 0 ${picture.widthPx} ${picture.heightPx}`}
        role="img"
        aria-label={`Tensors drawn to scale. ${words}`}
      >
        {picture.tensors.map((placed, index) => {
          const tensor = tensors[index];
          return tensor && <Tensor key={tensor.id} placed={placed} tensor={tensor} runs={labelRuns(tensor.name, notation)} />;
        })}
      </svg>
      <figcaption>
        rows × columns, all to one scale{picture.thickened ? '; sides too thin to be seen are drawn 2 pixels thick' : ''}
      </figcaption>
    </figure>
  );
}
