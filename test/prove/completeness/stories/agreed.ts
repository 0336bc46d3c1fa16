// Referrals that are listed, heard, and actions agreed at the meeting for agencies on the list and off it, with a case and without one.
import { MEETING_ON, shift, working } from '../calendar.ts';
import type { Month } from '../month.ts';
import { MEETING } from '../town.ts';

export function agreed(month: Month): void {
  const { seed, chance, town, typist } = month;
  month.on('2027-03-01', () => {
    for (let left = 1 + chance.below(3); left > 0; left -= 1) town.refer();
  });
  const agencies = [...town.agencies, town.team];
  const agree = (count: number): void => {
    const cases = town.referrals.flatMap((one) => town.caseOf(one) ?? []);
    for (let left = count; left > 0; left -= 1) {
      const caseRef = chance.in(6) || cases.length === 0 ? undefined : chance.one(cases);
      typist.row(
        'actions',
        {
          meeting: MEETING,
          ...(caseRef === undefined ? {} : { caseRef }),
          agency: chance.one(agencies),
          text: `Do what was agreed: ${typist.word('a')}`,
          due: shift(MEETING_ON, 5 + chance.below(12)),
          status: 'open',
        },
        typist.id('A'),
      );
    }
  };
  month.on(MEETING_ON, () => agree(2 + chance.below(4)), 'afternoon');
  if (chance.in(2)) month.on(shift(MEETING_ON, 1), () => agree(1), 'afternoon');
  if (chance.in(3)) month.on(shift(MEETING_ON, 3), () => agree(1), 'morning');
  // After the first sheets have gone, one more of the same agency in the same case.
  if (seed % 2 === 0)
    month.on(working(MEETING_ON, 4), () => {
      const [first] = typist.said.filter(
        (one) => one.table === 'actions' && one.how === 'row' && one.values['agency'] !== town.team,
      );
      if (first === undefined) return;
      typist.row('actions', { ...first.values, text: `Do this too: ${typist.word('a')}` }, typist.id('A'));
    });
}
