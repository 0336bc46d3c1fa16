// A meeting with one case whose lists lie in a person's Drafts, unsent, and what stands on Today. All people are made up.
import { expect } from 'vitest';
import { openDrafts } from '../../src/mail/imap/imap-drafts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { openImapServer, type ImapServer } from '../support/imap.ts';
import type { Stored } from '../support/imap-options.ts';
import { MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { TEST_CA } from '../support/smtp-faults.ts';

export const LIST = (to: string): string => `ealing/research/${MEETING}/list/${to}`;
export const BY = 'Cora Coordinata';

export interface Lived {
  readonly desk: TestDesk;
  readonly server: ImapServer;
  readonly told: () => string;
  /** Answers every line of Today that says so. */
  readonly answer: (words: RegExp, word: 'yes' | 'no') => void;
}

export async function withLists(tell: (lived: Lived) => Promise<void>): Promise<void> {
  const server = await openImapServer();
  const imap = { host: '127.0.0.1', port: server.port, security: 'tls', ca: TEST_CA } as const;
  const desk = openTestDesk({ drafts: openDrafts({ ...imap, user: 'marac', password: 'right' }) });
  const what = (id = ''): string => desk.book.text('today', id, 'what') ?? '';
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora', meeting: MEETING });
    await desk.tick('2027-03-01T10:00');
    await desk.tick('2027-03-01T10:30');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: BY });
    await toDrafts(desk, '2027-03-04T12:10');
    await tell({
      desk,
      server,
      told: () =>
        desk.book
          .rows('today')
          .map(({ id }) => what(id))
          .join('\n'),
      answer: (words, word) => {
        for (const { id = '' } of desk.book.rows('today'))
          if (words.test(what(id))) desk.book.edit('today', id, { answer: word, doneBy: BY });
      },
    });
    expect((await desk.ledger.verify()).findings).toEqual([]);
  } finally {
    desk.close();
    await server.close();
  }
}

/** Runs, releases all that is on offer, and puts it into Drafts. */
export async function toDrafts(desk: TestDesk, time: string): Promise<void> {
  await desk.run(time);
  await desk.release();
  await desk.send();
}

export const stateOf = async (desk: TestDesk, key: string) => (await desk.ledger.findMessage(key))?.state;

export const lists = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.ledger.messages()).filter((one) => one.key.includes('/list/')).map((one) => one.state);

/** What lies in Drafts with that word in it. */
export const lying = (server: ImapServer, word: string): readonly Stored[] =>
  server.drafts.filter((one) => !one.deleted && one.bytes.includes(word));

/** `ealing/research/... draft.changed`: what was taken out of Drafts before its hour had passed, and why. */
export async function tookBack(desk: TestDesk): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const { kind, subject, data } of desk.ledger.events())
    if (kind === 'message/lookedFor' && data['found'] === 'removed')
      all.push(`${subject} ${(data['because'] as readonly { readonly rule: string }[])[0]?.rule ?? ''}`);
  return all.filter((one) => !one.endsWith(' send.tooLate'));
}
