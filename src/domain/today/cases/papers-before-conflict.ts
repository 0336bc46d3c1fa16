// A conflict that was recorded after papers about its case had gone: who has which of them already. Restricted.
import { isLifted, type Access, type MaracAccess } from '../../access/access.ts';
import { dayOf, formatDate } from '../../time/day.ts';
import { BASE, findConflict } from '../../access/entitlement.ts';
import type { FieldClass } from '../../access/field-class.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { sortBy } from '../../text/order.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { Conflict } from '../../register/register.ts';
import { answerTo, type Question } from '../today-question.ts';
import { listThings, onLines } from '../list-things.ts';
import type { TodayItem } from '../today-item.ts';
import { MOST_NAMED, describeMessages } from '../withheld/describe-withheld.ts';

const TOLD: Question = {
  yes: { does: 'they have been told what to do with it, or may keep it' },
  otherwise: 'they have it, and the line stays.',
};

export function papersBeforeConflictItems(
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
  messages: readonly OutboxMessage[],
): readonly TodayItem[] {
  const open = marac.conflicts.filter((conflict) => !isLifted(conflict) && isOpen(marac, conflict));
  return open.flatMap((conflict) => {
    const alone = { ...maracAccess, conflicts: maracAccess.conflicts.filter((other) => other.id === conflict.id) };
    const had = messages.filter((message) => {
      if (message.state !== 'sent' || message.forgotten || (message.draft?.because.length ?? 0) > 0) return false;
      if (!showsCase(message, conflict.caseRef)) return false;
      if (answerTo(marac, idOf(marac, conflict, [message]), TOLD) !== undefined) return false;
      const contact = access.contacts.find(({ id }) => id === message.to);
      return contact !== undefined && findConflict(access, alone, contact, conflict.caseRef) !== undefined;
    });
    return had.length === 0 ? [] : [itemOf(marac, conflict, had)];
  });
}

function idOf(marac: MaracFacts, { id }: Conflict, inOrder: readonly OutboxMessage[]): string {
  return `has-paper/${id}/${marac.pool.take('H', `has-paper/${inOrder.map((message) => message.key).join(' ')}`)}`;
}

/** One about whose case papers may still be used. */
function isOpen(marac: MaracFacts, { caseRef }: Conflict): boolean {
  const state = marac.cases.find((caseRow) => caseRow.id === caseRef)?.state;
  return state !== 'closed' && state !== 'archived';
}

function showsCase({ discloses }: OutboxMessage, caseRef: string): boolean {
  return discloses.some(
    (disclosed) => disclosed.case === caseRef && disclosed.classes.some((name) => !BASE.includes(name as FieldClass)),
  );
}

function itemOf(marac: MaracFacts, conflict: Conflict, had: readonly OutboxMessage[]): TodayItem {
  const { id, caseRef } = conflict;
  const inOrder = sortBy(had, (message) => `${message.settledAt ?? ''} ${message.key}`);
  const named = inOrder.slice(0, 3 * MOST_NAMED).map((message) => {
    const on = message.settledAt === undefined ? '' : ` on ${formatDate(dayOf(message.settledAt))}`;
    const papers = message.pinned.map(({ key }) => marac.pool.take('D', `paper/${key}`));
    const refs = papers.length === 0 ? '' : ` (${papers.slice(0, MOST_NAMED).join(', ')})`;
    return `${describeMessages(marac, [{ ...message, discloses: [] }])} to ${message.to}${on}${refs}`;
  });
  const more = had.length - named.length;
  return {
    id: idOf(marac, conflict, inOrder),
    kind: 'conflict',
    marac: marac.name,
    what: onLines(
      `Case ${caseRef}: papers had gone before the conflict with ${id} was recorded, and they have them. Tell them what to do with it; \`marac withdraw\` with the number of a paper tells everybody who had it not to use it. ${listThings([...named, ...(more > 0 ? [`${more} more`] : [])])}.`,
    ),
    about: id,
    tab: 'Conflicts',
    messages: inOrder,
    restricted: true,
    question: TOLD,
    // Who has been told is not asked about again when another paper goes.
    parts: inOrder.map((message) => idOf(marac, conflict, [message])),
  };
}
