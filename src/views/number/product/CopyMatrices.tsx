import type { Answer } from '../../../store/run';
import { useScene } from '../../../store/sceneStore';
import { copy } from '../../../ui/clipboard';
import { Button } from '../../../ui/controls/Button';
import { formatCount } from '../../../ui/format';
import { InlineSymbol } from '../../../ui/InlineSymbol';
import { plainText } from '../../../ui/mathTree';
import { weightSymbol } from '../../../ui/notation';
import type { NotationName } from '../../../ui/notationForm';
import { writeMatrix } from '../../../ui/tsv';
import type { NumberSum, WeightPlace } from '../sum';
import { blockRuns } from '../symbols';
import { isIn, matricesOf, productOf } from './product';
import { columnName, rowName } from './product.describe';

/** A matrix with the names of its rows and columns. */
function copyMatrix(answer: Answer, sum: NumberSum, matrix: WeightPlace, notation: NotationName): void {
  const block = productOf(answer, sum).blocks.find((each) => isIn(each, matrix));
  if (!block) return;
  const { rows, columns, values } = block;
  const text = writeMatrix(
    values,
    [rows, columns],
    (row) => rowName(answer, block, row),
    (column) => columnName(answer, block, column),
  );
  const { role, gate } = matrix;
  copy(`${plainText(weightSymbol(notation, role, gate ?? undefined))}, ${formatCount(rows)} × ${formatCount(columns)}`, text);
}

/** The matrices that the open sum goes through, for a spreadsheet or a program. */
export function CopyMatrices({ answer, sum }: { readonly answer: Answer; readonly sum: NumberSum }) {
  const notation = useScene((scene) => scene.notation);
  const matrices = matricesOf(sum);
  if (matrices.length === 0) return null;
  return (
    <p className="number-copy">
      {matrices.map((matrix) => (
        <Button key={`${matrix.tensor}.${matrix.gate}`} weight="quiet" onPress={() => copyMatrix(answer, sum, matrix, notation)}>
          copy <InlineSymbol runs={blockRuns(answer, matrix, notation)} />
        </Button>
      ))}
    </p>
  );
}
