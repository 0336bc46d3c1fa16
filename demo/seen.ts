// What the demo's people see in the workbooks before they type: rows of a tab as text.
import { cellText } from '../src/domain/cells/cell.ts';
import type { TableName } from '../src/workbook/tables/table.ts';
import type { Door } from './type-as-people.ts';

export interface Seen {
  readonly id: string;
  text(field: string): string;
}

export async function seenIn(door: Pick<Door, 'look'>, table: TableName): Promise<readonly Seen[]> {
  const rows = (await door.look()).tables.get(table)?.rows ?? [];
  return rows.flatMap(({ id, cells }) => {
    const text = (field: string): string => {
      const found = cells.get(field);
      return found === undefined ? '' : cellText(found);
    };
    return id === undefined ? [] : [{ id, text }];
  });
}
