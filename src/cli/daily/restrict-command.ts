// `marac restrict CASE`: every row of a case moves to the restricted workbook, and what only a person can clear is named.
import { describeFolders } from '../../app/machine/folder-map.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import { restrictCase } from '../../use-cases/restrict-case.ts';
import { DONE, Failure, NEEDS_A_PERSON } from '../../errors.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import type { Command } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import { fixed, ref } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';

export const restrict: Command = {
  name: 'restrict',
  summary: 'moves every row of a case to the restricted workbook, and lists what is left',
  takes: [{ name: 'CASE', help: 'The case ref.', needed: true }],
  options: {
    by: { value: 'NAME', help: 'Who decides. The record keeps the name.' },
    why: { value: 'TEXT', help: 'Why, without personal data. The record keeps it.' },
    ...AS_OF,
  },
  more: [
    'Each row is copied, read back, and only then taken out of the main workbook, where the rows below it go up. If a file is open, it waits: run the command again, and it continues where it stopped.',
    'Earlier copies stay where they are: backups, papers, returned forms, messages. They are listed at the end.',
  ],
  run: async (context) =>
    withApp(context, async (app, now) => {
      const { args, print } = context;
      const caseRef = (args.taken[0] ?? '').toUpperCase();
      const [by, why] = [args.text('by'), args.text('why')];
      if (by === undefined || why === undefined)
        throw new Failure('arguments', 'Say who decides and why: --by "Your Name" --why "..."');
      // Before its rows move: whoever may restrict a case may read its name.
      nameRowsFor(print, (await readFacts(app.ports, false)).facts);
      const { moved, waiting, left, gaps, named } = await restrictCase(app.ports, caseRef, { by, why, in: 'command' });
      print.say(`${many(moved, 'row')} of ${ref(caseRef)} moved to the restricted workbook.`);
      if (waiting > 0)
        print.say(
          `${waiting} ${waiting === 1 ? 'waits' : 'wait'}: a workbook is open in another program, or a row changed meanwhile. Run the command again.`,
        );
      const files = await describeFolders(app.config, now);
      const leftovers = [
        ...left.map((place) => `${place}: columns that are not ours still hold something. Move it by hand.`),
        ...gaps.map(
          (place) =>
            `${place}: this blank row shows that something stood there, and a comment, a formula, merged cells, a link or a table of Excel keeps it open. Delete the row, with what is on it.`,
        ),
        ...named.map((place) => `${place}: the case ref is written there.`),
        app.google === undefined
          ? 'The main workbook’s file can still hold the old texts out of sight: open it once in Excel or LibreOffice and save it.'
          : 'Google’s version history of the main sheet still shows the old texts to whoever may edit it: see docs/google.md, "What Google keeps".',
        ...files
          .filter((file) => !file.encrypted && file.files > 0 && /copies|papers|forms|messages/.test(file.holds))
          .map(
            (file) => `${file.folder}: ${many(file.files, 'file')} (${file.holds}) may hold the case; ${file.kept}.`,
          ),
      ];
      const sent = (await app.ledger.who(caseRef)).length;
      if (sent > 0)
        leftovers.push(
          `${many(sent, 'paper or message', 'papers and messages')} about it ${sent === 1 ? 'is' : 'are'} out: \`marac who ${ref(caseRef)}\`.`,
        );
      print.say('\nLeft for you:');
      for (const line of leftovers) print.say(`- ${line}`);
      print.put('restricted', { case: ref(caseRef), moved, waiting, left: leftovers.map(fixed) });
      return waiting + left.length + gaps.length + named.length > 0 ? NEEDS_A_PERSON : DONE;
    }),
};
