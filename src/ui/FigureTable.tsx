import { copy } from './clipboard';
import { Button } from './controls/Button';
import { exact } from './format';
import { type FigureTableData, writeTable } from './tsv';
import './figureTable.css';

const footPx = 34;

/**
 * What a figure shows, as a table that scrolls within the figure's room; the headings stay in sight. `make` writes its numbers to so many
 * decimals: for the eye to `digits`, for the clipboard to the last one.
 */
export function FigureTable(props: {
  readonly make: (digits?: number) => FigureTableData;
  readonly digits?: number;
  readonly height: number;
}) {
  const { make, digits, height } = props;
  const table = make(digits);
  return (
    <>
      <Body table={table} height={height - footPx} />
      <p className="figure-table-foot" style={{ height: footPx }}>
        <Button weight="quiet" onPress={() => copy(`the table, ${table.rows.length} rows`, writeTable(make(exact)))}>
          copy as TSV
        </Button>
      </p>
    </>
  );
}

function Body({ table, height }: { readonly table: FigureTableData; readonly height: number }) {
  return (
    <div className="figure-table" style={{ maxHeight: height }} tabIndex={0} role="region" aria-label={table.caption} data-scrolls>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([heading = '', ...cells]) => (
            <tr key={heading}>
              <th scope="row">{heading}</th>
              {cells.map((cell, index) => (
                <td key={table.columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
