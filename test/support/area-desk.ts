// A desk to which one form comes: what became of it, its row, the note beside it and the lines of Today. Synthetic.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeInForms } from '../../src/use-cases/inbox/inbox.ts';
import { findInboxLeft } from '../../src/use-cases/inbox/unprocessed-files.ts';
import type { Config } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { describeItem } from '../../src/domain/today/today-item.ts';
import { openFiles } from '../../src/system/files.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { typeSmallMarac } from './small-marac.ts';

export interface Came {
  /** The cells of the row, by field. */
  readonly row: Readonly<Record<string, string>>;
  readonly note: string;
  readonly today: string;
  readonly end: string;
}

export interface AreaDesk {
  readonly desk: TestDesk;
  come(bytes: Buffer, name?: string): Promise<Came>;
  close(): void;
}

export function openAreaDesk(): AreaDesk {
  const desk = openTestDesk({ start: '2027-03-09T09:00', maracs: ['ealing'] });
  typeSmallMarac(desk.book);
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-area-'));
  const inbox = (...more: string[]): string => path.join(folder, 'inbox', ...more);
  mkdirSync(inbox(), { mode: 0o700 });
  Object.assign(desk.desk, { inbox: () => findInboxLeft(openFiles(), { inbox: inbox(), maracs: ['ealing'] }) });
  return {
    desk,
    async come(bytes, name = 'form.docx') {
      writeFileSync(inbox(name), bytes);
      const config = { folders: { inbox: inbox() } } as Config;
      const { told } = await takeInForms(desk.desk, config, openFiles(), localTime('2027-03-09T09:00'));
      const [one] = told;
      const [row] = desk.book.rows('referrals');
      const where = one?.end === 'done' ? ['done'] : one?.end === 'refused' ? ['refused'] : [];
      const lines = (await desk.today()).filter((item) => item.tab.startsWith('inbox'));
      const text = (field: string): string => desk.book.text('referrals', row?.id ?? '', field);
      return {
        row: row === undefined ? {} : Object.fromEntries([...row.cells.keys()].map((field) => [field, text(field)])),
        note: readFileSync(inbox(...where, `${name}.note.txt`), 'utf8'),
        today: lines.map((item) => describeItem(item)).join('\n'),
        end: one?.end ?? '',
      };
    },
    close() {
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
