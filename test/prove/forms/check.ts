// Reads a made-up form through the product's own intake and holds it to what was filled in: every word in a row or a note, none in a wrong column,
// none on Today.
import { arrived } from '../../../src/use-cases/inbox/arrived.ts';
import { renderNote, describeBecame } from '../../../src/use-cases/inbox/file-note.ts';
import { takeInDocument } from '../../../src/use-cases/forms/take-in-document.ts';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { inkOf } from '../../../src/domain/referral/form-page.ts';
import { TABLE } from '../../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../../src/workbook/tables/table.ts';
import { writtenCell } from '../../../src/workbook/tables/write-cell.ts';
import type { Filled } from './filled.ts';
import { makeForm } from './make.ts';
import type { Reading } from '../../../src/jobs/reading/reading.ts';

export interface Judged {
  readonly faults: readonly string[];
  /** Letters filled in under known questions, and how many of them stand in their own column. */
  readonly known: number;
  readonly inColumn: number;
  readonly all: number;
}

const COLUMNS = TABLE.referrals.columns as Readonly<Record<string, Column>>;
const NOW = localTime('2027-03-09T09:00');
const flat = (text: string): string => text.toLowerCase().replace(/[\s>]+/g, '');

export function judgeForm(reading: Reading, seed: number): Judged {
  const form = makeForm(seed);
  const faults: string[] = [];
  const say = (what: string): void => void faults.push(`seed ${seed} (${form.shape}): ${what}`);
  const taken = takeInDocument(reading, arrived('form.docx', form.bytes, undefined), NOW);
  if (!taken.ok)
    return {
      faults: [`seed ${seed} (${form.shape}): refused, ${taken.problems[0]?.code ?? ''}`],
      known: 0,
      inColumn: 0,
      all: 0,
    };
  const { changes, notes, shows = [], ask } = taken.value;
  const row = new Map<string, string>();
  for (const change of changes)
    if (change.do === 'add') for (const [field, cell] of change.cells) row.set(field, cellText(cell));
  // What the note shows as read is in the row; the rest of it must hold what is not.
  const rest = shows.slice(
    Math.max(
      0,
      shows.findIndex((one) => one.startsWith('Left blank')),
    ),
  );
  const note = flat(
    renderNote({
      at: NOW,
      says: [describeBecame(['R-AAAA22']), ...(ask === undefined ? rest : shows)],
      problems: notes,
    }),
  );
  const cells = flat([...row.values()].join('\n'));
  const today = flat(notes.map((one) => `${one.place} ${one.sentence}`).join('\n'));
  let [known, inColumn, all] = [0, 0, 0];
  for (const one of form.filled) {
    const letters = inkOf(one.shown);
    all += letters;
    const isIn =
      Object.keys(one.columns).length > 0 &&
      Object.entries(one.columns).every(([field, value]) =>
        holds(row.get(field) ?? '', shownAs(field, value), form.loose),
      );
    if (Object.keys(one.columns).length > 0) known += letters;
    if (isIn) inColumn += letters;
    else if (!standsIn(note, one)) say(`lost: "${one.label}" = "${one.shown}"`);
    if (one.kind !== 'answer' && today.includes(flat(one.shown)) && inkOf(one.shown) > 5)
      say(`on Today: "${one.shown}"`);
  }
  for (const text of form.loose) {
    all += inkOf(text);
    if (!note.includes(flat(text)) && !cells.includes(flat(text))) say(`lost: stray "${text}"`);
    if (today.includes(flat(text))) say(`on Today: stray "${text}"`);
  }
  faults.push(...strangers(form.filled, form.loose, row).map((one) => `seed ${seed} (${form.shape}): ${one}`));
  return { faults, known, inColumn, all };
}

/** The column's own value, with nothing but what was typed beside it. */
function holds(text: string, value: string, loose: readonly string[]): boolean {
  if (!text.startsWith(value)) return false;
  return loose.reduce((rest, one) => rest.replace(one, ''), text.slice(value.length)).trim() === '';
}

function standsIn(note: string, { shown, kind, label }: Filled): boolean {
  if (kind === 'answer')
    return note.includes(`${flat(label.replace(/[\s:*]+$/, ''))}:${flat(shown)}`) || note.includes(flat(shown));
  return shown.split('\n').every((line) => note.includes(flat(line)));
}

function shownAs(field: string, value: string): string {
  const column = COLUMNS[field];
  if (column === undefined) return value;
  if (column.kind === 'yesNo') return value === 'true' ? 'Yes' : 'No';
  if (column.kind === 'whole') return String(Number(value));
  return cellText(writtenCell(column, value));
}

/** Cells that hold something that was not filled in for them. */
function strangers(
  filled: readonly Filled[],
  loose: readonly string[],
  row: ReadonlyMap<string, string>,
): readonly string[] {
  const found: string[] = [];
  for (const [field, text] of row) {
    if (['channel', 'receivedAt'].includes(field)) continue;
    const own = filled.filter((one) => one.columns[field] !== undefined);
    const others = [
      ...filled
        .filter((one) => one.columns[field] === undefined && one.kind !== 'answer')
        .flatMap((one) => one.shown.split('\n')),
      ...loose,
    ];
    if (own.length === 0 && !isCopied(field))
      found.push(`column ${field} holds "${text}", and nothing was filled in for it`);
    const strange = others.find((one) => inkOf(one) > 5 && flat(text).includes(flat(one)));
    // Words typed beside an answer stand with it where its column takes words.
    if (strange !== undefined && !(loose.includes(strange) && own.length > 0))
      found.push(`column ${field} holds "${strange}" of another question`);
  }
  return found;
}

/** A postcode at the end of an address is taken to its own column too. */
function isCopied(field: string): boolean {
  return /postcode$/i.test(field);
}
