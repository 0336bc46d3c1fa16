// The one way to a reading from which anything may be planned, offered or sent: workbooks read, guarded, and every word that people typed heard.
import { dayOf } from '../../domain/time/day.ts';
import type { Desk } from '../engine/ports.ts';
import { hearBounces } from './read-bounces.ts';
import { lookAtDrafts } from './look-at-drafts.ts';
import { guardRows } from '../guards/guard-rows.ts';
import { hearAnew } from './record-reissue-answers.ts';
import { hearEnds } from './record-end-answers.ts';
import { guardSharing } from '../guards/guard-sharing.ts';
import { hearNews } from './record-news-answers.ts';
import { hearOutbox, type Holds } from './record-outbox-answers.ts';
import { withLastGood } from '../memory/last-good-roster.ts';
import { hearPeople } from '../reading/read-answers.ts';
import { readFacts } from '../reading/read-facts.ts';
import type { Reading } from '../reading/reading.ts';

declare const HEARD: unique symbol;

/** Nothing else is taken where something may leave; only this file makes one. */
export type HeardReading = Reading & {
  readonly [HEARD]: true;
  /** What stands on Outbox and keeps messages. */
  readonly holds: Holds;
};

/** Everything as it stands now, for looking only: nobody is heard and nothing is written. */
export async function lookAtReading(desk: Desk): Promise<Reading> {
  return guarded(desk, await readShared(desk, false), false);
}

/** Everything as it stands now, with what people typed taken into the ledger: a Hold before all else. Where it adopts, new rows get their ids. */
export async function takeReading(desk: Desk, { adopt }: { readonly adopt: boolean }): Promise<HeardReading> {
  await hearBounces(desk);
  // What is accepted or answered lifts its stop in the same run: the line that asked is gone from Today with it.
  const reading = await guarded(desk, await hearPeople(desk, await readShared(desk, adopt)), adopt);
  desk.faults.reach('after-read');
  await hearEnds(desk, reading);
  const holds = await hearOutbox(desk, reading);
  const heard = await hearNews(desk, await hearAnew(desk, reading));
  return { ...(await lookAtDrafts(desk, heard, holds)), holds } as HeardReading;
}

async function readShared(desk: Desk, adopt: boolean): Promise<Reading> {
  return guardSharing(desk, await readFacts(desk, adopt), dayOf(desk.clock.now()));
}

async function guarded(desk: Desk, read: Reading, adopt: boolean): Promise<Reading> {
  return withLastGood(desk, await guardRows(desk, read, adopt));
}
