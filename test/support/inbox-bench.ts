// An inbox on a disk, a MARAC in memory and its Today: lists and forms are laid into the one and answered on the other. All synthetic.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { takeInForms, type TakenIn } from '../../src/use-cases/inbox/inbox.ts';
import { findInboxLeft } from '../../src/use-cases/inbox/unprocessed-files.ts';
import type { Config } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { describeItem } from '../../src/domain/today/today-item.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { rememberTodayAnswer } from '../../src/jobs/reading/read-answers.ts';
import { openFiles } from '../../src/system/files.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { typeSmallMarac } from './small-marac.ts';
import { rowIdOf } from '../../src/domain/today/line-id.ts';

export interface InboxBench {
  readonly desk: TestDesk;
  /** A path inside the inbox. */
  inbox(...more: readonly string[]): string;
  lay(name: string, content: string | Uint8Array): void;
  takeIn(): Promise<TakenIn>;
  note(...where: readonly string[]): string;
  /** What Today says of the inbox. */
  today(): Promise<readonly string[]>;
  /** A person's Yes or No to all that Today asks about the inbox. */
  answer(word: 'yes' | 'no'): Promise<void>;
  rows(): readonly Readonly<Record<string, string>>[];
  close(): void;
}

const SHOWN = ['surname', 'forenames', 'perp1Surname', 'receivedAt', 'birthDate'];

export function openInboxBench(start = '2027-07-07T09:00'): InboxBench {
  const desk = openTestDesk({ start });
  typeSmallMarac(desk.book);
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-inbox-bench-'));
  const inbox = (...more: readonly string[]): string => path.join(folder, 'inbox', ...more);
  mkdirSync(inbox(), { mode: 0o700 });
  Object.assign(desk.desk, { inbox: () => findInboxLeft(openFiles(), { inbox: inbox(), maracs: ['ealing'] }) });
  return {
    desk,
    inbox,
    lay: (name, content) => writeFileSync(inbox(name), content),
    takeIn: () => takeInForms(desk.desk, { folders: { inbox: inbox() } } as Config, openFiles(), localTime(start)),
    note: (...where) => readFileSync(inbox(...where), 'utf8'),
    today: async () => (await desk.today()).filter((one) => one.tab.startsWith('inbox')).map(describeItem),
    async answer(word) {
      for (const one of await desk.today())
        if (one.tab.startsWith('inbox') && one.question !== undefined) {
          const row = rowIdOf(openIdPool(desk.desk.keys, 'ealing'), one);
          await rememberTodayAnswer(desk.ledger, 'ealing', row, word, { by: 'Cora Coordinata', in: 'workbook' });
        }
    },
    rows: () =>
      desk.book
        .rows('referrals')
        .map((one) =>
          Object.fromEntries(SHOWN.map((field) => [field, desk.book.text('referrals', one.id ?? '', field)])),
        ),
    close() {
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Sheet = readonly (readonly (string | number)[])[];

export async function workbookOf(
  sheets: Readonly<Record<string, Sheet>>,
  change?: (of: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, lines] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    lines.forEach((line) => sheet.addRow([...line]));
  }
  change?.(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
