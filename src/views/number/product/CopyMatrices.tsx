import type { Answer } from '../../../store/run';
import { useScene } from '../../../store/sceneStore';
import { copy } from '../../../ui/clipboard';
import { Button } from '../../../ui/controls/Button';
import { formatCount } from '../../../ui/format';
import { InlineSymbol } from '../../../ui/InlineSymbol';
import { runsOf } from '../../../ui/mathRuns';
import { plainText } from '../../../ui/mathTree';
import { weightSymbol } from '../../../ui/notation';
import type { NotationName } from '../../../ui/notationForm';
import { writeMatrix } from '../../../ui/tsv';
import type { NumberSum } from '../sum';
import { type ProductBlock, productOf } from './product';
import { columnName, rowName } from './product.describe';

const symbolOf = ({ role, gate }: ProductBlock, notation: NotationName) => weightSymbol(notation, role, gate ?? undefined);

/** A matrix with the names of its rows and columns. */
function copyMatrix(answer: Answer, block: ProductBlock, notation: NotationName): void {
  const { rows, columns, values } = block;
  const text = writeMatrix(
    values,
    [rows, columns],
    (row) => rowName(answer, block, row),
    (column) => columnName(answer, block, column),
  );
  copy(`${plainText(symbolOf(block, notation))}, ${formatCount(rows)} × ${formatCount(columns)}`, text);
}

/** The matrices that the open sum goes through, for a spreadsheet or a program. */
export function CopyMatrices({ answer, sum }: { readonly answer: Answer; readonly sum: NumberSum }) {
  const notation = useScene((scene) => scene.notation);
  const { blocks } = productOf(answer, sum);
  if (blocks.length === 0) return null;
  return (
    <p className="number-copy">
      {blocks.map((block) => (
        <Button key={`${block.tensor}.${block.gate}`} weight="quiet" onPress={() => copyMatrix(answer, block, notation)}>
          copy <InlineSymbol runs={runsOf(symbolOf(block, notation))} />
        </Button>
      ))}
    </p>
  );
}
