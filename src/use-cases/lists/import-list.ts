// A list of referrals, from file to rows: first shown side by side with everything that would be left out, then taken in once a person said yes.
import type { LocalTime } from '../../domain/time/day.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Keys } from '../../system/keys.ts';
import { knownColumn, namedColumn } from '../../workbook/lists/known-headings.ts';
import { formatRows } from './describe-rows.ts';
import { listProblem, type ListFile, type ListRow } from './make-list.ts';
import {
  isHeadingOf,
  openMappedList,
  rememberMapping,
  type MappedColumnShown,
  type MappedList,
  type Said,
} from './mapped-list.ts';
import { planReferralRows, REFERRAL_LIST, type ReferralRows } from './referral-list.ts';
import type { MaracReading } from '../../jobs/reading/reading.ts';

export type HiddenRows = 'take' | 'leave';

export interface ListPlan {
  readonly list: ListFile;
  readonly mapped: MappedList;
  readonly planned: ReferralRows;
  /** What a person must answer first: without it nothing is taken in. */
  readonly mustSay: readonly string[];
  /** Everything filled in on the list that would not be in a row as written, by heading and row. */
  readonly notTaken: readonly Problem[];
  /** A person confirmed these headings before, and nothing is left out that they did not see then. */
  readonly isAgreed: boolean;
}

export interface ListWords extends Said {
  readonly hiddenRows?: HiddenRows | undefined;
}

export const LIST_PURPOSE = 'referrals';
export const NO_WORDS: ListWords = { maps: [], dates: undefined };

/** Whether a text is the heading of a column that a list of referrals may fill. */
export function isListHeading(text: string): boolean {
  return isHeadingOf(REFERRAL_LIST, text);
}

/** At least two of our headings, or most headings known. In a form with labels beside its answers, no row has more labels than answers. */
export function looksLikeList(list: ListFile): boolean {
  const texts = list.headings.map((heading) => heading.replace(/ \(column [A-Z]+\)$/, ''));
  const named = new Set(texts.flatMap((text) => namedColumn(REFERRAL_LIST, text)?.field ?? []));
  const known = new Set(texts.flatMap((text) => knownColumn(REFERRAL_LIST, text)?.field ?? []));
  return named.size > 1 || (known.size > 2 && known.size * 2 > texts.length);
}

/** What would be made of the list. Writes nothing. */
export async function planList(
  ledger: Ledger,
  keys: Keys,
  marac: MaracReading,
  file: ListFile,
  words: ListWords,
  now: LocalTime,
): Promise<ListPlan> {
  const list = words.hiddenRows === 'take' ? withHidden(file) : file;
  const mapped = await openMappedList(ledger, REFERRAL_LIST, LIST_PURPOSE, list, words);
  const planned = planReferralRows(keys, marac, list, mapped.mapping, now);
  const mustSay = mapped.unsaid.map(describeUnsaid);
  if (file.hiddenRows.length > 0 && words.hiddenRows === undefined)
    mustSay.push(
      `${many(file.hiddenRows.length, 'row is', 'rows are')} hidden in the list, by a filter or by hand (${formatRows(file.hiddenRows.map((one) => one.place))}): --hidden-rows take, or --hidden-rows leave.`,
    );
  const isNew = file.told.some((problem) => NEVER_SEEN.has(problem.code));
  return {
    list,
    mapped,
    planned,
    mustSay,
    notTaken: [...mapped.columns.flatMap(describeLeftOut), ...describeHidden(list), ...file.told, ...planned.problems],
    isAgreed: mapped.confirmed && mustSay.length === 0 && !isNew,
  };
}

/** Reported for each list, also if its headings were confirmed before. */
const NEVER_SEEN: ReadonlySet<string> = new Set(['list.merged', 'list.other-sheet', 'list.comment']);

/** Remembers what was confirmed. */
export async function agreeTo(ledger: Ledger, { mapped }: ListPlan, by: string): Promise<void> {
  if (!mapped.confirmed) await rememberMapping(ledger, mapped, by);
}

function rowNumber({ place }: ListRow): number {
  return Number(/\d+$/.exec(place)?.[0] ?? 0);
}

export function withHidden(list: ListFile): ListFile {
  const rows = [...list.rows, ...list.hiddenRows].toSorted((a, b) => rowNumber(a) - rowNumber(b));
  return { ...list, rows, hiddenRows: [] };
}

function describeUnsaid({ heading, because }: MappedColumnShown): string {
  const why =
    because === 'twice'
      ? 'stands over two columns, and nothing tells whose each is'
      : 'means a column that another heading means too';
  return `"${heading}" ${why}: --map "${heading}=Our column", or --map "${heading}=" to leave it out.`;
}

const LEFT_BECAUSE: Partial<Readonly<Record<MappedColumnShown['because'], string>>> = {
  left: 'A person left this column out',
  said: 'A person left this column out',
  twice: 'Its heading stands over another column too',
  several: 'Another heading means the same column',
  other: 'Another heading is that column’s own',
};

/** A column that is left out although it contains something. If a person left it out knowingly, it is only a note. */
export function describeLeftOut({ heading, field, because, filled }: MappedColumnShown): readonly Problem[] {
  if (field !== undefined || filled.length === 0) return [];
  const isKnown = because === 'left' || because === 'said';
  const sentence = `${LEFT_BECAUSE[because] ?? 'No column of ours is this one'}: nothing of it is taken in.`;
  const where = `"${heading}", ${formatRows(filled)}`;
  return [
    listProblem(isKnown ? 'list.left-knowingly' : 'list.heading-left', sentence, where, isKnown ? 'note' : 'row'),
  ];
}

export function describeHidden({ hiddenRows }: ListFile): readonly Problem[] {
  if (hiddenRows.length === 0) return [];
  const sentence = 'They are hidden in the list and are not taken in.';
  return [listProblem('list.hidden-rows', sentence, formatRows(hiddenRows.map((row) => row.place)), 'row')];
}

const WHY: Readonly<Record<MappedColumnShown['because'], string>> = {
  known: 'its name',
  remembered: 'confirmed before',
  left: 'left out before',
  like: 'alike: look twice',
  none: 'nothing fits',
  said: 'you said so',
  twice: 'stands twice: say whose',
  several: 'another heading means the same: say which',
  other: 'another heading is that column’s own',
};

export function describeBecause({ because, hidden }: MappedColumnShown): string {
  return hidden ? `${WHY[because]}; the column is hidden in the list` : WHY[because];
}

/** The list as the note shows it: their heading, our column, why, and how many cells are filled. */
export function showList({ list, mapped, planned, mustSay }: ListPlan): readonly string[] {
  return [
    `A list of ${many(list.rows.length, 'row')}, of which ${planned.changes.length} would become referrals${planned.known > 0 ? ` and ${planned.known} stand there already` : ''}. Their heading -> our column:`,
    ...showColumns(mapped),
    ...mustSay.map((one) => `Say first: ${one}`),
  ];
}

export function showColumns({ columns }: MappedList): readonly string[] {
  return columns.map(
    (one) =>
      `  ${one.heading} -> ${one.ours ?? '(left out)'} (${describeBecause(one)}; filled in ${many(one.filled.length, 'row')})`,
  );
}
