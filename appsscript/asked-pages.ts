// The pages whose content the runner knows: they ask, say how the question stands, and draw the answer with the names that stand in this sheet.
import { cellText } from '../src/domain/cells/cell.ts';
import { isName } from '../src/domain/answers/name-beside-answer.ts';
import type { Answer, AnswerLine } from '../src/domain/sheet-requests/request-answer.ts';
import type { RequestKind } from '../src/domain/sheet-requests/sheet-request.ts';
import type { TableName } from '../src/workbook/tables/table.ts';
import type { Field, Item, Page, Press } from './page.ts';
import { askRunner, lastBeat, readAsked, type AskState } from './requests.ts';
import type { SheetFile } from './sheet.ts';
import { rowOf, typeRow } from './write.ts';

const TITLES: Readonly<Record<RequestKind, string>> = {
  agenda: 'Preview agenda',
  now: 'Now at case',
  followUps: 'Preview follow-ups',
  today: 'Today',
  ready: 'Ready marks',
  outbox: 'Outbox',
  decided: 'Outbox',
  agendaNow: 'Agenda now',
  minutesNow: 'Minutes now',
  recheck: 'Check again',
};

const YOUR_NAME: Field = { name: 'by', label: 'Your name, as it shall stand in the record', kind: 'text' };
const WHY: Field = { name: 'why', label: 'Why (for Hold)', kind: 'text' };

/** Asks, and shows that it was asked. */
export function askPage(file: SheetFile, kind: RequestKind, about: string, now: string): Page {
  const asked = askRunner(file, kind, about === '' ? undefined : about, now);
  return pageOfState(file, kind, asked, now);
}

/** How the question stands now; with its answer it is the page itself. */
export function answerPage(file: SheetFile, kind: RequestKind, id: string, now: string): Page {
  return pageOfState(file, kind, readAsked(file, id), now);
}

function pageOfState(file: SheetFile, kind: RequestKind, asked: AskState, now: string): Page {
  const title = TITLES[kind];
  if (asked.answer !== undefined) return drawAnswer(file, title, asked.answer, asked.line);
  const waits = asked.state === 'asked' || asked.state === 'running';
  return {
    title,
    lead: waits ? describeBeat(file, now) : asked.line,
    sections: [],
    presses: [{ label: 'Ask again', call: 'ask', args: [kind, ''] }],
    ...(waits ? { asked: { kind, id: asked.id, line: asked.line } } : {}),
  };
}

/** Whether the runner is there, from what it wrote down last. */
export function describeBeat(file: SheetFile, now: string): string {
  const beat = lastBeat(file);
  if (beat === undefined) return 'The runner has not been in this sheet yet.';
  const late = Date.parse(`${now}Z`) - Date.parse(`${beat}Z`) > 15 * 60_000;
  const day = beat.slice(0, 10) === now.slice(0, 10) ? '' : ` on ${beat.slice(0, 10)}`;
  return late
    ? `The runner was last here${day} at ${beat.slice(11)}: it may have stopped. Tell whoever looks after it.`
    : `The runner was here at ${beat.slice(11)} and comes about every minute.`;
}

function drawAnswer(file: SheetFile, title: string, answer: Answer, line: string): Page {
  const names = namesIn(file, answer);
  const { kind, meeting = '' } = answer;
  const last = answer.sections.reduce((most, one) => Math.max(most, ...one.lines.map((each) => each.place ?? 0)), 0);
  const ask: Press = { label: 'Ask again', call: 'ask', args: [kind === 'decided' ? 'outbox' : kind, meeting] };
  const outbox =
    kind === 'outbox' || kind === 'decided' || answer.sections.some((one) => one.lines.some((each) => each.mayHold));
  return {
    title,
    lead: `${answer.lead} (${line})`,
    sections: answer.sections.map(({ heading, lines }) => ({
      heading,
      items: lines.map((one) => drawLine(file, one, names, kind === 'agenda' ? { meeting, last } : undefined)),
    })),
    fields: [...(outbox || kind === 'ready' ? [YOUR_NAME] : []), ...(outbox ? [WHY] : [])],
    presses: [ask],
  };
}

function drawLine(
  file: SheetFile,
  line: AnswerLine,
  names: ReadonlyMap<string, string>,
  order: { readonly meeting: string; readonly last: number } | undefined,
): Item {
  const { about, table, text } = line;
  const name = about === undefined ? undefined : (names.get(about) ?? calledHere(file, table, about));
  const place = [
    line.place === undefined || order === undefined ? '' : `${line.place}.`,
    about ?? '',
    name ?? '',
    line.locked === true ? '(locked)' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
  const jump = about === undefined || table === undefined ? undefined : jumpToRow(file, table, about);
  return {
    text,
    ...(place === '' ? {} : { place }),
    ...(jump === undefined ? {} : { jump }),
    ...movesOf(line, order),
    ...answersOf(line),
  };
}

/** Places in the order that a person can fix: one up, one down, here, or free again; the same by dragging. */
function movesOf(
  { listing, place, locked, about = '' }: AnswerLine,
  order: { readonly meeting: string; readonly last: number } | undefined,
): Partial<Item> {
  if (order === undefined || listing === undefined || place === undefined) return {};
  const lock = (label: string, to: number | ''): Press => ({
    label,
    about,
    call: 'lock',
    args: [listing, to, order.meeting],
  });
  return {
    presses: [
      ...(place > 1 ? [lock('Up', place - 1)] : []),
      ...(place < order.last ? [lock('Down', place + 1)] : []),
      locked === true ? lock('Free', '') : lock('Lock', place),
    ],
    drag: { place, drop: { call: 'lock', args: [listing, '{place}', order.meeting] } },
  };
}

function answersOf({ about = '', mayHold, mayRelease, mark }: AnswerLine): Partial<Item> {
  const presses: Press[] = [
    ...(mayRelease === true
      ? [{ label: 'Release', about, call: 'decide', args: [about, 'release', '{by}', '{why}'] }]
      : []),
    ...(mayHold === true ? [{ label: 'Hold', about, call: 'decide', args: [about, 'hold', '{by}', '{why}'] }] : []),
    ...(mark === undefined ? [] : [{ label: 'Give this mark', call: 'mark', args: [about, mark, '{by}'] }]),
  ];
  return presses.length === 0 ? {} : { presses };
}

function jumpToRow(file: SheetFile, table: TableName, id: string): Item['jump'] {
  const read = file.read(table);
  const row = read === undefined ? undefined : rowOf(read, id);
  return read === undefined || row === undefined ? undefined : { sheet: read.sheet, row, column: 1 };
}

/** By what people know a row of these tabs: a contact by the person, a meeting by its day, an action by what is to be done. */
const CALLED: Readonly<Partial<Record<TableName, string>>> = {
  contacts: 'personName',
  meetings: 'on',
  actions: 'text',
};

function calledHere(file: SheetFile, table: TableName | undefined, id: string): string | undefined {
  const field = table === undefined ? undefined : CALLED[table];
  if (table === undefined || field === undefined) return undefined;
  const cell = file
    .read(table)
    ?.raw.rows.find((row) => row.id === id)
    ?.cells.get(field);
  return cell === undefined ? undefined : cellText(cell);
}

/** Names of the victims whose cases an answer speaks of, as far as this sheet has them. */
function namesIn(file: SheetFile, { sections }: Answer): ReadonlyMap<string, string> {
  const speaks = sections.some((section) => section.lines.some((line) => line.table === 'cases'));
  return speaks ? victimNames(file) : new Map();
}

export function victimNames(file: SheetFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { cells } of file.read('people')?.raw.rows ?? []) {
    const text = (field: string): string => {
      const cell = cells.get(field);
      return cell === undefined ? '' : cellText(cell);
    };
    const name = `${text('forenames')} ${text('surname')}`.trim();
    if (text('role') === 'Victim' && name !== '' && !names.has(text('caseRef'))) names.set(text('caseRef'), name);
  }
  return names;
}

/** A place in the order, typed for a person; then the order is asked for anew. */
export function lockPage(file: SheetFile, listing: string, place: string, meeting: string, now: string): Page {
  const typed = typeRow(file, 'list', listing, { placeLocked: place === '' ? undefined : Number(place) });
  return typed ? askPage(file, 'agenda', meeting, now) : nothing('agenda', LOST);
}

/** A ready mark, typed for a person with the name they gave. */
export function markPage(file: SheetFile, meeting: string, mark: string, by: string, now: string): Page {
  if (!isName(by)) return nothing('ready', NAMELESS);
  const marks = ['listReady', 'agendaReady', 'actionsReady', 'minutesReady', 'chairApproved'];
  const on = mark === 'chairApproved' ? { chairApprovedOn: now.slice(0, 10) } : {};
  const typed =
    marks.includes(mark) && typeRow(file, 'meetings', meeting, { [mark]: true, [`${mark}By`]: by.trim(), ...on });
  return typed ? askPage(file, 'ready', meeting, now) : nothing('ready', LOST);
}

/** A person's word on a message, typed into its row on Outbox; the runner takes it and says what came of it. */
export function decidePage(file: SheetFile, row: string, answer: string, by: string, why: string, now: string): Page {
  if (!isName(by)) return nothing('outbox', NAMELESS);
  if (answer === 'hold' && why.trim() === '')
    return { ...nothing('outbox', ''), lead: 'Say why you hold it, then press Hold again.' };
  const values = { answer, by: by.trim(), why: why.trim() === '' ? undefined : why.trim() };
  const typed = (answer === 'release' || answer === 'hold') && typeRow(file, 'outbox', row, values);
  return typed ? askPage(file, 'decided', row, now) : nothing('outbox', LOST);
}

/** The case that is heard now, typed for a person; then the rest is timed anew. */
export function nowAtPage(file: SheetFile, meeting: string, caseRef: string, now: string): Page {
  const typed = typeRow(file, 'meetings', meeting, { nowAtCase: caseRef, nowAtTime: now.slice(11, 16) });
  return typed ? askPage(file, 'now', meeting, now) : nothing('now', LOST);
}

const NAMELESS = 'give your name first: the record says who said so.';
const LOST = 'the row or its column is not where it was. Ask again.';

function nothing(kind: RequestKind, why: string): Page {
  return {
    title: TITLES[kind],
    lead: `Nothing was typed: ${why}`,
    sections: [],
    presses: [{ label: 'Ask again', call: 'ask', args: [kind, ''] }],
  };
}
