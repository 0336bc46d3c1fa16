// Each action agreed: it reached its agency with its words, or Today names it, or a person ended it.
import { working } from '../calendar.ts';
import type { Matter } from '../matter.ts';
import { namesHolder, namesRow } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import { isLifted, type View } from '../view.ts';

/** "16 March 2027". */
const tellOn = (meeting: SeenRow): string =>
  new Date(`${meeting['on']}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

export function actionMatters(view: View): readonly Matter[] {
  const matters: Matter[] = [];
  for (const action of view.seen.rows('actions')) {
    const agency = view.seen.agency(action['agency']);
    const meeting = view.seen.meeting(action['meeting']);
    const [word] = /zqa[a-p]{3}/i.exec(action['text'] ?? '') ?? [];
    if (agency === undefined || meeting === undefined || word === undefined) continue;
    const caseRef = action['caseRef'];
    const done = action['status'] === 'completed' && (action['doneOn'] ?? '9') <= view.today;
    if (done || action['status'] === 'superseded' || action['doneAtMeeting'] === 'yes') continue;
    const about = `action ${action.id}${caseRef === undefined ? ' about no case' : ` about ${caseRef}`}`;
    if (agency['kind'] === 'maracTeam' || agency['kind'] === 'chair') {
      if (agency['kind'] === 'chair') matters.push(...ofChair(view, action, meeting, word));
      // The team's own and the chair's: Today itself tells it, from the day it is due.
      if ((action['due'] ?? '9') > view.today) continue;
      matters.push({
        thing: `action ${action.id} due`,
        kind: 'action',
        what: `the team must know that its ${about} is due`,
        caseRef,
        names: (line) => namesRow(line, action.id) || (line.kind === 'action' && namesHolder(view, line, { agency })),
      });
      continue;
    }
    if (view.now < `${working(meeting['on'] ?? '', 1)}T08:30`) continue;
    matters.push({
      thing: `action ${action.id}`,
      kind: 'action',
      what: `${agency['name']} must know of ${about}`,
      caseRef,
      holder: { agency },
      marks: [word],
      names: (line) =>
        namesRow(line, action.id) ||
        // Its sheet as a whole: the line names who gets it, the sheet or the mail that carries it, and the meeting or the case.
        (namesHolder(view, line, { agency }) &&
          /action sheet|sheet of|“Your actions”/i.test(line.what) &&
          (namesRow(line, caseRef) || namesRow(line, meeting.id) || line.what.includes(tellOn(meeting)))),
    });
  }
  return matters;
}

/** Whoever chairs the meeting has it; in a case that the chair may not hear, the vice-chair. Where nobody does, Today asks. */
function ofChair(view: View, action: SeenRow, meeting: SeenRow, word: string): readonly Matter[] {
  if (view.now < `${working(meeting['on'] ?? '', 1)}T08:30`) return [];
  const caseRef = action['caseRef'];
  const chair =
    view.seen.contact(meeting['chair']) ?? view.seen.rows('contacts').find((one) => one['role'] === 'chair');
  const isKept = view.seen
    .rows('conflicts')
    .some((one) => caseRef !== undefined && one['caseRef'] === caseRef && !isLifted(one));
  const vice = view.seen.contact(meeting['viceChair']);
  // Who has chaired had it, whoever chairs by now.
  const had = view.got.some(
    (one) =>
      one.text.includes(word.toLowerCase()) &&
      /actions\/chair/.test(one.key) &&
      /chair/i.test(view.seen.row('contacts', one.to)?.['role'] ?? ''),
  );
  const contact = isKept && vice !== undefined ? vice : chair;
  return [
    {
      thing: `action ${action.id}`,
      kind: 'action',
      what: `whoever chairs must know of action ${action.id}${caseRef === undefined ? ' about no case' : ` about ${caseRef}`}`,
      caseRef,
      there: had,
      ...(contact === undefined ? {} : { holder: { contact } }),
      marks: [word],
      which: (key) => key.includes('/actions/chair/'),
      names: (line) =>
        (namesRow(line, action.id) && !/yours or the chair’s, and due/.test(line.what)) ||
        (/action sheet|sheet of|“Your actions”/i.test(line.what) &&
          (/chair/i.test(line.what) || (contact !== undefined && namesHolder(view, line, { contact }))) &&
          (namesRow(line, caseRef) || namesRow(line, meeting.id) || line.what.includes(tellOn(meeting)))),
    },
  ];
}
