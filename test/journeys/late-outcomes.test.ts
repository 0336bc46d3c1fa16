// An outcome that is typed after the IDVA's sheet went: her next calls are on a further sheet. All names are synthetic.
import { expect, test } from 'vitest';
import { caseOf, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey } from './steps.ts';

test('F7: an outcome typed after the feedback sheet went stands on a further sheet, with that case alone; nothing goes twice', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22');
    await desk.run('2027-03-01T10:00');
    await desk.run('2027-03-02T10:00');
    const [first, second] = ['R-AAAA22', 'R-BBBB22'].map((one) => caseOf(desk, one));
    const listing = (caseRef: string | undefined): string =>
      desk.book.rows('list').find((one) => desk.book.text('list', one.id ?? '', 'caseRef') === caseRef)?.id ?? '';
    const feedback = async (time: string): Promise<readonly string[]> => {
      await desk.run(time);
      await desk.release((key) => key.includes('/feedback/'));
      const left = (await desk.send()).filter((one) => one.key.includes('/feedback/'));
      return left.map((one) =>
        one.mail.attachments.map((file) => Buffer.from(file.content as ArrayBuffer).toString('utf8')).join('\n'),
      );
    };
    desk.book.edit('list', listing(first), { outcome: 'actionPlan' });
    desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
    const [sheet] = await feedback('2027-03-17T09:30');
    expect(sheet).toContain('VictimsenAAAA22');
    expect(sheet).not.toContain('VictimsenBBBB22');
    expect(await feedback('2027-03-18T09:30')).toEqual([]);
    desk.book.edit('list', listing(second), { outcome: 'noFurtherListing' });
    const further = await feedback('2027-03-18T15:30');
    expect(further).toHaveLength(1);
    expect(further[0]).toContain('VictimsenBBBB22');
    expect(further[0]).not.toContain('VictimsenAAAA22');
    expect(await feedback('2027-03-19T09:30')).toEqual([]);
  }));
