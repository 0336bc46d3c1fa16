// The roads by which the people of `alarms` are told: mail.smtp, the second relay where that does not take it, and always the command of the area.
import type { Config } from '../../config.ts';
import type { Transport } from '../../mail/mail-port.ts';
import { openRelay, openTransports } from '../transports.ts';
import { runAlarmCommand } from './alarm-command.ts';
import { letterTo, type Notice, type Outside } from './alarm-letter.ts';

export type AlarmChannel = 'smtp' | 'relay' | 'command';

export interface NotifiedBy {
  /** How many people of `alarms.to` a mail server took a letter for. */
  readonly people: number;
  /** Roads that took it, and roads that are set and did not. */
  readonly took: readonly AlarmChannel[];
  readonly failed: readonly AlarmChannel[];
}

/** A second relay that hangs must not keep the run from its work. */
const SOON = { connectTimeoutMs: 10_000, greetingTimeoutMs: 15_000, silenceTimeoutMs: 60_000, hardTimeoutMs: 90_000 };

/**
 * Tells them by every road that is set. `bySmtp` is false where mail.smtp is known to take nothing. In a rehearsal the letters are files, and no other
 * road is used.
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
  // Each has a letter of their own, with a Message-ID of its own.
  const nth = (config.alarms?.to.indexOf(address) ?? 0) + 1;
  const claim = await letterTo(address, { ...notice, name: `${notice.name}-${nth}` }, config, outside);
  const { outcome } = await transport.deliver(claim, () => Promise.resolve({ started: true }));
  return outcome !== 'notStarted' && outcome.end === 'sent';
}
