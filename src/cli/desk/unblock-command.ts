// `marac unblock`: after an older ledger was put back, or where there is none any more, a person says that it was compared with what really went;
// sending goes on from there, and whatever may have gone waits for a person's word.
import { writeAnchor } from '../../app/restore/anchors.ts';
import { listMayHaveGone, type MayHaveGone } from '../../app/restore/may-have-gone.ts';
import { judgeCopies } from '../../domain/record/record-copies.ts';
import { DONE, Failure, NEEDS_A_PERSON, describeFailure, type ExitCode } from '../../errors.ts';
import { JOBS } from '../../jobs/engine/job-list.ts';
import { readCopies } from '../../jobs/guards/guard-record.ts';
import type { Command, CommandContext } from '../command.ts';
import { key } from '../safe-texts.ts';
import type { App } from '../../app/app-port.ts';

export const unblock: Command = {
  name: 'unblock',
  summary: 'puts a restored ledger back to work, once a person has compared it with what really went',
  options: {
    by: { value: 'NAME', help: 'Who compared it. It stands in the record.' },
    evidence: {
      value: 'TEXT',
      help: 'With what it was compared (the relay’s log, the Sent folder), without anyone’s data.',
    },
    'put-back': {
      help: 'After the whole machine was put back: ledger, anchor and workbooks are of the same old day, and nothing shows it.',
    },
    list: { help: 'Only lists what may have gone before the restore, to tick off against the Sent folder.' },
  },
  more: [
    'Everything that was unfinished in the older ledger, and everything that is planned now and may have gone since it was copied, is uncertain: it does not leave before somebody says on Outbox or by `marac resolve` whether it went. What went is settled so; what did not is planned anew and goes its usual way.',
    'What is certainly new goes as usual: what is about a row that got its id since.',
  ],
  run: async (context) => {
    const { args, print } = context;
    const [by, evidence] = [args.text('by'), args.text('evidence')];
    const only = args.on('list');
    if (!only && (by === undefined || evidence === undefined))
      throw new Failure('arguments', 'Say who compared it and with what: --by "Your Name" --evidence "..."');
    const config = await context.config();
    const { openApp } = await import('../../app/open-app.ts');
    const app = await openApp(config, { ...context.outside, clock: context.clock, restoredByPerson: true });
    try {
      if (only) return printList(context, await listMayHaveGone(app.ledger));
      const { copies, heads } = await readCopies(app.ports, app.ports.maracs);
      if ((await app.ledger.blocked()) === undefined) {
        if (judgeCopies(copies) === undefined && !args.on('put-back')) {
          print.say(
            'Nothing is blocked: this ledger is at work. If the whole machine was put back from a backup, say so: --put-back.',
          );
          print.put('unblocked', false);
          return DONE;
        }
        await app.ledger.callRestored();
      }
      const stated = { by: by ?? '', in: 'command' as const, why: evidence ?? '' };
      await app.ledger.rememberAnswer(`unblock/${context.clock.now()}`, stated.why, stated);
      await app.ledger.unblock(stated, heads);
      const isAnchored = await anchorOrTell(context, app);
      print.say('Recorded. Sending goes on.');
      print.put('unblocked', true);
      await planAtOnce(context, app);
      const exit = printList(context, await listMayHaveGone(app.ledger));
      return isAnchored ? exit : NEEDS_A_PERSON;
    } finally {
      await app.close();
    }
  },
};

/** What was recorded stays recorded, and the list is still printed, where the anchor's disk is not there. */
async function anchorOrTell({ print }: CommandContext, { config, files, ledger }: App): Promise<boolean> {
  try {
    await writeAnchor(files, config.folders.anchor, config.mail.mode, await ledger.anchor());
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { sentence, todo } = describeFailure(error);
    print.say(`The anchor is not written: ${sentence} ${todo} The next run tries it again.`);
    return false;
  }
}

/** Plans everything once, so that the list is whole: it sends nothing. */
async function planAtOnce({ print, clock }: CommandContext, app: App): Promise<void> {
  try {
    await app.run(JOBS, clock.now());
  } catch (error) {
    const { sentence } = describeFailure(error);
    print.say(`The workbooks could not be read: ${sentence} What they ask for comes onto the list with the next run.`);
  }
}

function printList({ print }: CommandContext, all: readonly MayHaveGone[]): ExitCode {
  print.put(
    'uncertain',
    all.map((one) => key(one.key)),
  );
  if (all.length === 0) {
    print.say('Nothing may have gone that is not in this ledger.');
    return DONE;
  }
  print.say(
    `\n${all.length} message${all.length === 1 ? '' : 's'} may have gone. Look for each in the Sent folder or the mail server's log, by its subject. Then, on Outbox, answer "It was sent" or "It was not sent" beside it, with your name and where you looked.\n`,
  );
  for (const one of all) {
    const id = one.messageId === undefined ? '' : `\n    Message-ID ${one.messageId}`;
    print.say(`[ ] ${one.subject}\n    to ${one.toAddress ?? one.to}\n    ${one.key}${id}`);
  }
  return NEEDS_A_PERSON;
}
