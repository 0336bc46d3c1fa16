// `marac statistics --sent`: a person says that the return of a quarter was sent. What it said then is kept, and told beside the return from then on.
import { countReturn, findRevision, type Revision } from '../../domain/figures/drafted/return-revisions.ts';
import { isPublishable } from '../../domain/figures/published/publish.ts';
import type { Period } from '../../domain/figures/period.ts';
import { NOT_RECORDED } from '../../domain/figures/format-figure.ts';
import { columnLetter } from '../../domain/figures/return/quarterly-return.ts';
import type { Asked } from '../../domain/figures/statistics.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { SentReturn } from '../../domain/plan/sent-return.ts';
import { dayOf, formatDate, type LocalTime } from '../../domain/time/day.ts';
import { Failure } from '../../errors.ts';
import { rememberSentReturn } from '../../jobs/memory/sent-returns.ts';
import type { App } from '../../app/app-port.ts';
import type { Arguments } from '../command.ts';
import type { Printer } from '../print.ts';
import { hash as safeHash, time, word } from '../safe-texts.ts';

/** Who says that it was sent; undefined where `--sent` is not asked. Throws Failure `arguments` where it cannot be said so. */
export function sentBy(args: Arguments): string | undefined {
  const by = args.text('by');
  if (!args.on('sent')) {
    if (by !== undefined) throw new Failure('arguments', '--by goes with --sent.');
    return undefined;
  }
  if (by === undefined) throw new Failure('arguments', 'Say who sent it: --sent --by "Your Name".');
  if (args.text('quarter') === undefined)
    throw new Failure('arguments', 'Say which quarter was sent: --quarter 2026-Q3 --sent.');
  if (args.text('meeting') !== undefined) throw new Failure('arguments', '--sent is about a whole quarter.');
  return by;
}

/** Remembers the return of each MARAC asked about as its rows stand now. */
export async function keepSent(
  app: App,
  facts: Facts,
  { maracs, period }: Asked,
  now: LocalTime,
  by: string,
  print: Printer,
): Promise<void> {
  if (!isPublishable(period, dayOf(now)))
    throw new Failure('arguments', `${period.name} is not over: its return cannot have been sent.`);
  for (const { name, title } of maracs) {
    const counted = countReturn(facts, name, period, now);
    if (counted === undefined) continue;
    const hash = await rememberSentReturn(app.ports, { marac: name, quarter: period.name, by }, counted);
    print.say(`${title}: the return for ${period.name} is recorded as sent. Hash of its counts: ${hash.slice(0, 16)}.`);
  }
}

/** Beside the return: when it was sent, and what is different since. */
export function printSent(print: Printer, facts: Facts, { maracs, period, meetings }: Asked, now: LocalTime): void {
  if (meetings !== undefined) return;
  const found = maracs.flatMap(({ name, title }) =>
    (facts.sentReturns ?? [])
      .filter((sent) => sent.marac === name && sent.quarter === period.name)
      .map((sent) => ({ title, sent, revision: revisionOf(facts, sent, period, now) })),
  );
  for (const { title, sent, revision } of found)
    print.say(`\n${title}: sent on ${formatDate(dayOf(sent.at))} by ${sent.by}. ${describeRevision(revision)}`);
  print.put(
    'sent',
    found.map(({ sent, revision }) => ({
      marac: word(sent.marac),
      at: time(sent.at),
      hash: safeHash(sent.hash),
      revised: revision !== undefined,
      differences: (revision?.differences ?? []).map(({ name, was, is }) => ({ figure: word(name), was, is })),
    })),
  );
}

function revisionOf(facts: Facts, sent: SentReturn, period: Period, now: LocalTime): Revision | undefined {
  const counted = countReturn(facts, sent.marac, period, now);
  return counted === undefined ? undefined : findRevision(sent, counted);
}

const shown = (value: number | null): string => (value === null ? NOT_RECORDED : String(value));

function describeRevision(revision: Revision | undefined): string {
  if (revision === undefined) return 'It is as it was sent.';
  const { differences, meetings } = revision;
  if (differences.length === 0) return `Revised since: the sum is the same, ${meetings} meetings are different.`;
  const each = differences.map(
    ({ name, was, is }) => `${[columnLetter(name), name].filter(Boolean).join(' ')} ${shown(was)}, now ${shown(is)}`,
  );
  return `Revised since: ${each.join('; ')}.`;
}
