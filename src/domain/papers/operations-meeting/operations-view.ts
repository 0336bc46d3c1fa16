// The agenda of an operations meeting as the Practice log and the register stand on a day. An entry about a case is named by its row alone.
import { describeGaps } from '../../partnership/describe-gaps.ts';
import { findLapsed } from '../../partnership/training.ts';
import { describeCourse, trainingRecord } from '../../partnership/training-record.ts';
import { agencyOf } from '../../partnership/vice-chairs.ts';
import { isCarried, isLate, lastOperationsMeeting } from '../../partnership/practice-log.ts';
import { sameAgency } from '../../access/access.ts';
import { isRestricted } from '../../plan/facts.ts';
import { findVisits, lastSaidTo } from '../../partnership/visits.ts';
import type { PeopleOfGroup } from '../../register/population.ts';
import { workingAgencies } from '../../register/recipients.ts';
import type { Practice } from '../../meeting/meeting.ts';
import { sortBy } from '../../text/order.ts';
import { formatDate, type Day } from '../../time/day.ts';
import type { ModelOf } from '../model-shape.ts';
import type { ViewContext } from '../parts/case-parts.ts';
import { paperHead } from '../parts/paper-head.ts';
import type { operationsMeeting } from './operations-meeting-paper.ts';

export type OperationsModel = ModelOf<(typeof operationsMeeting)['shape']>;
type Entry = OperationsModel['closed'][number];

/** In the order in which the meeting takes them. */
const SECTIONS = [
  ['matterArising', 'Matters arising'],
  ['breach', 'Breaches of protocol'],
  ['reviewAction', 'Actions of the review'],
  ['issue', 'Practice issues'],
  ['milestone', 'Milestones'],
  ['feedback', 'Feedback'],
] as const;

export interface GroupToReach {
  readonly group: string;
  readonly population: PeopleOfGroup;
}

/** `missing`: groups of which fewer cases come than people live here. */
export function viewOperations(view: ViewContext, missing: readonly GroupToReach[] = []): OperationsModel {
  const { facts, marac, today } = view;
  const rows = marac.practice.filter(
    ({ id, caseRef }) => !isRestricted(facts, id) && (caseRef === undefined || !isRestricted(facts, caseRef)),
  );
  const since = lastOperationsMeeting(rows, today);
  const carried = inOrder(rows.filter((one) => isCarried(one, today)));
  return {
    head: paperHead(view, `${marac.name}/operations-meeting`, ''),
    sections: SECTIONS.flatMap(([kind, title]) => {
      const entries = carried.filter((one) => one.kind === kind).map((one) => entryOf(view, one));
      return entries.length === 0 ? [] : [{ title, entries }];
    }),
    closed:
      since === undefined
        ? []
        : inOrder(rows.filter(({ closedOn }) => closedOn !== undefined && closedOn >= since && closedOn <= today)).map(
            (one) => entryOf(view, one),
          ),
    since: since === undefined ? '' : formatDate(since),
    lacks: describeGaps(facts, marac, today),
    training: findLapsed(marac.training, facts.contacts, today).map(({ training, contact, dueAgain }) => ({
      contact: contact.personName ?? contact.id,
      agency: agencyOf(facts.agencies, contact),
      course: training.course,
      dueAgain: formatDate(dueAgain),
    })),
    record: trainingRecord(facts, marac, today).map(({ agency, inducted, people, courses }) => ({
      agency: agency.name,
      inducted: `${inducted} of ${people}`,
      courses: courses.map(describeCourse),
    })),
    visits: visitsOf(view, rows),
    groups: missing.map(({ group, population }) => ({
      name: group,
      people: describePeople(population),
    })),
    specialists: workingAgencies(facts.agencies, today)
      .filter(({ kind }) => kind === 'specialist')
      .map((agency) => ({ agency: agency.name, lastSaid: describeSaid(lastSaidTo(rows, agency)) })),
  };
}

/** What is due first comes first; what has no day comes last. */
const inOrder = (rows: readonly Practice[]): readonly Practice[] =>
  sortBy(
    rows,
    ({ due }) => due ?? '9999',
    ({ on }) => on ?? '9999',
    ({ id }) => id,
  );

const dayOr = (day: Day | undefined): string => (day === undefined ? '' : formatDate(day));

function entryOf({ facts, today }: ViewContext, practice: Practice): Entry {
  const { id, on, agency, caseRef, text, owner, due, raisedOn, outcome } = practice;
  const named = facts.agencies.find((one) => agency !== undefined && sameAgency(agency, one));
  const isOfCase = caseRef !== undefined;
  return {
    ref: id,
    on: dayOr(on),
    agency: named?.name ?? agency ?? '',
    text: isOfCase ? '' : (text ?? ''),
    owner: owner ?? '',
    due: dayOr(due),
    late: isLate(practice, today),
    raisedOn: dayOr(raisedOn),
    outcome: isOfCase ? '' : (outcome ?? ''),
  };
}

const describeSaid = (said: Practice | undefined): string =>
  [dayOr(said?.on), said?.text ?? ''].filter((part) => part !== '').join(': ');

const withCommas = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** "12,000 of 300,000 (Census 2021)". */
function describePeople({ people, ofPeople, rows }: PeopleOfGroup): string {
  const sources = [...new Set(rows.map(({ source }) => source))].join('; ');
  return `${withCommas(people)} of ${withCommas(ofPeople)} (${sources})`;
}

/** From main alone: what is in the restricted workbook makes no agency look busy, and none look quiet to whoever may not know of it. */
function visitsOf({ facts, marac, today }: ViewContext, practice: readonly Practice[]): OperationsModel['visits'] {
  const referrals = marac.referrals.filter(({ id }) => !isRestricted(facts, id));
  return findVisits(facts.agencies, referrals, practice, today).map(({ agency, lastReferral, lastSaid }) => ({
    agency: agency.name,
    lastReferral: dayOr(lastReferral),
    lastSaid: describeSaid(lastSaid),
  }));
}
