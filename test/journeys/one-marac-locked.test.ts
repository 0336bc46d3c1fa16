// Several MARACs on one register, and the workbook of one of them cannot be read: the digests over all of them wait, and Today says for what. All
// synthetic.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { journey, whom } from './steps.ts';

const DIGEST = `register/follow-up/2027-W10/${CONTACT.housing}`;
const lines = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.today()).flatMap(({ shown = '' }) =>
    shown.includes(
      '“Actions: due and overdue” of the week from 8 March 2027 for Harriet Housewell (Test Housing) is not sent',
    )
      ? [shown]
      : [],
  );

test('a digest over several MARACs waits while one of their workbooks cannot be read: Today names whom it is for, which MARAC keeps it, and the way out', () =>
  journey(
    async (desk) => {
      typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
      await desk.tick('2027-03-01T10:00');
      const agreed = { agency: AGENCY.housing, agreedOn: '2027-02-15', due: '2027-03-03', status: 'open' };
      desk.book.type(
        'actions',
        { ...agreed, caseRef: caseOf(desk, 'R-AAAA22'), text: 'Change locks' },
        { id: 'A-AAAA22' },
      );
      const locked = desk.maracs[1]!.book;
      locked.breakFiles(true);
      await desk.run('2027-03-08T08:30');
      const [line, ...more] = await lines(desk);
      expect(more).toEqual([]);
      expect(line).toContain('Harrow MARAC, the workbook: ');
      expect(line).toContain('one message for all MARACs and goes when that can be read: close the file');
      expect(line).toContain('Ring about what cannot wait');
      expect(line).not.toContain('Change locks');

      // Readable again it is planned; locked once more, what was released waits, with the same line.
      locked.breakFiles(false);
      await desk.run('2027-03-08T09:30');
      expect(await lines(desk)).toEqual([]);
      await desk.release();
      locked.breakFiles(true);
      expect(whom(await desk.tick('2027-03-08T10:30'), DIGEST)).toEqual([]);
      expect(await lines(desk)).toEqual([line]);
      const frozen = (await desk.today()).filter(({ id }) => id.startsWith('frozen/'));
      expect(frozen, 'one line for it, not a second one').toEqual([]);

      locked.breakFiles(false);
      // Decided anew: Housing has had a message meanwhile, so the digest needs its undo time only.
      await desk.tick('2027-03-08T11:30');
      expect(whom(await desk.tick('2027-03-08T12:15'), DIGEST)).toEqual([CONTACT.housing]);
      expect(await lines(desk)).toEqual([]);
    },
    { maracs: ['ealing', 'harrow'] },
  ));
