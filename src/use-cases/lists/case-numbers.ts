// How the cases of an old list are identified: by their numbers, or by meeting and number if numbers start again at each meeting.
import { foldText } from '../../domain/text/fold.ts';
import type { MappedRow } from '../../workbook/lists/list-mapping.ts';
import { nameOf, textOf, type AdoptionDraft } from './adoption.ts';

type Named = Pick<AdoptionDraft, 'pool' | 'keys'>;

export function caseByNumber(draft: Named, number: string): string {
  return draft.pool.take('K', `adopt/${nameOf(draft.keys, 'number', foldText(number))}`);
}

export function caseAtMeeting(draft: Named, meeting: string, number: string): string {
  return draft.pool.take('K', `adopt/${nameOf(draft.keys, 'number-at-meeting', meeting, foldText(number))}`);
}

function at(row: MappedRow, field: string): string {
  return foldText(textOf(row.values, field) ?? '');
}

/** Two rows with one number are about different people: neither birth dates nor whole names are equal. */
function isAnother(a: MappedRow, b: MappedRow): boolean {
  const born = [at(a, 'birthDate'), at(b, 'birthDate')];
  if (born[0] !== '' && born[0] === born[1]) return false;
  const same = (field: string): boolean => at(a, field) === at(b, field) || at(a, field) === '' || at(b, field) === '';
  return !(same('surname') && same('forenames'));
}

export interface CaseNumbers {
  /** One number is used for different people: numbers start again at each meeting. */
  readonly restart: boolean;
  /** Rows whose case is not certain: without a meeting, or two people with one number at one meeting. */
  readonly untold: ReadonlySet<MappedRow>;
}

/** `2026-09-08/12`; `/12` without a meeting, nothing without a number. */
function keyAtMeeting(row: MappedRow): string {
  const number = at(row, 'reference');
  return number === '' ? '' : `${textOf(row.values, 'lastHeardOn') ?? ''}/${number}`;
}

export function judgeNumbers(rows: readonly MappedRow[]): CaseNumbers {
  const restart = [...groupsBy(rows, (row) => at(row, 'reference')).values()].some(isMixed);
  if (!restart) return { restart, untold: new Set() };
  const untold = new Set<MappedRow>();
  for (const [key, group] of groupsBy(rows, keyAtMeeting))
    if (key.startsWith('/') || isMixed(group)) for (const row of group) untold.add(row);
  return { restart, untold };
}

function isMixed(group: readonly MappedRow[]): boolean {
  return group.some((a, index) => group.slice(index + 1).some((b) => isAnother(a, b)));
}

/** By key; rows without a key are left out. */
function groupsBy(
  rows: readonly MappedRow[],
  keyOf: (row: MappedRow) => string,
): ReadonlyMap<string, readonly MappedRow[]> {
  const groups = new Map<string, MappedRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
