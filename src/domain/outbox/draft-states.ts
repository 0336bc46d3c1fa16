// Draft mode: what becomes of a message that was handed over and lies with a person until they send it.
import type { Moment, OutboxEvent } from './outbox-event.ts';
import type { OutboxMessage } from './outbox-message.ts';
import { settle, without } from './settle.ts';

type Of<K extends OutboxEvent['kind']> = Extract<OutboxEvent, { kind: K }>;

export function handOver(before: OutboxMessage, event: Of<'handedOver'>, moment: Moment): OutboxMessage {
  const after = settle(without(before, 'draft', 'place'), 'handed', event.evidence, moment);
  return { ...after, ...(event.place === undefined ? {} : { place: event.place }) };
}

/** A person's word: it is not wanted anew. */
const FOR_GOOD: readonly string[] = ['draft.withdrawn', 'draft.not-wanted'];

/** What was taken out of Drafts unsent is wanted anew once it may go again; a Hold beside it stays. */
export function lookedFor(before: OutboxMessage, event: Of<'lookedFor'>, moment: Moment): OutboxMessage | undefined {
  if (before.state !== 'handed') return undefined;
  const { found, because, late } = event;
  if (found === 'there') return without(before, 'draft');
  const after: OutboxMessage = { ...before, draft: { found, because } };
  if (found === 'sent')
    return settle(because.length === 0 ? without(before, 'draft') : after, 'sent', 'lies among what was sent', moment);
  if (found !== 'removed') return after;
  const has = (rules: readonly string[]): boolean => because.some(({ rule }) => rules.includes(rule));
  return {
    ...settle(after, 'cancelled', 'taken out of Drafts', moment),
    held: has(FOR_GOOD),
    ...(has(['hold.typed']) ? { keepsHold: true as const } : {}),
    ...(late === undefined ? {} : { late }),
  };
}

/** Sent although it may no longer go: who has it stands on Today until somebody has told them. */
export function sentByPerson(before: OutboxMessage, evidence: string, moment: Moment): OutboxMessage {
  const { draft } = before;
  const isTold = draft === undefined || draft.because.length === 0;
  return settle(
    isTold ? without(before, 'draft') : { ...before, draft: { ...draft, found: 'sent' } },
    'sent',
    evidence,
    moment,
  );
}
