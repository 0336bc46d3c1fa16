// Tells the people named in the config that marac does not run, or runs again: without the runner, the workbooks or a word about any case.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { addDays, dayOf, findClockTime, findDay } from '../../domain/time/day.ts';
import { isTrouble, type Stoppage } from '../../domain/outbox/replies/stoppage.ts';
import { Failure, describeFailure, type FailureCode } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { openLedger } from '../../ledger/sqlite/open-ledger.ts';
import type { SlotRecord } from '../../ledger/job-slot.ts';
import { readStoppages } from '../../ledger/remembered-stoppages.ts';
import { judgeHealth, noticeDue, type Health, type Noticed } from '../../schedule/good-run.ts';
import type { Files } from '../../system/files.ts';
import type { Outside } from './alarm-letter.ts';
import { notifyByChannels, type NotifiedBy } from './alarm-channels.ts';
import { readAnchor } from '../restore/anchors.ts';

export interface AliveReport {
  readonly health: Health;
  /** Why the ledger could not be read: that counts as no success. */
  readonly ledger?: FailureCode;
  /** It was there and is gone, or cannot be read: reported at any hour. */
  readonly isLost: boolean;
  /** Messages that never wait and do not go, because sending is switched off. */
  readonly keptByOff: number;
  /** What was reported now, by which channels, and to how many people. */
  readonly told?: NotifiedBy & { readonly kind: Noticed['kind'] };
}

const LOOK_BACK_DAYS = 14;
const toldShape = z.strictObject({ kind: z.enum(['alarm', 'recovery', 'off', 'mail']), on: z.string() });

/** Decides from the ledger whether a run succeeded, and notifies the people of `alarms` if necessary. */
export async function checkAlive(config: Config, outside: Outside): Promise<AliveReport> {
  const { clock, files } = outside;
  const { alarms } = config;
  if (alarms === undefined) throw new Failure('config-wrong', 'marac.config.yaml has no alarms: nobody would be told.');
  const now = clock.now();
  const { slots, ledger, keptByOff, stoppages } = await readLedger(config, outside);
  const by = findClockTime(alarms.noGoodRunBy);
  if (by === undefined) throw new Failure('config-wrong', 'alarms.noGoodRunBy is no hour.');
  const trouble = stoppages.find((stoppage) => isTrouble(stoppage, now));
  const isLost = ledger !== undefined && (await isLedgerLost(config, files, ledger));
  const health = judgeHealth(slots, now, {
    by,
    nation: alarms.nation,
    isLost,
    ...(trouble === undefined ? {} : { trouble }),
  });
  const memory = path.join(config.folders.anchor, `alive-${config.mail.mode}.json`);
  const kind = noticeDue(health, await readTold(files, memory), dayOf(now), keptByOff);
  const report = { health, keptByOff, isLost, ...(ledger === undefined ? {} : { ledger }) };
  if (kind === undefined) return report;
  const on = dayOf(now);
  const notice = {
    kind: kind === 'recovery' ? ('recovery' as const) : ('alarm' as const),
    name: `register/alive/${on}/${kind}`,
    text: isLost ? LOST : TEXTS[kind],
  };
  // A server that refuses this sender is tried less often: a try every quarter of an hour would lock the account.
  const told = await notifyByChannels(config, outside, notice, {
    bySmtp: stoppages.every((stoppage) => stoppage.road !== 'live'),
  });
  if (told.took.length > 0 || told.people > 0) {
    await files.makeFolder(config.folders.anchor);
    await files.write(memory, `${JSON.stringify({ kind, on })}\n`);
  }
  return { ...report, told: { kind, ...told } };
}

/** Sends a test notice by every configured channel: nothing is wrong, and nothing is remembered. */
export async function tryAlarms(config: Config, outside: Outside): Promise<NotifiedBy> {
  const { clock } = outside;
  const notice = { kind: 'alarm' as const, name: `register/alive/${clock.ms()}/test`, text: TEST };
  return notifyByChannels(config, outside, notice, { bySmtp: true });
}

interface Read {
  readonly slots: readonly SlotRecord[];
  readonly ledger?: FailureCode;
  readonly keptByOff: number;
  readonly stoppages: readonly Stoppage[];
}

async function readLedger(config: Config, { clock, keys }: Outside): Promise<Read> {
  const file = path.join(config.folders.ledger, `${config.mail.mode}.sqlite`);
  const unread = { slots: [], keptByOff: 0, stoppages: [] };
  if (!existsSync(file)) return { ...unread, ledger: 'ledger-missing' };
  try {
    const ledger = openLedger({ file, mode: config.mail.mode, keys, clock });
    try {
      const slots = await ledger.listSlots({ since: addDays(dayOf(clock.now()), -LOOK_BACK_DAYS) });
      return { slots, keptByOff: await countKeptByOff(ledger), stoppages: await readStoppages(ledger) };
    } finally {
      ledger.close();
    }
  } catch (error) {
    return { ...unread, ledger: describeFailure(error).code };
  }
}

/** A new desk has no ledger before its first run, a busy one exists, and a file that this account may not open proves nothing. */
async function isLedgerLost({ folders, mail }: Config, files: Files, code: FailureCode): Promise<boolean> {
  if (code !== 'ledger-missing') return code.startsWith('ledger-') && code !== 'ledger-busy';
  return (await readAnchor(files, folders.anchor, mail.mode)) !== undefined;
}

async function countKeptByOff(ledger: Ledger): Promise<number> {
  const maracs = (await ledger.newestAccess())?.access.maracs.filter((marac) => marac.sendingOff) ?? [];
  if (maracs.length === 0) return 0;
  const waiting = await ledger.messages({ states: ['offered', 'approved'] });
  return waiting.filter(
    (one) => one.gate === 'none' && !one.held && maracs.some(({ name }) => one.marac === '*' || one.marac === name),
  ).length;
}

async function readTold(files: Files, file: string): Promise<Noticed | undefined> {
  try {
    const parsed = toldShape.parse(JSON.parse((await files.read(file))?.toString('utf8') ?? ''));
    const on = findDay(parsed.on);
    return on === undefined ? undefined : { kind: parsed.kind, on };
  } catch {
    return undefined; // nothing was told yet, or nobody can read what: telling twice does less harm than not at all
  }
}

const TEXTS: Readonly<Record<Noticed['kind'], string>> = {
  alarm:
    'Marac Desk has not had a good run today. No list, reminder or notice has gone out since then, and none goes until it runs again.\n\nPlease look at the machine (the commands there are marac today and marac check), and ring the IDVA service about new referrals meanwhile.\n',
  off: 'Sending is switched off in Settings, and what never waits has not gone either: notices to the IDVA service, withdrawals of papers, or alarms. None goes until it is switched on.\n\nPlease look at Today, which says whom to ring, and ring them now; or switch sending on.\n',
  mail: 'Marac Desk cannot send: the mail server takes nothing from it, or does not answer. Nothing is lost, and nothing goes: notices to the IDVA service neither. It tries again by itself.\n\nPlease look at Today, which says why and what to do, and ring the IDVA service about new referrals meanwhile.\n',
  recovery:
    'Marac Desk works again. What was due meanwhile is drafted or sent now, once, with the true dates.\n\nPlease look at Today.\n',
};

const LOST =
  'The record of what Marac Desk has sent (its ledger) is not there, or cannot be read. Nothing goes out until that is put right: no list, reminder or notice to the IDVA service.\n\nPlease look at the machine now (docs/operations.md, “Restore”), and ring the IDVA service about new referrals meanwhile.\n';
const TEST =
  'This is a test of the roads by which Marac Desk tells you that something is wrong. Nothing is wrong, and there is nothing to do.\n';
