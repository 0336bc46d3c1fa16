// Answered lines of Today about several messages: each message is answered, before any of them ends otherwise or another joins them.
import { gatherAccess } from '../../domain/access/access.ts';
import { dayOf } from '../../domain/time/day.ts';
import { findMarac } from '../../domain/access/entitlement.ts';
import { draftItems } from '../../domain/today/messages/draft-lines.ts';
import { papersBeforeConflictItems } from '../../domain/today/cases/papers-before-conflict.ts';
import { lateItems } from '../../domain/today/messages/late-lines.ts';
import type { Ports } from '../engine/ports.ts';
import { rememberParts, withAnswers } from '../reading/read-answers.ts';
import type { Reading } from '../reading/reading.ts';

/** The same reading, with what was answered about each of them. */
export async function hearParts<R extends Reading>(ports: Ports, reading: R): Promise<R> {
  const { facts } = reading;
  if (facts.maracs.every((marac) => (marac.answered?.size ?? 0) === 0)) return reading;
  const messages = await ports.ledger.messages();
  const access = gatherAccess(facts, dayOf(ports.clock.now()), ports.allowedDomains);
  const items = [
    ...draftItems(facts, messages),
    ...lateItems(facts, messages),
    ...facts.maracs.flatMap((marac) => {
      const maracAccess = findMarac(access, marac.name);
      return maracAccess === undefined ? [] : papersBeforeConflictItems(marac, access, maracAccess, messages);
    }),
  ];
  await rememberParts(ports.ledger, facts, items);
  return withAnswers(ports, reading);
}
