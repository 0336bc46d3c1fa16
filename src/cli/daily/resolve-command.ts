// `marac resolve`: what a person says of a message that has come to an end: it went, it goes again, they were told by phone, nothing more is done.
import { gatherAccess } from '../../domain/access/access.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import { carryOutAnswer, type Done } from '../../domain/outbox/carry-out-answer.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { DONE, Failure, NEEDS_A_PERSON } from '../../errors.ts';
import type { Arguments, Command } from '../command.ts';
import { BY, byWhom, requireMessage } from './outbox-command.ts';
import { callMessage, nameRowsFor } from '../name-rows.ts';
import { AS_OF, withApp } from '../with-app.ts';
import type { EndAnswer } from '../../domain/outbox/end-answer.ts';
import type { App } from '../../app/app-port.ts';

const OPTIONS = {
  ...BY,
  why: { value: 'TEXT', help: 'Where you looked and what you saw; who was told, how and when. Also: --evidence.' },
  evidence: { value: 'TEXT', help: 'The same as --why.' },
  sent: { help: 'For an uncertain message: it was sent.' },
  'not-sent': {
    help: 'For an uncertain message: it was not sent; with --close or --send-again. Refused during the quarantine.',
  },
  close: { help: 'Not sent, and not to be sent.' },
  'send-again': { help: 'Send the same content again to the same address, once.' },
  'to-new-address': { help: 'Send the same content to the verified address that is on Contacts now.' },
  'told-by-phone': { help: 'They were told by phone: nothing more is sent.' },
  'give-up': { help: 'Nothing more is done about it.' },
  ...AS_OF,
} as const;

export const resolve: Command = {
  name: 'resolve',
  summary: 'ends a message that was refused, bounced or is uncertain, or sends it again',
  takes: [{ name: 'MESSAGE', help: 'Its key, the end of it, or its number (O-..., D-...).', needed: true }],
  options: OPTIONS,
  run: async (context) =>
    withApp(context, async (app, now) => {
      const { args, print } = context;
      const by = byWhom(context);
      const { facts } = await app.hear();
      nameRowsFor(print, facts);
      const message = await requireMessage(app, args.taken[0] ?? '');
      const called = callMessage(print, facts, message);
      const done = await decisionOf(app, message, args, now);
      if (!done.ok) {
        print.say(`Not done: ${called}: ${done.why}.`);
        return NEEDS_A_PERSON;
      }
      const { decision, toAddress } = done;
      const answer = await app.ledger.decideByPerson(message.key, decision, {
        by,
        in: 'command',
        evidence: args.text('why') ?? args.text('evidence') ?? '',
        attempt: message.epoch,
        ...(toAddress === undefined ? {} : { toAddress }),
      });
      const where = toAddress === undefined || !print.toPerson ? '' : ` It goes to ${toAddress}.`;
      print.say(answer.ok ? `Recorded: ${called}, ${decision}.${where}` : describeRefusal(message, answer.why));
      return answer.ok ? DONE : NEEDS_A_PERSON;
    }),
};

const ANSWERS: readonly (readonly [string, EndAnswer])[] = [
  ['to-new-address', 'newAddress'],
  ['told-by-phone', 'toldByPhone'],
  ['give-up', 'giveUp'],
  ['send-again', 'sendAgain'],
];

async function decisionOf(
  app: App,
  message: OutboxMessage,
  args: Arguments,
  now: LocalTime,
): Promise<Done | { readonly ok: false; readonly why: string }> {
  const [word, ...more] = ['sent', 'close', ...ANSWERS.map(([option]) => option)].filter((part) => args.on(part));
  if (word === 'sent' && more.length === 0 && !args.on('not-sent')) return { ok: true, decision: 'sent' };
  if (word === 'close' && more.length === 0 && args.on('not-sent')) return { ok: true, decision: 'notSentClose' };
  const answer = ANSWERS.find(([option]) => option === word)?.[1];
  if (answer === undefined || more.length > 0 || (args.on('not-sent') && answer !== 'sendAgain'))
    throw new Failure(
      'arguments',
      'Say one thing: --sent, --send-again, --to-new-address, --told-by-phone or --give-up; of an uncertain one also --not-sent with --close or --send-again.',
    );
  // The ledger itself refuses this inside the quarantine.
  if (message.state === 'uncertain' && answer === 'sendAgain') return { ok: true, decision: 'notSentSendAgain' };
  const { facts } = await app.hear();
  const history = await app.ledger.findHistory(message.key);
  return carryOutAnswer(answer, message, history, gatherAccess(facts, dayOf(now), app.ports.allowedDomains), now);
}

function describeRefusal({ state }: OutboxMessage, why: 'state' | 'quarantine' | 'evidence' | 'tooLate'): string {
  switch (why) {
    case 'evidence':
      return 'Say why: where you looked and what you saw, or who was told and when: --why "..."';
    case 'quarantine':
      return 'Not yet: the mail server may still answer. Try again when the quarantine is over; `marac outbox` shows until when.';
    case 'tooLate':
      return 'Its hour has passed: it cannot be sent any more.';
    case 'state':
      return `It is ${state}: there is nothing to resolve.`;
  }
}
