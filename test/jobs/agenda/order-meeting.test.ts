// What an area says about waiting: an hour that counts more, and an agency whose cases are heard in one block. Synthetic.
import { expect, test } from 'vitest';
import { listedAt } from '../../../src/domain/meeting/meetings.ts';
import { findSettingFault, splitWeights } from '../../../src/domain/settings/read-setting.ts';
import { dayOf } from '../../../src/domain/time/day.ts';
import { JOBS } from '../../../src/jobs/engine/job-list.ts';
import { maracPlanContexts } from '../../../src/jobs/engine/job.ts';
import { makePlan } from '../../../src/jobs/engine/make-plan.ts';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { requestFor } from '../../../src/jobs/agenda/order-meeting.ts';
import { caseOf, AGENCY, typeReferral } from '../../support/small-marac.ts';
import { journey } from '../../journeys/steps.ts';

test('the weight of an agency’s waiting, and its block, reach the order of the agenda', () =>
  journey(async (desk) => {
    for (const [index, letter] of ['A', 'B', 'C', 'D'].entries())
      typeReferral(desk.book, `R-${letter.repeat(4)}22`, { birthDate: `198${index}-02-03` });
    desk.book.type('settings', { setting: 'waitingWeights', value: 'Test Housing 3' }, { id: 'S-AAAA22' });
    desk.book.type('settings', { setting: 'heardTogether', value: 'Test Housing' }, { id: 'S-BBBB22' });
    await desk.run('2027-03-01T10:00');
    const housing = desk.book
      .rows('needed')
      .filter((row) => desk.book.text('needed', row.id ?? '', 'agency') === AGENCY.housing);
    for (const row of housing)
      desk.book.edit('needed', row.id ?? '', {
        inTheRoom: [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-DDDD22')].includes(
          desk.book.text('needed', row.id ?? '', 'caseRef'),
        ),
      });
    const now = desk.clock.now();
    const { facts } = await readFacts(desk.desk, false);
    const { access } = makePlan(desk.desk, facts, JOBS, now);
    const [round] = maracPlanContexts({ facts, access, now, today: dayOf(now) }, ['list']);
    const meeting = round!.marac.meetings[0]!;
    const request = requestFor(round!, meeting, listedAt(round!.marac, meeting.id));
    const attendee = request.attendees.find((one) => one.id === AGENCY.housing);
    expect(attendee).toMatchObject({ weight: 3 });
    expect(request.groups).toContainEqual({ name: `cases of ${attendee?.name ?? ''}`, cases: attendee?.cases });
  }));

test('weights are a name and a whole number; anything else is a fault that says how it is written', () => {
  expect(splitWeights('Ealing Hospital 3; Probation 2')).toEqual([
    { agency: 'Ealing Hospital', weight: 3 },
    { agency: 'Probation', weight: 2 },
  ]);
  expect(findSettingFault('waitingWeights', 'Ealing Hospital 3\nProbation 2')).toBeUndefined();
  expect(findSettingFault('waitingWeights', 'Ealing Hospital')).toContain('Probation 2');
  expect(findSettingFault('waitingWeights', 'Ealing Hospital 0')).toContain('whole number');
});
