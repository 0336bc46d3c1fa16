// Steps that the journeys share: a small MARAC, the days of its meeting of 16 March 2027, and what was read by whom. All synthetic.
import { addMinutes, localTime } from '../../src/domain/time/day.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import { openTestDesk, type Delivered, type DeskOptions, type TestDesk } from '../support/desk.ts';
import { MEETING, typeSmallMarac } from '../support/small-marac.ts';
import { withNames } from '../support/names.ts';

/** A desk with the small MARAC typed in, for one journey. */
export async function journey(tell: (desk: TestDesk) => Promise<void>, options: DeskOptions = {}): Promise<void> {
  const desk = openTestDesk(options);
  try {
    typeSmallMarac(desk.book);
    await tell(desk);
  } finally {
    desk.close();
  }
}

/** Whom messages whose key has this part went to, sorted. */
export function whom(sent: readonly Delivered[], part: string): readonly string[] {
  return sent
    .filter((one) => one.key.includes(part))
    .map((one) => one.to)
    .toSorted();
}

const plain = (html: string): string =>
  html
    .replace(/<style>[^]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** Everything that a message shows in plain words: subject, text, and every attached paper. */
export function everythingIn(one: Delivered): string {
  const papers = one.mail.attachments.map((each) =>
    typeof each.content === 'string' ? each.content : Buffer.from(each.content as ArrayBuffer).toString('utf8'),
  );
  return [one.mail.subject ?? '', one.mail.text ?? '', ...papers.map(plain)].join('\n');
}

/** What a contact was shown in messages whose key has this part. */
export function shownTo(sent: readonly Delivered[], contact: string, part = ''): string {
  return sent
    .filter((one) => one.to === contact && one.key.includes(part))
    .map(everythingIn)
    .join('\n');
}

/** Whether anything on Today has these words. */
export async function todaySays(desk: TestDesk, words: string | RegExp): Promise<boolean> {
  const items = await desk.today();
  return items.some((one) => (typeof words === 'string' ? one.what.includes(words) : words.test(one.what)));
}

/** Lines of Today that tell what a referral brings to its case. */
export async function newsLines(desk: TestDesk): Promise<readonly TodayItem[]> {
  return (await desk.today()).filter((one) => one.what.includes('says what its case does not'));
}

/** Runs, releases all that is on offer, and lets it go; what waits for its undo time only goes half an hour later. */
export async function letGo(desk: TestDesk, time: string): Promise<readonly Delivered[]> {
  await desk.run(time);
  await desk.release();
  const sent = await desk.tick(time);
  return [...sent, ...(await desk.tick(addMinutes(localTime(time), 31)))];
}

export async function sendList(desk: TestDesk, meeting = MEETING): Promise<readonly Delivered[]> {
  desk.book.edit('meetings', meeting, { listReady: true, listReadyBy: 'Cora Coordinata' });
  return letGo(desk, '2027-03-04T13:00');
}

export async function sendAgenda(desk: TestDesk, meeting = MEETING): Promise<readonly Delivered[]> {
  desk.book.edit('meetings', meeting, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
  return letGo(desk, '2027-03-11T09:30');
}

/** Lets the action sheets go the day after the meeting: nobody is reminded of an action before. */
export async function sendSheets(desk: TestDesk, meeting = MEETING): Promise<readonly Delivered[]> {
  desk.book.edit('meetings', meeting, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
  return letGo(desk, '2027-03-17T09:30');
}

export async function sendMinutes(desk: TestDesk, meeting = MEETING): Promise<readonly Delivered[]> {
  desk.book.edit('meetings', meeting, {
    actionsReady: true,
    actionsReadyBy: 'Cora Coordinata',
    minutesReady: true,
    minutesReadyBy: 'Cora Coordinata',
    chairApproved: true,
    chairApprovedBy: 'Charis Chairman',
    chairApprovedOn: '2027-03-18',
  });
  return letGo(desk, '2027-03-19T09:30');
}

/** The row of a case at a meeting on the At Risk List. */
export function listingOf(desk: TestDesk, caseRef: string, meeting = MEETING): string {
  const row = desk.book
    .rows('list')
    .find(
      (one) =>
        one.id !== undefined &&
        desk.book.text('list', one.id, 'caseRef') === caseRef &&
        desk.book.text('list', one.id, 'meeting') === meeting,
    );
  if (row?.id === undefined) throw new Error(`case ${caseRef} is not on the list of ${meeting}`);
  return row.id;
}

/** Ids of rows of a table whose cell holds this text. */
export function idsWhere(
  desk: TestDesk,
  table: Parameters<TestDesk['book']['rows']>[0],
  field: string,
  text: string,
): readonly string[] {
  return desk.book
    .rows(table)
    .flatMap((one) => (one.id !== undefined && desk.book.text(table, one.id, field) === text ? [one.id] : []));
}

/** Whether a cell that takes yes or no holds yes, however it is written. */
export function isYes(
  desk: TestDesk,
  table: Parameters<TestDesk['book']['rows']>[0],
  id: string,
  field: string,
): boolean {
  const cell = desk.book
    .rows(table)
    .find((one) => one.id === id)
    ?.cells.get(field);
  return /true|yes/i.test(JSON.stringify(cell ?? ''));
}

/** The row of the tab Today that has these words; undefined when none has. */
export function lineOf(desk: TestDesk, words: string, file?: 'main' | 'restricted'): string | undefined {
  const said = withNames(words);
  return desk.book
    .rows('today')
    .filter((one) => file === undefined || one.file === file)
    .find((one) => one.id !== undefined && said.test(desk.book.text('today', one.id, 'what')))?.id;
}

/** Types an answer beside a line of Today, as a person at the workbook. */
export function answerLine(desk: TestDesk, words: string, answer: 'yes' | 'no', why = ''): void {
  const line = lineOf(desk, words);
  if (line === undefined) throw new Error(`no line of Today says "${words}"`);
  desk.book.edit('today', line, { answer, doneBy: 'Cora Coordinata', ...(why === '' ? {} : { why }) });
}

/** Lines of Today that ask for the name of an answer in this row. */
export async function namesAsked(desk: TestDesk, row: string): Promise<readonly string[]> {
  return (await desk.today()).flatMap((one) => (one.id.includes(`/${row}/nameless-`) ? [one.what] : []));
}

/** How many messages of this kind wait on offer. */
export async function offered(desk: TestDesk, template: string): Promise<number> {
  return (await desk.ledger.messages({ states: ['offered'] })).filter((one) => one.template === template).length;
}
