// A MARAC whose lists wait for their release, a mail server that misbehaves when told to, and what stands on Today and Outbox. All synthetic.
import { expect } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import { smtpTo } from '../mail/make.ts';
import { say } from '../mail/smtp-rows-before-body.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { openFaultServer, type FaultServer, type FaultServerOptions } from '../support/smtp-faults.ts';

export const NOBODY = '550 5.1.1 <chaaa22@example.org>: Recipient address rejected: no such user';
export const HOUSING = `ealing/research/${MEETING}/list/${CONTACT.housing}`;
export const listOf = (contact: string): string => `ealing/research/${MEETING}/list/${contact}`;
export const BY = 'Cora Coordinata';

export type Fault = FaultServerOptions['fault'];

export interface World {
  readonly desk: TestDesk;
  readonly server: FaultServer;
  /** How the mail server misbehaves from now on. */
  readonly misbehave: (fault?: Fault) => void;
  /** What the mail server took for that address. */
  readonly taken: (address: string) => readonly string[];
  readonly find: (key: string) => Promise<OutboxMessage>;
  /** Lines of Today about the ends of messages. */
  readonly lines: () => Promise<readonly TodayItem[]>;
  readonly onOutbox: (key: string, values: Readonly<Record<string, string | undefined>>) => void;
  readonly outbox: (key: string, field: string) => string;
  readonly onToday: (item: TodayItem, values: Readonly<Record<string, string | undefined>>) => void;
}

/** A MARAC whose lists wait for their release, and a mail server. */
export async function withLists(tell: (world: World) => Promise<void>): Promise<void> {
  const options: { fault?: Fault } = {};
  const server = await openFaultServer(options);
  const desk = openTestDesk({ transport: smtpTo(server) });
  const rowOf = (table: 'outbox' | 'today', field: string, text: string): string =>
    desk.book.rows(table).find((one) => desk.book.text(table, one.id ?? '', field) === text)?.id ?? '';
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('referrals', 'R-AAAA22', { idvaAcknowledgedAt: '2027-03-01T10:30', idvaAcknowledgedBy: 'Dora' });
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: BY });
    await desk.run('2027-03-04T13:00');
    await tell({
      desk,
      server,
      misbehave: (fault) => void (options.fault = fault),
      taken: (address) => server.taken.filter((one) => one.to.includes(address)).map((one) => one.messageId),
      find: async (key) => {
        const found = await desk.ledger.findMessage(key);
        if (found === undefined) throw new Error(`no message ${key}`);
        return found;
      },
      lines: async () => (await desk.today()).filter((one) => /^(end|uncertain)\//.test(one.id)),
      onOutbox: (key, values) => desk.book.edit('outbox', rowOf('outbox', 'key', key), values),
      outbox: (key, field) => desk.book.text('outbox', rowOf('outbox', 'key', key), field) ?? '',
      onToday: (item, values) => desk.book.edit('today', rowOf('today', 'what', item.shown ?? ''), values),
    });
    expect((await desk.ledger.verify()).findings).toEqual([]);
  } finally {
    desk.close();
    await server.close();
  }
}

export async function refuseHousing({ desk, misbehave }: World): Promise<void> {
  misbehave(say('rcpt', NOBODY).fault);
  await desk.release((key) => key === HOUSING);
  await desk.tick('2027-03-04T13:10');
  misbehave();
}
