// `marac outbox`, `hold`, `release`: the messages, what each waits for, and what became of it.
import { gatherAccess, type Access } from '../../domain/access/access.ts';
import { describeClasses } from '../../domain/access/field-class.ts';
import { dayOf, formatTime, type LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { mayLeave } from '../../domain/access/may-go.ts';
import { describeMessage, titleOfMessage } from '../../domain/today/withheld/describe-withheld.ts';
import type { MessageHistory } from '../../domain/outbox/message-history.ts';
import { openEnd } from '../../domain/outbox/open-end.ts';
import { describeHistory } from '../../domain/outbox/describe-history.ts';
import { compareText } from '../../domain/text/order.ts';
import { describeReason, describeReasons } from '../../domain/text/describe-reason.ts';
import { DONE, Failure, NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { findAddressees, describeAddressee, type Addressees } from '../../jobs/engine/addressees.ts';
import { openIdPool } from '../../jobs/engine/open-id-pool.ts';
import { stateOf, describeGoing } from '../../jobs/views/describe-state.ts';
import { readHistories } from '../../jobs/memory/read-histories.ts';
import { standsOnOutbox } from '../../jobs/views/view-rows.ts';
import { lookAtReading } from '../../jobs/answers/take-reading.ts';
import type { Command, CommandContext } from '../command.ts';
import type { Column, Printer } from '../print.ts';
import { key, ref, time, word, type SafeValue } from '../safe-texts.ts';
import { callMessage, nameRowsFor } from '../name-rows.ts';
import { AS_OF, withApp } from '../with-app.ts';
import type { App } from '../../app/app-port.ts';

const ALL = { all: { help: 'Also those settled more than a fortnight ago.' } };
export const BY = { by: { value: 'NAME', help: 'Who decides. The record keeps the name.' } };

export const outbox: Command = {
  name: 'outbox',
  summary: 'lists the messages, what each waits for and why it is there',
  takes: [
    {
      name: 'MESSAGE',
      help: 'One message, by its key, the end of it or its number (O-..., D-...): shows it as its recipient would see it.',
      needed: false,
    },
  ],
  options: { ...ALL, ...AS_OF },
  run: async (context) =>
    withApp(context, async (app, now) => {
      const asked = context.args.taken[0];
      if (asked !== undefined) return showOne(context, app, await requireMessage(app, asked));
      const shown = (await app.ledger.messages()).filter((one) => context.args.on('all') || standsOnOutbox(one, now));
      const { facts } = await lookAtReading(app.ports);
      nameRowsFor(context.print, facts);
      const access = gatherAccess(facts, dayOf(now), app.ports.allowedDomains);
      const histories = await readHistories(app.ledger, shown);
      const waits = shown.filter((message) => message.settledAt === undefined || openEnd(message) !== undefined);
      const over = shown.filter((message) => !waits.includes(message)).toSorted(newestFirst);
      const addressees = await findAddressees(app.ledger, facts, shown);
      const columns = columnsOf({ facts, access, histories, addressees, now, print: context.print });
      // What came to an end and wants somebody stands first.
      const first = [...waits].toSorted(
        (one, other) => Number(openEnd(other) !== undefined) - Number(openEnd(one) !== undefined),
      );
      const isAll = context.args.on('all');
      context.print.table('messages', isAll ? [...first, ...over] : first, columns, told);
      if (!isAll) {
        if (over.length > 0) context.print.say('\nLately:');
        context.print.table('lately', over, columns, told);
      }
      context.print.say(
        `\n${waits.length} message${waits.length === 1 ? '' : 's'} not over. \`marac outbox MESSAGE\` shows one, \`marac release MESSAGE --by NAME\` lets it go, \`marac resolve MESSAGE\` answers for one that came to an end.`,
      );
      return DONE;
    }),
};

/** With name and address where a person sits at the output: whoever releases sees where it goes. */
function describeTo(
  { toPerson }: Printer,
  facts: Facts | undefined,
  { key: name, to }: OutboxMessage,
  addressees: Addressees,
): string {
  return toPerson && facts !== undefined ? describeAddressee(facts, to, addressees.get(name)) : to;
}

const newestFirst = (message: OutboxMessage, other: OutboxMessage): number =>
  compareText(other.settledAt ?? '', message.settledAt ?? '');

interface Shown {
  readonly facts: Facts;
  readonly access: Access;
  readonly histories: ReadonlyMap<string, MessageHistory>;
  readonly addressees: Addressees;
  readonly now: LocalTime;
  readonly print: Printer;
}

function columnsOf({ facts, access, histories, addressees, now, print }: Shown): readonly Column<OutboxMessage>[] {
  const maracOf = (one: OutboxMessage) => facts.maracs.find((each) => each.name === one.marac) ?? facts.maracs[0];
  const happened = (message: OutboxMessage): string => {
    const history = histories.get(message.key) ?? { attempts: [] };
    // What the mail server wrote may name an address.
    return print.toPerson ? describeHistory(message, history) : (history.attempts.at(-1)?.evidence ?? '');
  };
  return [
    { header: 'message', text: (message) => message.key },
    { header: 'v', text: (message) => String(message.version) },
    { header: 'state', text: stateOf },
    { header: 'to', text: (message) => describeTo(print, facts, message, addressees) },
    {
      header: 'what',
      text: (message) => {
        const of = maracOf(message);
        return of === undefined ? message.template : describeMessage(of, message);
      },
    },
    {
      header: 'what it waits for',
      text: (message) => {
        const of = maracOf(message);
        return of === undefined ? '' : describeGoing(of, access, message, now);
      },
    },
    { header: 'what happened', text: happened },
  ];
}

const told = (message: OutboxMessage): Readonly<Record<string, SafeValue>> => ({
  key: key(message.key),
  version: message.version,
  attempt: message.epoch,
  state: word(message.state),
  held: message.held,
  ended: message.ended === undefined ? null : word(message.ended.how),
  to: ref(message.to),
  template: word(message.template),
  gate: word(message.gate),
  notAfter: time(message.notAfter),
  settled: message.settledAt === undefined ? null : time(message.settledAt),
});

async function showOne({ print }: CommandContext, app: App, message: OutboxMessage): Promise<ExitCode> {
  // A workbook that cannot be read now takes nothing from what the ledger tells.
  const facts = await lookAtReading(app.ports).then(
    (reading) => reading.facts,
    (error: unknown) => {
      if (error instanceof Failure) return undefined;
      throw error;
    },
  );
  if (facts !== undefined) nameRowsFor(print, facts);
  const addressees = facts === undefined ? new Map() : await findAddressees(app.ledger, facts, [message]);
  print.say(`${message.key}, version ${message.version}, ${stateOf(message)}`);
  if (message.frozen !== undefined) print.say(`Frozen. ${describeReasons(message.frozen)}`);
  print.say(
    `To ${describeTo(print, facts, message, addressees)}. ${titleOfMessage(message)}. ${describeReasons(message.because)}`,
  );
  for (const disclosed of message.discloses)
    print.say(`Shows of ${disclosed.case}: ${describeClasses(disclosed.classes)}`);
  const history = await app.ledger.findHistory(message.key);
  for (const one of history.attempts)
    print.say(
      `Attempt ${one.number}, ${formatTime(one.at)}: ${one.how ?? 'under way'}${one.evidence === undefined ? '' : ` (${one.evidence})`}`,
    );
  if (print.toPerson) print.say(describeHistory(message, history));
  const text = await app.ledger.findMailText(message.key);
  if (text !== undefined && !print.json) print.say(`\nSubject: ${text.subject}\n\n${text.text}`);
  print.put('message', {
    key: key(message.key),
    version: message.version,
    state: word(message.state),
    papers: message.papers.map(key),
  });
  return DONE;
}

/** The message of that key, or the only one whose key ends so; or the only one of a number: O- of its row, D- of the mail or of a paper in it. */
export async function requireMessage(app: App, asked: string): Promise<OutboxMessage> {
  const all = await app.ledger.messages();
  const found = NUMBER.test(asked)
    ? numbered(app, all, asked.toUpperCase())
    : all.filter((message) => message.key === asked || message.key.endsWith(asked));
  const [first] = found.length > 1 ? found.filter((message) => message.key === asked) : found;
  if (first === undefined)
    throw new Failure(
      'not-found',
      found.length > 1
        ? `${found.length} messages ${NUMBER.test(asked) ? 'have' : 'end in'} "${asked}".`
        : `There is no message "${asked}".`,
    );
  return first;
}

const NUMBER = /^[OD]-[0-9A-Z]{4,10}$/i;

function numbered(app: App, all: readonly OutboxMessage[], asked: string): readonly OutboxMessage[] {
  return app.config.maracs.flatMap(({ name }) => {
    const pool = openIdPool(app.keys, name);
    return all.filter(
      ({ marac, key: each, pinned }) =>
        (marac === name || marac === '*') &&
        (pool.take('O', `outbox/${each}`) === asked ||
          pool.take('D', `message/${each}`) === asked ||
          pinned.some((paper) => pool.take('D', `paper/${paper.key}`) === asked)),
    );
  });
}

export function byWhom(context: CommandContext): string {
  const by = context.args.text('by');
  if (by === undefined) throw new Failure('arguments', `marac needs to know who decides: --by "Your Name".`);
  return by;
}

export const hold: Command = {
  name: 'hold',
  summary: 'keeps a message from going until it is released',
  takes: [{ name: 'MESSAGE', help: 'Its key, the end of it, or its number (O-..., D-...).', needed: true }],
  options: { ...BY, why: { value: 'TEXT', help: 'Why. The record keeps it, sealed.' }, ...AS_OF },
  run: async (context) =>
    withApp(context, async (app) => {
      const message = await requireMessage(app, context.args.taken[0] ?? '');
      const why = context.args.text('why');
      const answer = await app.ledger.hold(message.key, {
        by: byWhom(context),
        in: 'command',
        ...(why === undefined ? {} : { why }),
      });
      context.print.say(answer.ok ? `Held: ${message.key}.` : `It is ${message.state}: it can no longer be held.`);
      return answer.ok ? DONE : NEEDS_A_PERSON;
    }),
};

export const release: Command = {
  name: 'release',
  summary: 'releases messages, each in the version that you looked at',
  takes: [
    {
      name: 'MESSAGE',
      help: 'A key, the end of one or a number (O-..., D-...); with --all, the beginning of several.',
      needed: true,
      many: true,
    },
  ],
  options: {
    ...BY,
    version: { value: 'N', help: 'The version you looked at. Without it: the newest, which is printed.' },
    all: { help: 'All messages whose keys begin with MESSAGE.' },
    ...AS_OF,
  },
  run: async (context) =>
    withApp(context, async (app, now) => {
      const by = byWhom(context);
      const { facts, holds } = await app.hear();
      nameRowsFor(context.print, facts);
      const access = gatherAccess(facts, dayOf(now), app.ports.allowedDomains);
      const messages = await named(context, app);
      const addressees = await findAddressees(app.ledger, facts, messages);
      let failed = 0;
      for (const message of messages) {
        const called = callMessage(context.print, facts, message);
        if (holds.has(message.key)) {
          failed += 1;
          context.print.say(
            `Not released: ${called}. Hold stands beside it on the tab Outbox, or what stands there cannot be read. Take that away first.`,
          );
          continue;
        }
        const version = Number(context.args.text('version') ?? message.version);
        if (message.held && message.version === version) await app.ledger.unhold(message.key, { by, in: 'command' });
        const answer = await app.ledger.release(message.key, version, { by, in: 'command' });
        if (answer.ok) {
          const whom = describeTo(context.print, facts, message, addressees);
          context.print.say(`Released: ${called}, version ${version}, to ${whom}.`);
          const verdict = mayLeave(message, access);
          if (message.frozen !== undefined) context.print.say(`It does not go yet. ${describeReasons(message.frozen)}`);
          else if (!verdict.may) context.print.say(`It does not go yet. ${describeReason(verdict.because)}`);
        } else {
          failed += 1;
          context.print.say(
            answer.why === 'version'
              ? `Not released: ${called} is now version ${message.version}; the plan has changed since version ${version}. Look again: \`marac outbox ${message.key}\`.`
              : answer.why === 'draft'
                ? `Not released: ${called} is still a draft and will change as you edit; a ready mark is missing.`
                : `Not released: ${called} is ${message.state}.${openEnd(message) === undefined ? '' : ` \`marac resolve ${message.key}\` sends it again or ends it.`}`,
          );
        }
      }
      return failed === 0 ? DONE : NEEDS_A_PERSON;
    }),
};

async function named(context: CommandContext, app: App): Promise<readonly OutboxMessage[]> {
  if (!context.args.on('all')) return Promise.all(context.args.taken.map((one) => requireMessage(app, one)));
  const offered = await app.ledger.messages({ states: ['offered'] });
  const found = offered.filter((message) => context.args.taken.some((start) => message.key.startsWith(start)));
  if (found.length === 0) throw new Failure('not-found', 'No offered message has a key with that beginning.');
  return found;
}
