// Word to the referring sides after a meeting: heard, or not heard and when it will be, and nothing of what was said. All synthetic.
import { expect, test } from 'vitest';
import { addMinutes, localTime } from '../../src/domain/time/day.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, lineOf, listingOf } from '../journeys/steps.ts';

/** "R-AAAA22: Heard on Tuesday 16 March 2027.", for each referral that a message tells of. */
function wordsOn(text: string): readonly string[] {
  return [...text.replace(/\s+/g, ' ').matchAll(/Referral (R-\w+) \([^)]*\): (.*?)(?= What comes next)/g)].map(
    ([, referral = '', says = '']) => `${referral}: ${says}`,
  );
}

test('after the meeting: one line for all that a person referred, a second one only for what was heard later', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22', 'R-CCCC22']) typeReferral(desk.book, id);
    typeReferral(desk.book, 'R-DDDD22', { referrerAgency: AGENCY.health });
    await desk.tick('2027-03-01T10:00');
    const listing = (id: string): string =>
      desk.book.rows('list').find((one) => desk.book.text('list', one.id!, 'caseRef') === caseOf(desk, id))!.id!;
    for (const id of ['R-AAAA22', 'R-BBBB22', 'R-DDDD22'])
      desk.book.edit('list', listing(id), { outcome: 'actionPlan' });
    desk.book.edit('list', listing('R-CCCC22'), { outcome: 'notHeard' });
    desk.book.edit('meetings', 'M-AAAA22', { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
    const heard = (): readonly (readonly [string, string])[] =>
      desk.delivered
        .filter((one) => one.key.includes('/referrer/'))
        .map((one) => [one.to, wordsOn(one.mail.text ?? '').join(' | ')] as const);
    const goes = async (time: string): Promise<void> => {
      await desk.run(`2027-03-17T${time}`);
      await desk.release();
      await desk.tick(`2027-03-17T${time.slice(0, 2)}:50`);
    };
    await goes('10:00');
    expect(heard()).toEqual([
      [CONTACT.health, 'R-DDDD22: Heard on Tuesday 16 March 2027.'],
      [
        CONTACT.housing,
        [
          'R-AAAA22: Heard on Tuesday 16 March 2027.',
          'R-BBBB22: Heard on Tuesday 16 March 2027.',
          'R-CCCC22: Not heard on Tuesday 16 March 2027. The day for it is not set yet.',
        ].join(' | '),
      ],
    ]);
    await goes('11:00');
    expect(heard(), 'nothing twice').toHaveLength(2);
    desk.book.edit('list', listing('R-CCCC22'), { outcome: 'actionPlan' });
    await goes('12:00');
    expect(heard()[2]).toEqual([CONTACT.housing, 'R-CCCC22: Heard on Tuesday 16 March 2027.']);
    expect(heard()).toHaveLength(3);
  }));

test('not heard: the referring side is told so, and the day once there is one; heard at last, it is told that', () =>
  journey(async (desk) => {
    const APRIL = 'M-BBBB22';
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.health });
    typeReferral(desk.book, 'R-BBBB22', { referrerAgency: AGENCY.health });
    await desk.tick('2027-03-01T10:00');
    const listing = (id: string, meeting: string): string =>
      desk.book
        .rows('list')
        .find(
          (one) =>
            desk.book.text('list', one.id!, 'caseRef') === caseOf(desk, id) &&
            desk.book.text('list', one.id!, 'meeting') === meeting,
        )!.id!;
    desk.book.edit('list', listing('R-AAAA22', MEETING), { outcome: 'notHeard' });
    desk.book.edit('list', listing('R-BBBB22', MEETING), { outcome: 'deferred', notHeardUntil: '2027-05-18' });
    desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
    const said = (): readonly string[] =>
      desk.delivered
        .filter((one) => one.key.includes('/referrer/'))
        .map((one) => wordsOn(one.mail.text ?? '').join(' | '));
    const goes = async (time: string): Promise<void> => {
      await desk.run(time);
      await desk.release();
      await desk.tick(addMinutes(localTime(time), 40));
    };
    await goes('2027-03-17T10:00');
    const GO_ON = 'Please go on with your own agency’s safeguarding until then, and say at once if anything changes.';
    const first = (): string =>
      (desk.delivered.find((one) => one.key.includes('/referrer/'))?.mail.text ?? '').replace(/\s+/g, ' ');
    expect(said()).toEqual([
      'R-BBBB22: Not heard on Tuesday 16 March 2027. It is put off to Tuesday 18 May 2027. | R-AAAA22: Not heard on Tuesday 16 March 2027. The day for it is not set yet.',
    ]);
    expect(first()).toContain(GO_ON);
    // A referral that comes after the meeting was not to be heard there.
    typeReferral(desk.book, 'R-CCCC22', {
      referrerAgency: AGENCY.health,
      receivedAt: '2027-03-18T09:15',
      referredOn: '2027-03-18',
      matchCase: caseOf(desk, 'R-AAAA22'),
      matchAccepted: true,
      matchAcceptedBy: 'Cora Coordinata',
    });
    desk.book.type('meetings', { on: '2027-04-20', kind: 'ordinary', chair: CONTACT.chair }, { id: APRIL });
    desk.book.edit('list', listing('R-AAAA22', MEETING), { relistMeeting: APRIL });
    await goes('2027-03-18T10:00');
    expect(said()[1]).toBe('R-AAAA22: Not heard on Tuesday 16 March 2027. It is put off to Tuesday 20 April 2027.');
    await goes('2027-03-19T10:00');
    expect(said(), 'nothing twice').toHaveLength(2);
    desk.book.edit('list', listing('R-AAAA22', APRIL), { outcome: 'actionPlan' });
    desk.book.edit('meetings', APRIL, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
    await goes('2027-04-21T10:00');
    expect(said().slice(2).join(' ')).toMatch(/R-AAAA22: Heard on Tuesday 20 April 2027/);
    expect(desk.delivered.map((one) => one.mail.text ?? '').join('\n')).not.toMatch(/Victimsen[^]*not heard/);
  }));

test('that whoever referred a restricted case waits for the mark of the actions is said in the restricted workbook, with the case', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-CCCC22', { perp1Employer: 'Test Health' });
    await desk.tick('2027-03-01T10:00');
    await desk.tick('2027-03-01T10:05');
    const ref = caseOf(desk, 'R-CCCC22');
    desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'actionPlan' });
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    const says = (file: 'main' | 'restricted'): string | undefined => lineOf(desk, `Whoever referred ${ref}`, file);
    await desk.run('2027-03-17T09:30');
    expect(says('restricted'), 'it was heard').toBeUndefined();
    for (const outcome of ['notHeard', 'deferred']) {
      desk.book.edit('list', listingOf(desk, ref), { outcome });
      await desk.run('2027-03-17T10:00');
      expect([outcome, says('restricted') !== undefined, says('main')]).toEqual([outcome, true, undefined]);
    }
    desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-17T11:00');
    expect(says('restricted')).toBeUndefined();
  }));
