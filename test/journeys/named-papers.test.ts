// What stays, or ended without leaving, is told by its paper and its cases, not by the mail that carries it. All people are made up.
import { expect, test } from 'vitest';
import { addMinutes } from '../../src/domain/time/day.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey } from './steps.ts';

const linesOf = async (desk: TestDesk, begins: string) =>
  (await desk.today()).filter((one) => one.what.startsWith(begins));

type Begins = 'Frozen: ' | 'Not sent in time: ' | 'Not released in time: ';
const BEGINS: readonly Begins[] = ['Frozen: ', 'Not sent in time: ', 'Not released in time: '];

test.each(BEGINS.flatMap((begins) => [false, true].map((restricted) => ({ begins, restricted }))))(
  'F3: a line that begins “$begins” names the paper and its case; of a restricted case ($restricted) in its own workbook only',
  ({ begins, restricted }) =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22', restricted ? { perp1Employer: 'Test Health' } : {});
      await desk.run('2027-03-01T10:00');
      await desk.run('2027-03-02T10:00');
      const ref = caseOf(desk, 'R-AAAA22') ?? '';
      for (const row of desk.book.rows('list')) desk.book.edit('list', row.id ?? '', { outcome: 'actionPlan' });
      desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
      await desk.run('2027-03-17T09:30');
      const sheets = (await desk.ledger.messages()).filter((one) => one.key.includes('/feedback/'));
      expect(sheets.map((one) => one.state)).toEqual(['offered']);

      if (begins !== 'Not released in time: ') desk.book.rename(['actions']);
      await desk.run('2027-03-17T10:00');
      if (begins !== 'Frozen: ') await desk.run(addMinutes(sheets[0]!.notAfter, 1));
      const lines = (await linesOf(desk, begins)).filter((one) => one.what.includes('“Feedback to victims”'));
      expect(lines.map((one) => one.restricted)).toEqual([restricted]);
      // Alone it counts its messages; among others that ended alike it stands in their list.
      expect(lines[0]?.what).toContain(`“Feedback to victims” of the meeting of 16 March 2027 (case ${ref}) for C-`);
      const words = (await linesOf(desk, begins)).filter((one) => one.what.includes('“Word to the referrer'));
      expect(words.map((one) => one.restricted)).toEqual([restricted]);
      expect((await linesOf(desk, begins)).filter((one) => one.what.includes('Papers for you'))).toEqual([]);
      const inMain = (await desk.today()).filter((one) => restricted && !one.restricted && one.what.includes(ref));
      expect(inMain).toEqual([]);
    }),
);
