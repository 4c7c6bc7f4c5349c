import type { Figure, NamedMatrix } from '../../quiz/figure';
import { plain } from '../../quiz/rich';
import { useScene } from '../../store/sceneStore';
import { formatNumber } from '../../ui/format';
import { RichText } from './RichText';

function Matrix({ matrix }: { readonly matrix: NamedMatrix }) {
  const notation = useScene((scene) => scene.notation);
  return (
    <div className="quiz-matrix">
      <span className="quiz-matrix-name">
        <RichText rich={matrix.name} /> =
      </span>
      <table className="quiz-matrix-cells" aria-label={plain(matrix.name, notation)}>
        <tbody>
          {matrix.rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a matrix are their places
            <tr key={index}>
              {row.map((value, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- so are its columns
                <td key={column}>{formatNumber(value, 1)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function MatricesFigure({ figure }: { readonly figure: Extract<Figure, { kind: 'matrices' }> }) {
  return (
    <div className="quiz-figure quiz-matrices">
      {figure.matrices.map((matrix) => (
        <Matrix key={plain(matrix.name)} matrix={matrix} />
      ))}
    </div>
  );
}
