// `marac find`: finds by a name whatever a person of the team may see. The name is asked for on standard input, so that it stands in no history of a
// shell and in no list of processes.
import { formatTime } from '../../domain/time/day.ts';
import { nameRow, nameRows } from '../../domain/names/names-in-text.ts';
import { wordsOfRow } from '../../domain/names/row-words.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { describeMessage } from '../../domain/today/withheld/describe-withheld.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { DONE, Failure, type ExitCode } from '../../errors.ts';
import { lookAtReading } from '../../jobs/answers/take-reading.ts';
import { stateOf } from '../../jobs/views/describe-state.ts';
import { findByName, lastAt, type FoundRow } from '../../use-cases/find-by-name.ts';
import type { Command, CommandContext } from '../command.ts';
import type { Column } from '../print.ts';
import { fixed, key, ref, time, word } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';

export const find: Command = {
  name: 'find',
  summary: 'finds people, cases, referrals, contacts, actions and messages by a name',
  takesNothing:
    'A name among the arguments would stay in the history of the shell and stand in the list of processes, where everybody on this machine can read it. Run `marac find` and type the name when it asks, or pipe one line into it.',
  more: [
    'It asks for the name, or reads one line from a pipe. Capitals, accents, order, short forms, other spellings and slips make no difference; the first three letters of a name will do. A ref finds its row.',
    'It searches every tab of both workbooks and prints names: for a person’s own screen. --json prints refs only.',
  ],
  run: async (context) => {
    const asked = (await context.ask('Name: '))?.trim() ?? '';
    return withApp(context, async (app) => {
      const reading = await lookAtReading(app.ports);
      const found = findByName(reading, await app.ledger.messages(), asked);
      if (found === undefined)
        throw new Failure('arguments', 'There is nothing to look for: type two letters or more.');
      return printFound(context, reading.facts, found);
    });
  },
};

function printFound(
  { print }: CommandContext,
  facts: Facts,
  { named, about, messages }: NonNullable<ReturnType<typeof findByName>>,
): ExitCode {
  if (named.length === 0) print.say('Nobody and nothing of that name was found, in any spelling that sounds alike.');
  print.table('named', named, [...rowColumns(facts), caseColumn(facts)], told);
  if (about.length > 0) print.say('\nOf these cases:');
  print.table('about', about, rowColumns(facts), told);
  if (messages.length > 0) print.say('\nMessages about them:');
  print.table('messages', messages, messageColumns(facts), (one) => ({
    key: key(one.key),
    to: ref(one.to),
    state: word(one.state),
    at: time(lastAt(one)),
  }));
  const refs = [...new Set([...named, ...about].filter((row) => row.table === 'cases').map((row) => row.id))];
  if (refs.length > 0) print.say(`\n\`marac who ${refs[0] ?? ''}\` lists who was sent what about a case.`);
  return DONE;
}

const told = ({ id, table, marac, file, place }: FoundRow) => ({
  id: ref(id),
  table: word(table),
  marac: word(marac),
  workbook: word(file),
  place: fixed(place),
});

/** Whoever runs this reads both workbooks, as with `marac today`. */
const rowColumns = (facts: Facts): readonly Column<FoundRow>[] => [
  { header: 'tab', text: ({ tab }) => tab },
  { header: 'where', text: ({ place }) => place },
  { header: 'workbook', text: ({ file }) => file },
  {
    header: 'what',
    text: ({ id }) => {
      const known = wordsOfRow(facts, 'restricted', id);
      return known === undefined ? id : `${(known.whole ?? known.parts).join(', ')} (${id})`;
    },
  },
];

const caseColumn = (facts: Facts): Column<FoundRow> => ({
  header: 'case',
  text: ({ id, caseRef = '' }) => (caseRef === id ? '' : nameRow(facts, 'restricted', caseRef)),
});

const messageColumns = (facts: Facts): readonly Column<OutboxMessage>[] => [
  { header: 'when', text: (one) => formatTime(lastAt(one)) },
  { header: 'state', text: stateOf },
  { header: 'to', text: (one) => nameRow(facts, 'restricted', one.to) },
  {
    header: 'what',
    text: (one) => {
      const marac = facts.maracs.find((each) => each.name === one.marac) ?? facts.maracs[0];
      return marac === undefined
        ? one.template
        : nameRows(
            facts,
            'restricted',
            `${describeMessage(marac, one)} (${marac.pool.take('D', `message/${one.key}`)})`,
          );
    },
  },
];
