// What people do to the sheets between two looks, and what Google does to a whole run (docs/map.json, G and H), as far as the ledger has a part in the
// outcome: by the commands a person types, on the Google test server. All people and cases are made up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { columnLetters } from '../../../src/workbook/tables/headers.ts';
import { columnAt } from '../../workbook/google/bed.ts';
import { openGoogleMarac, type GoogleMarac } from '../../support/google/marac.ts';
import {
  AGENCY,
  CONTACT,
  PAST_MEETING,
  typePastMeeting,
  typeReferral,
  typeSmallMarac,
} from '../../support/small-marac.ts';

let marac: GoogleMarac;
beforeEach(async () => {
  marac = await openGoogleMarac();
  await marac.add((book) => {
    typeSmallMarac(book);
    typeReferral(book, 'R-AAAA22');
    typePastMeeting(book);
    const agreed = { meeting: PAST_MEETING, agency: AGENCY.housing, agreedOn: '2027-03-01', due: '2027-03-03' };
    book.type('actions', { ...agreed, text: 'Change the locks', status: 'open' }, { id: 'A-AAAA22' });
  });
  await marac.ask('2027-03-08T08:30', 'run', 'intake', 'follow-up');
  if ((await stateOf(DIGEST)) !== 'offered') throw new Error('There is no digest to keep back.');
}, 60_000);
afterEach(() => marac.close());

const DIGEST = `register/follow-up/2027-W10/${CONTACT.housing}`;
const person = () => marac.bed.person();
const release = () => marac.ask('2027-03-08T08:40', 'release', DIGEST, '--by', 'Cora');
const send = () => marac.ask('2027-03-08T14:30', 'run', 'send');

/** Where the row with that id stands now, 1 for the headings. */
async function rowOf(table: TableName, id: string): Promise<number> {
  const row = (await marac.look()).tables.get(table)?.rows.find((one) => one.id === id);
  return Number(/\d+$/.exec(row?.place ?? '')?.[0]);
}

/** What left but the notice and the alarm, which never wait; and that these went to addresses as last read. */
function leftWithContent(): readonly string[] {
  const bare = /^Subject: REHEARSAL (?:.*: )?(new referral, please ring|attention needed)/im;
  const [never, rest] = [
    [...marac.mails().values()].filter((one) => bare.test(one)),
    [...marac.mails().values()].filter((one) => !bare.test(one)),
  ];
  const last = [CONTACT.duty, CONTACT.coordinator].map((id) => `${id.toLowerCase().replace('-', '')}@example.org`);
  expect(new Set(never.map((one) => /^To: (.*)$/m.exec(one)?.[1]?.trim()))).toEqual(new Set(last));
  return rest;
}

async function stateOf(key: string): Promise<string> {
  const { out } = await marac.ask('2027-03-08T16:00', 'outbox', '--all', '--json');
  const messages = (JSON.parse(out) as { messages: { key: string; state: string }[] }).messages;
  return messages.find((one) => one.key === key)?.state ?? 'none';
}

describe('people', () => {
  it('H7: one column of Contacts sorted alone: nothing with case content is planned or sent until it is undone', async () => {
    await release();
    const column = columnAt('contacts', 'address');
    const letters = columnLetters(column);
    const rows = (await marac.look()).tables.get('contacts')?.rows.length ?? 0;
    const range = `'Contacts'!${letters}2:${letters}${rows + 1}`;
    const before = marac.bed.server.people.look(marac.bed.ids.main, range);
    person().sort(range, column, true);
    expect((await marac.ask('2027-03-08T09:00', 'run', 'follow-up')).out).toContain('stands in another order');
    await send();
    expect(leftWithContent()).toEqual([]);
    person().fill(`'Contacts'!${letters}2`, before);
    await marac.ask('2027-03-08T14:40', 'run', 'follow-up');
    await marac.ask('2027-03-08T14:50', 'release', DIGEST, '--by', 'Cora');
    await marac.ask('2027-03-08T15:30', 'run', 'send');
    expect(await stateOf(DIGEST)).toBe('sent');
  }, 60_000);

  it('H9, H15: an action deleted or done after its reminder was planned takes the reminder back', async () => {
    person().deleteRows('Actions', (await rowOf('actions', 'A-AAAA22')) - 1);
    expect((await marac.ask('2027-03-08T09:00', 'run', 'follow-up')).out).toContain('1 message cancelled');
    expect(await stateOf(DIGEST)).toBe('cancelled');
    await marac.add((book) => {
      const agreed = { meeting: PAST_MEETING, agency: AGENCY.children, agreedOn: '2027-03-01', due: '2027-03-03' };
      book.type('actions', { ...agreed, text: 'Call the school', status: 'open' }, { id: 'A-BBBB22' });
    });
    await marac.ask('2027-03-08T09:10', 'run', 'follow-up');
    const other = `register/follow-up/2027-W10/${CONTACT.children}`;
    expect(await stateOf(other)).toBe('offered');
    await marac.edit('actions', 'A-BBBB22', { status: 'completed', doneOn: '2027-03-08' });
    await marac.ask('2027-03-08T09:20', 'run', 'follow-up');
    expect(await stateOf(other)).toBe('cancelled');
  }, 60_000);

  it.each<readonly [string, Parameters<GoogleMarac['edit']>[2]]>([
    ['H12: a representative who has left', { activeTo: '2027-03-07' }],
    ['H13: an address that changed', { address: 'new@example.org', verifiedOn: undefined, verifiedBy: undefined }],
  ])(
    '%s after the release gets nothing, at either address',
    async (_what, values) => {
      await release();
      await marac.edit('contacts', CONTACT.housing, values);
      await send();
      expect([...marac.mails().values()].filter((text) => text.includes('A-AAAA22'))).toEqual([]);
      expect(await stateOf(DIGEST)).not.toBe('sent');
    },
    60_000,
  );

  it('H18: replacing all over the sheet is asked about, and nothing with case content is sent on it', async () => {
    await release();
    person().findReplace('@example.org', '@sub.example.org');
    const said = await marac.ask('2027-03-08T09:00', 'run', 'follow-up');
    expect(said.out).toContain('as after replacing all');
    await send();
    expect(leftWithContent()).toEqual([]);
  }, 60_000);

  it('H20: an older version of the main sheet put back stops everything until the newest is back', async () => {
    const file = marac.bed.server.world.files.get(marac.bed.ids.main)!;
    const older = file.revisions.at(-1)!.id;
    await marac.edit('actions', 'A-AAAA22', { owner: 'Oona Ownerova' });
    await marac.add((book) => typeReferral(book, 'R-BBBB22', { surname: 'Otherova', perp1Surname: 'Elsewhereov' }));
    await marac.ask('2027-03-08T09:00', 'run', 'intake', 'follow-up');
    const newest = file.revisions.at(-1)!.id;
    person().restore(older);
    const said = await marac.ask('2027-03-08T09:30', 'run', 'intake', 'follow-up');
    expect(said.exit).toBe(3);
    expect(said.out).toMatch(/older version/);
    person().restore(newest);
    expect((await marac.ask('2027-03-08T10:00', 'run', 'intake')).out).not.toMatch(/older version/);
  }, 60_000);
});

describe('Google', () => {
  it('G1: minutes of 429 end the run without half a plan; the next one does it all', async () => {
    await marac.add((book) => typeReferral(book, 'R-BBBB22', { surname: 'Otherova', perp1Surname: 'Elsewhereov' }));
    const body = { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded', details: [] } };
    const trouble = { do: 'answer', status: 429, body } as const;
    marac.bed.server.script.add({ on: 'sheets.spreadsheets.get', at: 'before', trouble, times: Infinity });
    const said = await marac.ask('2027-03-08T09:00', 'run', 'intake');
    expect([said.exit, said.err]).toEqual([1, expect.stringContaining('limit')]);
    marac.bed.server.script.clear();
    expect(await marac.text('cases', marac.caseOf('R-BBBB22'), 'state')).toBe('');
    expect((await marac.ask('2027-03-08T09:30', 'run', 'intake')).exit).toBeLessThan(1);
    expect(await marac.text('cases', marac.caseOf('R-BBBB22'), 'state')).not.toBe('');
  }, 60_000);

  it.each<readonly [string, number]>([
    ['G4: a register that comes back empty', 11],
    ['G5: a fifth of the rows gone at once', 3],
  ])(
    '%s stops for a person: it is never "nobody, all done"',
    async (_what, gone) => {
      await release();
      person().deleteRows('Contacts', 1, gone);
      const said = await marac.ask('2027-03-08T09:00', 'run', 'follow-up');
      expect(said.exit).toBe(3);
      expect(said.out).toContain(`${gone} of 11 rows are gone since the last run`);
      await send();
      expect(leftWithContent()).toEqual([]);
      expect(await stateOf(DIGEST)).not.toBe('sent');
    },
    60_000,
  );
});
