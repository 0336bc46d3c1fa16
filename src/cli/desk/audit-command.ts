// `marac audit verify`: rebuilds every message's state from the events, checks the chain and every signed row, and names what does not hold.
import { DONE, FAILED, Failure } from '../../errors.ts';
import type { Command } from '../command.ts';
import { fixed, hash } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';

export const audit: Command = {
  name: 'audit',
  summary: 'checks the record of everything that happened',
  takes: [{ name: 'verify', help: 'The only subcommand.', needed: true }],
  run: async (context) => {
    if (context.args.taken[0] !== 'verify') throw new Failure('arguments', 'Usage: marac audit verify');
    return withApp(context, async (app) => {
      const found = await app.ledger.verify();
      for (const finding of found.findings) context.print.say(finding);
      context.print.say(
        `${found.head.count} events, ${found.contents} contents, head ${found.head.hash.slice(0, 16)}: ${found.ok ? 'everything holds.' : 'something does not hold.'}`,
      );
      context.print.put('audit', {
        ok: found.ok,
        events: found.head.count,
        contents: found.contents,
        head: hash(found.head.hash),
        findings: found.findings.map(fixed),
      });
      return found.ok ? DONE : FAILED;
    });
  },
};
