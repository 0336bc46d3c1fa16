// Which agencies are expected at a meeting, and which were asked about a case: nothing is held against an agency that was never asked, or that a
// conflict keeps from the case.
import type { Meeting } from '../../meeting/meeting.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Agency, Contact } from '../../register/register.ts';
import { isContactKeptOut } from '../../meeting/in-the-room.ts';
import { isActive, servesMarac } from '../../register/contacts.ts';
import { rowsWith } from '../../text/rows-with.ts';
import type { Day } from '../../time/day.ts';
import { findAgency } from '../referrers.ts';
import { meetingsOf, type Ground } from '../ground.ts';
import type { Hearing } from '../hearings.ts';

export interface Expected {
  readonly marac: MaracFacts;
  readonly meeting: Meeting;
  readonly agency: Agency;
  /** Its cases there. */
  readonly cases: readonly Hearing[];
  /** Whether a list of the meeting left for one of its contacts. */
  readonly wasAsked: boolean;
}

/** Agencies whose meeting it is anyway: they are not held to come. */
const OWN: readonly Agency['kind'][] = ['maracTeam', 'chair'];

/** Every agency that is expected at a meeting of the period, by the register and by Who is needed. */
export function findExpected(ground: Ground): readonly Expected[] {
  const { agencies } = ground.gathered.facts;
  return ground.maracs.flatMap((marac) =>
    meetingsOf(ground, marac).flatMap((meeting) => {
      const hearings = ground.hearings.filter((hearing) => hearing.meeting === meeting);
      const asked = ground.gathered.asked.get(meeting.id) ?? [];
      return agencies
        .filter((agency) => !OWN.includes(agency.kind) && isServed(ground, marac, agency, meeting.on))
        .flatMap((agency) => {
          const cases = hearings.filter(
            (hearing) => takesPart(agencies, hearing, agency) && !isKeptFrom(ground, hearing, agency),
          );
          const isNamed = meeting.kind !== 'emergency' || isOnAttendance(agencies, marac, meeting, agency);
          const wasAsked = asked.some(
            (each) => each.agency === agency.id && cases.some(({ listing }) => listing.caseRef === each.caseRef),
          );
          return cases.length > 0 && isNamed ? [{ marac, meeting, agency, cases, wasAsked }] : [];
        });
    }),
  );
}

/** Works here on that day, and has somebody for this MARAC. */
function isServed(ground: Ground, marac: MaracFacts, agency: Agency, on: Day): boolean {
  return isActive(agency, on) && contactsFor(ground, marac, agency, on).length > 0;
}

function contactsFor({ gathered }: Ground, marac: MaracFacts, { id }: Agency, on: Day): readonly Contact[] {
  return (gathered.contacts.get(id) ?? []).filter(
    (contact) => isActive(contact, on) && servesMarac(contact, marac.name),
  );
}

/** Whether a conflict that nobody has lifted keeps everybody whom the agency has for this MARAC from the case: nobody of it may hear or search it. */
export function isKeptFrom(ground: Ground, { marac, meeting, listing }: Hearing, agency: Agency): boolean {
  if (rowsWith(marac.conflicts, 'caseRef', listing.caseRef).length === 0) return false;
  const context = { facts: ground.gathered.facts, marac, today: ground.gathered.asOf };
  const contacts = contactsFor(ground, marac, agency, meeting.on);
  return contacts.length > 0 && contacts.every((contact) => isContactKeptOut(context, listing.caseRef, contact));
}

/** It searches all cases, or Who is needed has it take part in this one. */
function takesPart(agencies: readonly Agency[], { marac, listing }: Hearing, agency: Agency): boolean {
  if (agency.searchesAll === true) return true;
  return rowsWith(marac.needed, 'caseRef', listing.caseRef).some(
    (needed) =>
      findAgency(agencies, needed.agency)?.id === agency.id &&
      (needed.level === 'takesPart' ||
        needed.level === 'seesAll' ||
        needed.inTheRoom === true ||
        needed.presents === true),
  );
}

/** An emergency meeting is for those who are named for it. */
function isOnAttendance(agencies: readonly Agency[], marac: MaracFacts, meeting: Meeting, agency: Agency): boolean {
  return rowsWith(marac.attendance, 'meeting', meeting.id).some(
    (row) => row.observer !== true && findAgency(agencies, row.agency)?.id === agency.id,
  );
}
