// The channels by which the people of `alarms` are notified: mail.smtp, the second relay if that does not accept the notice, and always the area's
// own command.
import type { Config } from '../../config.ts';
import type { Transport } from '../../mail/mail-port.ts';
import { openRelay, openTransports } from '../transports.ts';
import { runAlarmCommand } from './alarm-command.ts';
import { letterTo, type Notice, type Outside } from './alarm-letter.ts';

export type AlarmChannel = 'smtp' | 'relay' | 'command';

export interface NotifiedBy {
  /** For how many people of `alarms.to` a mail server accepted the notice. */
  readonly people: number;
  /** Channels that accepted it, and configured channels that did not. */
  readonly took: readonly AlarmChannel[];
  readonly failed: readonly AlarmChannel[];
}

/** A second relay that hangs must not block the run. */
const SOON = { connectTimeoutMs: 10_000, greetingTimeoutMs: 15_000, silenceTimeoutMs: 60_000, hardTimeoutMs: 90_000 };

/**
 * Notifies them by every configured channel. `bySmtp` is false if mail.smtp is known not to accept mail. In a rehearsal the notices are files, and no
 * other channel is used.
 */
export async function notifyByChannels(
  config: Config,
  outside: Outside,
  notice: Notice,
  { bySmtp }: { readonly bySmtp: boolean },
): Promise<NotifiedBy> {
  const { alarms } = config;
  if (alarms === undefined) return { people: 0, took: [], failed: [] };
  const isRehearsal = config.mail.mode === 'rehearsal';
  const told = new Set<string>();
  const took: AlarmChannel[] = [];
  const failed: AlarmChannel[] = [];
  const byMail = async (road: AlarmChannel, transport: Transport | undefined): Promise<void> => {
    const left = alarms.to.filter((one) => !told.has(one));
    if (transport === undefined || left.length === 0) return;
    for (const address of left) if (await sends(transport, address, notice, config, outside)) told.add(address);
    (alarms.to.every((one) => told.has(one)) ? took : failed).push(road);
  };
  const transports = await openTransports(config, outside.keys, outside.clock, outside.files);
  const relay = isRehearsal ? undefined : openRelay(alarms.relay, outside.clock, SOON);
  try {
    if (bySmtp) await byMail('smtp', transports.smtp);
    await byMail('relay', relay);
  } finally {
    await transports.close();
    await relay?.close();
  }
  if (alarms.command !== undefined && !isRehearsal)
    ((await runAlarmCommand(alarms.command, notice.text)) ? took : failed).push('command');
  return { people: told.size, took, failed };
}

async function sends(
  transport: Transport,
  address: string,
  notice: Notice,
  config: Config,
  outside: Outside,
): Promise<boolean> {
  // Each gets a separate message with its own Message-ID.
  const nth = (config.alarms?.to.indexOf(address) ?? 0) + 1;
  const claim = await letterTo(address, { ...notice, name: `${notice.name}-${nth}` }, config, outside);
  const { outcome } = await transport.deliver(claim, () => Promise.resolve({ started: true }));
  return outcome !== 'notStarted' && outcome.end === 'sent';
}
