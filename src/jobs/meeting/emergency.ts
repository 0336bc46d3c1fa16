// The note of an emergency meeting: to the named few, deadlines in hours, on a release; the case stands at the next ordinary meeting too.
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart, levelOf } from '../../domain/access/levels.ts';
import type { Occasion, Once } from '../../domain/plan/effects.ts';
import { workingAgencies } from '../../domain/register/recipients.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { because } from '../../domain/text/reason.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { viewEmergencyNote } from '../../domain/papers/one-case/one-case-view.ts';
import type { Item } from '../../domain/papers/list/list-view.ts';
import { deadlines } from '../../domain/meeting/meetings.ts';
import { tellTime } from '../../domain/time/day.ts';
import {
  beginsAt,
  copiesOf,
  invitedAgency,
  isSettled,
  message,
  missedItems,
  paper,
  sceneOf,
  type Copy,
} from './circulation.ts';
import type { MaracRound } from '../engine/job.ts';
import { keptOut } from '../messages/kept-out.ts';

export function planEmergency(round: MaracRound, meeting: Meeting, listings: readonly Listing[]): readonly Due[] {
  const occasion = (caseRef: string, contact: string): Occasion => `list/${meeting.id}/${caseRef}/${contact}`;
  const isOver = round.now >= beginsAt(meeting);
  return [
    ...copiesOf(round, listings)
      .map((copy) => (isOver ? missedItems(round, copy, occasion) : copy))
      .flatMap((copy) =>
        copy.items.filter((item) => isPart(item.sight.level)).flatMap((item) => planNote(round, meeting, copy, item)),
      ),
    ...keptOut(round, listings, {
      what: 'emergency-note',
      about: meeting.id,
      notAfter: beginsAt(meeting),
      gets: isPart,
      occasion,
    }),
    ...withoutPart(round, meeting, listings),
  ];
}

/** Somebody is on Attendance for whom no note is made: their agency has no part in the case, or the row names nobody on the register. */
function withoutPart(round: MaracRound, meeting: Meeting, listings: readonly Listing[]): readonly Withheld[] {
  const rows = round.marac.attendance.filter((one) => one.meeting === meeting.id && one.observer !== true);
  const common = {
    do: 'withhold',
    marac: round.marac.name,
    what: 'emergency-note',
    about: meeting.id,
    notAfter: beginsAt(meeting),
  } as const;
  return rows.flatMap((row): readonly Withheld[] => {
    const agency = invitedAgency(round, row);
    if (agency === undefined)
      return [
        { ...common, agency: row.id, cases: [], tells: [], because: because('attendance.no-agency', { row: row.id }) },
      ];
    if (!workingAgencies(round.facts.agencies, round.today).some((one) => one.id === agency.id)) return [];
    return listings.flatMap(({ caseRef }): readonly Withheld[] => {
      const level = levelOf(round.access, round.maracAccess, agency, caseRef);
      if (isPart(level)) return [];
      const why = because(level === 'searches' ? 'level.searches' : 'level.none', { agency: agency.id, case: caseRef });
      return [{ ...common, agency: agency.id, cases: [caseRef], tells: [caseRef], because: why }];
    });
  });
}

/** The next ordinary meeting that has the case on its list. */
function alsoAt(round: MaracRound, meeting: Meeting, caseRef: string): Meeting | undefined {
  return meetingsInOrder(round.marac).find(
    (one) =>
      one.kind !== 'emergency' &&
      one.on >= meeting.on &&
      listedAt(round.marac, one.id).some((each) => each.caseRef === caseRef),
  );
}

function planNote(round: MaracRound, meeting: Meeting, copy: Copy, item: Item): readonly Once[] {
  const contact = copy.recipient.contact;
  const ref = item.listing.caseRef;
  const base = `${round.marac.name}/research/${meeting.id}/emergency`;
  const [paperKey, mailKey] = [`${base}-note/${ref}/${contact.id}`, `${base}/${ref}/${contact.id}`];
  if (isSettled(round, mailKey)) return [];
  const scene = sceneOf(round);
  const why = [because('meeting.emergency', { on: meeting.on })];
  return [
    paper(round, 'research', {
      key: paperKey,
      template: 'emergency-note',
      audience: copy.audience,
      reader: contact.id,
      model: viewEmergencyNote(scene, paperKey, meeting, copy.copyFor, item, alsoAt(round, meeting, ref)),
      because: why,
    }),
    message(round, 'research', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'papers',
      model: {
        head: letterhead(scene, mailKey, contact, meeting),
        intro: 'An emergency meeting: please read the note and answer in time.',
        answerBy: tellTime(deadlines(round.marac, meeting).agenda),
        papers: attachedTitles(['emergency-note']),
      },
      papers: [paperKey],
      covers: [`list/${meeting.id}/${ref}/${contact.id}`],
      gate: 'release',
      ready: meeting.listReady === true,
      waitsFor: meeting.listReady === true ? [] : [because('ready.list', { on: meeting.on })],
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}
