// `marac run JOB`: does what the plan says, and ends by saying what waits, until when and for whom. `run send` sends what is due.
import { NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import { titleOf } from '../../domain/today/withheld/describe-withheld.ts';
import { describeReason } from '../../domain/text/describe-reason.ts';
import type { RunReport } from '../../jobs/engine/apply-run.ts';
import type { Command, CommandContext } from '../command.ts';
import { key, ref, word } from '../safe-texts.ts';
import { takeInWhatThereIs } from '../take-in/take-in.ts';
import { AS_OF, exitFor, jobsNamed, withApp } from '../with-app.ts';
import type { App } from '../../app/app-port.ts';

type SendReport = Awaited<ReturnType<App['send']>>;

export const run: Command = {
  name: 'run',
  summary: 'runs jobs: drafts papers and messages, fills the computed columns; `run send` sends what is due',
  takes: [
    {
      name: 'JOB',
      help: 'intake, research, agenda, minutes, corrections, follow-up, reports or send. Without one: all, then send.',
      needed: false,
      many: true,
    },
  ],
  options: AS_OF,
  run: async (context) => {
    const names = context.args.taken;
    const jobs = names.filter((name) => name !== 'send');
    const sends = names.length === 0 || names.includes('send');
    return withApp(context, async (app, now) => {
      let exit: ExitCode = 0;
      if (names.length === 0 || jobs.length > 0) {
        const takesIn = names.length === 0 || jobs.includes('intake');
        if (takesIn && !(await takeInWhatThereIs(context, app, now))) exit = NEEDS_A_PERSON;
        exit = Math.max(exit, printRun(context, await app.run(jobsNamed(jobs), now), app)) as ExitCode;
      }
      if (sends) exit = Math.max(exit, printSent(context, await app.send({ atOnce: true }))) as ExitCode;
      await formatWaiting(context, app);
      return exit;
    });
  },
};

function printRun({ print }: CommandContext, report: RunReport, { config, google }: App): ExitCode {
  const { reconciled, stopped } = report.planned;
  const count = (sort: string): number =>
    [...reconciled.add, ...reconciled.supersede].filter((hashed) => hashed.effect.do === sort).length;
  print.say(
    `${many(count('message'), 'message')} drafted, ${many(count('paper'), 'paper')} made, ${many(report.rowsWritten, 'row')} added or emptied, ${many(report.adopted, 'row')} given an id, ${many(reconciled.cancel.length, 'message')} cancelled; ${many(report.rowsUpdated, 'row')} with the runner’s own columns brought up to date.`,
  );
  if (count('paper') > 0 && config.mail.mode === 'rehearsal' && config.mail.names === 'replaced')
    print.say(
      'In this rehearsal the names on papers are made up. Papers made after you write `mail.names: shown` in marac.config.yaml print the real ones.',
    );
  // What the disk keeps back is told below, with the file.
  if (report.keptBack > 0 && !report.problems.some((problem) => problem.code === 'workbook.not-written'))
    print.say(
      google !== undefined
        ? `${many(report.keptBack, 'change waits', 'changes wait')}: somebody was typing there, or Google took no write. Written with the next run.`
        : `${many(report.keptBack, 'change waits', 'changes wait')}: the workbook is open in another program. Written when it is closed.`,
    );
  for (const one of stopped)
    print.say(`Not sent: ${titleOf(one.effect.template)} to ${one.effect.to}. ${describeReason(one.because)}`);
  print.put('run', {
    messages: count('message'),
    papers: count('paper'),
    rows: report.rowsWritten,
    updated: report.rowsUpdated,
    adopted: report.adopted,
    cancelled: reconciled.cancel.length,
    keptBack: report.keptBack,
  });
  print.put(
    'stopped',
    stopped.map((one) => ({ key: key(one.effect.key), to: ref(one.effect.to), rule: word(one.because.rule) })),
  );
  print.problems(report.problems.filter((problem) => problem.size !== 'note'));
  return exitFor(report.problems, stopped.length);
}

function printSent({ print }: CommandContext, report: SendReport): ExitCode {
  const { sent, handed, refused, uncertain, cancelled, waiting } = report;
  print.say(
    `${sent.length} sent, ${handed.length} handed to you as draft${handed.length === 1 ? '' : 's'}, ${refused.length} refused, ${uncertain.length} uncertain, ${cancelled.length} cancelled, ${waiting.length} waiting.`,
  );
  print.put('send', {
    sent: sent.map(key),
    handed: handed.map(key),
    refused: refused.map(key),
    uncertain: uncertain.map(key),
    cancelled: cancelled.map(key),
    waiting: waiting.map(key),
  });
  if (report.problems.length > 0) print.problems(report.problems);
  if (report.stopped === undefined)
    return uncertain.length + refused.length + report.problems.length > 0 ? NEEDS_A_PERSON : 0;
  throw report.stopped.failure;
}

async function formatWaiting({ print }: CommandContext, app: App): Promise<void> {
  const offered = await app.ledger.messages({ states: ['offered', 'draft'] });
  const release = offered.filter(
    (one) => one.state === 'offered' && one.gate === 'release' && one.released?.version !== one.version,
  ).length;
  const undo = offered.filter((message) => message.state === 'offered' && message.gate === 'undo').length;
  const drafts = offered.filter((message) => message.state === 'draft').length;
  print.say(
    `Waiting: ${release} for a release (\`marac release\`, or the Outbox tab), ${undo} in their undo time, ${many(drafts, 'draft follows', 'drafts follow')} the typing.`,
  );
  print.put('waiting', { release, undo, drafts });
}
