// Stoppages of mail, remembered in the ledger so that a restart of the service does not reset the waiting time. Keys, codes and times only.
import type { MailRoute, Stoppage } from '../domain/outbox/replies/stoppage.ts';
import type { Ledger } from './ledger-port.ts';

const SUBJECT = 'mail-stopped/';
const STATED = { by: 'marac', in: 'rule' } as const;

export async function readStoppages(ledger: Pick<Ledger, 'answers'>): Promise<readonly Stoppage[]> {
  const kept = [...(await ledger.answers(SUBJECT)).values()];
  return kept.flatMap(({ answer }) => (answer === '' ? [] : [JSON.parse(answer) as Stoppage]));
}

export async function rememberStoppage(ledger: Pick<Ledger, 'rememberAnswer'>, stoppage: Stoppage): Promise<void> {
  await ledger.rememberAnswer(`${SUBJECT}${stoppage.road}`, JSON.stringify(stoppage), STATED);
}

/** Mail leaves again through this transport. */
export async function endStoppage(ledger: Pick<Ledger, 'rememberAnswer'>, road: MailRoute): Promise<void> {
  await ledger.rememberAnswer(`${SUBJECT}${road}`, '', STATED);
}
