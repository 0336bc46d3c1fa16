// `marac demo [DIR]`: a synthetic MARAC that lives one month in rehearsal mode, and a page that shows all of it.
import path from 'node:path';
import { DONE } from '../../errors.ts';
import { shellWord } from '../../app/machine/shell-words.ts';
import { CONFIG_NAME } from '../../config.ts';
import type { Command } from '../command.ts';
import { configPath } from '../safe-texts.ts';

export const demo: Command = {
  name: 'demo',
  summary: 'makes an invented MARAC, runs a month of it in rehearsal, and makes a page that shows everything',
  takes: [
    {
      name: 'DIR',
      help: 'The folder to make; without one: marac-demo. An earlier demo there is replaced.',
      needed: false,
    },
  ],
  more: [
    'Everything in it is invented and nothing is sent. What people would do is simulated and marked as such; the clock is simulated too.',
    'Its key is public and is refused for live mail.',
  ],
  async run({ args, print, progress, folder: here }) {
    const folder = path.resolve(here, args.taken[0] ?? 'marac-demo');
    const shown = path.relative(here, folder) || '.';
    print.say(
      'Runs March 2027 for a MARAC that does not exist: invented people, a simulated clock, rehearsal mode. It takes a minute or two.',
    );
    const { makeDemo } = await import('../../../demo/make-demo.ts');
    const { story, messages } = await makeDemo(folder, {
      progress: (what, done, of) => progress.report(what, done, of),
    });
    progress.end();
    print.say(`Made ${shown}: ${story.entries.length} moments, ${messages} messages, none of which left this machine.`);
    print.say('');
    print.say('Where to look:');
    print.say(`  ${path.join(shown, 'index.html')}       the month day by day, in your browser: begin here`);
    print.say(`  ${path.join(shown, 'main.xlsx')}        the team's workbook as the month left it`);
    print.say(`  ${path.join(shown, 'restricted.xlsx')}  what only a few may open`);
    print.say(`  ${path.join(shown, 'documents')}         every paper`);
    print.say(`  ${path.join(shown, 'mail', 'rehearsal')}    every message as a file`);
    print.say('');
    print.say('It is a desk like any other. In the checkout:');
    print.say(
      `  npm run marac -- today --config ${shellWord(path.join(shown, CONFIG_NAME))} --as-of ${story.entries.at(-1)?.at ?? ''}`,
    );
    print.put('folder', configPath(shown));
    print.put('messages', messages);
    return DONE;
  },
};
