// The same on Google: a Hold typed into the sheet keeps a message on each road there, the add-on's requests among them; and F3, a tab renamed for a
// run. By the commands a person types, on the Google test server. All of it is made up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { TABLE } from '../../src/workbook/tables/all-tables.ts';
import { ownedCell } from '../../src/workbook/tables/write-cell.ts';
import { runLine } from '../support/command-line.ts';
import { openRunnerAtSheet, type RunnerAtSheet } from '../appsscript/runner-at-sheet.ts';
import { openGoogleMarac, type GoogleMarac } from '../support/google/marac.ts';
import { beatByHand } from '../support/schedule.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let marac: GoogleMarac;
const WORD = `ealing/intake/R-AAAA22/decision-accept/${CONTACT.housing}`;

beforeEach(async () => {
  marac = await openGoogleMarac();
  await marac.add((book) => {
    typeSmallMarac(book);
    typeReferral(book, 'R-AAAA22');
  });
  await marac.ask('2027-03-08T08:30', 'run', 'intake');
  await marac.ask('2027-03-08T08:40', 'release', WORD, '--by', 'Cora Coordinata');
}, 60_000);
afterEach(() => marac.close());

async function messageOf(key: string): Promise<{ readonly state: string; readonly held?: boolean } | undefined> {
  const { out } = await marac.ask('2027-03-08T16:00', 'outbox', '--all', '--json');
  return (JSON.parse(out) as { messages: { key: string; state: string }[] }).messages.find((one) => one.key === key);
}

async function typeHold(): Promise<void> {
  const rows = (await marac.look()).tables.get('outbox')?.rows ?? [];
  const row = rows.find((one) => cellText(one.cells.get('key') ?? { kind: 'blank' }) === WORD);
  await marac.edit('outbox', row?.id ?? '', { answer: 'hold', by: 'Cora Coordinata' });
}

const to = (field: string, value: string) =>
  [field, { from: { kind: 'blank' } as const, to: ownedCell(TABLE.outbox, field, value) }] as const;

/** Word of the decision, to whoever referred. */
const words = (): number =>
  [...marac.mails().values()].filter((text) => /^Subject: REHEARSAL .*: referral, decision/m.test(text)).length;

/** One beat of serve, at which it also does what the add-on asks. */
async function serve(now: string): Promise<void> {
  const hand = beatByHand();
  const stopping = new AbortController();
  marac.bed.clock.set(localTime(now));
  const serving = runLine(['serve'], COMMANDS, {
    folder: marac.folder,
    clock: marac.bed.clock,
    outside: { ...marac.outside, heartbeat: hand.heartbeat },
    stopping: stopping.signal,
  });
  await hand.begun;
  await hand.beat();
  stopping.abort();
  await serving;
}

describe('a Hold typed into the sheet', () => {
  it.each([
    ['run', () => marac.ask('2027-03-08T14:30', 'run')],
    ['run send', () => marac.ask('2027-03-08T14:30', 'run', 'send')],
    ['serve', () => serve('2027-03-08T14:30')],
  ] as const)(
    'keeps the message on marac %s',
    async (_, road) => {
      await typeHold();
      await road();
      expect(words()).toBe(0);
      expect((await messageOf(WORD))?.state).not.toBe('sent');
    },
    60_000,
  );

  it('and without one it leaves', async () => {
    await marac.ask('2027-03-08T14:30', 'run', 'send');
    expect(words()).toBe(1);
  }, 60_000);
});

describe('F3 on Google', () => {
  it('a tab that was renamed for a run and renamed back: nothing was cancelled, the Hold stands, nothing left', async () => {
    await typeHold();
    marac.bed.person().renameTab('Cases', 'Old cases');
    await marac.ask('2027-03-08T09:00', 'run');
    marac.bed.person().renameTab('Old cases', 'Cases');
    await marac.ask('2027-03-08T09:10', 'run');
    await marac.ask('2027-03-08T14:30', 'run', 'send');
    expect(words()).toBe(0);
    expect((await messageOf(WORD))?.state).not.toBe('cancelled');
  }, 60_000);
});

describe('a Hold typed before the add-on asks the runner for work', () => {
  let sheet: RunnerAtSheet;
  beforeEach(async () => {
    sheet = await openRunnerAtSheet();
  }, 60_000);
  afterEach(() => sheet.close());

  const stateOf = async () => (await sheet.app.ledger.findMessage(WORD))?.state;

  async function holdIt(): Promise<void> {
    const book = sheet.desk.open();
    const { tables, revision } = await book.read(['outbox']);
    const row = tables.get('outbox')?.rows.find((one) => cellText(one.cells.get('key') ?? { kind: 'blank' }) === WORD);
    const cells = new Map([to('answer', 'hold'), to('by', 'Cora Coordinata')]);
    await book.write([{ do: 'set', table: 'outbox', rowId: row?.id ?? '', cells }], revision);
  }

  async function releaseIt(): Promise<void> {
    const message = await sheet.app.ledger.findMessage(WORD);
    const stated = { by: 'Cora Coordinata', in: 'command' } as const;
    const answer = await sheet.app.ledger.release(WORD, message?.version ?? 0, stated);
    if (!answer.ok) throw new Error(`it could not be released: ${answer.why}`);
  }

  it.each(['recheck', 'agendaNow', 'minutesNow', 'today', 'outbox'])(
    'asked for %s it does the work, and the message stays',
    async (kind) => {
      await releaseIt();
      await holdIt();
      sheet.main.page(kind);
      await sheet.beat();
      await sheet.beat(40);
      expect(await stateOf()).not.toBe('sent');
      expect(await sheet.app.ledger.findMessage(WORD)).toMatchObject({ held: true });
    },
    60_000,
  );

  it('and without one it leaves', async () => {
    await releaseIt();
    sheet.main.page('recheck');
    await sheet.beat();
    await sheet.beat(40);
    expect(await stateOf()).toBe('sent');
  }, 60_000);
});
