import './figureTable.css';

/** A figure's values as text; rows start with their own heading. */
export interface FigureTableData {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a figure shows, as a table that scrolls within the figure's room; the headings stay in sight. */
export function FigureTable({ table, height }: { readonly table: FigureTableData; readonly height: number }) {
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
