// Tells the people named in the config that marac itself is silent, or works again: without the runner, the workbooks or a word about any case.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Day } from '../domain/day.ts';
import { addDays, dayOf, findClockTime, findDay } from '../domain/day.ts';
import type { OutboxMessage } from '../domain/outbox/message.ts';
import type { FailureCode } from '../errors.ts';
import { Failure, tellFailure } from '../errors.ts';
import type { Ledger, SendingClaim } from '../ledger/port.ts';
import { openLedger } from '../ledger/sqlite/open.ts';
import type { SlotRecord } from '../ledger/slots.ts';
import type { MailAddress } from '../mail/address.ts';
import { parseAddress } from '../mail/address.ts';
import { composeLetter, messageIdOf } from '../mail/compose.ts';
import { referenceOf, subjectOf } from '../mail/subjects.ts';
import type { Health, Told } from '../schedule/good-run.ts';
import { judgeHealth, noticeDue } from '../schedule/good-run.ts';
import type { Clock } from '../system/clock.ts';
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';
import { openTransports } from './transports.ts';

export interface AliveReport {
  readonly health: Health;
  /** Why the ledger could not be asked: that counts as silence. */
  readonly ledger?: FailureCode;
  /** Messages that never wait and do not go, since somebody switched sending off. */
  readonly keptByOff: number;
  /** What was told now, and to how many. */
  readonly told?: { readonly kind: Told['kind']; readonly people: number };
}

interface Outside {
  readonly clock: Clock;
  readonly files: Files;
  readonly keys: Keys;
}

const LOOK_BACK_DAYS = 14;
const toldShape = z.strictObject({ kind: z.enum(['alarm', 'recovery', 'off']), on: z.string() });

/** Judges by the ledger whether a good run happened, and tells the people of `alarms` when they must know. */
export async function lookAlive(config: Config, outside: Outside): Promise<AliveReport> {
  const { clock, files } = outside;
  const { alarms } = config;
  if (alarms === undefined) throw new Failure('config-wrong', 'marac.config.yaml has no alarms: nobody would be told.');
  const now = clock.now();
  const { slots, ledger, keptByOff = 0 } = await readLedger(config, outside);
  const by = findClockTime(alarms.noGoodRunBy);
  if (by === undefined) throw new Failure('config-wrong', 'alarms.noGoodRunBy is no hour.');
  const health = judgeHealth(slots, now, by, alarms.nation);
  const memory = path.join(config.folders.anchor, `alive-${config.mail.mode}.json`);
  const kind = noticeDue(health, await readTold(files, memory), dayOf(now), keptByOff);
  const report = { health, keptByOff, ...(ledger === undefined ? {} : { ledger }) };
  if (kind === undefined) return report;
  const people = await tell(config, outside, kind, dayOf(now));
  if (people > 0) {
    await files.makeFolder(config.folders.anchor);
    await files.write(memory, `${JSON.stringify({ kind, on: dayOf(now) })}\n`);
  }
  return { ...report, told: { kind, people } };
}

async function readLedger(
  config: Config,
  { clock, keys }: Outside,
): Promise<{ readonly slots: readonly SlotRecord[]; readonly ledger?: FailureCode; readonly keptByOff?: number }> {
  const file = path.join(config.folders.ledger, `${config.mail.mode}.sqlite`);
  if (!existsSync(file)) return { slots: [], ledger: 'ledger-missing' };
  try {
    const ledger = openLedger({ file, mode: config.mail.mode, keys, clock });
    try {
      const slots = await ledger.listSlots({ since: addDays(dayOf(clock.now()), -LOOK_BACK_DAYS) });
      return { slots, keptByOff: await countKeptByOff(ledger) };
    } finally {
      ledger.close();
    }
  } catch (error) {
    return { slots: [], ledger: tellFailure(error).code };
  }
}

async function countKeptByOff(ledger: Ledger): Promise<number> {
  const maracs = (await ledger.newestAccess())?.access.maracs.filter((one) => one.sendingOff) ?? [];
  if (maracs.length === 0) return 0;
  const waiting = await ledger.messages({ states: ['offered', 'approved'] });
  return waiting.filter(
    (one) => one.gate === 'none' && !one.held && maracs.some(({ name }) => one.marac === '*' || one.marac === name),
  ).length;
}

async function readTold(files: Files, file: string): Promise<Told | undefined> {
  try {
    const parsed = toldShape.parse(JSON.parse((await files.read(file))?.toString('utf8') ?? ''));
    const on = findDay(parsed.on);
    return on === undefined ? undefined : { kind: parsed.kind, on };
  } catch {
    return undefined; // nothing was told yet, or nobody can read what: telling twice does less harm than not at all
  }
}

const TEXTS: Readonly<Record<Told['kind'], string>> = {
  alarm:
    'Marac Desk has not had a good run today. No list, reminder or notice has gone out since then, and none goes until it runs again.\n\nPlease look at the machine (`marac today`, `marac check`), and ring the IDVA service about new referrals meanwhile.\n',
  off: 'Sending is switched off in Settings, and what never waits has not gone either: notices to the IDVA service, withdrawals of papers, or alarms. None goes until it is switched on.\n\nPlease look at Today, which says whom to ring, and ring them now; or switch sending on.\n',
  recovery:
    'Marac Desk works again. What was due meanwhile is drafted or sent now, once, with the true dates.\n\nPlease look at Today.\n',
};

async function tell(config: Config, outside: Outside, kind: Told['kind'], on: Day): Promise<number> {
  const { keys, clock, files } = outside;
  const transports = await openTransports(config, keys, clock, files);
  let people = 0;
  try {
    for (const [index, text] of (config.alarms?.to ?? []).entries()) {
      const name = `register/alive/${on}/${kind}-${index + 1}`;
      const claim = await claimOf(config, outside, kind, name, addressOf(text));
      const transport = transports.forMessage(claim.message);
      if (transport === undefined)
        throw new Failure('mail-unreachable', 'There is no mail.smtp for what must never wait.');
      const { outcome } = await transport.deliver(claim, () => Promise.resolve({ started: true }));
      if (outcome !== 'notStarted' && outcome.end === 'sent') people += 1;
    }
  } finally {
    await transports.close();
  }
  return people;
}

async function claimOf(
  config: Config,
  { keys, clock }: Outside,
  kind: Told['kind'],
  name: string,
  toAddress: MailAddress,
): Promise<SendingClaim> {
  const from = addressOf(config.mail.from);
  const messageId = messageIdOf(keys, name, 1, config.mail.idDomain);
  const bytes = await composeLetter({
    from,
    to: toAddress,
    subject: subjectOf(kind === 'recovery' ? 'recovery' : 'alarm', referenceOf(keys, name)),
    text: TEXTS[kind],
    attachments: [],
    messageId,
    date: new Date(clock.ms()),
    boundary: referenceOf(keys, `${name}/boundary`),
    rehearsal: config.mail.mode === 'rehearsal',
  });
  const message = messageOf(name, kind, clock);
  const claimedMs = clock.ms();
  return {
    message,
    epoch: 1,
    owner: 'alive',
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

/** Stands in no ledger: the ledger may be what is broken. */
function messageOf(key: string, kind: Told['kind'], clock: Clock): OutboxMessage {
  const now = clock.now();
  return {
    key,
    marac: 'register',
    job: 'alive',
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
