// The MARAC of the proof of messages: released messages that wait for the next look of the send step, on the Google test server. Made once; every
// run begins with it as it was. All people and cases are made up.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { localTime } from '../../../../src/domain/time/day.ts';
import type { TableName } from '../../../../src/workbook/tables/table.ts';
import { tableNamed } from '../../../../src/workbook/tables/all-tables.ts';
import { openGoogleMarac, type GoogleMarac } from '../../../support/google/marac.ts';
import { AGENCY, PAST_MEETING, typePastMeeting, typeReferral, typeSmallMarac } from '../../../support/small-marac.ts';
import { columnAt } from '../../../workbook/google/bed.ts';

export type File = 'main' | 'restricted';

/** A row as people see it, 1 for the headings, with a text by field. */
export interface SeenRow {
  readonly row: number;
  readonly text: (field: string) => string;
}

export interface WaitingWorld {
  readonly marac: GoogleMarac;
  /** The case of an action or of a referral, by the ref that a mail names. */
  readonly caseOf: ReadonlyMap<string, string>;
  /** Sheets, ledger, papers and mails as when everything waited, at half past two. */
  again(): void;
  /** The files of all that left. */
  mails(): readonly string[];
  rows(file: File, table: TableName): readonly SeenRow[];
  type(file: File, table: TableName, field: string, row: number, text: string): void;
  close(): Promise<void>;
}

const REFERRALS = ['R-AAAA22', 'R-BBBB22'] as const;
const WORKED = ['ledger', 'anchor', 'documents', 'mail', 'backups'];
const SENDS = localTime('2027-03-08T14:30');

export async function openWaitingWorld(): Promise<WaitingWorld> {
  const marac = await openGoogleMarac();
  const cases = REFERRALS.map((referral) => marac.caseOf(referral));
  const caseOf = new Map<string, string>(REFERRALS.map((referral, at) => [referral, cases[at] ?? '']));
  await marac.add((book) => {
    typeSmallMarac(book, { listReady: true, listReadyBy: 'Cora Coordinata' });
    typeReferral(book, REFERRALS[0]);
    typeReferral(book, REFERRALS[1], { surname: 'Otherova', perp1Surname: 'Elsewhereov' });
    typePastMeeting(book);
    const agreed = { meeting: PAST_MEETING, agreedOn: '2027-03-01', due: '2027-03-03', status: 'open' };
    for (const [at, name] of (['police', 'idva', 'housing', 'children', 'health'] as const).entries()) {
      const [id, about] = [`A-AAA${'ABCDE'[at]}22`, cases[at % 2] ?? ''];
      caseOf.set(id, about);
      book.type('actions', { ...agreed, agency: AGENCY[name], text: `Made up for ${name}`, caseRef: about }, { id });
    }
  });
  await marac.ask('2027-03-08T08:30', 'run');
  await marac.ask('2027-03-08T08:35', 'run');
  const world = look(marac);
  // The last row stays: what nobody released never leaves.
  const waiting = world.rows('main', 'outbox').filter((row) => row.text('state').startsWith('offered'));
  for (const { row } of waiting.slice(0, -1)) {
    world.type('main', 'outbox', 'answer', row, 'Release');
    world.type('main', 'outbox', 'by', row, 'Cora Coordinata');
  }
  await marac.ask('2027-03-08T08:40', 'run', 'intake');
  const folder = path.join(marac.folder, 'mail', 'rehearsal');
  const mails = (): readonly string[] => readdirSync(folder).map((name) => path.join(folder, name));
  const kept = `${marac.folder}-kept`;
  const close = async (): Promise<void> => {
    rmSync(kept, { recursive: true, force: true });
    await marac.close();
  };
  return { ...world, marac, caseOf, again: keep(marac, kept), mails, close };
}

function look({ bed }: GoogleMarac): Pick<WaitingWorld, 'rows' | 'type'> {
  return {
    rows: (file, table) =>
      bed.server.people
        .look(bed.ids[file], `'${tableNamed(table).tab}'!A2:AZ60`)
        .map((cells, index) => ({ row: index + 2, cells, text: (field: string) => cells[knownAt(table, field)] ?? '' }))
        .filter(({ cells }) => cells.some((cell) => cell !== '')),
    type: (file, table, field, row, text) => bed.person(file).type(bed.at(table, field, row), text),
  };
}

function knownAt(table: TableName, field: string): number {
  const at = columnAt(table, field);
  if (at < 0) throw new Error(`${table} has no column ${field}`);
  return at;
}

/** Keeps what stands there now; the answer puts it back. */
function keep({ bed, folder }: GoogleMarac, kept: string): () => void {
  for (const one of WORKED) cpSync(path.join(folder, one), path.join(kept, one), { recursive: true });
  const books = [bed.ids.main, bed.ids.restricted].map((id) => bed.server.world.files.get(id)!);
  const as = books.map(({ book, permissions, version, revisions, versions }) => ({
    kept: { book, permissions, version },
    lengths: [revisions.length, versions.length] as const,
  }));
  return () => {
    // Copied folders are opened by nobody else either: marac works in no other.
    const umask = process.umask(0o077);
    for (const one of WORKED) {
      rmSync(path.join(folder, one), { recursive: true, force: true });
      cpSync(path.join(kept, one), path.join(folder, one), { recursive: true });
    }
    process.umask(umask);
    bed.clock.set(SENDS);
    bed.server.script.clear();
    // The bad day too: a seed alone goes as it does among others.
    bed.server.mood?.again();
    for (const [at, file] of books.entries()) {
      const { kept: before, lengths } = as[at]!;
      file.revisions.splice(lengths[0]);
      file.versions.splice(lengths[1]);
      Object.assign(file, before);
    }
  };
}
