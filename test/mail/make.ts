// A send step over a real ledger for tests: one verified contact, everybody may have everything unless told otherwise. All data synthetic.
import type { Access } from '../../src/domain/access/access.ts';
import { day } from '../../src/domain/time/day.ts';
import type { Contact } from '../../src/domain/register/register.ts';
import { refuse } from '../../src/domain/text/result.ts';
import type { SendPorts } from '../../src/mail/send-due.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import type { SmtpSettings } from '../../src/mail/smtp/smtp-transport.ts';
import { openSmtp } from '../../src/mail/smtp/smtp-transport.ts';
import type { FaultServer } from '../support/smtp-faults.ts';
import { TEST_CA } from '../support/smtp-faults.ts';
import { ACCESS } from '../ledger/make.ts';
import type { Desk } from '../ledger/make.ts';

export function aContact(more: Partial<Contact> = {}): Contact {
  return {
    id: 'C-31FWET',
    agency: 'A-9XK4TP',
    role: 'representative',
    personName: 'Synthetic Person',
    address: 'rep@example.gov.uk',
    route: 'secureMail',
    routeProvenOn: day('2027-01-05'),
    verifiedBy: 'C-COORD1',
    verifiedOn: day('2027-01-04'),
    ...more,
  };
}

export function accessWith(contacts: readonly Contact[] = [aContact()], more: Partial<Access> = {}): Access {
  return {
    ...ACCESS,
    contacts,
    agencies: [{ id: 'A-9XK4TP', name: 'Housing', kind: 'housing' }],
    ...more,
  };
}

/** What a row with a relay that falls silent waits: long for a busy machine, short for a test. */
export const SOON_SILENT = { greetingTimeoutMs: 1500, silenceTimeoutMs: 1500 } as const;

export function smtpTo(server: FaultServer, more: Partial<SmtpSettings> = {}): Transport {
  return openSmtp({
    host: '127.0.0.1',
    port: server.port,
    security: 'startTls',
    ca: TEST_CA,
    connectTimeoutMs: 20_000,
    greetingTimeoutMs: 20_000,
    silenceTimeoutMs: 20_000,
    hardTimeoutMs: 50_000,
    ...more,
  });
}

/** A look at access where nobody typed anything. */
export function look(desk: Pick<Desk, 'clock'>, access: () => Access): SendPorts['lookAtAccess'] {
  return async () => ({ access: access(), readAt: desk.clock.now(), keeps: () => undefined });
}

/** The send step as the product runs it, with the parts that other rooms bring made simple. */
export function sendDesk(desk: Desk, transport: Transport, more: Partial<SendPorts> = {}): SendPorts {
  const access = accessWith();
  return {
    ledger: desk.ledger,
    clock: desk.clock,
    owner: 'runner-1',
    transportFor: () => transport,
    lookAtAccess: look(desk, () => access),
    decide: () => ({ go: true }),
    undoOver: () => false,
    compose: async () => refuse({ id: 'x', code: 'x', size: 'note', place: 'test', sentence: 'not composed here' }),
    pause: async () => undefined,
    ...more,
  };
}
