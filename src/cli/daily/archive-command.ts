// `marac archive`: closed cases that have outlived their flags become archived; the bulk of their rows is named for removal by a person.
import { archiveCases } from '../../use-cases/archive-cases.ts';
import { findCaseless, type ContactsWithoutCase } from '../../domain/cases/contacts-without-case.ts';
import { findArchivable, type Archivable } from '../../domain/cases/archiving.ts';
import { dayOf } from '../../domain/time/day.ts';
import { DONE, Failure, NEEDS_A_PERSON } from '../../errors.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import type { Command } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import type { Printer } from '../print.ts';
import { ref, time } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';

export const archive: Command = {
  name: 'archive',
  summary: 'archives closed cases whose flags have expired, and lists what may be removed',
  options: {
    yes: { help: 'Do it. Without this option the cases are only shown.' },
    by: { value: 'NAME', help: 'Who decides. The record keeps the name.' },
    ...AS_OF,
  },
  more: [
    'A case with a hold, a death, a confirmed link to a death, or an open action is never archived. An archived case keeps its people and places: a repeat is still found.',
    'The command lists notes, research, agencies and ended actions of an archived case for removal; a person deletes them.',
    'It also lists safe contacts and hidden places of referrals that were signposted, redirected or withdrawn, once they have expired.',
  ],
  run: async (context) =>
    withApp(context, async (app, now) => {
      const { args, print } = context;
      const by = args.text('by');
      if (args.on('yes') && by === undefined) throw new Failure('arguments', 'Say who decides: --by "Your Name".');
      const only = args.text('marac');
      const { facts, maracs } = await readFacts(app.ports, false);
      nameRowsFor(print, facts);
      const all: Archivable[] = [];
      const caseless: ContactsWithoutCase[] = [];
      let done = 0;
      for (const reading of maracs) {
        const marac = facts.maracs.find((candidate) => candidate.name === reading.ports.name);
        if (marac === undefined || (only !== undefined && marac.name !== only)) continue;
        // An action or a hold that cannot be read might keep a case.
        if (['cases', 'actions', 'referrals'].some((table) => marac.unknownTables.has(table))) {
          print.say(
            `${marac.name}: a tab cannot be read just now, so nothing of it is archived. \`marac check\` says why.`,
          );
          continue;
        }
        const found = findArchivable(marac, dayOf(now));
        all.push(...found);
        if (!marac.unknownTables.has('safeContacts') && !marac.unknownTables.has('addresses'))
          caseless.push(...findCaseless(marac, dayOf(now)));
        if (!args.on('yes') || by === undefined) continue;
        for (const archivable of found)
          await app.ledger.rememberAnswer(`archive/${archivable.caseRef}`, 'archived', { by, in: 'command' });
        done += await archiveCases(reading, found);
      }
      show(print, all);
      showCaseless(print, caseless);
      print.put('archived', done);
      if (all.length === 0) print.say('No case is ready to be archived.');
      else if (!args.on('yes')) print.say('\nNothing was changed. If it is right: --yes --by "Your Name".');
      else
        print.say(`\n${done} of ${all.length} archived. Their rows above may be removed once the minutes are filed.`);
      return args.on('yes') && done < all.length ? NEEDS_A_PERSON : DONE;
    }),
};

function showCaseless(print: Printer, caseless: readonly ContactsWithoutCase[]): void {
  if (caseless.length > 0)
    print.say(
      '\nSafe contacts and hidden places of referrals that became no case, all expired: a person may delete them.',
    );
  print.table(
    'caseless',
    caseless,
    [
      { header: 'referral', text: (one) => one.referral },
      { header: 'may be removed', text: (one) => one.rows.join(', ') },
    ],
    (one) => ({ referral: ref(one.referral), rows: one.rows.map(ref) }),
  );
}

function bulkOf(archivable: Archivable): readonly string[] {
  return Object.values(archivable.bulk).flat();
}

function show(print: Printer, all: readonly Archivable[]): void {
  print.table(
    'cases',
    all,
    [
      { header: 'case', text: (archivable) => archivable.caseRef },
      { header: 'closed', text: (archivable) => archivable.closedOn },
      { header: 'may be removed', text: (archivable) => bulkOf(archivable).join(', ') },
    ],
    (one) => ({ case: ref(one.caseRef), closedOn: time(one.closedOn), bulk: bulkOf(one).map(ref) }),
  );
}
