// F60: `marac outbox` and `marac resolve`, typed on a desk of November 2026 with a mail server: each answer, and each slip refused in words. The steps
// build on each other; everybody is made up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLANK, textCell, type Cell } from '../../src/domain/cells/cell.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { say } from '../mail/smtp-rows-before-body.ts';
import { openFaultServer, type FaultServer, type FaultServerOptions } from '../support/smtp-faults.ts';
import type { Said } from '../support/command-line.ts';
import { copyDesk, deskIn, type OldDesk } from '../upgrade/open-desk.ts';

const SLOW = { timeout: 600_000 };
const LIST = 'northmere/research/M-AAAA22/list';
const [REFUSED, UNCERTAIN, SENT, CLOSED] = ['P', 'E', 'C', 'H'].map((one) => `${LIST}/C-${one}AAA22`) as [
  string,
  string,
  string,
  string,
];
const AGENDA = 'northmere/agenda/M-AAAA22/C-HAAA22';
const BY = ['--by', 'Cora Coordinata'];
const WHY = ['--why', 'Rang them.'];
const OLD = 'cpaaa22@northmere.example.org';
const NEW = 'new.police@northmere.example.org';

const options: { fault?: FaultServerOptions['fault'] } = {};
let parent = '';
let server: FaultServer;
let desk: Omit<OldDesk, 'close'>;
let minute = 10;
beforeAll(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'marac-resolve-'));
  const folder = path.join(parent, 'desk');
  copyDesk(path.join(import.meta.dirname, '../fixtures/desk-2026-11/desk'), folder);
  server = await openFaultServer(options);
  desk = deskIn(folder, server);
}, 600_000);
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true, force: true });
});

const now = (): string => `2027-03-11T11:${String((minute += 1))}`;
const ask = (...argv: readonly string[]): Promise<Said> => desk.marac(now(), ...argv);
const resolve = (key: string, ...argv: readonly string[]): Promise<Said> => ask('resolve', key, ...argv);
const taken = (address: string): number => server.taken.filter((one) => one.to.includes(address)).length;

async function find(key: string): Promise<OutboxMessage> {
  const found = (await desk.messages(now())).find((one) => one.key === key);
  if (found === undefined) throw new Error(`no message ${key}`);
  return found;
}

const rowOf = (part: string, key: string): string => part.split('\n').find((one) => one.startsWith(`${key} `)) ?? '';

/** Words that the table breaks over lines put together. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

test(
  'F60: marac outbox without a flag shows what is not over first, then what was sent, refused and closed lately',
  SLOW,
  async () => {
    const { out, exit } = await desk.seen(now(), 'outbox');
    expect(exit).toBe(0);
    const [waits = '', lately = ''] = out.split('\nLately:');
    expect(waits.split('\n')[1], 'what somebody must answer stands first').toMatch(
      /^northmere.*C-EAAA22 +1 +uncertain/,
    );
    expect(rowOf(waits, UNCERTAIN)).toContain('It was sent, Send again (it did not go), Told by phone or Give up');
    expect(rowOf(waits, AGENDA)).toContain('Waits for a release');
    expect(rowOf(lately, SENT)).toContain('sent');
    expect(rowOf(lately, REFUSED)).toContain(`refused    Pat Policewright, Northmere Police, ${OLD} (C-PAAA22)`);
    expect(rowOf(lately, CLOSED)).toContain('Ended by a person. Send again, with your name and why');
    expect(flat(lately)).toContain('550 5.1.1');
    const json = (await desk.seen(now(), 'outbox', '--json')).out;
    expect(json).not.toMatch(/@|Policewright/);
    expect(JSON.parse(json)).toMatchObject({
      lately: expect.arrayContaining([expect.objectContaining({ key: REFUSED })]),
    });
  },
);

test(
  'F60: marac resolve refuses what is missing, unknown or said twice, in words, and changes nothing',
  SLOW,
  async () => {
    const before = JSON.stringify(await desk.messages(now()));
    const slips: readonly (readonly [readonly string[], number, string])[] = [
      [[REFUSED, '--send-again', ...WHY], 2, 'who decides: --by "Your Name"'],
      [
        [REFUSED, ...BY, ...WHY],
        2,
        'Say one thing: --sent, --send-again, --to-new-address, --told-by-phone or --give-up',
      ],
      [[REFUSED, '--send-again', '--give-up', ...BY, ...WHY], 2, 'Say one thing'],
      [[UNCERTAIN, '--sent', '--told-by-phone', ...BY, ...WHY], 2, 'Say one thing'],
      [[UNCERTAIN, '--not-sent', '--give-up', ...BY, ...WHY], 2, 'Say one thing'],
      [[REFUSED, '--giveup', ...BY, ...WHY], 2, 'did you mean --give-up?'],
      [[REFUSED, '--give-up', '--by'], 2, '--by needs a value'],
      [['C-NOBODY', '--give-up', ...BY, ...WHY], 2, 'There is no message "C-NOBODY"'],
      [['C-HAAA22', '--give-up', ...BY, ...WHY], 2, 'messages end in "C-HAAA22"'],
      [[REFUSED, '--give-up', ...BY], 3, 'Say why: '],
      [[REFUSED, '--told-by-phone', ...BY, '--why', '  '], 3, 'Say why: '],
      [[REFUSED, '--to-new-address', ...BY, ...WHY], 3, 'is still the one it was sent to'],
      [[UNCERTAIN, '--to-new-address', ...BY, ...WHY], 3, 'say first that it did not go'],
      [[SENT, '--send-again', ...BY, ...WHY], 3, 'it is sent, so that it cannot be sent again'],
      [[SENT, '--give-up', ...BY, ...WHY], 3, 'it is sent, so that there is nothing to end'],
      [[SENT, '--sent', ...BY, ...WHY], 3, 'there is nothing to resolve'],
      [[AGENDA, '--send-again', ...BY, ...WHY], 3, 'it is offered, so that it cannot be sent again'],
    ];
    for (const [argv, exit, words] of slips) {
      const said = await ask('resolve', ...argv);
      expect([argv.join(' '), said.exit, flat(`${said.out} ${said.err}`)]).toEqual([
        argv.join(' '),
        exit,
        expect.stringContaining(words),
      ]);
    }
    expect(JSON.stringify(await desk.messages(now()))).toBe(before);
  },
);

test('F60: --send-again is one attempt; refused once more, it waits for a person again', SLOW, async () => {
  options.fault = say('rcpt', '550 5.1.1 No such mailbox here').fault;
  const said = await resolve(REFUSED, '--send-again', ...BY, ...WHY);
  expect([said.exit, said.out]).toEqual([0, expect.stringContaining('sendAgain')]);
  expect(said.out, 'no address where no person sits').not.toContain('@');
  for (const _ of [1, 2]) await ask('run', 'send');
  expect(await find(REFUSED)).toMatchObject({ state: 'refused', epoch: 2 });
  delete options.fault;
  await ask('run', 'send');
  expect((await find(REFUSED)).state).toBe('refused');
  expect(taken(OLD)).toBe(0);
});

test(
  'F60: --to-new-address sends once, to what stands on Contacts and was verified by then; --send-again does not go there',
  SLOW,
  async () => {
    // What was verified is kept from the first run on.
    await ask('run');
    await desk.withBook(now(), async (book) => {
      const read = await book.read(['contacts']);
      const row = read.tables.get('contacts')?.rows.find((one) => one.id === 'C-PAAA22');
      const set = (field: string, to: Cell) => [field, { from: row?.cells.get(field) ?? BLANK, to }] as const;
      const on = { kind: 'date', date: '2027-03-11' } as Cell;
      const cells = new Map([
        set('address', textCell(NEW)),
        set('verifiedBy', textCell('Cora Coordinata')),
        set('verifiedOn', on),
        set('routeProvenOn', on),
      ]);
      await book.write([{ do: 'set', table: 'contacts', rowId: 'C-PAAA22', cells }], read.revision);
    });
    const old = await resolve(REFUSED, '--send-again', ...BY, ...WHY);
    expect([old.exit, flat(old.out)]).toEqual([3, expect.stringContaining('another address stands on row C-PAAA22')]);
    const said = await desk.seen(now(), 'resolve', REFUSED, '--to-new-address', ...BY, ...WHY);
    expect([said.exit, flat(said.out)]).toEqual([0, expect.stringContaining(`It goes to ${NEW}.`)]);
    for (const _ of [1, 2]) await ask('run', 'send');
    expect(await find(REFUSED)).toMatchObject({ state: 'sent', epoch: 3 });
    expect([taken(NEW), taken(OLD)]).toEqual([1, 0]);
  },
);

test('F60: --told-by-phone and --give-up end a message, also one that waits; nothing of it leaves', SLOW, async () => {
  expect((await resolve(UNCERTAIN, '--told-by-phone', ...BY, ...WHY)).exit).toBe(0);
  expect((await resolve(AGENDA, '--give-up', ...BY, '--evidence', 'They are not coming.')).exit).toBe(0);
  await ask('run');
  await ask('run', 'send');
  expect(await find(UNCERTAIN)).toMatchObject({ state: 'uncertain', ended: { how: 'toldByPhone', by: BY[1] } });
  expect(await find(AGENDA)).toMatchObject({ state: 'cancelled', ended: { how: 'givenUp', by: BY[1] } });
  expect([taken('ceaaa22@northmere.example.org'), taken('chaaa22@northmere.example.org')]).toEqual([0, 0]);
  const { out } = await ask('outbox');
  expect(out.split('\n').find((one) => one.startsWith(`${UNCERTAIN} `))).toContain('told by phone');
  expect(out.split('\n').find((one) => one.startsWith(`${AGENDA} `))).toContain('given up');
  const released = await ask('release', AGENDA, ...BY);
  expect(flat(`${released.out} ${released.err}`)).toMatch(/Not released|No offered message/);
  expect((await ask('audit', 'verify')).exit).toBe(0);
});
