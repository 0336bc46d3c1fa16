// npm run -s bench:figures: twelve years, 10,000 cases, 60,000 answers and 40,000 actions counted, a year and its quarters, and published. Everything is made up.
import process from 'node:process';
import { bareFacts, bareMarac } from '../test/support/bare-facts.ts';
import type { Action } from '../src/domain/actions/action.ts';
import type { Listing, Research } from '../src/domain/meeting/listing.ts';
import type { Meeting } from '../src/domain/meeting/meeting.ts';
import type { Person } from '../src/domain/cases/case.ts';
import type { Referral } from '../src/domain/referral/referral.ts';
import type { Agency, AgencyKind, Contact } from '../src/domain/register/register.ts';
import { quarterOf } from '../src/domain/figures/period.ts';
import { publish } from '../src/domain/figures/published/publish.ts';
import { cellsOf, gatherStatistics } from '../src/domain/figures/statistics.ts';
import { addDays, day, localTime, type LocalTime } from '../src/domain/time/day.ts';

const CASES = 10_000;
const [FIRST, MEETINGS] = [day('2015-01-06'), 312];
const KINDS: readonly AgencyKind[] = ['police', 'idva', 'housing', 'primaryCare', 'childrensServices', 'probation'];

const empty = bareMarac('ealing');
const meetings = Array.from({ length: MEETINGS }, (_, at): Meeting => ({
  id: `M-${at}`,
  on: addDays(FIRST, at * 14),
}));
const agencies = KINDS.map((kind): Agency => ({ id: `G-${kind}`, name: kind, kind, searchesAll: true }));
const contacts = KINDS.map((kind): Contact => ({ id: `C-${kind}`, agency: `G-${kind}`, role: 'representative' }));
const referrals: Referral[] = [];
const listings: Listing[] = [];
const people: Person[] = [];
const research: Research[] = [];
const actions: Action[] = [];
const covered = new Map<string, LocalTime>();

for (let at = 0; at < CASES; at += 1) {
  const referral = `R-${at}`;
  const meeting = meetings[Math.floor((at * MEETINGS) / CASES)];
  if (meeting === undefined) break;
  const caseRef = empty.pool.take('K', `case/${referral}`);
  const receivedAt = `${addDays(meeting.on, -12 - (at % 20))}T10:00` as LocalTime;
  referrals.push({ id: referral, decision: 'accept', receivedAt, referrerAgency: `G-${KINDS[at % KINDS.length]}` });
  listings.push({ id: `L-${at}`, meeting: meeting.id, caseRef, outcome: 'actionPlan' });
  for (const role of ['victim', 'perpetrator', 'child'] as const)
    people.push({ id: `P-${role}-${at}`, caseRef, role, lgbt: at % 30 === 0 ? 'yes' : 'no', gender: 'female' });
  for (const [nth, { id }] of agencies.entries()) {
    const about = { meeting: meeting.id, caseRef, agency: id };
    covered.set(`list/${meeting.id}/${caseRef}/C-${KINDS[nth]}`, `${addDays(meeting.on, -11)}T12:05` as LocalTime);
    research.push({ id: `RS-${at}-${nth}`, ...about, known: 'no', answeredOn: addDays(meeting.on, -6) });
    if (nth < 4) actions.push({ id: `A-${at}-${nth}`, ...about, due: addDays(meeting.on, 14), status: 'open' });
  }
}

const marac = bareMarac('ealing', { meetings, referrals, listings, people, research, actions });
const bare = bareFacts([marac], { agencies, contacts });
const facts = { ...bare, recorded: { ...bare.recorded, covered } };
const before = process.cpuUsage();
const found = gatherStatistics(facts, localTime('2026-12-20T09:00'), {
  maracs: [marac],
  period: quarterOf(day('2026-07-01')),
});
const counted = process.cpuUsage(before);
const beforePublished = process.cpuUsage();
publish(facts, localTime('2026-12-20T09:00'), { quarter: quarterOf(day('2026-07-01')) }, 'everyoneElse');
const published = process.cpuUsage(beforePublished);
const summary = {
  cases: CASES,
  meetings: MEETINGS,
  figures: cellsOf(found).length,
  ms: Math.round((counted.user + counted.system) / 1000),
  publishedMs: Math.round((published.user + published.system) / 1000),
};
process.stdout.write(`${JSON.stringify(summary)}\n`);
