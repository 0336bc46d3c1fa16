// The result of reading a returned form: changes of one MARAC's rows, and what could not be read; or what must be asked first.
import type { Cell } from '../../domain/cells/cell.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Change } from '../../workbook/workbook-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';
import type { Arrived } from './arrived.ts';
import { findWhereItBelongs } from './belongs.ts';
import type { InboxAsk } from '../../domain/today/referrals/asked-file.ts';
import type { Reading } from '../../jobs/reading/reading.ts';

export interface Taken {
  readonly marac: string;
  readonly changes: readonly Change[];
  /** What could not be read beside the rest: for the note. */
  readonly notes: readonly Problem[];
  /** What was read into which column, line by line, for the note beside the file. */
  readonly shows?: readonly string[];
  /** What a person must say before anything is written. */
  readonly ask?: AskFirst;
  /** Sentences for the note, before what was not taken. */
  readonly says?: readonly string[];
  /** Called once the rows are in the workbook. */
  readonly afterwards?: () => Promise<void>;
}

export interface AskFirst {
  readonly what: InboxAsk;
  /** On whose Today it is asked; nobody's if Today has no cell for the answer. */
  readonly maracs: readonly string[];
  /** What the note shows, line by line: columns of a form or a list side by side. */
  readonly shows: readonly string[];
}

export function inboxProblem(code: string, sentence: string): Problem {
  return { id: problemId(code, 'inbox'), code, size: 'table', place: 'The file', sentence };
}

export interface ReferralAsForm {
  readonly values: Readonly<Record<string, Written>>;
  readonly problems: readonly Problem[];
  /** Cells that could not be read, as they came: a form with nothing else is not empty. */
  readonly unread?: ReadonlyMap<string, Cell>;
  /** Words at the top of the form that may name a MARAC. */
  readonly heads?: readonly string[];
  readonly channel: 'xlsx' | 'docx';
  readonly shows?: readonly string[];
}

/** A referral as one row of the MARAC it belongs to. The same bytes again make no second row. If the MARAC is not certain, it is asked. */
export function referralRow(reading: Reading, file: Arrived, form: ReferralAsForm, now: LocalTime): Taken {
  const postcode = form.values['postcode'];
  const belongs = findWhereItBelongs(
    reading.facts.maracs,
    { marac: file.marac, heads: form.heads, postcode: typeof postcode === 'string' ? postcode : undefined },
    dayOf(now),
  );
  if (!('marac' in belongs))
    return {
      marac: '',
      changes: [],
      notes: form.problems,
      ask: { what: 'marac', maracs: belongs.ask.map((one) => one.name), shows: form.shows ?? [] },
    };
  const { marac } = belongs;
  const table = tableNamed('referrals');
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries({ ...form.values, channel: form.channel, receivedAt: now }))
    if (value !== undefined) cells.set(field, ownedCell(table, field, value));
  const change: Change = {
    do: 'add',
    table: 'referrals',
    file: 'main',
    rowId: marac.pool.take('R', `form/${file.hash}`),
    cells,
  };
  const shows = form.shows === undefined ? {} : { shows: form.shows };
  return { marac: marac.name, changes: [change], notes: form.problems, ...shows };
}
