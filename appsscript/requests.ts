// Asking the runner: a row on the hidden tab Requests of this sheet, ids only; the runner answers in the same row at its next look.
import { cellText } from '../src/domain/cells/cell.ts';
import { parseAnswer, type Answer } from '../src/domain/sheet-requests/request-answer.ts';
import { shippedWeights } from '../src/domain/repeats/weights/shipped-weights.ts';
import { parseWeights } from '../src/domain/repeats/weights/weights-text.ts';
import type { Weights } from '../src/domain/repeats/weights/weights.ts';
import type { RequestKind } from '../src/domain/sheet-requests/sheet-request.ts';
import type { RawRow } from '../src/workbook/workbook-port.ts';
import { SIDE_TABLE } from '../src/workbook/tables/all-tables.ts';
import { isRunnerRow, RUNNER_ROWS } from '../src/workbook/tables/runner/requests-tab.ts';

import { makeTab } from './make-tab.ts';
import { openSheet, type ReadTab, type SheetFile } from './sheet.ts';
import { rowOf, wallDate } from './write.ts';

const TABLE = SIDE_TABLE.requests;
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface AskState {
  readonly id: string;
  readonly state: 'asked' | 'running' | 'done' | 'refused' | 'failed' | 'gone';
  /** `asked 10:31 · running`. */
  readonly line: string;
  readonly answer?: Answer;
}

/** The tab of requests of this sheet, made where it is not there yet. */
export function requestTab(file: SheetFile): ReadTab | undefined {
  const there = file.read(TABLE.name);
  if (there !== undefined) return there;
  makeTab(file, TABLE);
  const fresh = openSheet(file.book);
  const row = isRestricted(file) ? RUNNER_ROWS.restricted : RUNNER_ROWS.main;
  const made = fresh.read(TABLE.name);
  append(made, { '': row });
  return made;
}

/** The restricted sheet is the one that says who must not see what. */
export function isRestricted(file: SheetFile): boolean {
  return file.present.has('conflicts');
}

/** Writes the question down; `now` is the wall of this sheet, `2027-03-10T10:31`. Its id makes it happen once. */
export function askRunner(file: SheetFile, kind: RequestKind, about: string | undefined, now: string): AskState {
  const read = requestTab(file);
  if (read === undefined || read.raw.state !== 'known')
    return {
      id: '',
      state: 'failed',
      line: 'The tab Requests cannot be read: its headings were changed. Delete the tab and ask again.',
    };
  const id = drawNonce();
  append(read, {
    '': id,
    kind: TABLE.columns.kind.choices?.[kind] ?? '',
    ...(about === undefined ? {} : { about }),
    askedAt: wallDate(now),
  });
  return { id, state: 'asked', line: `Asked ${now.slice(11, 16)}.` };
}

/** Random enough that two people asking at once do not meet; it is a name, not a proof. */
function drawNonce(): string {
  const digits = Utilities.getUuid().replace(/[^0-9a-f]/g, '');
  let letters = '';
  for (let i = 0; i < 6; i += 1)
    letters += LETTERS[parseInt(digits.slice(i * 4, i * 4 + 4), 16) % LETTERS.length] ?? '';
  return `${TABLE.prefix}-${letters}`;
}

function append(read: ReadTab | undefined, values: Readonly<Record<string, string | Date>>): void {
  if (read === undefined) return;
  const line = Array.from({ length: read.columnCount }, (): string | Date => '');
  for (const [field, value] of Object.entries(values)) line[read.columns.get(field) ?? -1] = value;
  read.tab.appendRow(line);
}

/** How a question stands; the answer once it is there. */
export function readAsked(file: SheetFile, id: string): AskState {
  const read = file.read(TABLE.name);
  const row =
    read === undefined || rowOf(read, id) === undefined ? undefined : read.raw.rows.find((one) => one.id === id);
  if (row === undefined) return { id, state: 'gone', line: 'The question is not there any more. Ask again.' };
  const text = (field: string): string => {
    const cell = row.cells.get(field);
    return cell === undefined ? '' : cellText(cell);
  };
  const clock = (field: string): string => text(field).slice(11, 16);
  const state = (['running', 'done', 'refused', 'failed'] as const).find((one) => one === text('state')) ?? 'asked';
  const begun = `Asked ${clock('askedAt')}`;
  if (state === 'asked') return { id, state, line: `${begun} · waits for the runner` };
  if (state === 'running') return { id, state, line: `${begun} · running` };
  const answer = parseAnswer(text('answer'));
  const line = `${begun} · ${state} ${clock('answeredAt')}${state === 'done' && answer !== undefined ? '' : `: ${text('says')}`}`;
  return { id, state, line, ...(answer === undefined ? {} : { answer }) };
}

/**
 * The weights by which the runner knows people again, as it handed them to this sheet; the shipped ones where its history is too small to learn from.
 * Undefined while it has not said: then the shipped ones are a guess.
 */
export function runnersWeights(file: SheetFile): Weights | undefined {
  const row = runnerRow(file);
  const text = (field: string): string => cellText(row?.cells.get(field) ?? { kind: 'blank' });
  return text('says') === shippedWeights.version ? shippedWeights : parseWeights(text('answer'));
}

/** When the runner last said that it is here, `2027-03-10T10:30`; undefined when it never did. */
export function lastBeat(file: SheetFile): string | undefined {
  const cell = runnerRow(file)?.cells.get('answeredAt');
  return cell === undefined ? undefined : cellText(cell).slice(0, 16);
}

function runnerRow(file: SheetFile): RawRow | undefined {
  return file.read(TABLE.name)?.raw.rows.find((row) => isRunnerRow(row.id));
}
