// Lines of Today about a case that its coordinator may not deal with, beside another one. All people and cases are made up.
import { expect, test } from 'vitest';
import { caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { journey, lineOf, sendAgenda, sendList } from './steps.ts';

test('a line whose row is of a case that the coordinator may not deal with stands in both workbooks when it names another case too', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    typeReferral(desk.book, 'R-BBBB22');
    await desk.run('2027-03-01T11:00');
    desk.book.edit('referrals', 'R-BBBB22', { risksToVictim: 'She now lives at 65 Hidden Lane.' });
    await sendList(desk);
    await sendAgenda(desk);
    const words = 'stands in Referrals, row R-BBBB22';
    expect(lineOf(desk, words, 'main')).toBeDefined();
    expect(lineOf(desk, words, 'restricted')).toBeUndefined();
    const conflict = { contact: CONTACT.coordinator, why: 'A cousin', recordedBy: 'Mara', recordedOn: '2027-03-02' };
    desk.book.type('conflicts', { caseRef: caseOf(desk, 'R-BBBB22'), ...conflict }, { id: 'X-AAAA22' });
    await desk.run('2027-03-15T13:00');
    expect(lineOf(desk, words, 'main'), 'the other case is hers').toBeDefined();
    expect(lineOf(desk, words, 'restricted'), 'somebody else mends the row').toBeDefined();
  }));
