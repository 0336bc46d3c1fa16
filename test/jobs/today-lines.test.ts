// The list of what waits stays readable: many actions of one agency that ask the same are one line. All people and cases are made up.
import { expect, test } from 'vitest';
import { journey, letGo } from '../journeys/steps.ts';
import { AGENCY, typeReferral } from '../support/small-marac.ts';

const RUNG = { phoneCallMadeOn: '2027-02-25', phoneCallBy: 'Cora Coordinata' };

test('one line for one matter, listed by agency: long overdue, in progress without a date, the team’s own', () =>
  journey(async (desk) => {
    const act = (id: string, agency: string, more: Parameters<typeof desk.book.type>[1] = {}): unknown =>
      desk.book.type(
        'actions',
        { agency, text: id, agreedOn: '2027-02-01', due: '2027-02-08', status: 'open', ...more },
        { id },
      );
    act('A-AAAA22', AGENCY.housing);
    act('A-BBBB22', AGENCY.housing);
    act('A-CCCC22', AGENCY.health);
    act('A-DDDD22', AGENCY.housing, { status: 'notDone' });
    act('A-EEEE22', AGENCY.housing, { ...RUNG });
    act('A-FFFF22', AGENCY.police, { status: 'inProgress', ...RUNG });
    act('A-GGGG22', AGENCY.police, { status: 'inProgress', newDate: '2027-02-20', ...RUNG });
    act('A-HHHH22', AGENCY.team, { ...RUNG });
    act('A-JJJJ22', AGENCY.team, { ...RUNG });
    await letGo(desk, '2027-03-01T10:00');
    const said = (await desk.today()).map((one) => one.what);
    expect(said.filter((one) => one.includes('long overdue'))).toEqual([
      '3 actions are long overdue: ring the agencies and type “Phone call made on” beside each. The team manager is told only on a release.\nTest Housing: A-AAAA22, due 8 February 2027;\nTest Housing: A-BBBB22, due 8 February 2027;\nTest Health: A-CCCC22, due 8 February 2027.',
    ]);
    expect(said).toContain(
      '2 actions are in progress: ask each agency for a new date, and type it.\nTest Police: A-FFFF22, due 8 February 2027;\nTest Police: A-GGGG22, due 20 February 2027.',
    );
    expect(said).toContain(
      '2 actions are yours or the chair’s, and due. Type “Done on” beside each that is done.\nTest MARAC team: A-HHHH22, due 8 February 2027;\nTest MARAC team: A-JJJJ22, due 8 February 2027.',
    );
  }));

test('a referral whose answers were asked for is not forgotten: whom to ring, what is late, what is whole', () =>
  journey(async (desk) => {
    const asked = { decision: 'query', decidedOn: '2027-03-01', incident: undefined };
    typeReferral(desk.book, 'R-AAAA22', asked);
    typeReferral(desk.book, 'R-BBBB22', { ...asked, referrerAgency: 'Somebody’s Surgery' });
    const said = async (id: string): Promise<readonly string[]> =>
      (await desk.today())
        .filter((one) => one.about === id && ['ring', 'referral'].includes(one.kind) && /answer/.test(one.what))
        .map((one) => `${one.kind}: ${one.what}`);
    await desk.run('2027-03-01T10:00');
    expect(await said('R-AAAA22')).toEqual([]);
    expect(await said('R-BBBB22')).toEqual([
      'ring: Referral R-BBBB22 lacks 1 answer, and nobody on the referring side can be written to. Ring the referrer (“Referrer phone” on Referrals) and type what is said.',
    ]);
    await desk.run('2027-03-03T16:00');
    expect(await said('R-AAAA22')).toEqual([
      expect.stringContaining('Referral R-AAAA22 still lacks 1 answer, asked for by Tuesday 2 March 2027.'),
    ]);
    desk.book.edit('referrals', 'R-AAAA22', { incident: 'Told on the telephone; made up for a test.' });
    await desk.run('2027-03-03T16:10');
    expect(await said('R-AAAA22')).toEqual([
      'referral: The answers asked for about referral R-AAAA22 are all there: it waits for a decision.',
    ]);
  }));
