// `marac try [DIR]`: a practice desk with two made-up referrals, in a folder of its own: first papers with one's own agencies and meeting.
import path from 'node:path';
import { formatDay, formatTime } from '../../domain/time/day.ts';
import { DONE } from '../../errors.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import { shellWord } from '../../app/machine/shell-words.ts';
import { CONFIG_NAME } from '../../config.ts';
import type { Practice } from '../../../demo/practice/make-practice.ts';
import type { Command } from '../command.ts';
import { configPath, time } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';

export const tryIt: Command = {
  name: 'try',
  summary: 'makes first papers from two made-up referrals, in a practice desk apart from this one',
  takes: [
    {
      name: 'DIR',
      help: 'The folder to make; without one: try-it, beside the config. An earlier practice desk there is replaced.',
      needed: false,
    },
  ],
  more: [
    'The practice desk has the agencies, contacts, settings and next meeting of this desk as far as they are typed, made-up ones where nobody could get a paper yet, and two made-up referrals. Its clock goes on to the day of the agenda. It only rehearses: its key is public and is refused for live mail.',
    'This desk is read and nothing else: nothing made up is planned, matched or counted in it. Type what you like in the practice desk, and delete its folder when you have seen enough.',
  ],
  run: async (context) =>
    withApp(
      context,
      async (app, now) => {
        const { args, print, progress, folder: here } = context;
        const { config } = app;
        const folder =
          args.taken[0] === undefined ? path.join(config.folder, 'try-it') : path.resolve(here, args.taken[0]);
        const { reading } = await app.plan([], now);
        const { makePractice } = await import('../../../demo/practice/make-practice.ts');
        const made = await makePractice(
          folder,
          {
            reading,
            marac: args.text('marac') ?? config.maracs[0]?.name ?? '',
            allowedDomains: config.mail.allowedDomains,
            templates: config.folders.templates,
            now,
          },
          {
            ...(context.outside.documents === undefined ? {} : { documents: context.outside.documents }),
            progress: (what, done, of) => progress.report(what, done, of),
          },
        );
        progress.end();
        const shown = path.relative(here, folder) || '.';
        const inIt = (name: string): string => path.join(shown, name);
        print.say(`Made ${shown}: a practice desk with ${describeParts(made)}. Your own desk is as it was.`);
        print.say('');
        print.say(`${many(made.papers.length, 'paper')}, as on ${formatTime(made.asOf)}, when the agenda is made:`);
        for (const [part, papers] of Map.groupBy(made.papers, (paper) => path.dirname(paper))) {
          print.say(`  ${inIt(part)}`);
          for (const paper of papers) print.say(`    ${path.basename(paper)}`);
        }
        print.say('');
        const marac = `--config ${shellWord(inIt(CONFIG_NAME))} --as-of ${made.asOf}`;
        print.say(
          `Then open ${inIt(DESK_MAIN)} and look at Today, Referrals and Outbox: ${many(made.waiting, 'message waits', 'messages wait')} there for a release.`,
        );
        print.say('Type Release and your name beside one, save, close it, and:');
        print.say(`  marac run ${marac}`);
        print.say(
          `The message is a file in ${inIt('mail')}; nothing left this machine. Delete ${shown} when you have seen enough.`,
        );
        print.put('folder', configPath(shown));
        print.put('papers', made.papers.length);
        print.put('waiting', made.waiting);
        print.put('asOf', time(made.asOf));
        return DONE;
      },
      { onlyLooks: true },
    ),
};

const DESK_MAIN = 'main.xlsx';

function describeParts({ own, meeting }: Practice): string {
  const agencies =
    own.agencies === 0
      ? 'made-up agencies'
      : `${many(own.agencies, 'agency', 'agencies')} and ${many(own.contacts, 'contact')} of yours`;
  const on = `${meeting.isOwn ? 'your meeting' : 'a made-up meeting'} of ${formatDay(meeting.on)}`;
  return `${agencies}, two made-up referrals, and ${on}`;
}
