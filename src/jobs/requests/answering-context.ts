// What an answer is made from, and the rule for all answers: an answer in the main sheet contains nothing about a restricted case.
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { namesRestricted } from '../../domain/access/restricted.ts';
import type { Answer, AnswerLine, AnswerSection } from '../../domain/sheet-requests/request-answer.ts';
import type { RequestKind } from '../../domain/sheet-requests/sheet-request.ts';
import type { FileRole } from '../../workbook/workbook-port.ts';
import type { Addressees } from '../engine/addressees.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import type { Planned } from '../engine/planned.ts';

export interface Asked {
  readonly kind: RequestKind;
  /** Row id that the request names. */
  readonly about?: string;
  /** The sheet in which it was asked: whoever can open that sheet reads the answer. */
  readonly here: FileRole;
  readonly facts: Facts;
  readonly marac: MaracFacts;
  /** Undefined if the tables of meetings cannot be read. */
  readonly round?: MaracPlanContext;
  readonly planned: Planned;
  readonly messages: readonly OutboxMessage[];
  readonly addressees: Addressees;
  readonly now: LocalTime;
}

/** The answer without the lines that its sheet's readers may not read; empty sections are left out too. */
export function answerOf(
  asked: Asked,
  lead: string,
  sections: readonly AnswerSection[],
  more: Partial<Answer> = {},
): Answer {
  const { kind, now } = asked;
  const kept = sections.flatMap(({ heading, lines }): readonly AnswerSection[] => {
    const shown = lines.filter((line) => mayStandHere(asked, line));
    return shown.length === 0 ? [] : [{ heading, lines: shown }];
  });
  return { kind, at: now, lead, sections: kept, ...more };
}

export function mayStandHere({ here, facts }: Asked, { text, about = '', listing = '' }: AnswerLine): boolean {
  return here === 'restricted' || !namesRestricted(facts, [text, about, listing]);
}

export const APART = 'What stands in the restricted sheet is asked for there.';

/** Always said in the main sheet: otherwise its presence would reveal that there is a restricted case. */
export function leadHere({ here }: Asked, lead: string): string {
  return here === 'restricted' ? lead : `${lead} ${APART}`;
}
