// J14, T13: another coordinator covers a MARAC from a day to a day. Everybody is made up.
import { expect, test } from 'vitest';
import { addContact, AGENCY, CONTACT, typeReferral } from '../support/small-marac.ts';
import { everythingIn, journey, todaySays } from './steps.ts';

test('J14, T13: from the first day to the last papers name whoever covers, then the coordinator again, and Today asks to take the cover out', () =>
  journey(async (desk) => {
    const { book } = desk;
    addContact(book, 'C-TBBB22', AGENCY.team, 'coordinator', 'Clara Coveringham', { marac: 'harrow' });
    book.edit('contacts', CONTACT.coordinator, { awayFrom: '2027-03-02', awayTo: '2027-03-03', cover: 'C-TBBB22' });
    const named = async (referral: string, on: string): Promise<readonly string[]> => {
      typeReferral(book, referral, { receivedAt: `${on}T09:15`, referredOn: on, decision: undefined });
      const sent = (await desk.tick(`${on}T10:00`)).filter(({ key }) => key.includes(referral));
      const words = sent.map(everythingIn).join('\n');
      return ['Cora Coordinata', 'Clara Coveringham'].filter((name) => words.includes(name));
    };
    const lets = 'Let them open the workbooks of this MARAC';
    expect(await named('R-AAAA22', '2027-03-01')).toEqual(['Cora Coordinata']);
    expect(await todaySays(desk, lets)).toBe(false);
    expect(await named('R-BBBB22', '2027-03-02')).toEqual(['Clara Coveringham']);
    expect(await todaySays(desk, lets)).toBe(true);
    expect(await named('R-CCCC22', '2027-03-03')).toEqual(['Clara Coveringham']);
    expect(await named('R-DDDD22', '2027-03-04')).toEqual(['Cora Coordinata']);
    expect(await todaySays(desk, lets)).toBe(false);
    expect(await todaySays(desk, 'covered this MARAC until 3 March 2027')).toBe(true);
  }));
