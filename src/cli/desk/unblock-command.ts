// `marac unblock`: after an older ledger was put back, or where there is none any more, a person says that it was compared with what really went;
// sending goes on from there, and whatever may have gone waits for a person's word.
import { writeAnchor } from '../../app/restore/anchors.ts';
import { countDraftsThatMayHaveGone, listMayHaveGone } from '../../app/restore/may-have-gone.ts';
import { judgeCopies } from '../../domain/record/record-copies.ts';
import { DONE, Failure, NEEDS_A_PERSON, describeFailure, type ExitCode } from '../../errors.ts';
import { JOBS } from '../../jobs/engine/job-list.ts';
import { readCopies } from '../../jobs/guards/guard-record.ts';
import type { Command, CommandContext } from '../command.ts';
import { key } from '../safe-texts.ts';
import type { App } from '../../app/app-port.ts';

export const unblock: Command = {
  name: 'unblock',
  summary: 'allows sending from a restored ledger, once a person has compared it with what really went',
  options: {
    by: { value: 'NAME', help: 'Who compared it. The record keeps the name.' },
    evidence: {
      value: 'TEXT',
      help: 'What it was compared with (the relay’s log, the Sent folder), without personal data.',
    },
    'put-back': {
      help: 'The whole machine was restored: ledger, anchor and workbooks are from the same old day, which the program cannot notice.',
    },
    list: { help: 'Only lists what may have gone before the restore, to tick off against the Sent folder.' },
  },
  more: [
    'Everything that was unfinished in the older ledger, and everything that is planned now and may have gone since it was copied, is uncertain: it does not leave before somebody says on Outbox or by `marac resolve` whether it went. What went is settled so; what did not is planned anew and goes its usual way.',
    'What is certainly new goes as usual: messages about a row that got its id since.',
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
      if (only) return await printList(context, app);
      const { copies, heads } = await readCopies(app.ports, app.ports.maracs);
      if ((await app.ledger.blocked()) === undefined) {
        if (judgeCopies(copies) === undefined && !args.on('put-back')) {
          print.say(
            'Nothing is blocked: this ledger is in use. If the whole machine was restored from a backup, say so: --put-back.',
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
      print.say('Recorded. Sending continues.');
      print.put('unblocked', true);
      await planAtOnce(context, app);
      const exit = await printList(context, app);
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
    print.say(`The workbooks could not be read: ${sentence} The next run adds what they ask for to the list.`);
  }
}

async function printList({ print }: CommandContext, { ledger }: Pick<App, 'ledger'>): Promise<ExitCode> {
  const all = await listMayHaveGone(ledger);
  const drafts = await countDraftsThatMayHaveGone(ledger);
  print.put(
    'uncertain',
    all.map((message) => key(message.key)),
  );
  print.put('drafts', drafts);
  if (drafts > 0)
    print.say(
      `${drafts} draft${drafts === 1 ? '' : 's'} may have gone too: none leaves before it is on this list and somebody has answered. It comes to the list when what it waits for is done (Today and Checks say what): \`marac unblock --list\`.`,
    );
  if (all.length === 0 && drafts > 0) return NEEDS_A_PERSON;
  if (all.length === 0) {
    print.say('No message can have gone that is not in this ledger.');
    return DONE;
  }
  print.say(
    `\n${all.length} message${all.length === 1 ? '' : 's'} may have gone. Look for each in the Sent folder or the mail server's log, by its subject. Then, on Outbox, answer "It was sent" or "It was not sent" beside it, with your name and where you looked.\n`,
  );
  for (const message of all) {
    const id = message.messageId === undefined ? '' : `\n    Message-ID ${message.messageId}`;
    print.say(`[ ] ${message.subject}\n    to ${message.toAddress ?? message.to}\n    ${message.key}${id}`);
  }
  return NEEDS_A_PERSON;
}
