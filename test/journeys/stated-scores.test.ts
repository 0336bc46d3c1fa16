// Scores and grades that a referrer states without the answers: they count, it is said that they were stated, and no answers are not nought. Synthetic.
import { expect, test } from 'vitest';
import { takeInReferrals } from '../support/lists.ts';
import { CONTACT, typeReferral } from '../support/small-marac.ts';
import type { TestDesk } from '../support/desk.ts';
import { journey, letGo, sendAgenda, sendList, shownTo, todaySays } from './steps.ts';

const BLANK_ANSWERS = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`q${index + 1}`, '']));
const UNDECIDED = { decision: '', decidedBy: '', decidedOn: '' };

/** So many yes answers, no to the rest. */
const answered = (yes: number): Readonly<Record<string, string>> =>
  Object.fromEntries([...Array(24).keys()].map((n) => [`q${n + 1}`, n < yes ? 'yes' : 'no']));

const own = (desk: TestDesk, id: string, field: string): string => desk.book.text('referrals', id, field);

test('F12: a pasted list with a DASH score beside each victim is judged by that score, and says that it was stated', () =>
  journey(async (desk) => {
    const list = `Victim surname,Victim forenames,DASH score,Date received
Scoreham,Sixta,16,2027-03-01
Fourteenson,Fenja,14,2027-03-01
Thirteenby,Tora,13,2027-03-01
Nonesuch,Nella,,2027-03-01
`;
    await takeInReferrals(desk, list, { 'DASH score': 'Stated score' });
    await desk.run('2027-03-01T10:00');
    const of = (surname: string): string =>
      desk.book.rows('referrals').find((one) => desk.book.text('referrals', one.id!, 'surname') === surname)!.id!;
    expect(own(desk, of('Scoreham'), 'score')).toBe('16');
    expect(own(desk, of('Scoreham'), 'proposal')).toBe(
      'Accept. The score of 16 was stated by the referrer; the answers of the checklist are not attached.',
    );
    expect(own(desk, of('Scoreham'), 'criteriaMet')).toContain(
      'a score of 16 was stated by the referrer, the line is 14',
    );
    expect(own(desk, of('Fourteenson'), 'proposal')).toMatch(/^Accept\./);
    expect(own(desk, of('Thirteenby'), 'proposal')).toMatch(
      /^Below the agreed line \(13 of 14, as stated by the referrer\)/,
    );
    expect(own(desk, of('Nonesuch'), 'score'), 'no answers are not nought').toBe('');
    expect(own(desk, of('Nonesuch'), 'proposal')).toMatch(/^Neither answers nor a score/);
    expect(await todaySays(desk, `Referral ${of('Scoreham')} waits for a decision. Proposed: accept.`)).toBe(true);
    expect(await todaySays(desk, /\(0 of 14\)/)).toBe(false);
  }));

test('F12: agenda, chair’s first page and IDVA paper show the stated score as stated, and the chair’s worst three have it', () =>
  journey(async (desk) => {
    for (const [id, yes] of [
      ['R-AAAA22', 15],
      ['R-BBBB22', 15],
      ['R-CCCC22', 14],
    ] as const)
      typeReferral(desk.book, id, answered(yes));
    typeReferral(desk.book, 'R-DDDD22', { ...BLANK_ANSWERS, statedScore: 16 });
    typeReferral(desk.book, 'R-EEEE22', { ...BLANK_ANSWERS, tool: 'dara', statedBand: 'High' });
    typeReferral(desk.book, 'R-FFFF22', { ...BLANK_ANSWERS, judgement: 'Extreme fear; he has a key to the flat.' });
    await desk.run('2027-03-01T10:00');
    await letGo(desk, '2027-03-01T10:30');
    await sendList(desk);
    await sendAgenda(desk);
    const chair = shownTo(desk.delivered, CONTACT.chair);
    expect(chair).toContain('score 16 (stated)');
    const agenda = shownTo(desk.delivered, CONTACT.police, '/agenda/');
    expect(agenda).toContain('Checklist 16, as stated by the referrer');
    expect(agenda).toContain('Checklist graded High, as stated by the referrer');
    expect(agenda).toContain('Checklist not recorded');
    expect(agenda).not.toContain('0 of 24');
    expect(shownTo(desk.delivered, CONTACT.duty, '/intake/')).toContain('16, as stated by the referrer');
    expect(shownTo(desk.delivered, CONTACT.duty, '/intake/')).not.toContain('0 of 24');
  }));

test('F12: a score typed for a referral that was answered too: the higher one counts and the difference is told', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...UNDECIDED, ...answered(12), statedScore: 16 });
    typeReferral(desk.book, 'R-BBBB22', { ...UNDECIDED, ...answered(15), statedScore: 9 });
    await desk.run('2027-03-01T10:00');
    expect(own(desk, 'R-AAAA22', 'score')).toBe('16');
    expect(own(desk, 'R-AAAA22', 'proposal')).toBe(
      'Accept. The referrer stated a score of 16, and the answers give 12: the higher one counts; ask which is right.',
    );
    expect(own(desk, 'R-BBBB22', 'score')).toBe('15');
    expect(own(desk, 'R-BBBB22', 'criteriaMet')).toContain('15 yes answers');
  }));
