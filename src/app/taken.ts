// What a returned form comes to: changes of one MARAC's rows, and what could not be read.
import type { Cell } from '../domain/cell.ts';
import type { LocalTime } from '../domain/day.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import type { Desk } from '../jobs/desk.ts';
import type { Reading } from '../jobs/read-facts.ts';
import type { Change } from '../workbook/port.ts';
import { tableNamed } from '../workbook/tables/index.ts';
import { ownedCell, type Written } from '../workbook/tables/write-cell.ts';

export interface Taken {
  readonly marac: string;
  readonly changes: readonly Change[];
  /** What could not be read beside what was: told in the note. */
  readonly notes: readonly Problem[];
}

export function inboxProblem(code: string, sentence: string): Problem {
  return { id: problemId(code, 'inbox'), code, size: 'table', place: 'The file', sentence };
}

export interface ReferralAsForm {
  readonly values: Readonly<Record<string, Written>>;
  readonly problems: readonly Problem[];
  /** Cells that could not be read, as they came: the row is set aside until a person has looked. */
  readonly unread?: ReadonlyMap<string, Cell>;
  readonly named: string | undefined;
  readonly hash: string;
  readonly channel: 'xlsx' | 'docx';
}

export function referralRow(desk: Desk, reading: Reading, form: ReferralAsForm, now: LocalTime): Taken {
  const maracs = reading.facts.maracs;
  const marac = maracs.find((one) => one.name === form.named || one.title === form.named) ?? maracs[0];
  if (marac === undefined) throw new Error(`no MARAC in ${desk.maracs.length}`);
  const table = tableNamed('referrals');
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries({ ...form.values, channel: form.channel, receivedAt: now }))
    if (value !== undefined) cells.set(field, ownedCell(table, field, value));
  const change: Change = {
    do: 'add',
    table: 'referrals',
    file: 'main',
    rowId: marac.pool.take('R', `form/${form.hash}`),
    cells,
  };
  return { marac: marac.name, changes: [change], notes: form.problems };
}
