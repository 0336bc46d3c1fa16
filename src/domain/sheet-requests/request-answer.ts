// What the runner answers to a person at the sheet: lines of text with ids beside them. Names are not in it: the sidebar puts in those that stand in
// the sheet it is opened in.
import type { LocalTime } from '../time/day.ts';
import type { RequestKind } from './sheet-request.ts';

export interface AnswerLine {
  readonly text: string;
  /** Row id, and its table, that the line is about: shown with the name the sheet has for it, with a jump. */
  readonly about?: string;
  readonly table?: 'cases' | 'list' | 'meetings' | 'outbox' | 'actions' | 'referrals';
  /** Place in the running order, 1 is first; the row of At Risk List that can lock it; whether a person has. */
  readonly place?: number;
  readonly listing?: string;
  readonly locked?: boolean;
  /** What a person may do with a message on Outbox as it stands. */
  readonly mayRelease?: boolean;
  readonly mayHold?: boolean;
  /** A ready mark's column on Meetings that is still to be given. */
  readonly mark?: string;
}

export interface AnswerSection {
  readonly heading: string;
  readonly lines: readonly AnswerLine[];
}

export interface Answer {
  readonly kind: RequestKind;
  /** When it was true. */
  readonly at: LocalTime;
  readonly lead: string;
  readonly meeting?: string;
  readonly sections: readonly AnswerSection[];
}

/** A cell of the answer tab holds less than a spreadsheet's cell: the reader's own limit, with room for what is left out. */
export const LONGEST_ANSWER = 30_000;

/** The answer as the text of one cell: lines that do not fit are counted instead. */
export function renderAnswer(answer: Answer): string {
  let most = answer.sections.reduce((sum, section) => sum + section.lines.length, 0);
  for (;;) {
    const text = JSON.stringify(cutTo(answer, most));
    if (text.length <= LONGEST_ANSWER || most === 0) return text;
    most = Math.floor(most * Math.min(0.9, LONGEST_ANSWER / text.length));
  }
}

function cutTo(answer: Answer, most: number): Answer {
  let room = most;
  const sections = answer.sections.map(({ heading, lines }): AnswerSection => {
    const kept = lines.slice(0, room);
    room -= kept.length;
    const left = lines.length - kept.length;
    return { heading, lines: left === 0 ? kept : [...kept, { text: `And ${left} more: ask for less at a time.` }] };
  });
  return { ...answer, sections };
}

/** Reads what `renderAnswer` made; undefined for anything else that stands in the cell. */
export function parseAnswer(text: string): Answer | undefined {
  try {
    const read = JSON.parse(text) as Partial<Answer> | null;
    const whole =
      typeof read?.kind === 'string' &&
      typeof read.at === 'string' &&
      typeof read.lead === 'string' &&
      Array.isArray(read.sections) &&
      read.sections.every((section) => typeof section?.heading === 'string' && Array.isArray(section.lines));
    return whole ? (read as Answer) : undefined;
  } catch {
    return undefined;
  }
}
