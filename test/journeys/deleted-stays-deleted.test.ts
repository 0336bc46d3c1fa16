// A Yes to what a repeat brings is about what its case lacked then: a row that a person deletes afterwards is not made again by it. All synthetic.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { answerToday } from '../support/today.ts';
import { AGENCY, caseOf, typeReferral } from '../support/small-marac.ts';
import { answerLine, idsWhere, journey, lineOf, newsLines } from './steps.ts';

const NOBODY_ELSE = {
  surname: 'Brookson',
  forenames: 'Anna',
  birthDate: '1990-02-03',
  perp1Surname: 'Perpov',
  perp1Forenames: 'Boris',
};
const CHILD = { child1Forenames: 'Emil', child1Surname: 'Brookson', child1BirthDate: '2019-05-06' };

/** A referral of the same case, decided as a repeat. */
async function repeat(desk: TestDesk, id: string, to: string, day: string, more: object): Promise<void> {
  typeReferral(desk.book, id, {
    ...NOBODY_ELSE,
    referrerAgency: AGENCY.health,
    receivedAt: `${day}T09:15`,
    referredOn: day,
    decidedOn: day,
    matchCase: to,
    matchAnswer: 'repeat',
    matchAnsweredBy: 'Cora Coordinata',
    ...more,
  });
  await desk.run(`${day}T10:00`);
}

const childrenOf = (desk: TestDesk): readonly string[] => idsWhere(desk, 'people', 'forenames', 'Emil');

async function deleteChild(desk: TestDesk, time: string): Promise<void> {
  for (const id of childrenOf(desk)) desk.book.remove('people', id);
  await desk.run(time);
  answerLine(desk, 'A row is gone', 'yes', 'She has no such child');
}

test('F6: a child whom a repeat brought and whom a person deleted stays deleted, and nobody is asked again', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', NOBODY_ELSE);
    await desk.tick('2027-03-01T10:00');
    await repeat(desk, 'R-BBBB22', caseOf(desk, 'R-AAAA22'), '2027-03-02', CHILD);
    await answerToday(desk, (await newsLines(desk))[0]!, 'yes');
    await desk.run('2027-03-02T11:00');
    await desk.run('2027-03-02T11:10');
    expect(childrenOf(desk)).toHaveLength(1);
    await deleteChild(desk, '2027-03-02T12:00');
    for (const time of ['2027-03-02T12:10', '2027-03-03T08:30']) await desk.run(time);
    expect(childrenOf(desk)).toEqual([]);
    expect(await newsLines(desk)).toEqual([]);
  }));

test('F6: a Yes to other news of a repeat brings no child back that stood in the case then and was deleted: it is asked about once, by itself', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...NOBODY_ELSE, ...CHILD });
    await desk.tick('2027-03-01T10:00');
    expect(childrenOf(desk)).toHaveLength(1);
    const news = { ...CHILD, child2Forenames: 'Dana', child2Surname: 'Brookson', child2BirthDate: '2026-01-02' };
    await repeat(desk, 'R-BBBB22', caseOf(desk, 'R-AAAA22'), '2027-03-02', news);
    await answerToday(desk, (await newsLines(desk))[0]!, 'yes');
    await desk.run('2027-03-02T11:00');
    await desk.run('2027-03-02T11:10');
    expect(idsWhere(desk, 'people', 'forenames', 'Dana'), 'the news').toHaveLength(1);
    await deleteChild(desk, '2027-03-02T12:00');
    await desk.run('2027-03-02T12:10');
    await desk.run('2027-03-03T08:30');
    expect(childrenOf(desk)).toEqual([]);
    const [line, ...more] = (await desk.today()).filter((one) => one.id.includes('/news-'));
    expect(more).toEqual([]);
    expect(line!.id).toContain('/news-one-');
    await answerToday(desk, line!, 'no');
    for (const time of ['2027-03-03T12:05', '2027-03-04T08:30']) await desk.run(time);
    expect(childrenOf(desk)).toEqual([]);
    expect((await desk.today()).filter((one) => one.id.includes('/news-'))).toEqual([]);
  }));

test('F6: what a Yes was about is carried out later where its tab could not be read meanwhile', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', NOBODY_ELSE);
    await desk.tick('2027-03-01T10:00');
    await repeat(desk, 'R-BBBB22', caseOf(desk, 'R-AAAA22'), '2027-03-02', CHILD);
    await answerToday(desk, (await newsLines(desk))[0]!, 'yes');
    desk.book.rename(['people']);
    await desk.run('2027-03-02T11:00');
    desk.book.rename([]);
    await desk.run('2027-03-02T11:10');
    await desk.run('2027-03-02T11:20');
    expect(childrenOf(desk)).toHaveLength(1);
    expect(lineOf(desk, 'says what its case does not')).toBeUndefined();
  }));
