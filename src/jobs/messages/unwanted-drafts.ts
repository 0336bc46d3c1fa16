// Draft mode: before a run plans, takes back drafts that their job no longer wants (an action closed, a meeting moved, a case taken off a list) or
// wants with other content. A waiting message would be cancelled or replaced in the same way.
import type { Reason } from '../../domain/text/reason.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { Ports } from '../engine/ports.ts';
import { judgeDrafts, type Asking } from './judge-drafts.ts';
import { foundByRun, lookForDrafts, withLedgerAfter, type Asked } from '../answers/look-at-drafts.ts';
import type { Reading } from '../reading/reading.ts';

/** The same reading with the ledger as it is after the drafts were looked for; the same object if there were none. */
export async function takeBackUnwanted<R extends Reading>(
  ports: Ports,
  reading: R,
  asking: Omit<Asking, 'facts'>,
): Promise<R> {
  const { drafts, ledger } = ports;
  if (drafts === undefined) return reading;
  const { facts } = reading;
  const names = new Set<string>(asking.jobs.map((job) => job.name));
  const handed = (await ledger.messages({ states: ['handed'] })).filter(
    (message) =>
      // A correction is wanted until it has gone, because a person asked for it.
      message.job !== 'corrections' && names.has(message.job) && facts.recorded.messages.has(message.key),
  );
  if (handed.length === 0) return reading;
  const stops = judgeDrafts(ports, { ...asking, facts }, handed);
  const asked = handed.flatMap((message) => askedAbout(message, stops.get(message.key)));
  if (asked.length === 0) return reading;
  await lookForDrafts(ports, drafts, asked);
  return withLedgerAfter(ports, reading);
}

/** Undefined if it is known, or if each reading finds why it may not go. */
function askedAbout(message: OutboxMessage, found: Reason | undefined): readonly Asked[] {
  const was = foundByRun(message);
  if (was?.rule === found?.rule || (was === undefined && (message.draft?.because ?? []).length > 0)) return [];
  return [{ message, stop: found }];
}
