// The same 500 referrals, read by the runner over HTTP and by the built add-on inside the sheet: the same problems, scores and possible repeats.
// All people are made up by a small generator.
import { describe, expect, it } from 'vitest';
import { receivedOn } from '../../src/domain/case-of.ts';
import { findMissing } from '../../src/domain/completeness.ts';
import { day } from '../../src/domain/day.ts';
import { findMatches } from '../../src/domain/matching.ts';
import { tellReasons } from '../../src/domain/repeats/candidate.ts';
import { reservedCase } from '../../src/domain/case-of.ts';
import { assess } from '../../src/domain/threshold.ts';
import { tellReason } from '../../src/domain/words.ts';
import { readFacts } from '../../src/jobs/read-facts.ts';
import { openTestDesk } from '../support/desk.ts';
import { openStage, putRows, TODAY } from './stage.ts';
import { madeCases, madeReferrals } from './made-referrals.ts';

const COUNT = 500;
const stage = openStage(COUNT + 12);

async function runnerReads() {
  const desk = openTestDesk({ start: `${TODAY}T09:00` });
  const workbook = stage.desk.open();
  try {
    const maracs = [{ name: 'ealing', title: 'Ealing MARAC', workbook }];
    const { facts } = await readFacts({ ...desk.desk, maracs }, false);
    return { facts, marac: facts.maracs[0]! };
  } finally {
    await workbook.close();
    desk.close();
  }
}

function sorted<T extends { items: readonly string[] }>(all: readonly T[]) {
  return all.map((one) => ({ ...one, items: one.items.toSorted() }));
}

describe('500 referrals in one sheet', () => {
  it('have the same problems, scores, missing answers and possible repeats in the add-on and in the runner', async () => {
    putRows(stage, 'referrals', madeReferrals(COUNT));
    for (const [table, rows] of Object.entries(madeCases(40))) putRows(stage, table as 'cases', rows);
    const { facts, marac } = await runnerReads();
    const today = day(TODAY);

    const told = marac.problems
      .filter((one) => one.table === 'referrals')
      .map((one) => `${one.size}: ${one.place}: ${one.sentence}`);
    const names = ['Stops a whole tab', 'Rows that wait', 'Worth a look'];
    const sizes = ['table', 'row', 'note'];
    const here = stage.host.page('check').sections.flatMap((section) => {
      const size = sizes[names.findIndex((name) => section.heading.startsWith(name))] ?? '';
      return section.items
        .filter((one) => one.place?.startsWith('Referrals'))
        .map((one) => `${size}: ${one.place}: ${one.text}`);
    });
    expect(told.length).toBeGreaterThan(50);
    expect(here.toSorted()).toEqual(told.toSorted());

    const referralOf = new Map(marac.referrals.map((one) => [reservedCase(marac, one), one.id]));
    let repeats = 0;
    const runner = marac.referrals.map((referral) => {
      const found = assess(referral, marac.rules, receivedOn(referral) ?? today, false);
      const proposed =
        found.proposal === 'accept'
          ? 'The rules propose: accept.'
          : 'No criterion is met: the rules propose signposting.';
      const matches = findMatches(facts, marac, referral, today);
      // The add-on lists the best 50; among equals the order is by ids that only the runner knows.
      expect(matches.length).toBeLessThan(50);
      repeats += matches.length;
      return {
        heading: `Referral ${referral.id}`,
        items: [
          `${found.score.yes} yes, ${found.score.notKnown} don’t know, ${found.score.unanswered} without an answer. ${proposed}`,
          ...found.met.map((one) => tellReason(one.because)),
          ...findMissing(referral, marac.rules, today).map((one) => `Missing: ${one.question}`),
          ...matches.map((one) => {
            const own = referralOf.get(one.caseId);
            const where = own === undefined ? `case ${one.caseId}` : `referral ${own}`;
            return `${where}: ${Math.round(one.probability * 100)} %, ${one.band}: ${one.words} ${tellReasons(one.reasons)}`;
          }),
        ],
      };
    });
    stage.host.forget();
    const addOn = stage.host.page('waiting').sections.map((section) => ({
      heading: section.heading,
      items: section.items.map((one) => (one.place === undefined ? one.text : `${one.place}: ${one.text}`)),
    }));
    expect(runner.length).toBeGreaterThan(400);
    expect(repeats).toBeGreaterThan(50);
    expect(sorted(addOn)).toEqual(sorted(runner));
    expect([...stage.host.calls.counts].filter(([call, times]) => call.startsWith('getValues') && times > 1)).toEqual(
      [],
    );
  });
});
