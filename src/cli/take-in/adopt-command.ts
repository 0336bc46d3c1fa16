// `marac adopt FILE --tab cases`: a coordinator's own list of the last months, shown as what it would become, then taken in as history. It mails nobody.
import { many } from '../../domain/referral/describe-grounds.ts';
import path from 'node:path';
import type { Adoption } from '../../use-cases/lists/adoption.ts';
import { showColumns, describeHidden, describeLeftOut } from '../../use-cases/lists/import-list.ts';
import { readListFile } from '../../use-cases/lists/list-file.ts';
import { isHeadingOf, openMappedList, rememberMapping } from '../../use-cases/lists/mapped-list.ts';
import { ADOPTED_LISTS, planAdoption, type AdoptedTab } from '../../use-cases/lists/plan-adoption.ts';
import { readMarac, writeRowsOf } from '../../use-cases/lists/take-in-list.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import { DONE, Failure, NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import type { Command, CommandContext } from '../command.ts';
import { noteBeside } from './import-lists.ts';
import {
  confirmedBy,
  hiddenRowsOf,
  LIST_OPTIONS,
  MAPPING_OPTIONS,
  saidOf,
  showMapping,
  withHiddenRows,
} from './show-mapping.ts';
import { word } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';

export const adopt: Command = {
  name: 'adopt',
  summary: 'takes in a coordinator’s own list of the last 12 months as history, without mailing anybody',
  takes: [{ name: 'FILE', help: 'The list (.csv, .xlsx), with a row of headings.', needed: true }],
  options: {
    tab: { value: 'TAB', help: 'What the list is of: contacts, cases or actions. Take them in in this order.' },
    ...MAPPING_OPTIONS,
    ...LIST_OPTIONS,
  },
  more: [
    'Without --yes nothing is written: the columns, the rows that would be made and every row that cannot be taken in are shown.',
    'Cases become cases with their people, places, the meeting that heard them and flags. A place goes to the restricted workbook unless the list says that the perpetrator knows it.',
    'A note in inbox/done lists what is left out, and so does Today until the note is deleted.',
    'Contacts are taken in unverified: nothing goes to them before somebody rang. Open actions keep their dates and are chased by the weekly digest once their contacts are verified.',
  ],
  run: adoptList,
};

async function adoptList(context: CommandContext): Promise<ExitCode> {
  const { args, print } = context;
  const tab = tabOf(args.text('tab'));
  return withApp(context, async (app, now) => {
    const file = path.resolve(context.folder, args.taken[0] ?? '');
    const read = await readListFile(app.files, file, {
      isKnown: (text) => isHeadingOf(ADOPTED_LISTS[tab], text),
      sheet: args.text('sheet'),
    });
    if (!read.ok) {
      print.problems(read.problems);
      return NEEDS_A_PERSON;
    }
    if (read.value === 'form') throw new Failure('arguments', 'This is one of our forms: `marac import` takes it in.');
    const list = withHiddenRows(read.value, hiddenRowsOf(args.text('hidden-rows')));
    const mapped = await openMappedList(app.ledger, ADOPTED_LISTS[tab], `adopt-${tab}`, list, saidOf(context));
    showMapping(print, mapped);
    const marac = await readMarac(app.ports, args.text('marac'));
    const { facts } = await readFacts(app.ports, false);
    const planned = planAdoption(tab, { keys: app.keys, marac, facts, now }, list, mapped.mapping);
    const beside = [...mapped.columns.flatMap(describeLeftOut), ...describeHidden(list), ...list.told];
    print.problems(beside);
    showPlanned(context, planned);
    if (!args.on('yes')) {
      print.say('\nNothing was written. If it is right: --yes --by "Your Name".');
      print.put('written', 0);
      return planned.leftOut > 0 ? NEEDS_A_PERSON : DONE;
    }
    await rememberMapping(app.ledger, mapped, confirmedBy(context, mapped));
    const { done, waiting } = await writeRowsOf(marac, planned.changes);
    print.say(`\n${many(done, 'row')} written. Nobody was told anything.`);
    if (waiting > 0) print.say(`${waiting} wait: the workbook is open in another program. Run the command again.`);
    else {
      const says = [`${many(done, 'row')} written from this list of ${tab}.`, ...showColumns(mapped)];
      const notTaken = [...beside, ...planned.problems];
      await noteBeside(context, app, { file, marac: marac.ports.name, says, notTaken, now });
    }
    print.put('written', done);
    return waiting + planned.leftOut > 0 ? NEEDS_A_PERSON : DONE;
  });
}

function tabOf(typed: string | undefined): AdoptedTab {
  if (typed !== undefined && Object.hasOwn(ADOPTED_LISTS, typed)) return typed as AdoptedTab;
  throw new Failure('arguments', 'Say what the list is of: --tab contacts, --tab cases or --tab actions.');
}

function showPlanned({ print }: CommandContext, planned: Adoption): void {
  print.problems(planned.problems);
  const counts = new Map<string, number>();
  for (const change of planned.changes) counts.set(change.table, (counts.get(change.table) ?? 0) + 1);
  print.table(
    'rows',
    [...counts],
    [
      { header: 'tab', text: ([table]) => table },
      { header: 'new rows', text: ([, count]) => String(count) },
    ],
    ([table, count]) => ({ table: word(table), count }),
  );
  print.put('known', planned.known);
  print.put('leftOut', planned.leftOut);
  print.say(
    `${many(planned.known, 'row is', 'rows are')} there already or ended; ${planned.leftOut} cannot be taken in.`,
  );
}
