// The note of an emergency meeting: to the named few, deadlines in hours, on a release; the case stands at the next ordinary meeting too.
import type { Meeting } from '../domain/meeting.ts';
import { listedAt, meetingsInOrder } from '../domain/meetings.ts';
import type { Listing } from '../domain/listing.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';
import { attachedTitles, letterhead } from '../domain/views/mail-parts.ts';
import { viewEmergencyNote } from '../domain/views/one-case-view.ts';
import type { Item } from '../domain/views/list-view.ts';
import { deadlines } from '../domain/meetings.ts';
import { tellTime } from '../domain/day.ts';
import { beginsAt, copiesOf, isSettled, message, paper, sceneOf, type Copy } from './circulation.ts';
import type { MaracRound } from './job.ts';

export function planEmergency(round: MaracRound, meeting: Meeting, listings: readonly Listing[]): readonly Once[] {
  return copiesOf(round, listings).flatMap((copy) =>
    copy.items
      .filter((item) => item.sight.level !== 'searches')
      .flatMap((item) => planNote(round, meeting, copy, item)),
  );
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
