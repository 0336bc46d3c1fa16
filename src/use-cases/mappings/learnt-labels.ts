// What an area's own form calls things: which of our columns a person said a question belongs to, or none. Kept in the ledger with the person's name.
import { createHash } from 'node:crypto';
import { findNearest } from '../../config/nearest.ts';
import { foldText } from '../../domain/text/fold.ts';
import { Failure } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { plainLabel, type LearntLabel } from '../../workbook/forms/labels/known-words.ts';
import type { Column } from '../../workbook/tables/table.ts';
import { REFERRAL_LIST } from '../lists/referral-list.ts';

const KEPT = 'form-label';

/** Everything confirmed about forms; for one question in one section, the newest answer. */
export async function learntLabels(ledger: Ledger): Promise<readonly LearntLabel[]> {
  const kept = [...(await ledger.answers(`${KEPT}/`)).values()];
  return kept.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map((answer) => JSON.parse(answer.answer) as LearntLabel);
}

/** The same, as the reader of forms compares: without numbers and hints, the newest last. */
export async function learntWords(ledger: Ledger): Promise<readonly LearntLabel[]> {
  return (await learntLabels(ledger)).toReversed().map(comparable);
}

/** A label in the form in which the reader of forms compares it. */
export function comparable({ section, label, field }: LearntLabel): LearntLabel {
  return {
    ...(section === undefined ? {} : { section: plainLabel(section) }),
    label: plainLabel(label),
    ...(field === undefined ? {} : { field }),
  };
}

export async function rememberLabels(ledger: Ledger, labels: readonly LearntLabel[], by: string): Promise<void> {
  for (const label of labels) {
    const name = `${foldText(label.section ?? '')}/${foldText(label.label)}`;
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 16);
    await ledger.rememberAnswer(`${KEPT}/${hash}`, JSON.stringify(label), { by, in: 'command' });
  }
}

/**
 * `Their question=Our column`, or `Section / Their question=Our column`; nothing after the = leaves it out. Throws a Failure for words that name
 * nothing.
 */
export function labelSaid(map: string): LearntLabel {
  const cut = map.lastIndexOf('=');
  if (cut < 1) throw new Failure('arguments', '--map is written "Their question=Our column".');
  const [theirs, ours] = [map.slice(0, cut).trim(), map.slice(cut + 1).trim()];
  const parts = theirs.split(' / ');
  const section = parts.length > 1 ? parts[0] : undefined;
  const label = parts.length > 1 ? parts.slice(1).join(' / ') : theirs;
  return {
    ...(section === undefined ? {} : { section }),
    label,
    ...(ours === '' ? {} : { field: fieldOfReferral(ours) }),
  };
}

const COLUMNS = Object.entries(REFERRAL_LIST.columns as Readonly<Record<string, Column>>);

export function headerOfReferral(field: string): string {
  return COLUMNS.find(([name]) => name === field)?.[1].header ?? field;
}

/** The field of a column of Referrals that a form may fill, by its heading, another name, or the field itself. */
export function fieldOfReferral(typed: string): string {
  const folded = foldText(typed);
  const found = COLUMNS.find(([field, column]) =>
    [field, column.header, ...(column.otherNames ?? [])].some((part) => foldText(part) === folded),
  );
  if (found !== undefined) return found[0];
  const nearest = findNearest(
    typed,
    COLUMNS.map(([, column]) => column.header),
  );
  const hint = nearest === undefined ? ' `marac columns` names ours.' : ` Did you mean "${nearest}"?`;
  throw new Failure('arguments', `No form may fill a column "${typed}".${hint}`);
}
