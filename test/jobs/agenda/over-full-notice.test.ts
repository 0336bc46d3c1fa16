// A meeting that runs beyond its end: Today, the plan and the chair's papers say what moving a case would save, and nothing is moved. Synthetic.
import { expect, test } from 'vitest';
import { JOBS } from '../../../src/jobs/engine/job-list.ts';
import { makePlan } from '../../../src/jobs/engine/make-plan.ts';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { describeOrders } from '../../../src/jobs/views/describe-orders.ts';
import { journey, sendAgenda, sendList, shownTo, todaySays } from '../../journeys/steps.ts';
import type { TestDesk } from '../../support/desk.ts';
import { CONTACT, MEETING, typeReferral } from '../../support/small-marac.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E'];

/** What `marac plan agenda` says of the order. */
async function planLines(desk: TestDesk): Promise<readonly string[]> {
  const now = desk.clock.now();
  const { facts } = await readFacts(desk.desk, false);
  return describeOrders(facts, makePlan(desk.desk, facts, JOBS, now).access, now);
}

test('a meeting beyond its end shows what each case would free, on Today, in the plan and to the chair', () =>
  journey(async (desk) => {
    desk.book.edit('meetings', MEETING, { end: '10:30' });
    for (const [index, letter] of LETTERS.entries())
      typeReferral(desk.book, `R-${letter.repeat(4)}22`, {
        birthDate: `198${index}-02-03`,
        ...(letter === 'C' ? { q15: 'no' } : {}),
      });
    await desk.run('2027-03-01T10:00');
    expect(
      await todaySays(
        desk,
        /They run \d+ minutes? beyond its end\. An extra meeting is proposed: add one, or take cases off the list\./,
      ),
    ).toBe(true);
    const lines = await planLines(desk);
    const moves = lines.filter((one) => one.includes('Moving '));
    expect(moves, 'each case, least grave first').toHaveLength(LETTERS.length);
    expect(moves[0]).toMatch(/^ {2}Moving K-\w+ saves \d+ minutes/);
    expect(lines.join(' ')).toMatch(/over-full by \d+ minutes.*A person decides\./);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    const chair = shownTo(sent, CONTACT.chair);
    expect(chair).toMatch(/Least grave first, moving one: item \d frees \d+ minutes/);
    expect(chair).toContain('A person decides which cases, if any, move.');
    expect(desk.book.rows('list').length, 'nothing is moved').toBe(LETTERS.length);
  }));

test('a meeting that fits its end says nothing of moving', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    expect(await todaySays(desk, 'beyond its end')).toBe(false);
    expect((await planLines(desk)).join(' ')).not.toContain('over-full');
  }));
