// After a meeting for which nobody could chair a case: a named person says how it was chaired. All people and cases are made up.
import { expect, test } from 'vitest';
import { caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { answerLine, journey, lineOf, sendAgenda, sendList } from './steps.ts';

const ASKED = 'Nobody was named who could chair';
const CONFLICT = { contact: CONTACT.chair, recordedBy: 'Cora Coordinata', recordedOn: '2027-03-02' };

test.each([
  ['2027-03-16T15:00', false],
  ['2027-03-17T09:30', true],
  ['2027-04-13T09:30', true],
  ['2027-04-14T09:30', false],
])('a case that the chair might not hear, without a vice-chair: on %s Today asks who chaired it, %s', (time, asks) =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.type('conflicts', { caseRef: ref, ...CONFLICT }, { id: 'X-AAAA22' });
    await sendList(desk);
    await sendAgenda(desk);
    await desk.run(time);
    expect(lineOf(desk, `${ASKED} ${ref}`, 'restricted') !== undefined).toBe(asks);
    expect(lineOf(desk, ASKED, 'main'), 'a conflict is told where conflicts stand').toBeUndefined();
    expect(lineOf(desk, `${ASKED} ${caseOf(desk, 'R-BBBB22')}`), 'the chair heard this one').toBeUndefined();
  }),
);

test('a vice-chair who is named later, or a named Yes, ends the question about who chaired', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type('conflicts', { caseRef: caseOf(desk, 'R-AAAA22'), ...CONFLICT }, { id: 'X-AAAA22' });
    await sendList(desk);
    await desk.run('2027-03-17T09:30');
    expect(lineOf(desk, ASKED)).toBeDefined();
    desk.book.edit('meetings', MEETING, { viceChair: CONTACT.vice });
    await desk.run('2027-03-17T10:00');
    expect(lineOf(desk, ASKED)).toBeUndefined();
    desk.book.edit('meetings', MEETING, { viceChair: '' });
    await desk.run('2027-03-17T11:00');
    answerLine(desk, ASKED, 'yes');
    await desk.run('2027-03-17T12:00');
    expect(lineOf(desk, ASKED)).toBeUndefined();
  }));
