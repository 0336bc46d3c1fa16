// `marac withdraw`, `marac reissue`: a person's word that a paper should not have gone, or goes again in a new version. Both lists are shown first.
import { DONE, Failure, type ExitCode } from '../../errors.ts';
import { findJob } from '../../jobs/engine/job-list.ts';
import { HAD, readCorrections } from '../../jobs/memory/read-corrections.ts';
import { openIdPool } from '../../jobs/engine/open-id-pool.ts';
import { lookAtReading } from '../../jobs/answers/take-reading.ts';
import type { Command, CommandContext } from '../command.ts';
import { key, ref } from '../safe-texts.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { describeMessage } from '../../domain/today/withheld/describe-withheld.ts';
import type { Printer } from '../print.ts';
import { nameRowsFor } from '../name-rows.ts';
import { AS_OF, withApp } from '../with-app.ts';
import type { App } from '../../app/app-port.ts';

const OPTIONS = {
  by: { value: 'NAME', help: 'Who decides. The record keeps the name.' },
  why: { value: 'TEXT', help: 'Why, without personal data. The record keeps it.' },
  yes: { help: 'Do it. Without this option only the list is shown.' },
  ...AS_OF,
};
const TAKES = [
  {
    name: 'PAPER',
    help: 'The number printed on it, or on the mail that carried it (D-7KQ2MX), its key, or the beginning of several keys: ealing/research/M-7KQ2MX.',
    needed: true,
  },
];

function correction(kind: 'withdraw' | 'reissue', summary: string): Command {
  return {
    name: kind,
    summary,
    takes: TAKES,
    options: OPTIONS,
    run: async (context) => withApp(context, async (app, now) => correct(context, app, kind, now)),
  };
}

export const withdraw = correction(
  'withdraw',
  'tells everybody who had a paper, at the address it went to, not to use it',
);
export const reissue = correction(
  'reissue',
  'makes a new version of a paper and sends it to those who had the paper and may still have it; the others get the withdrawal',
);

/** What is asked before anything is done: for a withdrawal, first of all whether everybody in the case is safe. */
export function describeBefore(kind: 'withdraw' | 'reissue', count: number): string {
  const safe = kind === 'withdraw' ? 'Is everybody in the case safe now? Ring first. ' : '';
  return `${safe}${count} message${count === 1 ? '' : 's'} carried it. Say --yes --by NAME --why TEXT to do it.`;
}

async function correct(
  { args, print }: CommandContext,
  app: App,
  kind: 'withdraw' | 'reissue',
  now: Parameters<App['run']>[1],
): Promise<ExitCode> {
  const papers = await findPapers(app, args.taken[0] ?? '');
  const had = (await app.ledger.messages({ states: HAD })).filter((message) =>
    message.pinned.some((each) => papers.some((start) => each.key.startsWith(start))),
  );
  const { facts } = await lookAtReading(app.ports);
  nameRowsFor(print, facts);
  print.table(
    'had',
    had,
    [
      { header: 'to', text: (message) => message.to },
      { header: 'what', text: (message) => describeHad(print, facts, message) },
      { header: 'when', text: (message) => (message.settledAt ?? '').replace('T', ' ') },
    ],
    (message) => ({ to: ref(message.to), key: key(message.key) }),
  );
  if (had.length === 0) throw new Failure('not-found', 'Nobody has had that paper.');
  if (!args.on('yes')) {
    print.say(`\n${describeBefore(kind, had.length)}`);
    return DONE;
  }
  const [by, why] = [args.text('by'), args.text('why')];
  if (by === undefined || why === undefined)
    throw new Failure('arguments', 'Say who decides and why: --by "Your Name" --why "..."');
  await app.hear();
  for (const start of papers) await app.ledger.rememberAnswer(`${kind}/${start}`, why, { by, in: 'command' });
  const jobs = ['research', 'agenda', 'minutes', 'corrections'].flatMap((name) => findJob(name) ?? []);
  // Once to make the new versions, once to write the messages that carry them.
  await app.run(jobs, now);
  if (kind === 'reissue') await app.run(jobs, now);
  const made = (await readCorrections(app.ledger)).filter((one) => papers.includes(one.papers));
  print.say(
    `Recorded. ${made.reduce((sum, one) => sum + one.sent.length, 0)} sendings are answered; ${kind === 'withdraw' ? 'withdrawals never wait: `marac run send` lets them go now.' : 'the new versions wait for a release.'}`,
  );
  return DONE;
}

/** By what it is at a terminal; its key stands in JSON, and in a pipe. */
function describeHad(print: Printer, facts: Facts, message: OutboxMessage): string {
  const marac = facts.maracs.find((each) => each.name === message.marac);
  return print.toPerson && marac !== undefined ? describeMessage(marac, message) : message.key;
}

/** Keys for what was typed: a number is looked up among the papers that went, and among the mails that carried them. */
async function findPapers(app: App, typed: string): Promise<readonly string[]> {
  const asked = typed.trim().toUpperCase();
  if (!/^D-[0-9A-Z]{6}$/.test(asked)) return [typed];
  const messages = await app.ledger.messages();
  for (const marac of app.config.maracs) {
    const pool = openIdPool(app.keys, marac.name);
    for (const { key: name, pinned } of messages) {
      const papers = pinned.map((each) => each.key);
      const paper = papers.find((one) => pool.take('D', `paper/${one}`) === asked);
      if (paper !== undefined) return [paper];
      if (papers.length > 0 && pool.take('D', `message/${name}`) === asked) return papers;
    }
  }
  throw new Failure('not-found', `No paper has the number ${asked}.`);
}
