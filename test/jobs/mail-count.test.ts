// One person who represents an agency in five MARACs, a month long: three mails a meeting, one digest a week over all five. All synthetic.
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/domain/time/day.ts';
import { openTestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const MARACS = ['ealing', 'harrow', 'brent', 'hounslow', 'barnet'];
const LETTERS = 'ABCDE'.split('');
/** What a design sends that mails each paper and each reminder by itself. */
const NAIVE_A_MEETING = 7;

test('three mails a meeting and one digest a week for a person in five MARACs', async () => {
  const desk = openTestDesk({ maracs: MARACS });
  try {
    for (const [index, { book }] of desk.maracs.entries()) {
      const letter = LETTERS[index]!;
      typeSmallMarac(book, {}, `M-${letter.repeat(4)}22`);
      for (const id of ['X'])
        typeReferral(book, `R-${letter.repeat(3)}${id}22`, {
          birthDate: `19${70 + index}-0${id === 'X' ? 2 : 3}-03`,
          surname: `Victim${letter}${id}`,
          perp1Surname: `Perp${letter}${id}`,
          phone: `07700 900${index}${id === 'X' ? 11 : 22}`,
          address: `${index + 1} ${id} Hidden Lane`,
          referrerAgency: AGENCY.police,
          landlord: AGENCY.housing,
          matchAnswer: 'nobody',
          matchAnsweredBy: 'Cora Coordinata',
        });
    }
    await desk.tick('2027-03-01T10:00');
    const all = (values: Parameters<(typeof desk.book)['edit']>[2]): void =>
      desk.maracs.forEach(({ book }, index) => book.edit('meetings', `M-${LETTERS[index]!.repeat(4)}22`, values));
    for (const [index, { book }] of desk.maracs.entries())
      book.type(
        'actions',
        {
          agency: AGENCY.housing,
          text: 'Fit a lock',
          agreedOn: '2027-02-16',
          due: addDays('2027-03-05' as Day, index),
          status: 'open',
        },
        { id: `A-${LETTERS[index]!.repeat(4)}22` },
      );
    const days = [
      ['2027-03-04T12:10', { listReady: true, listReadyBy: 'Cora Coordinata' }],
      ['2027-03-08T08:35', {}],
      ['2027-03-11T09:00', { agendaReady: true, agendaReadyBy: 'Cora Coordinata' }],
      ['2027-03-15T08:35', {}],
      [
        '2027-03-19T12:10',
        {
          actionsReady: true,
          actionsReadyBy: 'Cora Coordinata',
          minutesReady: true,
          minutesReadyBy: 'Cora Coordinata',
          chairApproved: true,
          chairApprovedBy: 'Charis',
          chairApprovedOn: '2027-03-18',
        },
      ],
      ['2027-03-22T08:35', {}],
      ['2027-03-29T08:35', {}],
      ['2027-03-30T08:35', {}],
    ] as const;
    for (const [time, marks] of days) {
      all(marks);
      if (time.startsWith('2027-03-19'))
        for (const { book } of desk.maracs)
          for (const row of book.rows('list')) book.edit('list', row.id!, { outcome: 'actionPlan' });
      await desk.run(time);
      await desk.release((key) => !key.includes('manager'));
      await desk.tick(time);
      await desk.tick(`${time.slice(0, 10)}T14:00`);
    }
    const hers = desk.delivered.filter((one) => one.to === CONTACT.housing);
    const digests = hers.filter((one) => one.key.startsWith('register/follow-up/'));
    expect(new Set(digests.map((one) => one.key.split('/')[2])).size, 'one digest a week').toBe(digests.length);
    expect(digests.length, 'March has five').toBe(5);
    const cycles = hers.filter((one) => MARACS.includes(one.key.split('/')[0]!) && !one.key.includes('/intake/'));
    for (const name of MARACS)
      for (const job of ['research', 'agenda', 'minutes'])
        expect(cycles.filter((one) => one.key.startsWith(`${name}/${job}/`))).toHaveLength(1);
    expect(cycles, 'three a meeting').toHaveLength(3 * MARACS.length);
    expect(hers.length).toBeLessThan(MARACS.length * NAIVE_A_MEETING * 0.8);
  } finally {
    desk.close();
  }
}, 120_000);
