// Flags: one answer per agency and meeting, asked for by a row; and once a month the list of people whose flags may come off.
import { sameAgency } from '../../domain/access/access.ts';
import { lastReferredOn } from '../../domain/cases/case-of-referral.ts';
import type { Case } from '../../domain/cases/case.ts';
import {
  addMonths,
  at,
  clockTime,
  dayOf,
  daysInMonth,
  tellDate,
  tellDay,
  type Day,
  type LocalTime,
} from '../../domain/time/day.ts';
import { canBeMailed } from '../../domain/register/contacts.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Once } from '../../domain/plan/effects.ts';
import { because, type Reason } from '../../domain/text/reason.ts';
import type { Agency } from '../../domain/register/register.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import {
  gatherRecipients,
  isSight,
  sightOf,
  workingAgencies,
  type Recipient,
  type Sight,
} from '../../domain/register/recipients.ts';
import { agencyName, searchedViews } from '../../domain/papers/parts/case-parts.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { askingFor, paperHead } from '../../domain/papers/parts/paper-head.ts';
import { isSettled, message, paper, sceneOf, type Copy } from './circulation.ts';
import { rowMaker } from '../engine/row-maker.ts';
import type { MaracRound } from '../engine/job.ts';

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

interface DueFlag {
  readonly one: Case;
  readonly last: Day;
  readonly flaggedOn: Day;
}

/** Once a month, to each agency that flagged: people whose months since the last referral were over in the month before. */
export function planFlagRemoval(round: MaracRound): readonly Due[] {
  const { marac, facts, access, maracAccess, today } = round;
  if (marac.unknownTables.has('flags')) return [];
  const { recipients, absent } = gatherRecipients(access, maracAccess, workingAgencies(facts.agencies, today));
  return [
    ...recipients.flatMap((recipient) => planRemoval(round, recipient)),
    ...absent.flatMap(({ agency, why }) => {
      const rule =
        why === 'nobody'
          ? because('agency.nobody', { agency: agency.id })
          : because('agency.no-address', { agency: agency.id });
      return dueFor(round, [agency]).map(({ one }) => removalWithheld(round, one.id, rule, { agency: agency.id }));
    }),
  ];
}

function removalWithheld(
  round: MaracRound,
  caseRef: string,
  why: Reason,
  whom: Pick<Withheld, 'to' | 'agency'>,
): Withheld {
  return {
    do: 'withhold',
    marac: round.marac.name,
    what: 'flag-removal-list',
    about: `flags-${round.today.slice(0, 7)}`,
    ...whom,
    cases: [caseRef],
    tells: [caseRef],
    notAfter: endOfMonth(round),
    because: why,
  };
}

function endOfMonth({ today }: MaracRound): LocalTime {
  const month = today.slice(0, 7);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return at(`${month}-${String(last).padStart(2, '0')}` as Day, clockTime('17:00'));
}

function dueFor(round: MaracRound, agencies: readonly Agency[]): readonly DueFlag[] {
  const { marac, today } = round;
  const before = addMonths(`${today.slice(0, 7)}-01` as Day, -1).slice(0, 7);
  const months = marac.rules.whole('flagMonths', today);
  return marac.cases.flatMap((one) => {
    const last = lastReferredOn(marac, one);
    if (last === undefined || addMonths(last, months).slice(0, 7) !== before) return [];
    const flaggedOn = flaggedBy(round, agencies, one.id);
    return flaggedOn === undefined ? [] : [{ one, last, flaggedOn }];
  });
}

/** The meeting after which one of their agencies said that it had flagged the case, and has not taken the flag off. */
function flaggedBy(round: MaracRound, agencies: readonly Agency[], caseRef: string): Day | undefined {
  const { marac } = round;
  for (const flag of marac.flags) {
    const theirs = agencies.some((one) => sameAgency(flag.agency, one));
    const listed = marac.listings.some((one) => one.meeting === flag.meeting && one.caseRef === caseRef);
    const said = flag.flagged === 'all' || (flag.flagged === 'except' && !(flag.exceptCases ?? []).includes(caseRef));
    if (theirs && listed && said && flag.removedOn === undefined)
      return marac.meetings.find((one) => one.id === flag.meeting)?.on;
  }
  return undefined;
}

/** Whoever only acts in a case has no flag of it to take off. */
function sightForFlags({ access, maracAccess }: MaracRound, recipient: Recipient, caseRef: string): Sight | Reason {
  const sight = sightOf(access, maracAccess, recipient, caseRef);
  return isSight(sight) && sight.level === 'acts' ? because('level.none', { case: caseRef }) : sight;
}

function planRemoval(round: MaracRound, recipient: Recipient): readonly Due[] {
  const contact = recipient.contact;
  const all = dueFor(
    round,
    recipient.acting.map((one) => one.agency),
  ).map((each) => ({ ...each, sight: sightForFlags(round, recipient, each.one.id) }));
  const due = all.flatMap(({ sight, ...rest }) => (isSight(sight) ? [{ ...rest, sight }] : []));
  const covered = (ref: string): boolean => round.facts.recorded.covered.has(`flags/${ref}/${contact.id}`);
  const withheld = all.flatMap(({ one, sight }) => {
    const why = isSight(sight)
      ? !canBeMailed(contact)
        ? because('route.phone', { contact: contact.id })
        : undefined
      : sight;
    return why === undefined || why.rule === 'level.none' || covered(one.id)
      ? []
      : [removalWithheld(round, one.id, why, { to: contact.id })];
  });
  const month = round.today.slice(0, 7);
  const [paperKey, mailKey] = [
    `${round.marac.name}/minutes/flags-${month}/flag-removal-list/${contact.id}`,
    `${round.marac.name}/minutes/flags-${month}/removal/${contact.id}`,
  ];
  if (due.length === 0 || !canBeMailed(contact) || isSettled(round, mailKey)) return withheld;
  const scene = sceneOf(round);
  const end = dayOf(endOfMonth(round));
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
    ...withheld,
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
      notAfter: endOfMonth(round),
      because: why,
    }),
  ];
}
