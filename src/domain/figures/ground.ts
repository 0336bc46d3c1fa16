// What a figure is counted from: the facts of some MARACs over some time, with restricted cases or without, cut once for all measures.
import type { Person } from '../cases/case.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { meetingsInOrder } from '../meeting/meetings.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import type { Contact } from '../register/register.ts';
import { groupBy, sortBy } from '../text/order.ts';
import { rowsWith } from '../text/rows-with.ts';
import { dayOf, type Day, type LocalTime } from '../time/day.ts';
import { findAsked, type Asked } from '../meeting/asked-agencies.ts';
import type { CountedRow, CountedTable, Counting } from './figure.ts';
import { findHearings, isOfRestricted, type Hearing } from './hearings.ts';
import { isWithin, type Period } from './period.ts';
import { findAgency } from './referrers.ts';
import { findSamePeople, type SamePeople } from './same-people.ts';

/** Everything that is known, gathered once for all periods. */
export interface Gathered {
  readonly facts: Facts;
  readonly now: LocalTime;
  readonly asOf: Day;
  readonly hearings: ReadonlyMap<MaracFacts, readonly Hearing[]>;
  readonly same: SamePeople;
  readonly asked: ReadonlyMap<string, readonly Asked[]>;
  /** By the row id of their agency. */
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
}

export interface Choice {
  readonly period: Period;
  /** The return counts restricted cases; every other figure leaves them out. */
  readonly restricted: 'counted' | 'leftOut';
  readonly maracs: readonly MaracFacts[];
  /** Only these meetings of the period, by their row ids. */
  readonly meetings?: readonly string[];
}

export interface Ground extends Choice {
  readonly gathered: Gathered;
  /** Cases at the meetings of the period. */
  readonly hearings: readonly Hearing[];
  /** Those that count as cases discussed. */
  readonly cases: readonly Hearing[];
}

export function gatherAll(facts: Facts, now: LocalTime): Gathered {
  const asOf = dayOf(now);
  return {
    facts,
    now,
    asOf,
    hearings: new Map(facts.maracs.map((marac) => [marac, findHearings(marac, asOf)])),
    same: findSamePeople(facts.maracs.flatMap((marac) => marac.people)),
    asked: findAsked(facts),
    contacts: groupBy(facts.contacts, ({ agency }) => findAgency(facts.agencies, agency)?.id ?? ''),
  };
}

export function groundOf(gathered: Gathered, choice: Choice): Ground {
  const hearings = choice.maracs
    .flatMap((marac) => gathered.hearings.get(marac) ?? [])
    .filter(({ meeting, restricted }) => isChosen(choice, meeting) && (choice.restricted === 'counted' || !restricted));
  return { ...choice, gathered, hearings, cases: hearings.filter(({ isCounted }) => isCounted) };
}

/** The same over another time. */
export function groundIn({ gathered, restricted, maracs }: Ground, period: Period): Ground {
  return groundOf(gathered, { period, restricted, maracs });
}

export function isChosen({ period, meetings }: Choice, { id, on }: Pick<Meeting, 'id' | 'on'>): boolean {
  return isWithin(period, on) && (meetings === undefined || meetings.includes(id));
}

/** Meetings of the period that were held by the day of asking. */
export function meetingsOf(ground: Ground, marac: MaracFacts): readonly Meeting[] {
  return meetingsInOrder(marac).filter((meeting) => isChosen(ground, meeting) && meeting.on <= ground.gathered.asOf);
}

/** What is missing where no meeting was held: that is not a meeting without cases. */
export function missingMeeting(ground: Ground): Pick<Counting, 'missing'> {
  const isHeld = ground.maracs.some((marac) => meetingsOf(ground, marac).length > 0);
  return isHeld ? {} : { missing: 'a meeting held in that time' };
}

/** Whether a row is left out because it is about a restricted case. */
export function isLeftOut(
  { restricted }: Choice,
  marac: MaracFacts,
  row: { readonly id: string; readonly caseRef?: string },
): boolean {
  return restricted === 'leftOut' && isOfRestricted(marac, row);
}

export function rowOf(
  marac: MaracFacts,
  table: CountedTable,
  row: { readonly id: string; readonly caseRef?: string },
  counts = 1,
): CountedRow {
  return { table, id: row.id, marac: marac.name, counts, restricted: isOfRestricted(marac, row) };
}

export function listRow({ marac, listing }: Hearing, counts = 1): CountedRow {
  return rowOf(marac, 'list', listing, counts);
}

export function peopleIn({ marac, listing }: Hearing, role: Person['role']): readonly Person[] {
  const people = rowsWith(marac.people, 'caseRef', listing.caseRef).filter((person) => person.role === role);
  return sortBy(people, ({ id }) => id);
}
