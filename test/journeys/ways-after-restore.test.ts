// After a restore the safe-contact papers wait for a person's word whether they went; meanwhile nothing tells the same ways twice. All synthetic.
import { expect, test } from 'vitest';
import { caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { journey } from './steps.ts';

test('F62: while a person has not said whether a paper went before a restore, no look makes a further paper of the same ways', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await desk.ledger.callRestored();
    await desk.ledger.unblock({ by: 'Cora Coordinata', in: 'command', why: 'Sent folder' }, []);
    for (const time of ['2027-03-01T10:15', '2027-03-01T10:30', '2027-03-01T10:45']) await desk.tick(time);
    const papers = (await desk.ledger.messages()).filter(({ key }) => /\/(safe-contact|ways-\d+)\//.test(key));
    expect(papers.map(({ key, state }) => [key, state])).toEqual([
      [`ealing/intake/R-AAAA22/safe-contact/${CONTACT.duty}`, 'uncertain'],
    ]);
    const way = { route: 'phone', value: '020 7946 0777', safe: 'yes', confirmedOn: '2027-03-01' };
    desk.book.type('safeContacts', { caseRef: caseOf(desk, 'R-AAAA22'), ...way }, { id: 'SC-ZZZZ22' });
    await desk.tick('2027-03-01T11:00');
    const later = (await desk.ledger.messages()).filter(({ key }) => key.includes('/ways-'));
    expect(later, 'what was typed since is told on one further paper').toHaveLength(1);
  }));
