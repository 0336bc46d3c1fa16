// An answer that decides wants a name. All people and cases are made up.
import { expect, test } from 'vitest';
import { MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, todaySays } from './steps.ts';

test('F19: the chair’s approval without a name lets no minutes go, and Today says where to type it', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('list', desk.book.rows('list')[0]!.id!, { outcome: 'actionPlan', risksToOthers: 'None known' });
    desk.book.edit('meetings', MEETING, { minutesReady: true, minutesReadyBy: 'Cora Coordinata', chairApproved: true });
    await desk.run('2027-03-19T09:30');
    const minutes = async (): Promise<readonly string[]> =>
      (await desk.ledger.messages({ states: ['offered'] })).flatMap((one) =>
        one.template === 'minutes' ? [one.key] : [],
      );
    expect(await minutes()).toEqual([]);
    expect(await todaySays(desk, 'Type who said so in "Chair approved by"')).toBe(true);
    desk.book.edit('meetings', MEETING, { chairApprovedBy: 'Charis Chairman' });
    await desk.run('2027-03-19T10:00');
    expect((await minutes()).length).toBeGreaterThan(0);
    expect(await todaySays(desk, 'Type who said so in "Chair approved by"')).toBe(false);
  }));
