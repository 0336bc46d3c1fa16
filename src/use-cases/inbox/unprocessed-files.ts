// What in the inbox still needs a person: forms set aside or taken in with a gap, files left where they are, questions, and copies of a workbook
// beside it. File names are left out: they may contain a person's name.
import path from 'node:path';
import type { Config } from '../../config.ts';
import { dayOf, formatDate } from '../../domain/time/day.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { INBOX } from '../../jobs/reading/inbox-left.ts';
import type { Files } from '../../system/files.ts';
import { inboxesOf, NOTE, sortInboxFiles, type Inbox } from './inbox-files.ts';
import { noteName, readNoteOf, type NoteRead } from './file-note.ts';
import { describeReasons } from './set-aside-reasons.ts';
import { INBOX_ASKS, type AskedFile } from '../../domain/today/referrals/asked-file.ts';
import type { InboxLeft } from '../../jobs/engine/ports.ts';

export interface WhereToLook {
  readonly inbox: string;
  /** Short names of the MARACs; the first one's workbook tells about the inbox for all. */
  readonly maracs: readonly string[];
  /** The workbooks that are files. */
  readonly workbooks?: readonly { readonly marac: string; readonly file: string }[];
}

export function whereToLook(config: Config): WhereToLook {
  const workbooks = config.maracs.flatMap(({ name, main, restricted }) =>
    [main, restricted, config.register].flatMap((place) =>
      place.kind === 'xlsx' ? [{ marac: name, file: place.file }] : [],
    ),
  );
  return { inbox: config.folders.inbox, maracs: config.maracs.map((marac) => marac.name), workbooks };
}

export async function findInboxLeft(files: Files, where: WhereToLook): Promise<InboxLeft> {
  const problems: InboxLeft['problems'][number][] = [];
  const asked: InboxLeft['asked'][number][] = [];
  for (const inbox of inboxesOf(where.inbox, where.maracs)) {
    const found = await lookInto(files, inbox, where.maracs);
    const marac = inbox.marac ?? where.maracs[0] ?? '';
    problems.push(...found.problems.map((problem) => ({ marac, problem })));
    asked.push(...found.asked);
  }
  for (const one of await copiesBeside(files, where.workbooks ?? [])) problems.push(one);
  return { problems, asked };
}

interface Found {
  readonly problems: readonly Problem[];
  readonly asked: readonly { readonly marac: string; readonly file: AskedFile }[];
}

async function lookInto(files: Files, inbox: Inbox, maracs: readonly string[]): Promise<Found> {
  const notesIn = async (folder: string, names: readonly string[]): Promise<readonly NoteRead[]> =>
    (await Promise.all(names.map((name) => readNoteOf(files, folder, name)))).flatMap((note) => note ?? []);
  const refusedIn = path.join(inbox.folder, 'refused');
  const refused = (await files.list(refusedIn)).filter((name) => !name.endsWith(NOTE));
  const why = await notesIn(refusedIn, refused.map(noteName));
  const doneIn = path.join(inbox.folder, 'done');
  const beside = await notesIn(
    doneIn,
    (await files.list(doneIn)).filter((name) => name.endsWith(NOTE)),
  );
  // A note that only shows what was read needs nobody.
  const noted = beside.filter((note) => note.places.length > 0 || note.codes.length > 0);
  const { notes } = await sortInboxFiles(files, inbox, maracs);
  const lying = await notesIn(inbox.folder, notes);
  const left = lying.filter((note) => note.asks === undefined);
  const place = (folder: string): string => (folder === '' ? inbox.called : `${inbox.called}/${folder}`);
  return {
    problems: [
      ...(refused.length === 0 ? [] : [describeOf('refused', place('refused'), describeRefused(refused.length, why))]),
      ...(left.length === 0 ? [] : [describeOf('left', place(''), describeLeft(left))]),
      ...describeNoted(noted, place('done')),
    ],
    asked: lying.flatMap((note) => askedOf(note, inbox.called)),
  };
}

function describeOf(of: 'refused' | 'left' | 'done', place: string, sentence: string, name?: string): Problem {
  const code = `${INBOX}${of}`;
  const folder = place.replace(/^inbox\/?/, '').replace(/\/?(refused|done)$/, '');
  const id = [code, folder, name ?? ''].filter((part) => part !== '').join('/');
  return { id, code, size: 'row', place, sentence, ...(name?.startsWith('R-') === true ? { rowId: name } : {}) };
}

function describeRefused(count: number, why: readonly NoteRead[]): string {
  const what = count === 1 ? 'A returned form was' : `${count} returned forms were`;
  return `${what} not taken in${describeReasons(why)}; the note beside each says why and the way out. Put the mended form into inbox, then delete the old one here.`;
}

function describeLeft(left: readonly NoteRead[]): string {
  const what =
    left.length === 1 ? 'Something lies in the inbox that was' : `${left.length} things lie in the inbox that were`;
  return `${what} not taken in and not moved${describeReasons(left)}; the note beside each says why and the way out.`;
}

const MOST_PLACES = 40;
/** By whose answers it holds, and by the time of its note, because the file's name may be a person's. */
function describeOther({ at, of }: NoteRead): string {
  const note = at === undefined ? 'the note' : `the note of ${formatDate(dayOf(at))}, ${at.slice(11, 16)},`;
  const what = of === undefined ? 'Something that came in' : `A sheet with the answers of ${of}`;
  return `${what} was taken in with answers or columns that were not; ${note} in this folder names them. Ask for them or type them where they belong, then delete the note.`;
}

/** A referral's gaps by place, each referral separately; what came with other sheets as a number. */
function describeNoted(noted: readonly NoteRead[], place: string): readonly Problem[] {
  const rows = noted.flatMap((note) => (note.row === undefined ? [] : [{ ...note, row: note.row }]));
  const others = noted.filter((note) => note.row === undefined && note.places.length > 0);
  return [
    ...rows
      .filter((row) => row.places.length > 0)
      .map(({ row, places }) => ({
        ...describeOf('done', place, describeGaps(row, places.length), row),
        shown: formatPlaces(places),
      })),
    ...others
      .map((other, index) => ({ other, ...other, index }))
      .map(({ other, at, places, index }) => ({
        ...describeOf('done', place, describeOther(other), `${at ?? 'note'}-${index + 1}`.replace(/:/g, '')),
        shown: formatPlaces(places),
      })),
  ];
}

function describeGaps(row: string, count: number): string {
  return `Referral ${row} came as a form of which ${many(count, 'thing was', 'things were')} not taken in as written. The note beside the form says what stands there. Put it right on Referrals or ask the referrer, then delete the note.`;
}

/** Label and place of each, never what was written there. */
function formatPlaces(places: readonly string[]): string {
  const told = [...new Set(together(places))];
  const more = told.length > MOST_PLACES ? `; and ${told.length - MOST_PLACES} more` : '';
  return `${told.slice(0, MOST_PLACES).join('; ')}${more}`;
}

/** Headings of a list that are filled in the same rows are one place: `The list, rows 2-5: "Ward", "Officer"`. */
function together(places: readonly string[]): readonly string[] {
  const byRows = new Map<string, string[]>();
  const others: string[] = [];
  for (const place of places) {
    const [, heading, rows] = /^The list, (".+"), ((?:rows?|lines?) [\d, -]+)$/.exec(place) ?? [];
    if (heading === undefined || rows === undefined) others.push(place);
    else byRows.set(rows, [...(byRows.get(rows) ?? []), heading]);
  }
  return [...[...byRows].map(([rows, headings]) => `The list, ${rows}: ${headings.join(', ')}`), ...others];
}

/** `list/3fa9 (ealing, second)`. */
function askedOf({ asks, at }: NoteRead, folder: string): Found['asked'] {
  const [, what, content, maracs] = /^([a-z]+)\/([0-9a-f]+) \(([a-z0-9, -]+)\)$/.exec(asks ?? '') ?? [];
  const ask = INBOX_ASKS.find((candidate) => candidate === what);
  if (ask === undefined || content === undefined || maracs === undefined) return [];
  return maracs.split(', ').map((marac) => ({ marac, file: { what: ask, content, folder, at } }));
}

/** How synchronising programs name the second version when two people saved at once, and how people name a copy. */
const COPY = /^(?:copy of .*|.*(?:conflict|[ _-]copy|[ _-]kopie|\(\d+\)).*)$/i;
const OF_A_MACHINE = /^-[A-Z][A-Z0-9-]{2,}$/;

async function copiesBeside(
  files: Files,
  workbooks: NonNullable<WhereToLook['workbooks']>,
): Promise<InboxLeft['problems']> {
  const known = new Map(
    workbooks.map((workbook) => [workbook.file, workbook]).toReversed() as [string, { marac: string; file: string }][],
  );
  const found = new Map<string, InboxLeft['problems'][number]>();
  for (const { marac, file } of known.values()) {
    const { dir, name, ext } = path.parse(file);
    for (const other of await files.list(dir)) {
      const of = path.parse(other);
      const isCopy =
        of.name.includes(name) && of.ext.toLowerCase() === ext.toLowerCase() && !known.has(path.join(dir, other));
      if (!isCopy || !(COPY.test(of.name) || OF_A_MACHINE.test(of.name.slice(name.length)))) continue;
      const id = `${INBOX}copy-beside/${marac}/${name}`;
      const sentence = `A copy of the workbook ${name}${ext} lies beside it. Programs that copy folders make one when two people saved at once, and what one of them typed may stand in it alone. Look what it has that the workbook has not, type that there, and move the copy away.`;
      found.set(id, {
        marac,
        problem: { id, code: `${INBOX}copy-beside`, size: 'row', place: `${name}${ext}`, sentence },
      });
    }
  }
  return [...found.values()];
}
