// The only way to a reading from which anything may be planned, offered or sent: workbooks read and guarded, and everything that people typed
// recorded.
import { dayOf } from '../../domain/time/day.ts';
import type { Ports } from '../engine/ports.ts';
import { readBounces } from './read-bounces.ts';
import { lookAtDrafts } from './look-at-drafts.ts';
import { guardRows } from '../guards/guard-rows.ts';
import { recordReissueAnswers } from './record-reissue-answers.ts';
import { recordEndAnswers } from './record-end-answers.ts';
import { guardSharing } from '../guards/guard-sharing.ts';
import { recordNewsAnswers } from './record-news-answers.ts';
import { hearParts } from './hear-parts.ts';
import { recordOutboxAnswers, type Holds } from './record-outbox-answers.ts';
import { withLastGood } from '../memory/last-good-roster.ts';
import { recordPeoplesAnswers } from '../reading/read-answers.ts';
import { readFacts } from '../reading/read-facts.ts';
import type { Reading } from '../reading/reading.ts';

declare const HEARD: unique symbol;

/** Required wherever something may leave; only this file makes one. */
export type ReadingWithAnswers = Reading & {
  readonly [HEARD]: true;
  /** What on Outbox keeps messages. */
  readonly holds: Holds;
};

/** Everything as it is now, for display only: no answer is recorded and nothing is written. */
export async function lookAtReading(ports: Ports): Promise<Reading> {
  return guarded(ports, await readShared(ports, false), false);
}

/**
 * Everything as it is now, with what people typed recorded in the ledger, Holds first. With `adopt`, new rows get their ids. With `recent`, what was
 * read within the last ten seconds will do: before messages leave, and where a run has just looked for answers.
 */
export async function takeReading(
  ports: Ports,
  { adopt, recent = false }: { readonly adopt: boolean; readonly recent?: boolean },
): Promise<ReadingWithAnswers> {
  await readBounces(ports);
  // An accepted or answered problem no longer stops anything in the same run, and its line is gone from Today.
  const read = await guarded(ports, await recordPeoplesAnswers(ports, await readShared(ports, adopt, recent)), adopt);
  const reading = await hearParts(ports, read);
  ports.faults.reach('after-read');
  await recordEndAnswers(ports, reading);
  const holds = await recordOutboxAnswers(ports, reading);
  const heard = await recordNewsAnswers(ports, await recordReissueAnswers(ports, reading));
  return { ...(await lookAtDrafts(ports, heard, holds)), holds } as ReadingWithAnswers;
}

async function readShared(ports: Ports, adopt: boolean, recent = false): Promise<Reading> {
  return guardSharing(ports, await readFacts(ports, adopt, { recent }), dayOf(ports.clock.now()));
}

async function guarded(ports: Ports, read: Reading, adopt: boolean): Promise<Reading> {
  return withLastGood(ports, await guardRows(ports, read, adopt));
}
