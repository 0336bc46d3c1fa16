// Each paper of a meeting for each agency in each case: the list with its question, the agenda, the minutes; and the chair's.
import { working } from '../calendar.ts';
import type { Matter } from '../matter.ts';
import type { Line } from '../office.ts';
import { keepsWholeMeeting, namesHolder, namesRow } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import { isLifted, type View } from '../view.ts';

export function paperMatters(view: View): readonly Matter[] {
  return [...view.seen.rows('meetings').flatMap((meeting) => ofMeeting(view, meeting)), ...strayNotes(view)];
}

/** A note that stands in no minutes is named. */
function strayNotes(view: View): readonly Matter[] {
  return view.seen.rows('notes').flatMap((note): readonly Matter[] => {
    const meeting = view.seen.meeting(note['meeting']);
    if (meeting === undefined || (note['text'] ?? '') === '') return [];
    if (view.now < at(working(meeting['on'] ?? '9', 1)) || note['section'] === undefined) return [];
    const rows = view.seen
      .rows('list')
      .filter((one) => one['caseRef'] === note['caseRef'] && view.seen.meeting(one['meeting'])?.id === meeting.id);
    const listed = rows.some((one) => one['takenOff'] !== 'yes');
    if (note['caseRef'] === undefined ? note['section'] === 'general' : listed) return [];
    return [
      {
        thing: `stray ${note.id}`,
        kind: 'note',
        what: `somebody must know that ${note.id} is in no minutes`,
        caseRef: note['caseRef'],
        names: (line) => namesRow(line, note.id),
      },
    ];
  });
}

function ofMeeting(view: View, meeting: SeenRow): readonly Matter[] {
  const on = meeting['on'] ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(on) || meeting['kind'] === 'emergency') return [];
  if (meeting['state'] === 'cancelled' || meeting['state'] === 'moved') return [];
  const listed = view.seen
    .rows('list')
    .filter((one) => view.seen.meeting(one['meeting'])?.id === meeting.id && one['takenOff'] !== 'yes');
  return listed.flatMap((listing) => {
    const caseRef = listing['caseRef'] ?? '';
    const surname = view.seen.victim(caseRef)?.['surname'];
    // The run that put it on the list is not yet the one that tells of it.
    if (surname === undefined || isWithdrawn(view, surname) || view.month.isNew('list', listing.id)) return [];
    const scene = { view, meeting, on, caseRef, surname, listing };
    return [...agencies(scene), ...chair(scene), ...shared(scene), ...outcome(scene)];
  });
}

interface Scene {
  readonly view: View;
  readonly meeting: SeenRow;
  readonly on: string;
  readonly caseRef: string;
  readonly surname: string;
  readonly listing: SeenRow;
}

function isWithdrawn(view: View, surname: string): boolean {
  const rows = view.seen.rows('referrals').filter((one) => one['surname'] === surname);
  return rows.length > 0 && rows.every((one) => ['withdraw', 'redirect', 'signpost'].includes(one['decision'] ?? ''));
}

const at = (day: string): string => `${day}T08:30`;

function agencies({ view, meeting, on, caseRef, surname, listing }: Scene): readonly Matter[] {
  const { oracle, marac, seen } = view;
  const one = marac.cases.find((each) => each.id === caseRef);
  if (one === undefined) return [];
  const matters: Matter[] = [];
  for (const row of seen.rows('agencies')) {
    const agency = oracle.world.facts.agencies.find((each) => each.id === row.id);
    if (agency === undefined || !oracle.active(agency) || ['maracTeam', 'chair'].includes(agency.kind)) continue;
    if (isHeardInstead(view, row, caseRef)) continue;
    const level = oracle.agencyLevel(marac, agency, one);
    const answered = seen
      .rows('research')
      .some(
        (each) =>
          each['caseRef'] === caseRef && seen.agency(each['agency'])?.id === row.id && each['known'] !== undefined,
      );
    const must = (step: string, mark: string, which?: (key: string) => boolean): void => {
      matters.push({
        thing: `${step} ${meeting.id} ${caseRef} ${row.id} ${mark}`,
        kind: step,
        what: `${row['name']} must have the ${step} of ${on} about ${caseRef}${step === 'minutes' ? ` (${mark})` : ''}`,
        caseRef,
        holder: { agency: row },
        marks: [mark],
        ...(which === undefined ? {} : { which }),
        names: (line) => namesStop(view, line, { agency: row }, caseRef, meeting.id, step),
      });
    };
    if (level >= 1 && !answered && view.now >= `${working(on, -8)}T15:00`) must('list', surname);
    if (level >= 2 && view.now >= at(working(on, -3)))
      must('agenda', surname, (key) => /agenda|supplement|minutes/.test(key));
    if (level >= 2 && view.now >= at(working(on, 3))) {
      for (const note of notesOf(view, meeting, caseRef, listing))
        must('minutes', note, (key) => /minutes|corrections/.test(key));
      // Of a case that was put off nothing was heard. That an outcome is missing is told for itself.
      if (!['notHeard', 'deferred', undefined].includes(listing['outcome']))
        for (const word of heardInWriting(view, meeting, caseRef))
          must('minutes', word, (key) => /minutes|corrections/.test(key));
    }
  }
  return matters;
}

/** A conflict keeps the agency from the case, and a person has said by whom it is heard instead. */
function isHeardInstead({ seen }: View, agency: SeenRow, caseRef: string): boolean {
  return seen
    .rows('conflicts')
    .some(
      (one) =>
        one['caseRef'] === caseRef &&
        one['unheardInstead'] !== undefined &&
        (seen.agency(one['agency']) ?? seen.agency(seen.contact(one['contact'])?.['agency']))?.id === agency.id,
    );
}

/** What a line about this paper speaks of. */
const SPEAKS: Readonly<Record<string, RegExp>> = {
  list: /list|research/i,
  agenda: /agenda|supplement|papers/i,
  chair: /chair|agenda|papers/i,
  minutes: /minutes/i,
};

/** What keeps a reader or a case from every paper, whichever it is. */
const KEEPS = /verif|proven|cannot be read|froz|death|mailbox|no longer active|no address/i;

/** The words that people typed for the minutes of a case. */
function notesOf(view: View, meeting: SeenRow, caseRef: string, listing: SeenRow): readonly string[] {
  const typed = view.seen
    .rows('notes')
    .filter((one) => one['caseRef'] === caseRef && view.seen.meeting(one['meeting'])?.id === meeting.id)
    .map((one) => one['text'] ?? '');
  return [...typed, listing['risksToOthers'] ?? '', listing['forumReferredTo'] ?? ''].flatMap((text) => {
    const [word] = /zqm[a-p]{3}/i.exec(text) ?? [];
    return word === undefined ? [] : [word];
  });
}

/** T12: what an agency wrote of which nobody came is heard instead of it. */
function heardInWriting({ seen }: View, meeting: SeenRow, caseRef: string): readonly string[] {
  const isOfMeeting = (one: SeenRow): boolean => seen.meeting(one['meeting'])?.id === meeting.id;
  const away = seen
    .rows('attendance')
    .filter((one) => isOfMeeting(one) && /^(absent|apologies)/.test(one['came'] ?? ''))
    .map((one) => seen.agency(one['agency'])?.id);
  return seen
    .rows('research')
    .filter((one) => one['caseRef'] === caseRef && isOfMeeting(one) && away.includes(seen.agency(one['agency'])?.id))
    .flatMap((one) => {
      const [word] = /zqs[a-p]{3}/i.exec(one['shared'] ?? '') ?? [];
      return word === undefined ? [] : [word];
    });
}

/**
 * A line that tells of this stop: it names the reader, the case, the conflict or the meeting, and it speaks of this paper or of what keeps them from
 * every one. Another line about the same agency or case says nothing of it.
 */
function namesStop(
  view: View,
  line: Line,
  holder: Parameters<typeof namesHolder>[2],
  caseRef: string,
  meeting: string,
  step: string,
): boolean {
  if (/sending/i.test(line.what) && line.kind === 'alarm') return true;
  if (line.kind === 'ready' || line.kind === 'release') return false;
  const isKept = view.seen
    .rows('conflicts')
    .some((each) => each['caseRef'] === caseRef && (namesRow(line, each.id) || line.kind === 'conflict'));
  if (isKept && (namesHolder(view, line, holder) || namesRow(line, caseRef) || line.kind === 'conflict')) return true;
  if (keepsWholeMeeting(line, meeting, new RegExp(step, 'i'))) return true;
  // A line about the case that names who does not get it counts for them alone.
  const isAbout = namesHolder(view, line, holder) || (namesRow(line, caseRef) && !namesReaders(view, line));
  return isAbout && (SPEAKS[step]?.test(line.what) === true || KEEPS.test(line.what));
}

/** Whether a stop says for whom it is. */
function namesReaders(view: View, line: Line): boolean {
  if (line.kind !== 'stopped') return false;
  return ['contacts', 'agencies'].some((name) =>
    view.seen
      .rows(name as 'contacts' | 'agencies')
      .some((one) => namesHolder(view, line, name === 'contacts' ? { contact: one } : { agency: one })),
  );
}

function chair(scene: Scene): readonly Matter[] {
  const { view, meeting, on, caseRef, surname } = scene;
  const row = view.seen.contact(meeting['chair']);
  if (row === undefined || view.now < at(working(on, -3))) return [];
  const vice = view.seen.contact(meeting['viceChair']);
  const matter = (contact: SeenRow): Matter => ({
    thing: `hearing ${meeting.id} ${caseRef}`,
    kind: 'hearing',
    what: `who chairs on ${on} must know that ${caseRef} is heard`,
    caseRef,
    holder: { contact },
    marks: [surname],
    names: (line) =>
      namesStop(view, line, { contact }, caseRef, meeting.id, 'chair') ||
      (namesRow(line, meeting.id) && /chair/i.test(line.what) && line.kind === 'conflict'),
  });
  const other = vice === undefined ? [] : [vice];
  const had = other.find((each) =>
    view.got.some((one) => one.to === each.id && one.text.includes(surname.toLowerCase())),
  );
  // In a case that the chair may not hear, the vice-chair does.
  const isKept = view.seen
    .rows('conflicts')
    .some((one) => one['caseRef'] === caseRef && !isLifted(one) && view.seen.contact(one['contact'])?.id === row.id);
  return had === undefined ? [matter(isKept ? (vice ?? row) : row)] : [];
}

/** What an agency chose to share, and what it offers to do, stands before whoever chairs. */
function shared({ view, meeting, on, caseRef }: Scene): readonly Matter[] {
  const contact = view.seen.contact(meeting['chair']);
  if (contact === undefined || view.now < at(working(on, -3))) return [];
  const rows = view.seen
    .rows('research')
    .filter((one) => one['caseRef'] === caseRef && view.seen.meeting(one['meeting'])?.id === meeting.id);
  return rows.flatMap((row) =>
    ['shared', 'proposedActions'].flatMap((field): readonly Matter[] => {
      const [word] = /zq[so][a-p]{3}/i.exec(row[field] ?? '') ?? [];
      if (word === undefined) return [];
      return [
        {
          thing: `research ${row.id} ${field}`,
          kind: 'research',
          what: `who chairs on ${on} must know what ${row['agency']} wrote about ${caseRef} (${field})`,
          caseRef,
          holder: { contact },
          marks: [word],
          // That an agency with no part has answered is another question about the same row.
          names: (line) =>
            (namesRow(line, row.id) && SPEAKS['chair']?.test(line.what) === true) ||
            namesStop(view, line, { contact }, caseRef, meeting.id, 'chair'),
        },
      ];
    }),
  );
}

/** What came of it: the case's IDVA has it on a feedback sheet, so that the victim is told. */
function outcome({ view, meeting, on, caseRef, surname, listing }: Scene): readonly Matter[] {
  const word = listing['outcome'];
  if (word === undefined || word.startsWith('?') || view.now < at(working(on, 1))) return [];
  if (word === 'notHeard')
    return listing['notHeardUntil'] === undefined || listing['interimSafetyBy'] === undefined
      ? [
          {
            thing: `not heard ${listing.id}`,
            kind: 'outcome',
            what: `somebody must say who keeps ${caseRef} safe that was not heard on ${on}`,
            caseRef,
            names: (line) =>
              namesRow(line, caseRef) ||
              namesRow(line, listing.id) ||
              (namesRow(line, meeting.id) && /not heard/i.test(line.what)),
          },
        ]
      : [];
  const one = view.marac.cases.find((each) => each.id === caseRef);
  const services = view.seen.rows('agencies').filter((each) => each['kind'] === 'idva');
  return [
    {
      thing: `outcome ${listing.id}`,
      kind: 'outcome',
      what: `the IDVA of ${caseRef} must know what came of it on ${on}`,
      caseRef,
      there: services.some((agency) =>
        view.got.some(
          (each) =>
            each.agencies.has(agency.id) && each.key.includes('feedback') && each.text.includes(surname.toLowerCase()),
        ),
      ),
      holder:
        services[0] === undefined
          ? {}
          : { agency: services.find((each) => each.id === one?.idvaService) ?? services[0] },
      marks: [surname],
      which: (key) => key.includes('feedback'),
      names: (line) =>
        namesRow(line, caseRef) ||
        namesRow(line, listing.id) ||
        (/feedback/i.test(line.what) && namesRow(line, meeting.id) && line.kind !== 'ready' && line.kind !== 'release'),
    },
  ];
}
