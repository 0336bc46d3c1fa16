// Minute this case: its sections, what agencies wrote, its outcome and its actions on one page; every field is typed into its row as it is left.
import { cellText } from '../src/domain/cells/cell.ts';
import type { Day } from '../src/domain/time/day.ts';
import { sortBy } from '../src/domain/text/order.ts';
import { TABLE } from '../src/workbook/tables/all-tables.ts';
import type { Listing, Note, Research } from '../src/domain/meeting/listing.ts';
import { FOR_REFERRALS, provisionalId, readSheet, type SheetReading } from './reading.ts';
import { victimNames } from './asked-pages.ts';
import { filled, describePage, type Field, type Item, type Page, type Press, type Section } from './page.ts';
import type { Selected } from './pages.ts';
import type { SheetFile } from './sheet.ts';
import { typeNewRow, typeRow } from './write.ts';

const TITLE = 'Minute this case';
const SECTIONS: Readonly<Record<string, string>> = TABLE.notes.columns.section.choices ?? {};
const OUTCOMES: Readonly<Record<string, string>> = TABLE.list.columns.outcome.choices ?? {};
const NEW = 'new';

/** Words that most meetings need: a button puts them into the field, a person makes them fit. */
const READY_ACTIONS: readonly string[] = [
  'Put a flag on the address and the phone numbers.',
  'Tell the victim what was agreed, by the safe way of contact.',
  'Share what is known of the perpetrator with the police.',
  'Offer a safety plan for the home.',
  'Make a referral to children’s services.',
];

interface Scene {
  readonly file: SheetFile;
  readonly reading: SheetReading;
  readonly names: ReadonlyMap<string, string>;
}

function openScene(file: SheetFile, today: Day): Scene {
  const reading = readSheet(file, [...FOR_REFERRALS, 'notes', 'research', 'agencies'], today);
  return { file, reading, names: victimNames(file) };
}

/** Listings of the meeting that is on now or was last, in the running order as the runner wrote it. */
function listingsAtHand({ file, reading }: Scene, today: Day): readonly Listing[] {
  const meetings = reading.rows(TABLE.meetings).filter((meeting) => meeting.state !== 'cancelled');
  const past = meetings.filter((meeting) => meeting.on <= today).map((meeting) => meeting.on);
  const next = meetings.filter((meeting) => meeting.on > today).map((meeting) => meeting.on);
  const on =
    past.length > 0
      ? past.reduce((a, b) => (a > b ? a : b))
      : next.length > 0
        ? next.reduce((a, b) => (a < b ? a : b))
        : '';
  const ids = new Set(meetings.filter((meeting) => meeting.on === on).map((meeting) => meeting.id));
  const order = new Map<string, number>();
  for (const { id, cells } of file.read('list')?.raw.rows ?? []) {
    const cell = cells.get('order');
    if (id !== undefined && cell !== undefined) order.set(id, Number(cellText(cell)));
  }
  const listed = reading
    .rows(TABLE.list)
    .filter((listing) => ids.has(listing.meeting) && listing.takenOff !== true && !listing.id.startsWith('('));
  return sortBy(listed, (listing) => order.get(listing.id) ?? 999);
}

function go(label: string, to: Listing | undefined): readonly Press[] {
  return to === undefined ? [] : [{ label, call: 'minute', args: [to.id] }];
}

/** The case of the clicked row where there is one, else the first; `listing` names one. */
export function minutePage(
  file: SheetFile,
  selected: Selected,
  today: Day,
  listing = '',
  added: readonly Item[] = [],
): Page {
  const scene = openScene(file, today);
  const all = listingsAtHand(scene, today);
  const clicked = clickedCase(file, selected);
  const at = Math.max(
    0,
    all.findIndex((other) => (listing === '' ? other.caseRef === clicked : other.id === listing)),
  );
  const one = all[at];
  if (one === undefined)
    return describePage(TITLE, 'No case is on the list of the last or the next meeting in this sheet.');
  const name = scene.names.get(one.caseRef) ?? '';
  return {
    title: `${one.caseRef} ${name}`.trim(),
    lead: `Case ${at + 1} of ${all.length}. What you type is kept when you leave a field. Alt+N next case, Alt+P the one before.`,
    presses: [
      ...go('Next case (Alt+N)', all[at + 1]),
      ...go('Case before (Alt+P)', all[at - 1]),
      { label: 'Now at this case', call: 'nowAt', args: [one.meeting, one.caseRef] },
    ],
    sections: filled([
      knownSection(scene, one),
      noteSection(scene, one),
      outcomeSection(one),
      actionSection(scene, one, added),
    ]),
  };
}

function clickedCase(file: SheetFile, { sheet, row }: Selected): string {
  for (const name of file.present) {
    const read = file.read(name);
    if (read?.sheet !== sheet) continue;
    const cells = read.raw.rows.find((other) => other.place === `row ${row}`);
    const ref = cells?.cells.get('caseRef');
    return ref === undefined ? (cells?.id ?? '') : cellText(ref);
  }
  return '';
}

function knownSection({ reading }: Scene, { caseRef, meeting }: Listing): Section {
  const agencies = new Map(reading.rows(TABLE.agencies).map((agency) => [agency.id, agency.name]));
  const mine: readonly Research[] = reading
    .rows(TABLE.research)
    .filter(
      (one) => one.caseRef === caseRef && one.meeting === meeting && (one.known === 'yes' || (one.shared ?? '') !== ''),
    );
  return {
    heading: 'Agencies that know something',
    items: mine.map((research) => ({
      place: `${agencies.get(research.agency) ?? research.agency}${research.willSpeak === true ? ', will speak' : ''}`,
      text: research.shared ?? 'Known; nothing in writing.',
    })),
  };
}

/** A field for each note of each heading; an empty one where nothing has been said yet. */
function noteSection({ reading }: Scene, { id, caseRef, meeting }: Listing): Section {
  const notes: readonly Note[] = reading
    .rows(TABLE.notes)
    .filter((note) => note.caseRef === caseRef && note.meeting === meeting);
  const fields = Object.entries(SECTIONS).flatMap(([section, heading]): readonly Field[] => {
    if (section === 'general') return [];
    const mine = notes.filter((note) => note.section === section);
    const shown: readonly Pick<Note, 'id' | 'text'>[] = mine.length === 0 ? [{ id: NEW }] : mine;
    return shown.map(({ id: note, text = '' }, nth) => ({
      name: `${section}-${nth}`,
      label: shown.length === 1 ? heading : `${heading}, ${nth + 1}`,
      kind: 'long',
      value: text,
      save: { call: 'saveNote', args: [id, section, note] },
    }));
  });
  return { heading: 'Minutes', items: [], fields };
}

function outcomeSection({ id, outcome, risksToOthers = '' }: Listing): Section {
  const save = (field: string): Pick<Field, 'save'> => ({ save: { call: 'saveListing', args: [id, field, ''] } });
  return {
    heading: 'What came of it',
    items: [],
    fields: [
      {
        name: 'outcome',
        label: 'Outcome',
        kind: 'choice',
        value: outcome ?? '',
        choices: [['', ''], ...Object.entries(OUTCOMES)],
        ...save('outcome'),
      },
      { name: 'risks', label: 'Risks to others', kind: 'long', value: risksToOthers, ...save('risksToOthers') },
    ],
  };
}

function actionSection({ file, reading }: Scene, { id, caseRef, meeting }: Listing, added: readonly Item[]): Section {
  const agencies = reading.rows(TABLE.agencies).map((agency): readonly [string, string] => [agency.id, agency.name]);
  const said = (file.read('actions')?.raw.rows ?? []).flatMap(({ cells, place, id: row }) => {
    const text = (field: string): string => {
      const cell = cells.get(field);
      return cell === undefined ? '' : cellText(cell);
    };
    const here =
      text('caseRef') === caseRef &&
      (text('meeting') === meeting ||
        text('meeting') === '' ||
        meetingDay(reading, meeting) === text('meeting').slice(0, 10));
    return here
      ? [
          {
            place: row ?? place,
            text: [text('text'), text('agency'), text('due').slice(0, 10)].filter((part) => part !== '').join(' · '),
          },
        ]
      : [];
  });
  return {
    heading: 'Actions',
    items: [...said, ...added],
    fields: [
      { name: 'action', label: 'A new action', kind: 'long', ready: READY_ACTIONS },
      { name: 'agency', label: 'Agency', kind: 'choice', choices: [['', ''], ...agencies] },
      { name: 'due', label: 'Due', kind: 'day' },
    ],
    presses: [{ label: 'Add the action (Ctrl+Enter)', call: 'addAction', args: [id, '{action}', '{agency}', '{due}'] }],
  };
}

function meetingDay(reading: SheetReading, meeting: string): string {
  return reading.rows(TABLE.meetings).find((other) => other.id === meeting)?.on ?? '';
}

/** A note, typed into its row or a new one; the id under which the field goes on, or '' when nothing was typed. */
export function saveNote(
  file: SheetFile,
  listing: string,
  section: string,
  { note, text }: { readonly note: string; readonly text: string },
  today: Day,
): string {
  const found = readSheet(file, ['list', 'meetings', 'notes'], today);
  const one = found.rows(TABLE.list).find((each) => each.id === listing);
  if (one === undefined || !(section in SECTIONS)) return '';
  if (note === NEW) {
    if (text.trim() === '') return NEW;
    const row = typeNewRow(file, 'notes', { meeting: one.meeting, caseRef: one.caseRef, section, text });
    return row === undefined ? '' : provisionalId(`row ${row}`);
  }
  // A new row is known by its place until the runner has given it an id: it must still be the note of this case.
  const known = found.rows(TABLE.notes).find((each) => each.id === note || each.id === adoptedAt(file, note));
  if (known?.caseRef !== one.caseRef || known.section !== section) return '';
  return typeRow(file, 'notes', known.id, { text: text === '' ? undefined : text }) ? known.id : '';
}

/** The id that the runner has given meanwhile to the row that stood at a provisional place. */
function adoptedAt(file: SheetFile, note: string): string | undefined {
  return file.read('notes')?.raw.rows.find((row) => provisionalId(row.place) === note)?.id;
}

const LISTING_FIELDS: readonly string[] = ['outcome', 'risksToOthers'];

export function saveListing(file: SheetFile, listing: string, field: string, text: string): boolean {
  const value = text.trim() === '' ? undefined : text;
  return LISTING_FIELDS.includes(field) && typeRow(file, 'list', listing, { [field]: value });
}

/** A new action of the case, typed below the others; the page again, with it. */
export function addAction(
  file: SheetFile,
  listing: string,
  { text, agency, due }: { readonly text: string; readonly agency: string; readonly due: string },
  today: Day,
): Page {
  const one = readSheet(file, ['list', 'meetings'], today)
    .rows(TABLE.list)
    .find((each) => each.id === listing);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : undefined;
  const meant = one !== undefined && text.trim() !== '' && agency !== '';
  const row = meant
    ? typeNewRow(file, 'actions', { meeting: one.meeting, caseRef: one.caseRef, text, agency, due: day })
    : undefined;
  const added =
    row === undefined
      ? []
      : [{ place: `row ${row}, new`, text: [text, agency, due].filter((part) => part !== '').join(' · ') }];
  const page = minutePage(file, { sheet: -1, row: 1 }, today, listing, added);
  return row === undefined ? { ...page, lead: 'Nothing was added: an action needs its words and an agency.' } : page;
}

/** The cases that may be heard now, each with a button. */
export function nowPage(file: SheetFile, today: Day): Page {
  const scene = openScene(file, today);
  const all = listingsAtHand(scene, today);
  return {
    title: 'Now at case',
    lead:
      all.length === 0
        ? 'No case is on the list of the last or the next meeting in this sheet.'
        : 'Press the case that begins now: the rest is timed anew by the runner.',
    sections: filled([
      {
        heading: 'Cases in their order',
        items: all.map((listing) => ({
          text: scene.names.get(listing.caseRef) ?? '',
          place: listing.caseRef,
          presses: [{ label: 'Now', about: listing.caseRef, call: 'nowAt', args: [listing.meeting, listing.caseRef] }],
        })),
      },
    ]),
  };
}
