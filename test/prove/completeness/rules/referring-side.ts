// A case that was not heard: whoever referred it knows that, and on which day it will be once somebody has said so.
import { working } from '../calendar.ts';
import type { Matter } from '../matter.ts';
import type { Line } from '../office.ts';
import { namesHolder, namesRow, type Holder } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import { isLifted, type View } from '../view.ts';
import { ACCEPTED, caseOf } from './referrals.ts';

export function referringSideMatters(view: View): readonly Matter[] {
  return view.seen.rows('meetings').flatMap((meeting) => {
    const on = meeting['on'] ?? '';
    if (!/^\d{4}-\d\d-\d\d$/.test(on) || view.now < `${working(on, 1)}T08:30`) return [];
    if (meeting['state'] !== undefined && meeting['state'] !== 'planned' && meeting['state'] !== 'held') return [];
    return view.seen
      .rows('list')
      .filter((one) => isAt(view, one, meeting) && ['notHeard', 'deferred'].includes(one['outcome'] ?? ''))
      .flatMap((listing) => ofListing(view, meeting, listing));
  });
}

const isAt = (view: View, listing: SeenRow, meeting: SeenRow): boolean =>
  listing['takenOff'] !== 'yes' && view.seen.meeting(listing['meeting'])?.id === meeting.id;

function ofListing(view: View, meeting: SeenRow, listing: SeenRow): readonly Matter[] {
  const caseRef = listing['caseRef'] ?? '';
  const on = meeting['on'] ?? '';
  const until = nextDay(view, meeting, listing);
  const marked = meeting['actionsReady'] === 'yes' && meeting['actionsReadyBy'] !== undefined;
  return referralsOf(view, caseRef)
    .filter((row) => (row['receivedAt'] ?? '').slice(0, 10) <= on)
    .flatMap((row): readonly Matter[] => {
      const agency = view.seen.agency(row['referrerAgency']);
      if (isKeptAndHeardInstead(view, agency, caseRef)) return [];
      const holder: Holder = agency === undefined ? {} : { agency };
      const day = until === undefined ? '' : `\\.[^.]*${tellOn(until)}`;
      return [
        {
          thing: `not heard ${meeting.id} ${row.id} ${until ?? ''}`,
          kind: 'referringSide',
          what: `whoever referred ${row.id} must know that it was not heard on ${on}${until === undefined ? '' : ` and will be on ${until}`}`,
          caseRef,
          ...(agency === undefined ? {} : { holder }),
          marks: [new RegExp(`${row.id.toLowerCase()}[^.]*not heard[^.]*${day}`)],
          which: (key) => key.includes('/referrer/'),
          ...(marked ? {} : { needsMark: true }),
          names: (line) =>
            (!marked && namesRow(line, meeting.id) && /Actions ready|actionsReady/.test(line.what)) ||
            namesStop(view, line, { row, caseRef, meeting, holder }),
        },
      ];
    });
}

/** PR2: a standing conflict keeps word of the case from the agency, and a person has said by whom it is heard instead. Else somebody is asked. */
function isKeptAndHeardInstead({ seen }: View, agency: SeenRow | undefined, caseRef: string): boolean {
  return (
    agency !== undefined &&
    seen
      .rows('conflicts')
      .some(
        (one) =>
          one['caseRef'] === caseRef &&
          one['unheardInstead'] !== undefined &&
          !isLifted(one) &&
          (seen.agency(one['agency']) ?? seen.agency(seen.contact(one['contact'])?.['agency']))?.id === agency.id,
      )
  );
}

/** Once a person has said by name that they are of this case. */
function referralsOf(view: View, caseRef: string): readonly SeenRow[] {
  return view.seen.rows('referrals').filter((row) => {
    if (!ACCEPTED.includes(row['decision'] ?? '') || row['decidedBy'] === undefined) return false;
    if (caseOf(view, row) !== caseRef) return false;
    const others = view.seen.rows('referrals').filter((one) => one['surname'] === row['surname']);
    const said =
      row['matchAnswer'] !== undefined && row['matchAnsweredBy'] !== undefined && row['matchCase'] === caseRef;
    return others.length === 1 || said;
  });
}

/** The first later meeting that has it on its list, or was named for it; else the day that was typed. */
function nextDay(view: View, meeting: SeenRow, listing: SeenRow): string | undefined {
  const later = view.seen
    .rows('meetings')
    .filter((one) => (one['on'] ?? '') > (meeting['on'] ?? '') && !['cancelled', 'moved'].includes(one['state'] ?? ''))
    .filter(
      (one) =>
        view.seen.meeting(listing['relistMeeting'])?.id === one.id ||
        view.seen.rows('list').some((each) => each['caseRef'] === listing['caseRef'] && isAt(view, each, one)),
    )
    .map((one) => one['on'] ?? '')
    .toSorted();
  const typed = listing['notHeardUntil'];
  return later[0] ?? (typed === undefined || typed.startsWith('?') ? undefined : typed);
}

const tellOn = (day: string): string =>
  new Date(`${day}T12:00:00Z`)
    .toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .toLowerCase();

interface Scene {
  readonly row: SeenRow;
  readonly caseRef: string;
  readonly meeting: SeenRow;
  readonly holder: Holder;
}

/** That the coordinator must say when it is heard, and who keeps her safe, are other questions. */
const OTHER = /List again at|type until when|acknowledge/;

function namesStop(view: View, line: Line, { row, caseRef, meeting, holder }: Scene): boolean {
  if (/sending/i.test(line.what) && line.kind === 'alarm') return true;
  if (line.kind === 'ready' || line.kind === 'release' || OTHER.test(line.what)) return false;
  if (namesRow(line, row.id) && /not heard/i.test(line.what)) return true;
  const isKept = view.seen
    .rows('conflicts')
    .some((one) => one['caseRef'] === caseRef && (namesRow(line, one.id) || line.kind === 'conflict'));
  if (isKept) return true;
  return (
    namesHolder(view, line, holder) &&
    (namesRow(line, row.id) || namesRow(line, meeting.id) || namesRow(line, caseRef) || line.kind === 'stopped') &&
    /heard|word of how it went|verif|proven|cannot be read|froz|mailbox|no longer active|no address/i.test(line.what)
  );
}
