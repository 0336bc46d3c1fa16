// Somebody who answers one line of Today, in a copy of the office, and looks what comes of it. A line counts only if its answer ends it or lets the thing go.
import type { Line, Office } from './office.ts';
import { Seen } from './seen.ts';
import { working } from './calendar.ts';
import type { Typist } from './typist.ts';

/** The coordinator, who answers. */
export const CORA = 'Cora Coordinata';

const ASKS = /Answer here with your name\./;

export const asks = (line: Line): boolean => ASKS.test(line.what);

/** The words that a line offers. */
export function words(line: Line): readonly ('yes' | 'no')[] {
  const offered: ('yes' | 'no')[] = [];
  if (/ Yes: /.test(line.what)) offered.push('yes');
  if (/ No: /.test(line.what)) offered.push('no');
  return offered;
}

/** Does what the line asks for; false where the line is none that one person can settle at the workbook. */
export function answerLine(office: Office, typist: Typist, line: Line, word: 'yes' | 'no'): boolean {
  const seen = new Seen(office.book);
  const today = office.now().slice(0, 10);
  // A line about several things is settled in the row of each.
  const rows = line.about.split(', ');
  if (asks(line)) {
    typist.answer(line, word, CORA);
    return true;
  }
  switch (line.kind) {
    case 'release':
      for (const row of seen.rows('outbox'))
        if (row['state'] === 'offered' && rows.some((id) => (row['key'] ?? '').includes(id)))
          typist.cell('outbox', row.id, { answer: 'release', by: CORA });
      return true;
    case 'ready': {
      const marks = ['listReady', 'agendaReady', 'actionsReady', 'minutesReady'] as const;
      const mark = marks.find((one) =>
        line.what.includes(`"${one.charAt(0).toUpperCase()}${one.slice(1).replace('R', ' r')}"`),
      );
      if (mark !== undefined) typist.cell('meetings', line.about, { [mark]: true, [`${mark}By`]: CORA });
      else
        typist.cell('meetings', line.about, {
          chairApproved: true,
          chairApprovedBy: 'Charis Chairman',
          chairApprovedOn: today,
        });
      return true;
    }
    case 'referral':
      if (!/waits for a decision|lacks|all there/.test(line.what)) return false;
      for (const id of rows) typist.cell('referrals', id, { decision: 'accept', decidedBy: CORA, decidedOn: today });
      return true;
    case 'alarm':
      if (!/acknowledged/.test(line.what)) return false;
      for (const id of rows)
        typist.cell('referrals', id, { idvaAcknowledgedAt: office.now(), idvaAcknowledgedBy: 'Dora Dutywell' });
      return true;
    default:
      return false;
  }
}

/** The next morning of a working day, when the runs after the answer are over. */
export const nextMorning = (now: string): string => `${working(now.slice(0, 10), 1)}T09:30`;

/** Lets everything go that waits for a release. */
export function releaseAll(office: Office, typist: Typist): void {
  for (const row of new Seen(office.book).rows('outbox'))
    if (row['state'] === 'offered' && /release/i.test(row['goes'] ?? ''))
      typist.cell('outbox', row.id, { answer: 'release', by: CORA });
}
