// Every stop is one line of Today, in the right workbook, by name and with its way out, until that is typed; and no reason for a stop is left out.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gatherAccess } from '../../src/domain/access/access.ts';
import { addMinutes, day, localTime, formatDate } from '../../src/domain/time/day.ts';
import { isRestricted, type Facts } from '../../src/domain/plan/facts.ts';
import { findMail, findPaper } from '../../src/domain/papers/catalogue.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import { withheldItems } from '../../src/domain/today/withheld/withheld-lines.ts';
import type { Withheld } from '../../src/domain/plan/withheld.ts';
import { RULES_IN_WORDS } from '../../src/domain/text/describe-reason.ts';
import { JOBS } from '../../src/jobs/engine/job-list.ts';
import { makePlan } from '../../src/jobs/engine/make-plan.ts';
import { lookAtReading } from '../../src/jobs/answers/take-reading.ts';
import { seededRandom } from '../../src/system/random.ts';
import { journey, letGo } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, addContact, caseOf, typeReferral } from '../support/small-marac.ts';
import { filesUnder, stripped } from '../support/source-files.ts';
import { GUARDS, HELD_BY } from './guards.ts';
import type { Scenario, World } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

/** Told as one matter for everything that it stops. */
const ELSEWHERE = new Set(SCENARIOS.filter((one) => one.elsewhere === true).map((one) => one.rule));

interface Standing {
  readonly facts: Facts;
  readonly withheld: readonly Withheld[];
  readonly today: readonly TodayItem[];
}

async function look(on: TestDesk): Promise<Standing> {
  const { desk: ports, ledger, clock } = on;
  const { facts } = await lookAtReading(ports);
  const { withheld } = makePlan(ports, facts, JOBS, clock.now());
  return { facts: { ...facts, recorded: (await ledger.recorded()).recorded }, withheld, today: await on.today() };
}

const nameOf = ({ contacts, agencies }: Facts, { to, agency }: Withheld): string =>
  contacts.find((one) => one.id === to)?.personName ??
  agencies.find((one) => one.id === (to ?? agency))?.name ??
  agency ??
  '';

function aboutOf({ maracs }: Facts, { about }: Withheld): string {
  const meeting = maracs.flatMap((one) => one.meetings).find((one) => one.id === about);
  return meeting === undefined ? about : `meeting of ${formatDate(meeting.on)}`;
}

/** What is no paper and no mail of the catalogue. */
const TITLES: Readonly<Record<string, string>> = {
  'disclosure-request': 'Clare’s Law request',
  'request-decision': 'Minutes with the decision on the Clare’s Law request',
  joining: 'Taking part in the case',
  times: 'New times of the meeting',
};

/** The lines that tell of it: which paper, of what, for whom; in the workbook where it belongs. */
function linesOf({ facts, today }: Standing, one: Withheld): readonly TodayItem[] {
  const title = TITLES[one.what] ?? findPaper(one.what)?.title ?? findMail(one.what)?.subject ?? one.what;
  const apart = one.because.rule.startsWith('conflict') || one.tells.some((ref) => isRestricted(facts, ref));
  return today.filter(
    ({ kind, restricted, shown = '' }) =>
      !['release', 'ready'].includes(kind) &&
      restricted === apart &&
      (shown.includes(`“${title}”`) || (one.what === 'idva-notice' && shown.startsWith('Ring the IDVA service'))) &&
      shown.includes(aboutOf(facts, one)) &&
      shown.includes(nameOf(facts, one)),
  );
}

/** Exactly one line for each, with a row or tab, and an answer: a word that may be typed, or where to type what. */
function expectOneLineEach(standing: Standing, ended: ReadonlySet<string> = new Set()): void {
  for (const one of standing.withheld.filter(({ because: { rule } }) => !ELSEWHERE.has(rule) && !ended.has(rule))) {
    const found = linesOf(standing, one);
    const told = `${one.because.rule}: ${one.what} ${one.about} for ${nameOf(standing.facts, one)}`;
    const ids = found.map((each) => each.id);
    expect(ids, `${told} has one line`).toHaveLength(1);
    const [line] = found;
    expect(line?.tab, `${told} has a tab`).not.toBe('');
    const hasWay = /\b(?:type|name|add|fill|correct|look at|ring|write|choose|ask|record|blank|give)\b/i;
    expect(line?.question !== undefined || hasWay.test(line?.what ?? ''), `${told} has an answer`).toBe(true);
  }
}

const STOPS: readonly TodayItem['kind'][] = ['stopped', 'conflict'];

/** A referral run in, its papers not yet gone; then these stops, up to the hour of the list. */
async function withStops(scenarios: readonly Scenario[], tell: (world: World) => Promise<void>): Promise<void> {
  await journey(async (desk) => {
    addContact(desk.book, 'C-JRAA22', AGENCY.idva, 'representative', 'Renata Reprova');
    for (const one of scenarios) one.before?.(desk);
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    await desk.run('2027-03-01T10:10');
    const world = { desk, caseRef: caseOf(desk, 'R-AAAA22') };
    const [alone] = scenarios.flatMap((one) => one.alone ?? []);
    await alone?.until(world);
    for (const one of scenarios) one.stop(world);
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    const now = alone === undefined ? localTime('2027-03-04T13:00') : addMinutes(desk.clock.now(), 20);
    await desk.run(now);
    await desk.run(addMinutes(now, 5));
    await tell(world);
  });
}

const lineOf = (today: readonly TodayItem[], { line, rule }: Scenario): readonly TodayItem[] =>
  today.filter((one) => one.id.includes(line ?? rule));

const HOURS = ['2027-03-04T13:20', '2027-03-04T14:00', '2027-03-04T14:40', '2027-03-04T15:20'];

/** Gives what is left of all stops at the end. */
async function leftOf(scenarios: readonly Scenario[], order: readonly Scenario[]): Promise<readonly string[]> {
  let left: readonly string[] = [];
  await withStops(scenarios, async (world) => {
    const stopped = await look(world.desk);
    for (const one of scenarios) {
      const isThere = stopped.withheld.some(({ because }) => because.rule === one.rule);
      expect(
        isThere,
        `the world produces ${one.rule}: ${stopped.withheld.map((w) => `${w.because.rule} ${w.what}`).join(', ')}`,
      ).toBe(true);
      const found = lineOf(stopped.today, one);
      expect(found.length, `${one.rule} has a line`).toBeGreaterThan(0);
      const isInItsPlace = one.apart !== true || found.every(({ restricted }) => restricted);
      expect(isInItsPlace, `${one.rule} stands in its workbook`).toBe(true);
    }
    expectOneLineEach(stopped);
    // By a named Yes: they have been told, and nothing is sent.
    const ended = new Set<string>();
    for (const [index, one] of order.entries()) {
      const before = await look(world.desk);
      for (const line of lineOf(before.today, one)) await one.answer(world, line);
      await letGo(world.desk, one.alone?.answeredAt ?? HOURS[index] ?? '');
      const after = await look(world.desk);
      expect(
        lineOf(after.today, one).map(({ shown }) => shown),
        `${one.rule} is answered`,
      ).toEqual([]);
      if (after.withheld.some(({ because }) => because.rule === one.rule)) ended.add(one.rule);
      expectOneLineEach(after, ended);
    }
    if (scenarios.some((one) => one.among === true)) return;
    const end = await look(world.desk);
    left = end.today.filter((one) => STOPS.includes(one.kind)).map((one) => one.shown ?? '');
  });
  return left;
}

describe('each reason by itself: one line with paper, reader, row and answer; typed, it leaves or ends', () => {
  test.each(SCENARIOS.map((one, index) => [one.rule, one.touches.join(' '), index] as const))(
    '%s (%s)',
    async (_, __, index) => {
      const one = SCENARIOS[index] as Scenario;
      expect(await leftOf([one], [one])).toEqual([]);
    },
  );
});

test.each(Array.from({ length: 5 }, (_, seed) => seed))(
  'random worlds: several stops at once, answered in any order, are each told once (chance %i)',
  async (seed) => {
    const random = seededRandom(7000 + seed);
    const pick = <T>(from: readonly T[]): T => from[random.below(from.length)] as T;
    const chosen: Scenario[] = [];
    for (let tries = 0; tries < 40 && chosen.length < 4; tries += 1) {
      const one = pick(SCENARIOS);
      const isFree =
        one.alone === undefined &&
        chosen.every((each) => each.rule !== one.rule && !each.touches.some((id) => one.touches.includes(id)));
      if (isFree) chosen.push(one);
    }
    expect(await leftOf(chosen, seed % 2 === 0 ? chosen : chosen.toReversed())).toEqual([]);
  },
);

test('a quiet world has no line of a stop', async () => {
  await withStops([], async ({ desk }) => {
    await letGo(desk, '2027-03-04T15:00');
    const { today, withheld } = await look(desk);
    expect(withheld).toEqual([]);
    expect(today.filter((one) => STOPS.includes(one.kind)).map((one) => one.shown)).toEqual([]);
    expect(desk.delivered.some((one) => one.to === CONTACT.health)).toBe(true);
  });
});

/** Rules by which a message is made, held back or asked about, in the files that also say why one does not leave. */
const MADE: readonly string[] = [
  'actions.due',
  'agenda.due',
  'case.asked-singly',
  'conflict.coordinator',
  'contact.left',
  'contact.new',
  'correction.changed',
  'feedback.idva',
  'feedback.referrer',
  'flags.due',
  'intake.accepted',
  'intake.decided',
  'intake.idva-on-receipt',
  'intake.joined',
  'intake.query',
  'intake.received',
  'key-date.near',
  'meeting.emergency',
  'meeting.moved',
  'meeting.runs-over',
  'ready.actions',
  'ready.list',
  'transfer.out',
  'withdrawn.by-person',
];

/** Files that say why something does not leave, or may not go. */
const isOfStops = (text: string): boolean =>
  /do: 'withhold'|\bWithheld\b|\bVerdict\b|makeReason\('contact\./.test(text);

describe('no reason for a stop is left out', () => {
  const files = filesUnder('src').map(({ name, text }) => ({ name, text: stripped(text) }));
  const named = new Set(RULES_IN_WORDS);
  const rules = new Set(
    files
      .filter(({ name, text }) => isOfStops(text) && !/words\.ts|ways-out\.ts/.test(name))
      .flatMap(({ text }) => [...text.matchAll(/'([a-z][\w.-]*)'/gi)].map((one) => one[1] ?? ''))
      .filter((one) => named.has(one)),
  );

  test('each is one that a world here produces, a guard of what was planned, or no reason for a stop', () => {
    const known = new Set([...SCENARIOS.map((one) => one.rule), ...MADE, ...GUARDS.map(([rule]) => rule)]);
    expect([...rules].filter((one) => !known.has(one)).toSorted()).toEqual([]);
  });

  test('each guard is a row of the test that is named for it', () => {
    const held = readFileSync(HELD_BY, 'utf8');
    const isHeld = ([rule, where]: (typeof GUARDS)[number]): boolean =>
      new RegExp(String.raw`\[\s*'${rule.replaceAll('.', '[.]')}',\s*'${where}',`).test(held);
    expect(GUARDS.filter((one) => !isHeld(one))).toEqual([]);
    expect(isHeld(['case.frozen', 'nobody wrote such a row'])).toBe(false);
  });

  test('a guard that becomes a stop has one line too: paper, reader, why in words, and what to do', async () => {
    await withStops([], async ({ desk, caseRef }) => {
      const standing = await look(desk);
      const { facts } = standing;
      const access = gatherAccess(facts, day('2027-03-04'), ['example.org']);
      for (const [rule] of GUARDS) {
        const because = {
          rule,
          facts: { contact: CONTACT.health, case: caseRef, class: 'note', request: 'DR-AAAA22' },
        };
        const one = { do: 'withhold', marac: 'ealing', what: 'agenda', about: MEETING, to: CONTACT.health } as const;
        const kept = { ...one, cases: [caseRef], tells: [caseRef], notAfter: localTime('2027-03-16T09:30'), because };
        const lines = withheldItems(facts, access, { withheld: [kept] }, desk.clock.now());
        expect(lines, `${rule} has one line`).toHaveLength(1);
        expect(lines[0]?.what, `${rule} has one line`).toContain(
          `“Agenda” of the meeting of 16 March 2027 for ${CONTACT.health} is not sent`,
        );
        expect(lines[0]?.what, `${rule} has one line`).not.toContain(`Rule ${rule}`);
        expect(lines[0]?.what, `${rule} has one line`).toMatch(
          /\b(?:type|look at|correct|tell|choose|name|give|press|ring|add)\b/i,
        );
      }
    });
  });
});
