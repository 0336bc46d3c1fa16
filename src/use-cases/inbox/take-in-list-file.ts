// A list of referrals in the inbox: Today asks whether to take it in as the note beside it shows. A list that was taken in already moves to done.
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import { succeed, type Result } from '../../domain/text/result.ts';
import type { Ports } from '../../jobs/engine/ports.ts';
import { agreeTo, isListHeading, looksLikeList, NO_WORDS, planList, showList } from '../lists/import-list.ts';
import { readListBytes } from '../lists/list-file.ts';
import { listProblem } from '../lists/make-list.ts';
import type { Taken } from './taken.ts';
import type { Arrived } from './arrived.ts';
import { findWhereItBelongs } from './belongs.ts';
import type { Reading } from '../../jobs/reading/reading.ts';

/** Undefined if the file is not a list. */
export async function takeInList(
  ports: Ports,
  reading: Reading,
  file: Arrived,
  now: LocalTime,
): Promise<Result<Taken> | undefined> {
  const read = await readListBytes(file.name, file.bytes, { isKnown: isListHeading });
  if (!read.ok) return /\.(csv|tsv)$/i.test(file.name) ? read : undefined;
  if (read.value === 'form' || !looksLikeList(read.value)) return undefined;
  const belongs = findWhereItBelongs(reading.facts.maracs, { marac: file.marac }, dayOf(now));
  if (!('marac' in belongs))
    return succeed(
      asking(
        'marac',
        belongs.ask.map((one) => one.name),
        ['A list of referrals.'],
      ),
    );
  const marac = reading.maracs.find((candidate) => candidate.ports.name === belongs.marac.name);
  if (marac === undefined) return undefined;
  const plan = await planList(ports.ledger, ports.keys, marac, read.value, NO_WORDS, now);
  const { planned, notTaken, mustSay } = plan;
  if (planned.changes.length === 0 && planned.known > 0 && planned.unread.length === 0)
    return succeed({ marac: belongs.marac.name, changes: [], notes: [], says: [] });
  const shows = showList(plan);
  const cannot = [...mustSay, ...plan.mapped.lacking.map((one) => `No heading stands for ${one}.`)];
  if (cannot.length > 0) {
    const say = listProblem('list.say-first', SAY_FIRST, '', 'table');
    return succeed({ ...asking('list', [], shows), notes: [say, ...notTaken] });
  }
  if (file.believed === undefined && !plan.isAgreed)
    return succeed({ ...asking('list', [belongs.marac.name], shows), notes: notTaken });
  const by = file.believed?.by;
  return succeed({
    marac: belongs.marac.name,
    changes: planned.changes,
    notes: notTaken,
    says: [`${many(planned.changes.length, 'referral')} taken in from this list.`, ...shows],
    ...(by === undefined ? {} : { afterwards: () => agreeTo(ports.ledger, plan, by) }),
  });
}

const SAY_FIRST =
  'Something of this list must be said before it can be taken in. Run `marac import` on it with what the lines "Say first" name.';

function asking(what: 'marac' | 'list', maracs: readonly string[], shows: readonly string[]): Taken {
  return { marac: '', changes: [], notes: [], ask: { what, maracs, shows } };
}
