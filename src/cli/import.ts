// `marac import FILE`: forms that came as files, put into the inbox and taken in at once; a pasted list, once a person has confirmed its columns.
import path from 'node:path';
import type { App } from '../app.ts';
import { readListFile, type ListFile } from '../app/lists/list-file.ts';
import { openMappedList, rememberMapping } from '../app/lists/mapped-list.ts';
import { planReferralRows, REFERRAL_LIST } from '../app/lists/referral-list.ts';
import { readMarac, writeRowsOf } from '../app/lists/take-in-list.ts';
import type { LocalTime } from '../domain/day.ts';
import { DONE, Failure, NEEDS_A_PERSON } from '../errors.ts';
import type { Command, CommandContext } from './command.ts';
import { importForms, putIntoInbox } from './import-form.ts';
import { confirmedBy, MAPPING_OPTIONS, saidOf, showMapping } from './mapping.ts';
import { withApp } from './with-app.ts';

export const importFiles: Command = {
  name: 'import',
  summary: 'takes in forms and lists that came as files',
  takes: [
    {
      name: 'FILE',
      help: 'Returned referral forms, answer sheets or minute forms (.xlsx, .docx), or a list of referrals (.csv, .xlsx).',
      needed: true,
      many: true,
    },
  ],
  options: MAPPING_OPTIONS,
  more: [
    'A list is anything with headings that is not one of our forms. Its columns are shown first; nothing is taken in before you confirmed them with --yes. The next list with these headings is taken in as it comes.',
    'Each row becomes a referral with the channel "Pasted list". A row already taken in makes no second one. A cell that cannot be read is named, and its row is set aside until you have looked.',
  ],
  run: async (context) =>
    withApp(context, async (app, now) => {
      const forms: string[] = [];
      let people = 0;
      for (const name of context.args.taken) {
        const file = path.resolve(context.folder, name);
        const read = await readListFile(app.files, file);
        if (read.ok && read.value !== 'form') people += await importList(context, app, read.value, now);
        else if (!read.ok && /\.(csv|txt|tsv)$/i.test(file)) {
          context.print.problems(read.problems);
          people += 1;
        } else {
          forms.push(await putIntoInbox(app, file, context.args.text('marac')));
        }
      }
      const open = forms.length === 0 ? 0 : await importForms(context, app, forms, now);
      return open + people > 0 ? NEEDS_A_PERSON : DONE;
    }),
};

/** How much of it needs a person: the mapping, rows set aside, rows that wait. */
async function importList(context: CommandContext, app: App, list: ListFile, now: LocalTime): Promise<number> {
  const { print, args } = context;
  const mapped = await openMappedList(app.ledger, REFERRAL_LIST, 'referrals', list, saidOf(context));
  const isAgreed = mapped.confirmed || args.on('yes');
  if (!mapped.confirmed) showMapping(print, mapped);
  if (list.otherSheets > 0)
    print.say(`Only the first sheet with rows is read; ${list.otherSheets} more stand beside it.`);
  if (mapped.columns.every((one) => one.field === undefined))
    throw new Failure('arguments', 'None of the first row’s texts is a column of ours: is it the row of headings?');
  const marac = await readMarac(app.desk, args.text('marac'));
  const planned = planReferralRows(app.keys, marac, list, mapped.mapping, now);
  print.problems(planned.problems);
  if (!isAgreed) {
    print.say(
      `\nNothing was taken in. ${planned.changes.length} rows would become referrals${planned.unread.length > 0 ? `, ${planned.unread.length} of them set aside` : ''}. If the columns are right: --yes --by "Your Name". Else correct them: --map "Their heading=Our column".`,
    );
    print.put('list', { taken: 0, wouldBe: planned.changes.length, confirmed: false });
    return 1;
  }
  if (!mapped.confirmed) await rememberMapping(app.ledger, mapped, confirmedBy(context, mapped));
  const { done, waiting } = await writeRowsOf(marac, planned.changes);
  print.say(
    `${done} referrals taken in from the list${planned.known > 0 ? `; ${planned.known} rows were there already` : ''}.`,
  );
  if (planned.unread.length > 0)
    print.say(
      `${planned.unread.length} of its rows cannot be read whole: they are set aside on Referrals until you correct them.`,
    );
  if (waiting > 0) print.say(`${waiting} wait: the workbook is open in another program. Run the command again.`);
  print.put('list', { taken: done, known: planned.known, setAside: planned.unread.length, waiting, confirmed: true });
  return planned.unread.length + waiting;
}
