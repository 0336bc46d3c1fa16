// A letter that no font has is told on Checks by tab, row and column, in the workbook of its row, before the paper with it is released. Synthetic.
import { expect, test } from 'vitest';
import { journey, sendList, shownTo } from '../../journeys/steps.ts';
import type { TestDesk } from '../../support/desk.ts';
import { caseOf, CONTACT, typeReferral } from '../../support/small-marac.ts';

const ADLAM = 'Fatou (𞤊𞤢𞤼𞤵)';
const told = (desk: TestDesk): readonly string[] =>
  desk.book
    .rows('checks')
    .map(
      ({ id = '', file }) =>
        `${file} ${desk.book.text('checks', id, 'place')}: ${desk.book.text('checks', id, 'sentence')}`,
    )
    .filter((line) => line.includes('empty box'));

test('a name in a script without a font is told by tab, row and column, and the paper is made all the same', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { forenames: ADLAM, perp1Forenames: 'Олег 김 شیرین' });
    await desk.run('2027-03-01T10:00');
    expect(told(desk), 'at the first look').toEqual([
      expect.stringMatching(
        /^main Referrals, row \d+ for Fatou .* \(R-AAAA22\), “Victim forenames”: Papers print an empty box for 4 letters of this cell/,
      ),
    ]);
    await desk.run('2027-03-01T10:05');
    expect(
      told(desk).map((line) => line.split(':')[0]),
      'where intake copied it, too',
    ).toEqual([
      expect.stringMatching(/^main Referrals, row \d+ for Fatou .* \(R-AAAA22\), “Victim forenames”$/),
      expect.stringMatching(/^main People, row \d+ for .*Fatou.* \(P-\w+\), “Forenames”$/),
    ]);
    expect(shownTo(await sendList(desk), CONTACT.housing)).toContain(ADLAM);
  }));

test('of a restricted case it is told in the restricted workbook alone', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { perp1Employer: 'Test Health', forenames: ADLAM });
    await desk.run('2027-03-01T10:00');
    await desk.run('2027-03-01T10:05');
    const ref = caseOf(desk, 'R-AAAA22');
    expect(ref).toBeDefined();
    expect(told(desk).filter((line) => line.includes('People'))).toHaveLength(1);
    expect(told(desk).filter((line) => !line.startsWith('restricted'))).toEqual([]);
  }));
