// A conflict that nobody lifted and whose row then says something else: its first case keeps its stop until the row is put back or a named person
// has said that it was a mistake. All people and cases are made up.
import { expect, test } from 'vitest';
import type { Delivered, TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, letGo, shownTo } from './steps.ts';
import { withNames } from '../support/names.ts';

const CONFLICT = 'X-AAAA22';
const { health, housing } = CONTACT;

const OF_A = { by: housing, victim: 'VictimsenAAAA22' };
const OF_B = { by: health, victim: 'VictimsenBBBB22' };

type Row = Parameters<TestDesk['book']['type']>[1];
type Change = (first: string, second: string) => Row;

async function withConflict(desk: TestDesk, who: Row): Promise<readonly [string, string]> {
  typeReferral(desk.book, 'R-AAAA22');
  typeReferral(desk.book, 'R-BBBB22', {
    forenames: 'Zoe',
    birthDate: '1981-02-03',
    perp1Forenames: 'Igor',
    phone: '07700 900555',
    address: '9 Other Road',
    matchAnswer: 'nobody',
    matchAnsweredBy: 'Cora Coordinata',
  });
  await desk.tick('2027-03-01T10:00');
  const refs = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')] as const;
  const row = { caseRef: refs[0], unheardInstead: 'The nurse', recordedBy: 'Cora Coordinata', ...who };
  desk.book.type('conflicts', { ...row, recordedOn: '2027-03-01' }, { id: CONFLICT });
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T12:40');
  return refs;
}

const linesOf = (desk: TestDesk): readonly { readonly file: string; readonly what: string }[] =>
  desk.book.rows('today').flatMap(({ file, id = '' }) => {
    const what = desk.book.text('today', id, 'what');
    return what.startsWith('Conflicts, row') ? [{ file, what }] : [];
  });

const listsOf = (sent: readonly Delivered[], to: string): string => shownTo(sent, to, '/list/');

test.each<[string, Row, Change, string, { readonly by: string; readonly victim: string }]>([
  ['names another case', { contact: health }, (_, second) => ({ caseRef: second }), 'names another case', OF_B],
  ['names another contact', { contact: health }, () => ({ contact: housing }), 'covers somebody else', OF_A],
  ['names another agency', { agency: AGENCY.health }, () => ({ agency: 'Test Housing' }), 'covers somebody', OF_A],
  [
    'names another person',
    { personName: 'Helga Healthman' },
    () => ({ personName: 'Harriet Housewell' }),
    'covers somebody else',
    OF_A,
  ],
])(
  'F19: a conflict that two people did not lift and that %s now keeps its first case from everybody, and what it says now counts too',
  (_what, who, change, says, covered) =>
    journey(async (desk) => {
      const [first, second] = await withConflict(desk, who);
      desk.book.edit('conflicts', CONFLICT, change(first, second));
      const sent = await letGo(desk, '2027-03-04T13:00');
      for (const to of [health, housing]) expect(listsOf(sent, to)).not.toContain('VictimsenAAAA22');
      expect(listsOf(sent, covered.by), 'what it says now counts too').not.toContain(covered.victim);
      expect(listsOf(sent, housing), 'other cases go on').toContain('VictimsenBBBB22');
      const lines = linesOf(desk);
      expect(lines.map((one) => one.file)).toEqual(['restricted']);
      expect(lines[0]?.what).toMatch(
        withNames(`Conflicts, row ${CONFLICT}: This conflict of case ${first} was never lifted`),
      );
      expect(lines[0]?.what).toContain(says);
      expect(lines[0]?.what).toContain('Put back what stood here');
      // Put back: the first case goes on to whom the conflict does not cover.
      const back = { caseRef: first, contact: '', agency: '', personName: '', ...who };
      desk.book.edit('conflicts', CONFLICT, back);
      const then = await letGo(desk, '2027-03-04T14:00');
      expect(linesOf(desk)).toEqual([]);
      expect(shownTo(then, housing, '/supplement/')).toContain('VictimsenAAAA22');
      expect(shownTo(then, health)).not.toContain('VictimsenAAAA22');
    }),
);

test.each<[string, Row, Change]>([
  ['its case is spelt with spaces', { contact: health }, (first) => ({ caseRef: ` ${first.toLowerCase()} ` })],
  ['its contact is written by name', { contact: health }, () => ({ contact: ' helga  HEALTHMAN' })],
  [
    'its person is written as a contact',
    { personName: 'Helga Healthman' },
    () => ({ personName: '', contact: health }),
  ],
  ['its agency is written by name', { agency: AGENCY.health }, () => ({ agency: 'test  HEALTH ' })],
  ['it covers one agency more', { contact: health }, () => ({ agency: AGENCY.housing })],
  ['a name that is nobody’s is put right', { personName: 'Helg Healthmn' }, () => ({ personName: 'Helga Healthman' })],
  [
    'two people lift it',
    { contact: health },
    () => ({ liftedBy: 'Cora Coordinata', liftedSecondBy: 'Charis Chairman', liftedOn: '2027-03-04' }),
  ],
])('F19: a conflict is the same conflict where %s', (_what, who, change) =>
  journey(async (desk) => {
    const [first, second] = await withConflict(desk, who);
    desk.book.edit('conflicts', CONFLICT, change(first, second));
    await desk.run('2027-03-04T13:00');
    expect(linesOf(desk)).toEqual([]);
  }),
);

test('F19: a changed conflict is missed also after its row could not be read, was emptied or has been changed twice, until a named person accepts it', () =>
  journey(async (desk) => {
    const [first] = await withConflict(desk, { contact: health });
    const asked = async (time: string): Promise<boolean> => {
      await desk.run(time);
      return linesOf(desk).length > 0;
    };
    desk.book.edit('conflicts', CONFLICT, { contact: 'Nobody Known' });
    await desk.run('2027-03-04T13:00');
    desk.book.edit('conflicts', CONFLICT, { contact: housing });
    expect(await asked('2027-03-04T13:05')).toBe(true);
    desk.book.edit('conflicts', CONFLICT, { contact: CONTACT.police });
    expect(await asked('2027-03-04T13:10'), 'against what was never lifted').toBe(true);
    desk.book.edit('conflicts', CONFLICT, {
      caseRef: '',
      contact: '',
      unheardInstead: '',
      recordedBy: '',
      recordedOn: '',
    });
    expect(await asked('2027-03-04T13:15'), 'an emptied row is gone').toBe(true);
    desk.book.edit('conflicts', CONFLICT, { caseRef: first, contact: housing, recordedBy: 'Cora Coordinata' });
    const { problems } = await desk.run('2027-03-04T13:20');
    const problem = problems.find((one) => one.code === 'conflict.changed')?.id ?? '';
    await desk.ledger.acceptProblem(problem, { by: 'Charis Chairman', in: 'workbook' });
    expect(await asked('2027-03-04T13:25')).toBe(false);
    desk.book.edit('conflicts', CONFLICT, { contact: CONTACT.police });
    expect(await asked('2027-03-04T13:30'), 'another change is asked about anew').toBe(true);
  }));

test('F19: that a named person let a conflict go counts once: a row with its id that is there again and vanishes, or changes to the same again, is asked about anew', () =>
  journey(async (desk) => {
    const [first] = await withConflict(desk, { contact: health });
    let minute = 0;
    const problem = async (): Promise<string | undefined> => {
      minute += 1;
      const { problems } = await desk.run(`2027-03-04T13:${String(minute).padStart(2, '0')}`);
      return problems.find((one) => one.code.startsWith('conflict.'))?.id;
    };
    const letGoOf = async (id: string | undefined): Promise<void> => {
      await desk.ledger.acceptProblem(id ?? '', { by: 'Charis Chairman', in: 'workbook' });
    };
    const row = { caseRef: first, contact: health, unheardInstead: 'The nurse', recordedBy: 'Cora Coordinata' };
    const [gone, changed] = [new Set<string>(), new Set<string>()];
    for (const round of [1, 2, 3]) {
      desk.book.remove('conflicts', CONFLICT);
      const id = await problem();
      gone.add(id ?? '');
      await letGoOf(id);
      expect([round, await problem()], 'accepted').toEqual([round, undefined]);
      expect([round, await problem()], 'and it stays so while the row is gone').toEqual([round, undefined]);
      desk.book.type('conflicts', { ...row, recordedOn: '2027-03-01' }, { id: CONFLICT });
      expect([round, await problem()], 'it is there again').toEqual([round, undefined]);
    }
    expect(gone.size).toBe(3);
    for (const round of [1, 2]) {
      desk.book.edit('conflicts', CONFLICT, { contact: housing });
      const id = await problem();
      changed.add(id ?? '');
      await letGoOf(id);
      expect([round, await problem()], 'accepted').toEqual([round, undefined]);
      desk.book.edit('conflicts', CONFLICT, { contact: health });
      await letGoOf(await problem());
      expect([round, await problem()], 'accepted').toEqual([round, undefined]);
    }
    expect(changed.size).toBe(2);
    expect([...gone, ...changed]).not.toContain('');
  }));

test('F19: a conflict that was let go by a command and put back before the next run is asked about when it vanishes again', () =>
  journey(async (desk) => {
    const [first] = await withConflict(desk, { contact: health });
    desk.book.remove('conflicts', CONFLICT);
    const missed = async (time: string): Promise<string | undefined> =>
      (await desk.run(time)).problems.find((one) => one.code === 'conflict.gone')?.id;
    const id = await missed('2027-03-04T13:00');
    await desk.ledger.acceptProblem(id ?? '', { by: 'Charis Chairman', in: 'command' });
    const row = { caseRef: first, contact: health, unheardInstead: 'The nurse', recordedBy: 'Cora Coordinata' };
    desk.book.type('conflicts', { ...row, recordedOn: '2027-03-01' }, { id: CONFLICT });
    expect(await missed('2027-03-04T13:05')).toBeUndefined();
    desk.book.remove('conflicts', CONFLICT);
    expect(await missed('2027-03-04T13:10')).toBeDefined();
  }));
