// `marac import FILE`: forms that came as files, put into the inbox and taken in at once; a pasted list, once a person has confirmed its columns.
import path from 'node:path';
import { isListHeading, looksLikeList } from '../../use-cases/lists/import-list.ts';
import { readListFile } from '../../use-cases/lists/list-file.ts';
import type { ListFile } from '../../use-cases/lists/make-list.ts';
import type { Result } from '../../domain/text/result.ts';
import { DONE, NEEDS_A_PERSON } from '../../errors.ts';
import type { Command, CommandContext } from '../command.ts';
import { importForms, putIntoInbox } from './import-forms.ts';
import { importList } from './import-lists.ts';
import { LIST_OPTIONS, MAPPING_OPTIONS } from './show-mapping.ts';
import { showForConfirmation } from './preview-form.ts';
import { withApp } from '../with-app.ts';
import type { App } from '../../app/app-port.ts';

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
  options: {
    ...MAPPING_OPTIONS,
    ...LIST_OPTIONS,
  },
  more: [
    'With --marac a form goes to that MARAC; without it, to the one that it names or whose postcodes include the victim’s; otherwise Today asks.',
    'An area’s own form, in Word or with its questions beside the answers in a workbook, is shown first: which answer goes into which column, what was filled in but not understood, which important questions are blank. --yes with --by takes it in; the next form with this layout is taken in at once.',
    'A list is any file with headings that is not one of our forms. Its columns are shown first beside ours, with everything that would be left out; nothing is taken in before you confirm with --yes. The next list with these headings is taken in at once.',
    'If a heading is over two columns, or rows are hidden, say first what they are: --map, --hidden-rows.',
    'Each row becomes a referral with the channel "Pasted list". A row already taken in makes no second one. A cell that cannot be read is named, and counts as not given until you have put it right.',
  ],
  run: async (context) =>
    withApp(context, async (app, now) => {
      const forms: string[] = [];
      let people = 0;
      for (const name of context.args.taken) {
        const file = path.resolve(context.folder, name);
        const read = await readFile(context, app, file);
        if (read === 'form' && (await showForConfirmation(context, app, file))) people += 1;
        else if (read === 'form') forms.push(await putIntoInbox(app, file, context.args.text('marac')));
        else if (read.ok) people += await importList(context, app, { file, list: read.value }, now);
        else {
          context.print.problems(read.problems);
          people += 1;
        }
      }
      const open = forms.length === 0 ? 0 : await importForms(context, app, forms, now);
      return open + people > 0 ? NEEDS_A_PERSON : DONE;
    }),
};

/** A list, or what the inbox makes of it: a form, and whatever is no list. */
async function readFile({ args }: CommandContext, app: App, file: string): Promise<Result<ListFile> | 'form'> {
  const read = await readListFile(app.files, file, { isKnown: isListHeading, sheet: args.text('sheet') });
  const isText = /\.(csv|txt|tsv)$/i.test(file);
  const isSaid = args.texts('map').length > 0 || args.text('sheet') !== undefined;
  if (!read.ok) return isText || isSaid || read.problems.some((problem) => ASKS.has(problem.code)) ? read : 'form';
  if (read.value === 'form') return 'form';
  return isText || isSaid || looksLikeList(read.value) ? { ok: true, value: read.value } : 'form';
}

/** What is said of a list, and not of a form. */
const ASKS: ReadonlySet<string> = new Set(['list.hidden-sheet', 'list.no-sheet']);
