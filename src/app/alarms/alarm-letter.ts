// A notice to the people of `alarms`, as bytes: no ledger, no case, no name, because the ledger may be what is broken.
import type { Config } from '../../config.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { Failure } from '../../errors.ts';
import type { SendingClaim } from '../../ledger/ledger-port.ts';
import { parseAddress, type MailAddress } from '../../mail/mail-address.ts';
import { composeLetter, messageIdOf } from '../../mail/compose-message.ts';
import { referenceOf, subjectOf } from '../../mail/subjects.ts';
import type { Clock } from '../../system/clock.ts';
import type { Files } from '../../system/files.ts';
import type { Keys } from '../../system/keys.ts';

export interface Outside {
  readonly clock: Clock;
  readonly files: Files;
  readonly keys: Keys;
}

export interface Notice {
  /** recovery: what was wrong is over. */
  readonly kind: 'alarm' | 'recovery';
  /** The same for the same notice, however often it is tried: `register/alive/2027-03-09/alarm`. */
  readonly name: string;
  readonly text: string;
}

/** The message to one of them, in the form a transport takes. */
export async function letterTo(
  address: string,
  { kind, name, text }: Notice,
  config: Config,
  { keys, clock }: Outside,
): Promise<SendingClaim> {
  const from = addressOf(config.mail.from);
  const toAddress = addressOf(address);
  const messageId = messageIdOf(keys, name, 1, config.mail.idDomain);
  const bytes = await composeLetter({
    from,
    to: toAddress,
    subject: subjectOf(kind, referenceOf(keys, name)),
    text,
    attachments: [],
    messageId,
    date: new Date(clock.ms()),
    boundary: referenceOf(keys, `${name}/boundary`),
    rehearsal: config.mail.mode === 'rehearsal',
  });
  const claimedMs = clock.ms();
  return {
    message: messageOf(name, kind, clock),
    epoch: 1,
    owner: 'alarms',
    claimedMs,
    deadlineMs: claimedMs + 600_000,
    messageId,
    from,
    toAddress,
    bytes,
  };
}

function addressOf(text: string): MailAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok)
    throw new Failure('address-refused', 'An address in marac.config.yaml (mail.from or alarms.to) is not plain.');
  return parsed.value;
}

function messageOf(key: string, kind: Notice['kind'], clock: Clock): OutboxMessage {
  const now = clock.now();
  return {
    key,
    marac: 'register',
    job: 'alarms',
    template: kind === 'recovery' ? 'recovery' : 'alarm',
    to: 'alarms',
    audience: 'coordinator',
    gate: 'none',
    covers: [],
    papers: [],
    discloses: [],
    notAfter: now,
    contentFree: true,
    because: [],
    state: 'approved',
    version: 1,
    contentHash: '',
    plannedAt: now,
    held: false,
    epoch: 1,
    attempts: 0,
    started: false,
    textId: '',
    pinned: [],
    forgotten: false,
  };
}
