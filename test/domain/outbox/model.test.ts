// The design of the outbox against every interleaving of two runners, a relay and up to four faults, and the designs that fail.
import { expect, test } from 'vitest';
import type { Design } from './explore.ts';
import { explore } from './explore.ts';

const GOOD: readonly Design[] = [
  { name: 'P7 two durable commits, the second with its epoch', ledger: 'product' },
  { name: 'H4 and a person who looks into the log after the quarantine', ledger: 'product', person: 'afterQuarantine' },
  { name: 'P4 one durable claim, everything unclear uncertain', ledger: 'single' },
  { name: 'H2 and a person after the quarantine', ledger: 'single', person: 'afterQuarantine' },
];

const BAD: readonly Design[] = [
  { name: 'P0 everything is retried', ledger: 'retryAll' },
  { name: 'P1, P2 an expired lease is retried, with a fence check before the body', ledger: 'retryExpired' },
  { name: 'P3 one claim that a power cut can undo', ledger: 'single', undoable: true },
  { name: 'P5 the ledger is written after the send', ledger: 'product', recordAfter: true },
  { name: 'P6 a relay that takes the message and answers 451', ledger: 'product', lyingRelay: true },
  { name: 'P8 two commits that a power cut can undo', ledger: 'product', undoable: true },
  { name: 'P9 the second commit does not ask for the epoch', ledger: 'product', noEpoch: true },
  { name: 'H1 a person looks into the log at once', ledger: 'product', person: 'atOnce' },
  { name: 'H3 a person sends again on a hunch', ledger: 'product', person: 'hunch' },
];

test.each(GOOD)('$name: never more than one copy, never a wrong end', (design) => {
  const found = explore(design, 4);
  expect(found).toMatchObject({ copies: 1, wrong: 0 });
  expect(found.states).toBeGreaterThan(100); // it did look
});

test.each(BAD)('$name: two copies, or a wrong end, are found', (design) => {
  const found = explore(design, 3);
  expect(found.copies > 1 || found.wrong > 0).toBe(true);
});
