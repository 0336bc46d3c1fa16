// `marac unblock`: after an older ledger was put back, a person says that it was compared with what really went; sending goes on from there.
import { writeAnchor } from '../app/anchors.ts';
import { DONE, Failure, NEEDS_A_PERSON } from '../errors.ts';
import type { Command } from './command.ts';
import { key } from './safe.ts';

export const unblock: Command = {
  name: 'unblock',
  summary: 'puts a restored ledger back to work, once a person has compared it with what really went',
  options: {
    by: { value: 'NAME', help: 'Who compared it. It stands in the record.' },
    evidence: {
      value: 'TEXT',
      help: 'With what it was compared (the relay’s log, the Sent folder), without anyone’s data.',
    },
  },
  more: [
    'Everything that was unfinished in the older ledger is uncertain: each such message is ended by `marac resolve`. What is planned in the day after waits for a release.',
  ],
  run: async (context) => {
    const { args, print } = context;
    const [by, evidence] = [args.text('by'), args.text('evidence')];
    if (by === undefined || evidence === undefined)
      throw new Failure('arguments', 'Say who compared it and with what: --by "Your Name" --evidence "..."');
    const config = await context.config();
    const { openApp } = await import('../app.ts');
    const app = await openApp(config, { clock: context.clock, restoredByPerson: true });
    try {
      if ((await app.ledger.blocked()) === undefined) {
        print.say('Nothing is blocked: this ledger is at work.');
        print.put('unblocked', false);
        return DONE;
      }
      await app.ledger.rememberAnswer(`unblock/${context.clock.now()}`, evidence, { by, in: 'command' });
      await app.ledger.unblock({ by, in: 'command', why: evidence });
      await writeAnchor(app.files, config.folders.anchor, config.mail.mode, await app.ledger.anchor());
      const uncertain = await app.ledger.messages({ states: ['uncertain'] });
      print.say('Recorded. Sending goes on; what is planned in the next day waits for a release.');
      for (const one of uncertain) print.say(`Uncertain: ${one.key}. Look whether it went, then \`marac resolve\` it.`);
      print.put('unblocked', true);
      print.put(
        'uncertain',
        uncertain.map((one) => key(one.key)),
      );
      return uncertain.length > 0 ? NEEDS_A_PERSON : DONE;
    } finally {
      await app.close();
    }
  },
};
