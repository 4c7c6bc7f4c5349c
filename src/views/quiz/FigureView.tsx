import type { Figure } from '../../quiz/figure';
import { plain } from '../../quiz/rich';
import { HeatFigure } from './HeatFigure';
import { MatricesFigure } from './MatricesFigure';
import { NetworkFigure } from './NetworkFigure';
import { RichText } from './RichText';
import { SeriesFigure } from './SeriesFigure';
import { TensorDrawing } from './TensorDrawing';
import { useWallScale } from './wallScale';

function TableFigure({ figure }: { readonly figure: Extract<Figure, { kind: 'table' }> }) {
  return (
    <table className="quiz-figure quiz-table">
      <thead>
        <tr>
          {figure.head.map((cell, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- columns are their places
            <th key={index} scope="col">
              <RichText rich={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figure.rows.map(([heading = [], ...cells]) => (
          <tr key={plain(heading)}>
            <th scope="row">
              <RichText rich={heading} />
            </th>
            {cells.map((cell, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns are their places
              <td key={index}>
                <RichText rich={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a question shows beside its words. */
export function FigureView({ figure }: { readonly figure: Figure }) {
  const scale = useWallScale();
  switch (figure.kind) {
    case 'matrices':
      return <MatricesFigure figure={figure} />;
    case 'table':
      return <TableFigure figure={figure} />;
    case 'network':
      return <NetworkFigure figure={figure} />;
    case 'series':
      return <SeriesFigure figure={figure} />;
    case 'heat':
      return <HeatFigure figure={figure} />;
    case 'shapes':
      return (
        <TensorDrawing
          tensors={figure.shapes.map((shape, index) => ({ ...shape, id: String(index), blocks: 1, blocksRun: 'across', right: null }))}
          mostHeightPx={320 * scale}
        />
      );
  }
}
