// What people do to the workbook between our looks (docs/map.json, H), above the port: through run, send and the next run, with the outcome named
// there. All people and cases are made up.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '../../src/ledger/ledger-port.ts';
import type { Cell } from '../../src/domain/cells/cell.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { sendSheets, everythingIn } from './steps.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book, { listReady: true, listReadyBy: 'Cora Coordinata' });
});
afterEach(() => desk.close());

/** Runs `edit` between the approval of a message and its claim. */
function afterApproval(edit: () => void): void {
  const approve = desk.ledger.approve.bind(desk.ledger);
  let done = false;
  Object.assign(desk.ledger, {
    approve: async (approval: Approval) => {
      const answer = await approve(approval);
      if (!done) edit();
      done = true;
      return answer;
    },
  });
}

const problems = async (time: string): Promise<readonly string[]> =>
  (await desk.run(time)).problems.map((one) => one.code);
const accept = async (code: string): Promise<void> => {
  const found = desk.book.rows('checks').find((row) => textOf(row.cells.get('problem')).startsWith(code));
  desk.book.edit('checks', found?.id ?? '', { accepted: true, acceptedBy: 'Cora Coordinata' });
};
const textOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? cell.text : '');
const states = async (to: string): Promise<readonly string[]> =>
  (await desk.ledger.messages()).filter((one) => one.to === to).map((one) => one.state);

/** Who got something that shows the case. */
async function toldOfCase(left: readonly { readonly key: string; readonly to: string }[]): Promise<readonly string[]> {
  const all = await desk.ledger.messages();
  return left
    .filter((one) => all.some((each) => each.key === one.key && each.discloses.length > 0))
    .map((one) => one.to);
}

/** Referrals accepted, a list made and circulated: messages with case content wait for a release. */
async function circulate(): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T09:30');
  await desk.run('2027-03-08T09:00');
  expect(await states(CONTACT.housing)).toContain('offered');
}

describe('between approval and sending', () => {
  test('H12: a representative who was taken off the register gets nothing', async () => {
    await circulate();
    await desk.release();
    afterApproval(() => desk.book.edit('contacts', CONTACT.housing, { activeTo: '2027-03-01' }));
    const left = await desk.send();
    expect(left.map((one) => one.to)).not.toContain(CONTACT.housing);
    expect(left.map((one) => one.to)).toContain(CONTACT.children);
    expect(await states(CONTACT.housing)).not.toContain('approved');
  });

  test('H12: a conflict that was added stops the case for that agency, and for no other', async () => {
    await circulate();
    await desk.release();
    afterApproval(() =>
      desk.book.type(
        'conflicts',
        {
          caseRef: caseOf(desk, 'R-AAAA22'),
          agency: AGENCY.housing,
          declaredBy: 'Pat Policewright',
          reason: 'Works there',
        },
        { id: 'X-AAAA22' },
      ),
    );
    const told = await toldOfCase(await desk.send());
    expect(told).not.toContain(CONTACT.housing);
    expect(told).toContain(CONTACT.children);
  });

  test('H13: an address that changed gets nothing at either, and the message is offered anew when it is proven', async () => {
    await circulate();
    await desk.release();
    const old = 'chaaa22@example.org';
    afterApproval(() =>
      desk.book.edit('contacts', CONTACT.housing, {
        address: 'harriet.new@example.org',
        verifiedOn: undefined,
        verifiedBy: undefined,
        routeProvenOn: undefined,
      }),
    );
    const left = await desk.send();
    expect(left.map((one) => one.address)).not.toContain(old);
    expect(left.map((one) => one.address)).not.toContain('harriet.new@example.org');
    desk.book.edit('contacts', CONTACT.housing, {
      verifiedOn: '2027-03-08',
      verifiedBy: 'Team',
      routeProvenOn: '2027-03-08',
    });
    await desk.run('2027-03-08T10:00');
    expect(await states(CONTACT.housing)).toContain('offered');
    expect(await toldOfCase(await desk.send())).not.toContain(CONTACT.housing);
    await desk.release();
    const again = await desk.send();
    expect(await toldOfCase(again)).toContain(CONTACT.housing);
    expect(again.map((one) => one.address)).toContain('harriet.new@example.org');
  });

  test('H7: a column of Contacts sorted alone sends nothing with case content until it is undone; an alarm goes to the address as last read', async () => {
    await circulate();
    await desk.release();
    const before = desk.book.rows('contacts').map((row) => [row.id ?? '', textOf(row.cells.get('address'))] as const);
    before.forEach(([id], index) =>
      desk.book.edit('contacts', id, { address: before[(index + 1) % before.length]?.[1] ?? '' }),
    );
    expect((await desk.send()).map((one) => [one.key.split('/')[3], one.to, one.address])).toEqual([
      ['idva-alarm', CONTACT.coordinator, Object.fromEntries(before)[CONTACT.coordinator]],
    ]);
    for (const [id, address] of before) desk.book.edit('contacts', id, { address });
    expect((await desk.send()).map((one) => one.to)).toContain(CONTACT.housing);
  });
});

describe('between two runs', () => {
  test('H14: answers that change after the plan are scored and proposed anew', async () => {
    typeReferral(desk.book, 'R-AAAA22', { decision: undefined, decidedBy: undefined, decidedOn: undefined });
    await desk.run('2027-03-01T09:30');
    const said = () => ['score', 'proposal'].map((field) => desk.book.text('referrals', 'R-AAAA22', field));
    const [score, proposal] = said();
    expect(score).toBe('15');
    desk.book.edit('referrals', 'R-AAAA22', Object.fromEntries([5, 6, 7, 8, 9, 10].map((one) => [`q${one}`, 'no'])));
    await desk.run('2027-03-01T09:40');
    expect(said()[0]).toBe('9');
    expect(said()[1]).not.toBe(proposal);
  });

  test('H14: what a message shows is planned anew before it goes: the release was for the version that was read', async () => {
    await circulate();
    await desk.release();
    const key = `ealing/research/${MEETING}/list/${CONTACT.housing}`;
    const victim = desk.book.rows('people').find((row) => textOf(row.cells.get('role')) === 'Victim')?.id ?? '';
    desk.book.edit('people', victim, { birthDate: '1991-02-03' });
    await desk.run('2027-03-08T09:05');
    expect(await desk.ledger.findMessage(key)).toMatchObject({ state: 'offered', version: 2 });
    expect((await desk.send()).map((one) => one.key)).not.toContain(key);
    await desk.release();
    expect((await desk.send()).map((one) => one.key)).toContain(key);
  });

  test('H16: a row saved half-typed waits, told; finished, it is worked with', async () => {
    desk.book.type(
      'referrals',
      { channel: 'typed', surname: 'Halfwaysen', birthDate: '19', decision: 'acc' },
      { id: 'R-CCCC22' },
    );
    await desk.run('2027-03-01T09:30');
    expect(desk.book.rows('cases')).toEqual([]);
    expect(desk.book.rows('checks').some((row) => textOf(row.cells.get('place')).includes('Referrals'))).toBe(true);
    typeReferral(desk.book, 'R-DDDD22');
    await desk.run('2027-03-01T09:40');
    expect(desk.book.rows('cases')).toHaveLength(1);
  });

  test('H26: one action given to two people is chased with both, and each is told apart', async () => {
    await circulate();
    const shared = {
      meeting: MEETING,
      caseRef: caseOf(desk, 'R-AAAA22'),
      text: 'Fit a lock',
      due: '2027-03-17',
      status: 'open',
    };
    desk.book.type('actions', { ...shared, agency: AGENCY.housing }, { id: 'A-AAAA22' });
    desk.book.type('actions', { ...shared, agency: AGENCY.health }, { id: 'A-BBBB22' });
    desk.book.type('needed', { caseRef: shared.caseRef, agency: AGENCY.health, level: 'takesPart' });
    await sendSheets(desk);
    await desk.run('2027-03-22T09:00');
    const chased = (await desk.ledger.messages()).filter((one) => one.job === 'follow-up').map((one) => one.to);
    expect(chased).toEqual(expect.arrayContaining([CONTACT.housing, CONTACT.health]));
  });
});

const many = (): readonly string[] => Array.from({ length: 12 }, (_, at) => `C-ZZ${String.fromCharCode(65 + at)}A22`);

describe('edits that are asked about', () => {
  beforeEach(() => {
    for (const id of many()) addContact(desk.book, id, AGENCY.housing, 'representative', `Person ${id}`);
  });

  test('H18: replacing all in a column that decides who gets what is asked about once, then believed', async () => {
    expect(await problems('2027-03-01T09:30')).not.toContain('table.replaced');
    for (const id of many())
      desk.book.edit('contacts', id, { address: `${id.slice(2).toLowerCase()}@new.example.org` });
    expect(await problems('2027-03-01T10:00')).toContain('table.replaced');
    expect(await problems('2027-03-01T10:10')).toContain('table.replaced');
    expect((await desk.send()).length).toBe(0);
    await accept('table.replaced');
    await desk.run('2027-03-01T10:20');
    expect(await problems('2027-03-01T10:30')).not.toContain('table.replaced');
  });

  test('H18: ten honest corrections are not asked about', async () => {
    await desk.run('2027-03-01T09:30');
    for (const id of many().slice(0, 10)) desk.book.edit('contacts', id, { personName: `Other ${id}` });
    expect(await problems('2027-03-01T10:00')).not.toContain('table.replaced');
  });
});

describe('an older version put back (H20)', () => {
  test('nothing is planned and nothing with case content is sent until the newest is back, or a person says it is meant so', async () => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T09:30');
    const lastWeek = desk.book.save();
    const moved = { address: 'duty.new@example.org', verifiedOn: '2027-03-08', routeProvenOn: '2027-03-08' };
    desk.book.edit('contacts', CONTACT.duty, moved);
    desk.book.type(
      'conflicts',
      { caseRef: caseOf(desk, 'R-AAAA22'), agency: AGENCY.health, declaredBy: 'Cora', reason: 'Kin' },
      { id: 'X-AAAA22' },
    );
    typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11' });
    await desk.run('2027-03-08T09:30');
    await desk.release();
    const newest = desk.book.save();
    expect(newest).not.toEqual(lastWeek);
    const planned = (await desk.ledger.messages()).map((one) => one.key);

    desk.book.restore(lastWeek);
    expect(await problems('2027-03-08T09:40')).toContain('workbook.older');
    // What never waits goes on, of what was typed since too, to the contacts of the newest version.
    const left = await desk.send();
    expect(left.map((one) => `${one.key.split('/').slice(2, 4).join(' ')} ${one.address}`).toSorted()).toEqual([
      `R-AAAA22 idva ${moved.address}`,
      'R-AAAA22 idva-alarm ctaaa22@example.org',
      `R-BBBB22 idva ${moved.address}`,
      'R-BBBB22 idva-alarm ctaaa22@example.org',
    ]);
    expect(left.map(everythingIn).join(' ')).not.toMatch(/Victimsen|Perpov|Zoe/);
    // After an hour, all undo times being over.
    expect(await problems('2027-03-08T11:00')).toContain('workbook.older');
    expect(await desk.send()).toEqual([]);
    expect((await desk.ledger.messages()).map((one) => one.key)).toEqual(planned);

    desk.book.restore(newest);
    expect(await problems('2027-03-08T11:10')).not.toContain('workbook.older');

    desk.book.restore(lastWeek);
    expect(await problems('2027-03-08T11:20')).toContain('workbook.older');
    await accept('workbook.older');
    await desk.run('2027-03-08T11:30');
    expect(await problems('2027-03-08T11:40')).not.toContain('workbook.older');
  });

  test('an honest undo of one cell is believed', async () => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T09:30');
    desk.book.edit('meetings', MEETING, { place: 'Elsewhere' });
    await desk.run('2027-03-01T09:40');
    desk.book.edit('meetings', MEETING, { place: 'Test Hall' });
    expect(await problems('2027-03-01T09:50')).not.toContain('workbook.older');
  });

  test('nor is it an older version when the views are as they once were and somebody typed over a shown cell meanwhile', async () => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T09:30');
    await desk.run('2027-03-01T09:35');
    const before = desk.book.rows('checks').length;
    desk.book.edit('meetings', MEETING, { end: 'late' });
    await desk.run('2027-03-01T09:40');
    expect(desk.book.rows('checks').length).toBeGreaterThan(before);
    desk.book.edit('meetings', MEETING, { end: '12:30' });
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', caseRef, { daysWaiting: 98 });
    const { workbook } = desk.desk.maracs[0]!;
    const write = workbook.write.bind(workbook);
    let typed = 0;
    Object.assign(workbook, {
      write: async (...given: Parameters<typeof write>) => {
        if (given[0].some((one) => one.do === 'set' && one.table === 'cases')) {
          desk.book.edit('cases', caseRef, { daysWaiting: 99 });
          typed += 1;
        }
        return await write(...given);
      },
    });
    await desk.run('2027-03-01T09:45');
    expect([typed > 0, desk.book.rows('checks').length]).toEqual([true, before]);
    Object.assign(workbook, { write });
    expect(await problems('2027-03-01T09:50')).not.toContain('workbook.older');
  });
});
