// What the ledger of a desk says, compared with what really lies in people's mailboxes: lost, twice, and ends that nobody is told of.
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { findMail } from '../../src/domain/papers/catalogue.ts';
import { titleOfMessage } from '../../src/domain/today/withheld/describe-withheld.ts';
import { ACCOUNT, type Dovecot } from './dovecot.ts';
import type { Line, RealDesk } from './desk.ts';

export interface Judged {
  readonly messages: number;
  /** In the mailbox of the one they are for, once. */
  readonly delivered: number;
  /** Not there, and Today says so. */
  readonly told: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly silent: readonly string[];
}

export async function judge(desk: RealDesk, dovecot: Dovecot, now: string): Promise<Judged> {
  const there = copies(dovecot);
  const lines = await linesOf(desk, now);
  const contacts = new Map((await desk.rows('contacts')).map((one) => [one['id'], one['personName'] ?? '']));
  const messages = await desk.messages(now);
  const [lost, twice, silent]: [string[], string[], string[]] = [[], [], []];
  const planned = new Set(messages.flatMap((one) => one.messageId ?? []));
  let [delivered, told] = [0, 0];
  for (const one of messages) {
    const count = there.filter(({ messageId }) => messageId === one.messageId).length;
    if (count > 1) twice.push(`${one.key}: ${count} copies`);
    if (count > 0 && (one.state === 'refused' || one.state === 'cancelled'))
      twice.push(`${one.key}: ${one.state}, and it lies in its mailbox`);
    if (count > 0) delivered += 1;
    else if (lines.some((line) => tells(line, one, contacts.get(one.to) ?? '', messages))) told += 1;
    else if (one.state === 'sent') lost.push(`${one.key}: sent, and neither in its mailbox nor on Today`);
    else if (!isNoLoss(one)) silent.push(`${one.key}: ${one.state}, and not on Today`);
  }
  for (const { messageId, subject, to } of there) {
    if (!planned.has(messageId)) twice.push(`${to}: ${subject} (${messageId}) is known to no ledger`);
    const alike = there.filter((one) => one.to === to && one.subject === subject);
    if (alike.length > 1 && alike[0]?.messageId === messageId) twice.push(`${to}: ${subject}, ${alike.length} times`);
  }
  return { messages: messages.length, delivered, told, lost, twice, silent };
}

/** A draft follows the typing; what a rule took back before its hour needs nobody; what a named person ended is over. */
function isNoLoss({ state, late, ended }: OutboxMessage): boolean {
  return state === 'draft' || (state === 'cancelled' && late === undefined) || ended !== undefined;
}

interface Copy {
  readonly to: string;
  readonly messageId: string;
  /** With the reference of the message in it. */
  readonly subject: string;
}

function copies(dovecot: Dovecot): readonly Copy[] {
  const people = dovecot.people().filter((one) => one !== ACCOUNT);
  return people.flatMap((to) =>
    dovecot.stored(to).map(({ messageId, text }) => {
      const subject = /^Subject: ((?:.|\r?\n[ \t])*)/im.exec(text)?.[1]?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
      return { to, messageId, subject: subject.trim() };
    }),
  );
}

/** Lines of Today with their ids, as a program gets them, and as they stand in the workbooks. */
async function linesOf(desk: RealDesk, now: string): Promise<readonly Line[]> {
  const said = await desk.marac(now, 'today', '--json');
  const items = (JSON.parse(said.out) as { today?: readonly Partial<Line>[] }).today ?? [];
  return [...items.map(({ id = '', kind = '', what = '' }) => ({ id, kind, what })), ...(await desk.today())];
}

/** A line about this message: by its key or Message-ID, or by what it is and whom it is for. */
function tells(line: Line, message: OutboxMessage, name: string, messages: readonly OutboxMessage[]): boolean {
  const { id, kind, what } = line;
  const { key, to, messageId, state, template } = message;
  if (id.includes(key) || (messageId !== undefined && what.includes(messageId))) return true;
  // A server that takes nothing keeps everything that is due: one line for all of it.
  if (state === 'approved' && kind === 'alarm' && /^The (mail server|mailbox|server of the mailbox)/.test(what))
    return true;
  const about = occasion(key);
  if (kind === 'release' && state === 'offered')
    return titles(message).some((one) => what.includes(one)) && isCounted(line, message, messages);
  const isThis = [about, findMail(template)?.subject ?? template].some((text) => what.includes(text));
  return isThis && (what.includes(to) || (name !== '' && what.includes(name)));
}

const occasion = (key: string): string => key.split('/')[2] ?? '';
const titles = (one: OutboxMessage): readonly string[] => [
  titleOfMessage(one),
  findMail(one.template)?.subject ?? one.template,
];

/** It waits for a release that nobody has given. */
const isOffered = ({ state, gate, held, released, version }: OutboxMessage): boolean =>
  state === 'offered' && gate === 'release' && !held && released?.version !== version;

const jobOf = ({ template, key }: OutboxMessage): string => `${template} ${key.split('/')[1]}`;

/** Named by what it is about; or the line counts as many as wait of this kind, so that none of them is without it. */
function isCounted({ what }: Line, message: OutboxMessage, messages: readonly OutboxMessage[]): boolean {
  if (what.includes(occasion(message.key))) return true;
  if (!/ and \d+ more/.test(what)) return false;
  const waiting = messages.filter((one) => isOffered(one) && jobOf(one) === jobOf(message));
  return what.startsWith(`${waiting.length} message`);
}
