// The partnership, from docs/partnership.md and the duties of a coordinator alone: who is missing, who is new, what is due again or late, which letters a
// person asked for, and which agency has missed its duty three times running.
import { MEETING_ON, shift } from '../calendar.ts';
import { plain } from '../../entitlement/words.ts';
import type { Matter } from '../matter.ts';
import type { Line } from '../office.ts';
import { namesHolder, namesRow, reached, type Holder } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import type { View } from '../view.ts';

const PARTS = ['representative', 'deputy', 'idva', 'chair', 'viceChair'];

export function partnershipMatters(view: View): readonly Matter[] {
  return [
    ...lettersWanted(view),
    ...pastTheirDay(view),
    ...(isAgreed(view, view.today)
      ? [...missingMembers(view), ...inductions(view), ...chairs(view), ...reviewOfTerms(view)]
      : []),
    ...missedThreeTimes(view),
  ];
}

const setting = (view: View, name: string): SeenRow | undefined =>
  view.seen.rows('settings').findLast((one) => one['setting'] === name);

function isAgreed(view: View, day: string): boolean {
  const row = setting(view, 'termsOfReference');
  return row?.['value'] !== undefined && (row['fromDate'] ?? '9') <= day;
}

const isHere = (row: SeenRow, day: string): boolean =>
  (row['activeFrom'] ?? '0') <= day && day <= (row['activeTo'] ?? '9');

function people(view: View, agency: SeenRow | undefined, role: string): readonly SeenRow[] {
  return view.seen
    .rows('contacts')
    .filter(
      (one) =>
        one['role'] === role &&
        isHere(one, view.today) &&
        (agency === undefined || view.seen.agency(one['agency'])?.id === agency.id),
    );
}

const KEEPS = /verif|proven|cannot be read|froz|mailbox|no longer active|no address|nobody who gets/i;
const LETTER = /letter|thank|feedback|breach|induction|papers for you/i;

/** A stop of this letter, or what keeps its reader from everything; a line about another thing of the same row says nothing of it. */
function namesStop(view: View, line: Line, row: string, holder: Holder): boolean {
  if (/sending/i.test(line.what) && line.kind === 'alarm') return true;
  if (line.kind === 'ready' || line.kind === 'release') return false;
  if (namesRow(line, row) && line.kind !== 'problem' && LETTER.test(line.what)) return true;
  return (
    namesHolder(view, line, holder) && (KEEPS.test(line.what) || (line.kind === 'stopped' && LETTER.test(line.what)))
  );
}

const STEP: Readonly<Record<string, string>> = { praise: '/praise/', feedback: '/staff-feedback/', breach: '/breach/' };

/** An entry whose “Letter wanted” is yes is written about: to the agency, a breach to the team's manager and to nobody else. */
function lettersWanted(view: View): readonly Matter[] {
  return view.seen.rows('practice').flatMap((row): readonly Matter[] => {
    const { kind = '', text = '' } = row;
    const step = STEP[kind];
    const typed = view.said.some(({ id }) => id === row.id);
    if (step === undefined || row['letterWanted'] !== 'yes' || (!typed && view.month.isNew('practice', row.id)))
      return [];
    const agency = view.seen.agency(row['agency']);
    const [manager] = people(view, undefined, 'manager');
    const reader: Holder | undefined =
      kind !== 'breach' ? (agency === undefined ? undefined : { agency }) : manager && { contact: manager };
    const isWritten = row['caseRef'] === undefined && reader !== undefined;
    return [
      {
        thing: `letter ${row.id}`,
        kind: 'letter',
        what: isWritten
          ? `the letter of ${kind} ${row.id} must go to ${kind === 'breach' ? 'the manager of the team' : agency?.['name']}`
          : `somebody must know that the letter of ${kind} ${row.id} cannot be written`,
        ...(isWritten
          ? {
              holder: reader,
              marks: [text.slice(0, 60).replace(/\s+/g, ' ')],
              which: (key: string) => key.includes(step),
            }
          : {}),
        names: (line) => namesStop(view, line, row.id, reader ?? {}),
      },
    ];
  });
}

/** A course that is due again and was not done since; an entry of the Practice log past its day. */
function pastTheirDay(view: View): readonly Matter[] {
  const { seen, today } = view;
  const training = seen.rows('training');
  const courses = training.flatMap((row): readonly Matter[] => {
    const contact = seen.contact(row['contact']);
    const { course = '', dueAgain = '9' } = row;
    const isDone = training.some(
      (one) => one['contact'] === row['contact'] && one['course'] === course && (one['on'] ?? '') > (row['on'] ?? ''),
    );
    if (contact === undefined || isDone || dueAgain >= today || !isHere(contact, today)) return [];
    return [
      {
        thing: `course ${row.id}`,
        kind: 'training',
        what: `somebody must know that ${course} of ${contact['personName']} is due again`,
        names: (line) => line.what.includes(course) && namesHolder(view, line, { contact }),
      },
    ];
  });
  const entries = seen.rows('practice').flatMap((row): readonly Matter[] => {
    const { due = '9', closedOn = '9', kind, outcome } = row;
    if (kind === 'praise' || due >= today || closedOn <= today || (outcome !== undefined && closedOn === '9'))
      return [];
    return [
      {
        thing: `late ${row.id}`,
        kind: 'practice',
        what: `somebody must know that ${row.id} of the Practice log is past its day`,
        names: (line) => namesRow(line, row.id),
      },
    ];
  });
  return [...courses, ...entries];
}

/** A core member without a representative: a line says so, and its team manager, where there is one, is asked. */
function missingMembers(view: View): readonly Matter[] {
  const { seen, today } = view;
  const kinds = (setting(view, 'coreMembers')?.['value'] ?? '').split(';').map(plain);
  return seen.rows('agencies').flatMap((agency): readonly Matter[] => {
    if (!kinds.includes(plain(agency['kind'] ?? '-')) || !isHere(agency, today)) return [];
    if (people(view, agency, 'representative').length > 0) return [];
    const [contact] = people(view, agency, 'teamManager');
    const isToldOf = (line: Line): boolean => /core member/i.test(line.what) && namesHolder(view, line, { agency });
    const told: Matter = {
      thing: `member ${agency.id}`,
      kind: 'member',
      what: `somebody must know that ${agency['name']}, a core member, has no representative`,
      names: isToldOf,
    };
    if (contact === undefined) return [told];
    return [
      told,
      {
        thing: `member letter ${agency.id}`,
        kind: 'letter',
        what: `the team manager of ${agency['name']} must be asked for a representative`,
        holder: { contact },
        marks: [agency['name'] ?? '', 'representative'],
        which: (key) => key.includes('/member'),
        names: (line) => namesStop(view, line, contact.id, { contact }),
      },
    ];
  });
}

/** Whoever began under the terms gets the pack; whoever is past 30 days without an induction is told of. */
function inductions(view: View): readonly Matter[] {
  const { seen, today } = view;
  const contacts = seen.rows('contacts');
  return contacts.flatMap((contact): readonly Matter[] => {
    const from = contact['activeFrom'];
    if (from === undefined || contact['inductedOn'] !== undefined) return [];
    if (!PARTS.includes(contact['role'] ?? '') || !isHere(contact, today)) return [];
    if (shift(from, 30) < today)
      return [
        {
          thing: `uninducted ${contact.id}`,
          kind: 'induction',
          what: `somebody must know that ${contact['personName']} was never inducted`,
          names: (line) => /induction/i.test(line.what) && namesHolder(view, line, { contact }),
        },
      ];
    const isKnown = contacts.some(
      (one) =>
        one.id !== contact.id &&
        (plain(one['personName'] ?? '') === plain(contact['personName'] ?? '') ||
          one['address'] === contact['address']),
    );
    if (!isAgreed(view, from) || isKnown) return [];
    return [
      {
        thing: `pack ${contact.id}`,
        kind: 'induction',
        what: `${contact['personName']}, who is new, must have the induction pack`,
        holder: { contact },
        marks: ['you are new to the marac'],
        which: (key) => key.includes('/induction/'),
        names: (line) => namesStop(view, line, contact.id, { contact }),
      },
    ];
  });
}

/** At least two vice-chairs who are trained and of another agency than the chair, or a line for the coming meeting until its agenda is due. */
function chairs(view: View): readonly Matter[] {
  const taken = people(view, undefined, 'chair').map((one) => view.seen.agency(one['agency'])?.id);
  const ready = people(view, undefined, 'viceChair').filter(
    (one) => one['trainedToChair'] === 'yes' && !taken.includes(view.seen.agency(one['agency'])?.id),
  );
  if (taken.length > 0 && new Set(ready.map((one) => one['personName'] ?? one.id)).size >= 2) return [];
  return [
    {
      thing: 'chairs',
      kind: 'chairs',
      what: 'somebody must know that the chair or two trained vice-chairs are lacking',
      names: (line) => /trained vice-chairs/.test(line.what),
    },
  ];
}

/** A year after they were approved, and told 60 days before. */
function reviewOfTerms(view: View): readonly Matter[] {
  const row = setting(view, 'termsOfReference');
  const [year, rest] = [row?.['fromDate']?.slice(0, 4) ?? '', row?.['fromDate']?.slice(4) ?? ''];
  if (row === undefined || shift(`${Number(year) + 1}${rest}`, -60) > view.today) return [];
  return [
    {
      thing: 'review',
      kind: 'review',
      what: 'somebody must know that the terms of reference are due for their review',
      names: (line) => /review of the terms of reference/.test(line.what),
    },
  ];
}

/** Until the month's own meeting is over: at three meetings running, none of the actions that the agency was told and that are past their day has an answer. */
function missedThreeTimes(view: View): readonly Matter[] {
  const { seen, today } = view;
  if (today > MEETING_ON || (setting(view, 'operatingProtocol')?.['fromDate'] ?? '9') > today) return [];
  const meetings = seen
    .rows('meetings')
    .filter((one) => (one['on'] ?? '9') < today)
    .toSorted((a, b) => ((a['on'] ?? '') < (b['on'] ?? '') ? -1 : 1));
  return seen.rows('agencies').flatMap((agency): readonly Matter[] => {
    if (!isHere(agency, today) || people(view, agency, 'representative').length === 0) return [];
    let running = 0;
    for (const meeting of meetings) {
      const theirs = seen.rows('actions').filter((one) => {
        const [word = '-'] = /zqa[a-p]{3}/i.exec(one['text'] ?? '') ?? [];
        const isOurs = one['meeting'] === meeting.id && seen.agency(one['agency'])?.id === agency.id;
        return isOurs && (one['due'] ?? '9') < today && reached(view, { agency }, [word], (key) => /actions/.test(key));
      });
      if (theirs.length > 0) running = theirs.every((one) => one['status'] !== 'open') ? 0 : running + 1;
    }
    if (running < 3) return [];
    return [
      {
        thing: `breach ${agency.id}`,
        kind: 'breach',
        what: `somebody must be asked whether ${agency['name']} has broken the protocol`,
        there: seen
          .rows('practice')
          .some(
            (one) =>
              one['kind'] === 'breach' &&
              /running/.test(one['text'] ?? '') &&
              seen.agency(one['agency'])?.id === agency.id,
          ),
        names: (line) => /breach of the protocol/.test(line.what) && namesHolder(view, line, { agency }),
      },
    ];
  });
}
