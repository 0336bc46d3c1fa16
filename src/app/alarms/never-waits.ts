// Messages that never wait and have not gone: reported at once by every configured channel of `alarms`, once for each message and day.
import type { Config } from '../../config.ts';
import { dayOf } from '../../domain/time/day.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { isTrouble, type Stoppage } from '../../domain/outbox/replies/stoppage.ts';
import type { Key } from '../../domain/plan/effects.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { describeFailure } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { readStoppages } from '../../ledger/remembered-stoppages.ts';
import type { SendReport } from '../../mail/send-due.ts';
import type { Log } from '../../system/log.ts';
import type { Transports } from '../transports.ts';
import type { Outside } from './alarm-letter.ts';
import { notifyByChannels } from './alarm-channels.ts';

/** For so long a server may answer "later" for one of them. */
const LATER_MS = 60 * 60_000;
/** For so long after no channel worked nothing is tried again. */
const AGAIN_MS = 15 * 60_000;

const TEXT =
  'Something that never waits could not be sent: a notice to the IDVA service, a withdrawal of a paper, or an alarm.\n\nPlease look at Today now. It says which, why, and whom to ring.\n';

interface Desk extends Outside {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly transports: Pick<Transports, 'forMessage'>;
}

/** Called after a sending. Returns what to tell a person; a failure here undoes nothing that was sent. */
export async function alarmForNeverWaits(ports: Desk, report: SendReport): Promise<readonly Problem[]> {
  const { config, ledger, log } = ports;
  if (config.mail.mode === 'rehearsal') return [];
  try {
    const stoppages = await readStoppages(ledger);
    const kept = await findKept(ports, report, stoppages);
    if (kept.length === 0) return [];
    await notifyOnce(ports, kept, stoppages);
  } catch (error) {
    log.error('alarm.failed', { code: describeFailure(error).code });
  }
  return [
    {
      id: problemId('never-waits.kept', 'mail'),
      code: 'never-waits.kept',
      size: 'row',
      place: 'Outbox',
      sentence: 'What never waits has not gone, or may not have gone. Today says which, and whom to ring.',
    },
  ];
}

async function findKept(
  { ledger, transports, clock }: Desk,
  report: SendReport,
  stoppages: readonly Stoppage[],
): Promise<readonly Key[]> {
  const now = clock.now();
  const roads = new Set(stoppages.filter((stoppage) => isTrouble(stoppage, now)).map((stoppage) => stoppage.road));
  const unready = new Set(report.kept.filter((message) => message.code !== 'sending-off').map((one) => one.key));
  const ended = new Set([...report.refused, ...report.uncertain, ...report.cancelled]);
  const isKept = (message: OutboxMessage): boolean => {
    if (message.state !== 'offered' && message.state !== 'approved')
      return ended.has(message.key) && (message.state !== 'cancelled' || message.late !== undefined);
    if (message.held || message.frozen !== undefined) return false;
    const road = transports.forMessage(message)?.mode;
    const isLate = message.firstTriedMs !== undefined && clock.ms() - message.firstTriedMs >= LATER_MS;
    return unready.has(message.key) || isLate || (road !== undefined && roads.has(road));
  };
  return (await ledger.messages()).filter((one) => one.gate === 'none' && isKept(one)).map((message) => message.key);
}

const SUBJECT = 'alarm-told';
interface Told {
  readonly on: string;
  readonly keys: readonly Key[];
  /** No channel worked: not tried again before. */
  readonly notBeforeMs?: number;
}

async function notifyOnce(ports: Desk, kept: readonly Key[], stoppages: readonly Stoppage[]): Promise<void> {
  const { config, clock, ledger, log } = ports;
  const on = dayOf(clock.now());
  const ms = clock.ms();
  const stored = (await ledger.answers(SUBJECT)).get(SUBJECT);
  const last = stored === undefined ? undefined : (JSON.parse(stored.answer) as Told);
  const before = last?.on === on ? last : { on, keys: [] };
  if (kept.every((key) => before.keys.includes(key))) return;
  if (before.notBeforeMs !== undefined && before.notBeforeMs > ms && before.notBeforeMs <= ms + AGAIN_MS) return;
  const notice = { kind: 'alarm' as const, name: `register/never-waits/${on}/${ms}`, text: TEXT };
  const told = await notifyByChannels(config, ports, notice, { bySmtp: stoppages.every((one) => one.road !== 'live') });
  for (const road of told.failed) log.error('alarm.road-failed', { code: road });
  const isTold = told.people > 0 || told.took.length > 0;
  if (isTold) log.warn('alarm.told', { count: told.people });
  else log.error('alarm.no-road', { count: kept.length });
  const now: Told = isTold
    ? { on, keys: [...new Set([...before.keys, ...kept])] }
    : { ...before, notBeforeMs: ms + AGAIN_MS };
  await ledger.rememberAnswer(SUBJECT, JSON.stringify(now), { by: 'marac', in: 'rule' });
}
