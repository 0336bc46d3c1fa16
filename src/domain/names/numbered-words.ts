// What a number of a paper or message (D-) and a row of Outbox (O-) stand for: kind, meeting's day, the case if it is about one, for whom.
import { namesRestricted } from '../access/restricted.ts';
import { isRestricted, type Facts, type MaracFacts } from '../plan/facts.ts';
import type { RecordedMessage, RecordedPaper } from '../plan/effects.ts';
import { memoBy } from '../text/memo-by.ts';
import { rowsWith } from '../text/rows-with.ts';
import { formatDate } from '../time/day.ts';
import { titleOf, titleOfMessage } from '../today/withheld/describe-withheld.ts';
import type { At, Called } from './called.ts';

interface Numbered {
  readonly title: string;
  readonly to: string;
  readonly of: Pick<RecordedMessage, 'key' | 'discloses' | 'version'>;
}

export function numberedWords({ facts, marac, side, say }: At, id: string): Called | undefined {
  const found = numberedOf(facts, marac).get(id);
  if (found === undefined) return undefined;
  const { key, discloses, version } = found.of;
  const apart = namesRestricted(facts, [key]) || discloses.some((one) => isRestricted(facts, one.case));
  if (side === 'main' && apart) return undefined;
  const on = rowsWith(marac.meetings, 'id', key.split('/')[2] ?? '')[0]?.on;
  const cases = [...new Set(discloses.map((one) => one.case))];
  const [only] = cases.length === 1 ? cases : [];
  return {
    words: [
      `“${found.title}”${on === undefined ? '' : ` of the meeting of ${formatDate(on)}`}`,
      only === undefined ? undefined : say(only),
      `for ${say(found.to) ?? found.to}`,
      version > 1 ? `${ORDINALS[version] ?? `${version}th`} version` : undefined,
    ],
  };
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Made only when a text holds such a number that nothing explains. */
const numberedOf = memoBy((facts: Facts, marac: MaracFacts): ReadonlyMap<string, Numbered> => {
  const all = new Map<string, Numbered>();
  const isFirst = facts.maracs[0] === marac;
  const isMine = (one: RecordedMessage | RecordedPaper): boolean =>
    one.marac === marac.name || (one.marac === '*' && isFirst);
  for (const of of facts.recorded.papers.values())
    if (isMine(of))
      all.set(marac.pool.take('D', `paper/${of.key}`), { title: titleOf(of.template), to: of.reader, of });
  for (const of of facts.recorded.messages.values()) {
    if (!isMine(of)) continue;
    const told = { title: titleOfMessage(of), to: of.to, of };
    all.set(marac.pool.take('D', `message/${of.key}`), told);
    all.set(marac.pool.take('O', `outbox/${of.key}`), told);
  }
  return all;
});
