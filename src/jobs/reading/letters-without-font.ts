// Letters in cells that no font of the papers has: papers print an empty box for each, so somebody is told before a paper with one is released.
import type { Documents } from '../../documents/documents-port.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import type { RawTable } from '../../workbook/workbook-port.ts';
import type { TableName } from '../../workbook/tables/table.ts';

/** Latin, Greek and Cyrillic letters and the marks of a keyboard, which the first font has: nearly every cell is done with this. */
const PLAIN = /^[\s\u0020-\u017f\u0384-\u03ce\u0400-\u045f\u2010-\u2027]*$/;
const WRITTEN: readonly string[] = ['text', 'note', 'list'];

export function findLettersWithoutFont(
  tables: ReadonlyMap<TableName, RawTable>,
  { lettersWithoutFont }: Pick<Documents, 'lettersWithoutFont'>,
): readonly Problem[] {
  return TABLES.filter((table) => !table.view).flatMap((table) =>
    (tables.get(table.name)?.rows ?? []).flatMap((row): readonly Problem[] => {
      const { id = row.place } = row;
      return Object.entries(table.columns).flatMap(([field, { header, kind }]) => {
        const cell = row.cells.get(field);
        if (cell?.kind !== 'text' || !WRITTEN.includes(kind) || PLAIN.test(cell.text)) return [];
        const letters = lettersWithoutFont(cell.text);
        if (letters.length === 0) return [];
        const place = `${table.tab}, row ${id}, "${header}"`;
        return [
          {
            id: problemId('letters.no-font', table.name, id, header),
            code: 'letters.no-font',
            size: 'note',
            table: table.name,
            ...(row.id === undefined ? {} : { rowId: row.id }),
            column: header,
            place,
            sentence: `Papers print an empty box for ${letters.length === 1 ? 'a letter' : `${letters.length} letters`} of this cell: no font we have can draw ${letters.length === 1 ? 'it' : 'them'}. Write it in Latin letters too, and look at each paper with it before you release it.`,
          },
        ];
      });
    }),
  );
}
