// No two rows of Today, Checks or Outbox read the same: whoever reads two equal rows cannot tell which of two things each is about.
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { Seen } from './seen.ts';
import type { Broken } from './view.ts';

/** What a person reads of a row; of Outbox with when it was planned, because the same may be due twice. */
const READ: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  today: ['marac', 'what'],
  checks: ['place', 'sentence', 'shown'],
  outbox: ['what', 'to', 'about', 'plannedAt'],
};

export function findAlikeLines(seen: Seen): readonly Broken[] {
  return (Object.entries(READ) as [TableName, readonly string[]][]).flatMap(([table, fields]) => {
    const first = new Map<string, string>();
    return seen.rows(table).flatMap((row) => {
      const words = [row.file, ...fields.map((field) => row[field] ?? '')].join(' | ');
      const before = first.get(words);
      if (before === undefined) first.set(words, row.id);
      return before === undefined || before === row.id
        ? []
        : [{ thing: `alike ${words}`, what: `Two rows of ${tableNamed(table).tab} read the same: “${words}”` }];
    });
  });
}
