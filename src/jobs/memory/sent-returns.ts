// Returns that a person said were sent, in the ledger: their counts, sealed, with a hash.
import { createHash } from 'node:crypto';
import type { CountedReturn } from '../../domain/figures/drafted/return-revisions.ts';
import type { SentReturn } from '../../domain/plan/sent-return.ts';
import type { Ports } from '../engine/ports.ts';

const SENT = 'return-sent';
type Sealing = Pick<Ports, 'ledger' | 'keys'>;

/** The newest of each MARAC and quarter. One that was sealed with another key is left out. */
export async function readSentReturns({ ledger, keys }: Sealing): Promise<readonly SentReturn[]> {
  return [...(await ledger.answers(`${SENT}/`))].flatMap(([subject, { answer, by, at }]) => {
    const [, marac = '', quarter = ''] = subject.split('/');
    const plain = keys.open(SENT, subject, Buffer.from(answer, 'base64'));
    if (plain === undefined) return [];
    const kept = JSON.parse(plain.toString('utf8')) as Pick<SentReturn, 'hash' | 'counts' | 'meetings' | 'open'>;
    return [{ ...kept, marac, quarter, by, at }];
  });
}

/** Remembers that these counts were sent; the hash of them. */
export async function rememberSentReturn(
  { ledger, keys }: Sealing,
  { marac, quarter, by }: Pick<SentReturn, 'marac' | 'quarter' | 'by'>,
  counted: CountedReturn,
): Promise<string> {
  const subject = `${SENT}/${marac}/${quarter}`;
  const { counts, meetings } = counted;
  const hash = createHash('sha256')
    .update(JSON.stringify([counts, meetings]))
    .digest('hex');
  const sealed = keys.seal(SENT, subject, Buffer.from(JSON.stringify({ ...counted, hash })));
  await ledger.rememberAnswer(subject, sealed.toString('base64'), { by, in: 'command' });
  return hash;
}
