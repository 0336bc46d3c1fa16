// Flags: one answer per agency and meeting, asked for by a row; and once a month the list of people whose flags may come off.
import { sameAgency } from '../domain/access.ts';
import { lastReferredOn } from '../domain/case-of.ts';
import type { Case } from '../domain/case.ts';
import { addMonths, at, clockTime, daysInMonth, tellDate, tellDay, type Day } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';
import {
  gatherRecipients,
  isSight,
  sightOf,
  workingAgencies,
  type Recipient,
  type Sight,
} from '../domain/recipients.ts';
import { agencyName, searchedViews } from '../domain/views/case-parts.ts';
import { attachedTitles, letterhead } from '../domain/views/mail-parts.ts';
import { askingFor, paperHead } from '../domain/views/paper-head.ts';
import { isSettled, message, paper, sceneOf, type Copy } from './circulation.ts';
import { rowMaker } from './row-maker.ts';
import type { MaracRound } from './job.ts';

/** A row for each agency that had cases of the meeting: it answers once for all of them. */
export function planFlagRows(round: MaracRound, meeting: Meeting, copies: readonly Copy[]): readonly Once[] {
  const { marac, facts } = round;
  if (marac.unknownTables.has('flags')) return [];
  const row = rowMaker(round, 'minutes', [because('actions.due', { on: meeting.on, due: round.now })], false);
  const agencies = new Set(copies.flatMap((copy) => copy.agencies));
  return [...agencies].flatMap((agency) => {
    const purpose = `flags/${meeting.id}/${agency}`;
    const mine = marac.pool.take('F', purpose);
    const known = facts.agencies.find((one) => one.id === agency);
    const there = marac.flags.some(
      (one) => one.meeting === meeting.id && known !== undefined && sameAgency(one.agency, known) && one.id !== mine,
    );
    return there ? [] : [row('flags', 'F', purpose, { meeting: meeting.id, agency })];
  });
}

interface Due {
  readonly one: Case;
  readonly last: Day;
  readonly flaggedOn: Day;
  readonly sight: Sight;
}

/** Once a month, to each agency that flagged: people whose months since the last referral were over in the month before. */
export function planFlagRemoval(round: MaracRound): readonly Once[] {
  const { marac, facts, access, maracAccess, today } = round;
  if (marac.unknownTables.has('flags')) return [];
  const { recipients } = gatherRecipients(access, maracAccess, workingAgencies(facts.agencies, today));
  return recipients.flatMap((recipient) => planRemoval(round, recipient));
}

function dueFor(round: MaracRound, recipient: Recipient): readonly Due[] {
  const { marac, today } = round;
  const before = addMonths(`${today.slice(0, 7)}-01` as Day, -1).slice(0, 7);
  const months = marac.rules.whole('flagMonths', today);
  return marac.cases.flatMap((one) => {
    const last = lastReferredOn(marac, one);
    if (last === undefined || addMonths(last, months).slice(0, 7) !== before) return [];
    const flaggedOn = flaggedBy(round, recipient, one.id);
    const sight = sightOf(round.access, round.maracAccess, recipient, one.id);
    return flaggedOn === undefined || !isSight(sight) ? [] : [{ one, last, flaggedOn, sight }];
  });
}

/** The meeting after which one of their agencies said that it had flagged the case, and has not taken the flag off. */
function flaggedBy(round: MaracRound, recipient: Recipient, caseRef: string): Day | undefined {
  const { marac } = round;
  for (const flag of marac.flags) {
    const theirs = recipient.acting.some((one) => sameAgency(flag.agency, one.agency));
    const listed = marac.listings.some((one) => one.meeting === flag.meeting && one.caseRef === caseRef);
    const said = flag.flagged === 'all' || (flag.flagged === 'except' && !(flag.exceptCases ?? []).includes(caseRef));
    if (theirs && listed && said && flag.removedOn === undefined)
      return marac.meetings.find((one) => one.id === flag.meeting)?.on;
  }
  return undefined;
}

function planRemoval(round: MaracRound, recipient: Recipient): readonly Once[] {
  const contact = recipient.contact;
  const due = dueFor(round, recipient);
  const month = round.today.slice(0, 7);
  const [paperKey, mailKey] = [
    `${round.marac.name}/minutes/flags-${month}/flag-removal-list/${contact.id}`,
    `${round.marac.name}/minutes/flags-${month}/removal/${contact.id}`,
  ];
  if (due.length === 0 || contact.address === undefined || isSettled(round, mailKey)) return [];
  const scene = sceneOf(round);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const end = `${month}-${String(last).padStart(2, '0')}` as Day;
  const why = [because('flags.due', { cases: due.length })];
  const model = {
    head: paperHead(scene, paperKey, recipient.acting.map((one) => agencyName(scene, one.agency.id)).join(', ')),
    coordinator: askingFor(scene),
    due: tellDay(end),
    cases: due.map(({ one, last: referred, flaggedOn, sight }, index) => ({
      ref: one.id,
      number: index + 1,
      lastReferred: tellDate(referred),
      flaggedOn: tellDate(flaggedOn),
      people: searchedViews(scene, one.id, sight.classes),
    })),
  };
  return [
    paper(round, 'minutes', {
      key: paperKey,
      template: 'flag-removal-list',
      audience: 'agency',
      reader: contact.id,
      model,
      because: why,
    }),
    message(round, 'minutes', {
      key: mailKey,
      to: contact.id,
      audience: 'agency',
      template: 'papers',
      model: {
        head: letterhead(scene, mailKey, contact),
        intro: 'Flags that may come off your records.',
        answerBy: tellDay(end),
        papers: attachedTitles(['flag-removal-list']),
      },
      papers: [paperKey],
      covers: due.map(({ one }) => `flags/${one.id}/${contact.id}`),
      gate: 'release',
      ready: true,
      notAfter: at(end, clockTime('17:00')),
      because: why,
    }),
  ];
}
