// What agencies answer before a meeting: who is in the room, and on whose papers what they wrote stands. All names are synthetic.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, addContact, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import {
  everythingIn,
  journey,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  shownTo,
  todaySays,
} from './steps.ts';

const WROTE = 'Rent arrears since May, and a repair of the front door.';
const OFFERS = 'Change the locks within a week.';

async function listed(desk: TestDesk, ...ids: readonly string[]): Promise<readonly string[]> {
  for (const id of ids) typeReferral(desk.book, id, { referrerAgency: AGENCY.police });
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  return ids.map((id) => caseOf(desk, id));
}

function answer(desk: TestDesk, caseRef: string, more: Readonly<Record<string, string | boolean>>, id = 'RS-AAAA22') {
  desk.book.type(
    'research',
    { meeting: MEETING, caseRef, agency: AGENCY.housing, answeredOn: '2027-03-09', ...more },
    { id },
  );
}

const inTheRoom = (shown: string): boolean => /days since referral Test Police Test Housing, Test IDVA/.test(shown);

test('F13: an agency that answered Known and Will speak is in the room, and what it wrote stands on the papers of those who may read it and on no other', () =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22');
    answer(desk, ref!, {
      known: 'yes',
      willSpeak: true,
      shared: WROTE,
      proposedActions: OFFERS,
      answeredBy: 'Hana Hart',
    });
    const sent = await sendAgenda(desk);
    const chair = shownTo(sent, CONTACT.chair, '/chair/');
    expect(chair).toMatch(
      /Written information .*Test Housing \(answered, Hana Hart\): knows somebody of the case, will speak Rent arrears/,
    );
    expect(chair).toContain(OFFERS);
    expect(inTheRoom(chair), 'in the room').toBe(true);
    for (const who of [CONTACT.police, CONTACT.housing]) {
      expect(shownTo(sent, who, '/agenda/'), 'takes part').toContain(WROTE);
      expect(shownTo(sent, who, '/agenda/'), 'takes part').toContain(OFFERS);
    }
    expect(shownTo(sent, CONTACT.duty, '/idva/'), 'the IDVA in particular').toContain(WROTE);
    for (const who of [CONTACT.children, CONTACT.health])
      expect(shownTo(sent, who), 'who only searches').not.toContain('arrears');
    const after = await sendMinutes(desk);
    expect(after.filter((one) => everythingIn(one).includes('arrears')).map((one) => one.key)).toEqual([]);
  }));

test.each([
  ['Known alone', { known: 'yes' }, true],
  ['Will speak with Known', { known: 'yes', willSpeak: true }, true],
  ['Known, and that it will not speak', { known: 'yes', willSpeak: false }, false],
  ['a nil return', { known: 'no', nil: true }, false],
])('F13: the room after %s', (_what, said, there) =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22', 'R-BBBB22');
    answer(desk, ref!, said);
    const sent = await sendAgenda(desk);
    const chair = shownTo(sent, CONTACT.chair, '/chair/');
    expect(chair.includes('Test Housing 09:'), 'who is needed when').toBe(there);
    expect(shownTo(sent, CONTACT.housing, '/agenda/').includes('You are needed from')).toBe(there);
  }),
);

test('F13: No in "In the room" stands against Known, and not against Will speak', () =>
  journey(async (desk) => {
    const [first, second] = await listed(desk, 'R-AAAA22', 'R-BBBB22');
    for (const [at, ref] of [first, second].entries())
      desk.book.type(
        'needed',
        { caseRef: ref!, agency: AGENCY.housing, level: 'takesPart', inTheRoom: false },
        { id: `N-HAA${at + 2}22` },
      );
    answer(desk, first!, { known: 'yes' });
    answer(desk, second!, { known: 'yes', willSpeak: true }, 'RS-BBBB22');
    const chair = shownTo(await sendAgenda(desk), CONTACT.chair, '/chair/');
    expect(chair).toMatch(/Test Housing \d\d:\d\d to \d\d:\d\d \(1 case\)/);
  }));

test('F13: who will speak and has no part in the case is asked about; with a level the line goes, and it is in the room', () =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22', 'R-BBBB22');
    answer(desk, ref!, { willSpeak: true, shared: WROTE });
    await desk.run('2027-03-09T15:00');
    expect(await todaySays(desk, 'Test Housing says that it will speak about case')).toBe(true);
    const sent = await sendAgenda(desk);
    expect(shownTo(sent, CONTACT.chair, '/chair/'), 'the chair has what it wrote').toContain(WROTE);
    expect(shownTo(sent, CONTACT.housing, '/agenda/'), 'it only searches').toBe('');
    desk.book.type('needed', { caseRef: ref!, agency: AGENCY.housing, level: 'takesPart' }, { id: 'N-HAAA22' });
    const later = await letGo(desk, '2027-03-12T09:30');
    expect(await todaySays(desk, 'says that it will speak about case')).toBe(false);
    expect(shownTo(later, CONTACT.housing, '/agenda/')).toContain(WROTE);
  }));

test('F13: a conflict keeps what agencies wrote from its agency, which is not in the room; the others have it', () =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22');
    desk.book.type('conflicts', { caseRef: ref!, agency: AGENCY.housing, recordedBy: 'Cora' }, { id: 'X-AAAA22' });
    answer(desk, ref!, { known: 'yes', willSpeak: true, shared: WROTE });
    const sent = await sendAgenda(desk);
    expect(shownTo(sent, CONTACT.housing)).not.toContain('arrears');
    const chair = shownTo(sent, CONTACT.chair, '/chair/');
    expect(chair).toContain(WROTE);
    expect(inTheRoom(chair)).toBe(false);
  }));

test('F13: what was written about a restricted case is read by nobody who has no row of their own in it', () =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22');
    addContact(desk.book, 'C-ZAAA22', AGENCY.children, 'representative', 'Zoe Zed', { activeFrom: '2028-01-01' });
    answer(desk, ref!, { known: 'yes', willSpeak: true, shared: WROTE });
    await desk.run('2027-03-09T15:00');
    desk.book.edit('cases', ref!, { restricted: true });
    await desk.run('2027-03-09T16:00');
    const sent = await sendAgenda(desk);
    const had = sent.filter((one) => everythingIn(one).includes('arrears')).map((one) => one.to);
    expect(had).toContain(CONTACT.chair);
    expect(had).not.toContain(CONTACT.housing);
    expect(had).not.toContain(CONTACT.children);
  }));

test('F13: a hidden place in what an agency wrote keeps the papers, and Today names tab, row and column and not the words', () =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22');
    answer(desk, ref!, { known: 'yes', willSpeak: true, shared: 'She is at 65 Hidden Lane now.' });
    const sent = await sendAgenda(desk);
    expect(sent.filter((one) => everythingIn(one).includes('65 Hidden Lane')).map((one) => one.key)).toEqual([]);
    const lines = (await desk.today()).filter((one) => one.what.includes('RS-AAAA22'));
    expect(lines.some((one) => one.what.includes('Shared in writing') && one.what.includes('Research'))).toBe(true);
    expect(lines.some((one) => one.what.includes('Hidden Lane'))).toBe(false);
  }));

test('J6, T12: what an agency wrote of which nobody came stands in the minutes as heard in writing; what another wrote that came does not', () =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22');
    answer(desk, ref!, { known: 'yes', shared: WROTE, proposedActions: OFFERS });
    answer(desk, ref!, { agency: AGENCY.police, known: 'yes', shared: 'Two calls in May.' }, 'RS-BBBB22');
    answer(desk, ref!, { agency: AGENCY.idva, nil: true }, 'RS-CCCC22');
    await sendAgenda(desk);
    const came = { [AGENCY.housing]: 'apologiesWithInformation', [AGENCY.police]: 'present', [AGENCY.idva]: 'absent' };
    for (const [at, [agency, state]] of Object.entries(came).entries())
      desk.book.type('attendance', { meeting: MEETING, agency, came: state }, { id: `AT-${'ABC'[at]}AAA22` });
    desk.book.edit('list', listingOf(desk, ref!), { outcome: 'actionPlan' });
    const minutes = shownTo(await sendMinutes(desk), CONTACT.police, '/minutes/');
    expect(minutes).toContain(`Test Housing In writing: ${WROTE} Proposes: ${OFFERS}`);
    expect(minutes).toContain('Test IDVA Service In writing: Nothing known.');
    expect(minutes).not.toContain('Two calls in May.');
  }));

test.each([
  ['a nil return', { nil: true }, true],
  ['No', { known: 'no' }, true],
  ['not known, which is no answer to that', { known: 'notKnown' }, false],
  ['a nil return beside Known', { known: 'yes', nil: true }, false],
  ['No with words', { known: 'no', shared: WROTE }, false],
])('J6: on the agenda and the IDVA’s papers who knows nothing stands in one line: %s', (_what, said, there) =>
  journey(async (desk) => {
    const [ref] = await listed(desk, 'R-AAAA22');
    answer(desk, ref!, said);
    answer(desk, ref!, { agency: AGENCY.health, nil: true }, 'RS-BBBB22');
    const sent = await sendAgenda(desk);
    const words = there ? 'Test Health, Test Housing : nothing known' : 'Test Health : nothing known';
    expect(shownTo(sent, CONTACT.police, '/agenda/')).toContain(words);
    expect(shownTo(sent, CONTACT.duty, '/idva/')).toContain(words);
    expect(shownTo(sent, CONTACT.children), 'who only searches').not.toContain('nothing known');
  }),
);
