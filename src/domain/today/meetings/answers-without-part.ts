// Agencies that answered the research question and have no part in the case: they get none of its papers and are not in the room, unless a person
// gives them one.
import { agencyNamed, type Access, type MaracAccess } from '../../access/access.ts';
import { findRepresentative } from '../../register/contacts.ts';
import { dayOf, formatDate, type LocalTime } from '../../time/day.ts';
import { findConflict } from '../../access/entitlement.ts';
import { speaks } from '../../meeting/in-the-room.ts';
import { takesPart } from '../../access/levels.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Research } from '../../meeting/listing.ts';
import { listedAt } from '../../meeting/meetings.ts';
import { isUncertain } from '../../text/problem.ts';
import type { Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';

const STAYS: Question = {
  no: { does: 'it stays without a part in the case', why: 'needed' },
  otherwise: 'it gets no agenda of the case and is not in the room; what it wrote stands before those who may read it.',
};

export function answerItems(
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
  now: LocalTime,
): readonly TodayItem[] {
  if (isUncertain(marac, 'needed') || isUncertain(marac, 'agencies')) return [];
  const coming = marac.meetings.filter(
    (one) => one.on >= dayOf(now) && one.state !== 'cancelled' && one.state !== 'moved' && one.state !== 'closed',
  );
  return coming.flatMap((meeting) => {
    const listed = new Set(listedAt(marac, meeting.id).map((listing) => listing.caseRef));
    return marac.research
      .filter((research) => research.meeting === meeting.id && listed.has(research.caseRef) && saysSomething(research))
      .flatMap((one): readonly TodayItem[] => {
        const agency = agencyNamed(access.agencies, one.agency);
        if (agency === undefined || takesPart(access, maracAccess, agency, one.caseRef)) return [];
        const contact = findRepresentative(access.contacts, agency.id, marac.name, access.on);
        const apart =
          marac.restrictedCases.has(one.caseRef) ||
          marac.restrictedRows?.has(one.id) === true ||
          (contact !== undefined && findConflict(access, maracAccess, contact, one.caseRef) !== undefined);
        return [
          {
            id: `answer/${one.id}/${marac.pool.take('H', `answer/${describeAnswer(one)}/${one.shared ?? ''}/${one.proposedActions ?? ''}`)}`,
            kind: 'meeting',
            marac: marac.name,
            what: `${agency.id} ${describeAnswer(one)} about case ${one.caseRef}, heard on ${formatDate(meeting.on)} (Research, row ${one.id}), and has no part in it. Give it “Takes part” on Who is needed, or correct its answer.`,
            about: one.id,
            tab: 'Who is needed',
            restricted: apart,
            question: STAYS,
          },
        ];
      });
  });
}

function saysSomething(research: Research): boolean {
  return speaks(research) === true || (research.shared ?? '') !== '' || (research.proposedActions ?? '') !== '';
}

function describeAnswer({ known, willSpeak }: Research): string {
  if (willSpeak === true) return 'says that it will speak';
  return known === 'yes' ? 'answered that it knows somebody' : 'wrote something';
}
