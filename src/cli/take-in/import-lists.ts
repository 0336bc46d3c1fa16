// `marac import LIST`: the columns side by side, what would be left out and why; one answer takes it in, and what was not taken stays named.
import path from 'node:path';
import { agreeTo, planList, showList, type ListPlan } from '../../use-cases/lists/import-list.ts';
import { keepListNote } from '../../use-cases/lists/list-note.ts';
import type { ListFile } from '../../use-cases/lists/make-list.ts';
import { readMarac, writeRowsOf } from '../../use-cases/lists/take-in-list.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import { Failure } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { confirmedBy, hiddenRowsOf, saidOf, showMapping } from './show-mapping.ts';
import type { App } from '../../app/app-port.ts';

interface Given {
  readonly file: string;
  readonly list: ListFile;
}

/** How much of it needs a person: the mapping, rows set aside, rows that wait, what was not taken. */
export async function importList(
  context: CommandContext,
  app: App,
  { file, list }: Given,
  now: LocalTime,
): Promise<number> {
  const { print, args } = context;
  const marac = await readMarac(app.ports, args.text('marac'));
  const words = { ...saidOf(context), hiddenRows: hiddenRowsOf(args.text('hidden-rows')) };
  const plan = await planList(app.ledger, app.keys, marac, list, words, now);
  const { mapped, planned } = plan;
  const takes = args.on('yes') || plan.isAgreed;
  if (!mapped.confirmed || !takes) showMapping(print, mapped);
  if (mapped.columns.every((column) => column.field === undefined) && mapped.unsaid.length === 0)
    throw new Failure('arguments', 'None of the first row’s texts is a column of ours: is it the row of headings?');
  print.problems(plan.notTaken);
  if (!takes) return showOnly(context, plan);
  if (!mapped.confirmed) confirmedBy(context, mapped);
  if (plan.mustSay.length > 0) throw new Failure('arguments', `${plan.mustSay.join('\n')}\nNothing was taken in.`);
  await agreeTo(app.ledger, plan, mapped.confirmed ? '' : confirmedBy(context, mapped));
  const { done, waiting } = await writeRowsOf(marac, planned.changes);
  print.say(
    `${many(done, 'referral')} taken in from the list${planned.known > 0 ? `; ${many(planned.known, 'row was', 'rows were')} there already` : ''}.`,
  );
  if (planned.unread.length > 0)
    print.say(
      `${many(planned.unread.length, 'of its rows holds a cell', 'of its rows hold cells')} that cannot be read: it counts as not given until you put it right on Referrals.`,
    );
  if (waiting > 0) print.say(`${waiting} wait: the workbook is open in another program. Run the command again.`);
  else {
    const says = [`${many(done, 'referral')} taken in from this list.`, ...showList(plan)];
    await noteBeside(context, app, { file, marac: marac.ports.name, says, notTaken: plan.notTaken, now });
  }
  print.put('list', { taken: done, known: planned.known, setAside: planned.unread.length, waiting, confirmed: true });
  return planned.unread.length + waiting;
}

/** What was not taken stands in a note from which Today is told, not on this screen alone. */
export async function noteBeside(
  { print }: CommandContext,
  app: App,
  { marac, ...of }: Omit<Parameters<typeof keepListNote>[1], 'inboxes'> & { readonly marac: string },
): Promise<void> {
  const { inbox } = app.config.folders;
  const folder = app.config.maracs.length > 1 ? path.join(inbox, marac) : inbox;
  const where = await keepListNote(app.files, { ...of, inboxes: [inbox, folder] });
  if (where !== undefined)
    print.say(`What was not taken in is named in ${path.relative(app.config.folder, where)}, and on Today.`);
}

function showOnly({ print }: CommandContext, { planned, mustSay }: ListPlan): number {
  print.say(
    `\nNothing was taken in. ${many(planned.changes.length, 'row would become a referral', 'rows would become referrals')}${planned.unread.length > 0 ? `, ${planned.unread.length} of them with a cell that cannot be read` : ''}.`,
  );
  for (const one of mustSay) print.say(`Say first: ${one}`);
  print.say('If the columns are right: --yes --by "Your Name". Else correct them: --map "Their heading=Our column".');
  print.put('list', { taken: 0, wouldBe: planned.changes.length, confirmed: false });
  return 1;
}
