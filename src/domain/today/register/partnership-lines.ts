// What the terms of reference ask for and the register lacks: core members, vice-chairs, inductions, signatures, reviews. Told once a version of the
// terms stands on Settings; before that nothing is agreed that could be lacking.
import {
  AGREED,
  AGREED_TITLES,
  findAgreed,
  reviewNear,
  type AgreedDocument,
} from '../../partnership/agreed-documents.ts';
import { describeLack, findChairs } from '../../partnership/vice-chairs.ts';
import {
  askedOccasion,
  findMissingMembers,
  isMember,
  seniorManager,
  type MissingMember,
} from '../../partnership/membership.ts';
import { INDUCTION_DAYS, findUninducted } from '../../partnership/inductions.ts';
import { findLapsed } from '../../partnership/training.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { AGENCY_KINDS } from '../../register/agency-kinds.ts';
import { workingAgencies } from '../../register/recipients.ts';
import { sortBy } from '../../text/order.ts';
import { isUncertain } from '../../text/problem.ts';
import { addWorkingDays, nationOf, stepsOf } from '../../time/calendar.ts';
import { at, clockTime, dayOf, formatDate, formatDay, type Day, type LocalTime } from '../../time/day.ts';
import type { TodayItem, Words } from '../today-item.ts';

const NINE = clockTime('09:00');

export function partnershipItems(
  facts: Pick<Facts, 'agencies' | 'contacts' | 'recorded'>,
  marac: MaracFacts,
  now: LocalTime,
): readonly TodayItem[] {
  const today = dayOf(now);
  const { agencies, contacts } = facts;
  const { rules, name } = marac;
  if (findAgreed(rules, 'termsOfReference', today) === undefined) return [];
  const agreed = AGREED.flatMap((one) => findAgreed(rules, one, today) ?? []);
  const reviews = agreed.flatMap((one) => review(name, one, reviewNear(one, today)));
  // Who stands on a row that cannot be read is not missing.
  if (isUncertain(marac, 'agencies') || isUncertain(marac, 'contacts')) return reviews;
  return [
    ...findMissingMembers({ agencies, contacts, marac: name, rules }, today).map((one) =>
      missing(name, one, describeAsked(facts, name, one, today)),
    ),
    ...chairs(contacts, marac, today),
    ...findUninducted(contacts, name, today).map(({ id }) =>
      line(name, `induction/${id}`, 'Contacts', id, {
        what: `${id} has been here for more than ${INDUCTION_DAYS} days, and no induction is recorded. Type its day in “Inducted on”.`,
        otherwise: 'somebody takes part who was never told how the MARAC works.',
        alike: {
          as: 'induction',
          thing: id,
          tell: (things, count) =>
            `${count} contacts have been here for more than ${INDUCTION_DAYS} days without a recorded induction. Type its day in “Inducted on”. ${things}.`,
        },
      }),
    ),
    ...unsigned({ agencies }, marac, today),
    ...reviews,
  ];
}

function line(marac: string, id: string, tab: string, about: string, words: Words): TodayItem {
  return { id: `partnership/${id}`, kind: 'problem', marac, about, tab, restricted: false, todo: 'know', ...words };
}

/** When the agency's team manager was asked, or that nobody is known to ask. */
function describeAsked(
  { contacts, recorded }: Pick<Facts, 'contacts' | 'recorded'>,
  marac: string,
  gap: MissingMember,
  today: Day,
): string {
  if (gap.agency === undefined) return '';
  const asked = recorded.covered.get(askedOccasion(marac, gap));
  if (asked !== undefined) return `, asked on ${formatDate(dayOf(asked))}`;
  return seniorManager(contacts, gap.agency, marac, today) === undefined ? ', no team manager on Contacts to ask' : '';
}

function missing(marac: string, { kind, agency, until, hasDeputy }: MissingMember, asked: string): TodayItem {
  const since = until === undefined ? '' : ` since ${formatDate(until)}`;
  const thing =
    agency === undefined
      ? `${AGENCY_KINDS[kind]}: no agency of this kind${since}`
      : `${agency.name}: no representative${since}${hasDeputy ? ', a deputy stands in' : ''}${asked}`;
  const way =
    'Ring their senior manager, and type whom they name on Contacts. Who the core members are stands on Settings (coreMembers).';
  return line(marac, `member/${agency?.id ?? kind}`, agency === undefined ? 'Agencies' : 'Contacts', agency?.id ?? '', {
    todo: 'ring',
    what: `A core member by the terms of reference is missing. ${thing}. ${way}`,
    otherwise: 'cases are heard without what that member knows and can do.',
    alike: {
      as: 'member',
      thing,
      tell: (things, count) => `${count} core members by the terms of reference are missing. ${way} ${things}.`,
    },
  });
}

/** Told whatever stands on Settings: a day was typed. */
export function trainingItems(
  { contacts }: Pick<Facts, 'contacts'>,
  marac: MaracFacts,
  now: LocalTime,
): readonly TodayItem[] {
  if (isUncertain(marac, 'training') || isUncertain(marac, 'contacts')) return [];
  const way = 'When it is done, type a new row on Training.';
  return findLapsed(marac.training, contacts, dayOf(now)).map(({ training: { id, course }, contact, dueAgain }) => {
    const thing = `${course}, ${contact.id}, since ${formatDate(dueAgain)}`;
    return line(marac.name, `training/${id}/${dueAgain}`, 'Training', id, {
      what: `A course is due again: ${thing}. ${way}`,
      otherwise: 'somebody goes on with what they learnt long ago.',
      alike: {
        as: 'training',
        thing,
        tell: (things, count) => `${count} courses are due again: ${things}. ${way}`,
      },
    });
  });
}

/** Asked anew for each meeting, until its agenda is due. */
function chairs(contacts: Facts['contacts'], marac: MaracFacts, today: Day): readonly TodayItem[] {
  const { rules } = marac;
  const [next] = sortBy(
    marac.meetings.filter(({ on, state, kind }) => on >= today && state !== 'cancelled' && kind !== 'emergency'),
    ({ on }) => on,
  );
  const lack = describeLack(findChairs(contacts, marac.name, today));
  if (lack === undefined || next === undefined) return [];
  const due = at(addWorkingDays(next.on, stepsOf(rules, next.on).agenda, nationOf(rules, next.on)), NINE);
  return [
    line(marac.name, `chairs/${next.id}`, 'Contacts', next.id, {
      todo: 'decide',
      due,
      what: `There is ${lack}. The terms of reference ask for a chair and at least two trained vice-chairs of other agencies. Name them on Contacts (Chair, Vice-chair; “Trained to chair”) before the agenda of ${formatDay(next.on)} is ready.`,
      otherwise: 'nobody can take over when the chair is away, or may not hear a case.',
    }),
  ];
}

/** Agencies that have not signed since the protocol in force was approved. */
function unsigned(
  { agencies }: Pick<Facts, 'agencies'>,
  { name, rules }: MaracFacts,
  today: Day,
): readonly TodayItem[] {
  const protocol = findAgreed(rules, 'sharingProtocol', today);
  if (protocol?.approvedOn === undefined) return [];
  const { approvedOn, version } = protocol;
  return workingAgencies(agencies, today)
    .filter(
      (one) => isMember(one, today) && (one.agreementSignedOn === undefined || one.agreementSignedOn < approvedOn),
    )
    .map((agency) => {
      const thing =
        agency.agreementSignedOn === undefined
          ? agency.name
          : `${agency.name} (last signed on ${formatDate(agency.agreementSignedOn)})`;
      const what = `the information-sharing protocol of ${formatDate(approvedOn)} (version ${version})`;
      return line(name, `signature/${agency.id}/${approvedOn}`, 'Agencies', agency.id, {
        what: `${thing} has not signed ${what}. Type the day in “Agreement signed on”.`,
        otherwise: 'papers go to it as before; the partners have no signature of its own for them.',
        alike: {
          as: 'signature',
          thing,
          tell: (things, count) =>
            `${count} agencies have not signed ${what}. Type the day in “Agreement signed on”. ${things}.`,
        },
      });
    });
}

function review(
  marac: string,
  { name, version, approvedBy, row }: AgreedDocument,
  on: Day | undefined,
): readonly TodayItem[] {
  if (on === undefined) return [];
  const by = approvedBy === undefined ? '' : `; approved by: ${approvedBy}`;
  return [
    line(marac, `review/${name}/${on}`, 'Settings', row, {
      due: at(on, NINE),
      what: `The review of the ${AGREED_TITLES[name]} (version ${version}${by}) is due on ${formatDate(on)}. When the next version is approved, add a row for ${name} on Settings: the version under Value, the day under From, who approved it under Why.`,
      otherwise: 'the version stays in force past its review.',
    }),
  ];
}
