// Whether something reached an agency or a person, is on its way there, or is named on Today with its name.
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import { mailboxOf } from '../entitlement/words.ts';
import type { Line } from './office.ts';
import type { SeenRow } from './seen.ts';
import type { View } from './view.ts';

export interface Holder {
  /** An agency, whoever stands for it; or one contact. */
  readonly agency?: SeenRow;
  readonly contact?: SeenRow;
}

/** What must stand in one message, in any letters. A pattern is held against the text in small letters and on one line. */
export type Marks = readonly (string | RegExp)[];

const has = (text: string, marks: Marks): boolean =>
  marks.every((one) => (typeof one === 'string' ? text.includes(one.toLowerCase()) : one.test(text)));

export function isFor(view: View, holder: Holder, to: string): boolean {
  const row = view.seen.row('contacts', to);
  if (holder.contact !== undefined)
    return to === holder.contact.id || (row?.['address'] !== undefined && sameBox(row, holder.contact));
  if (row === undefined) return false;
  const mine = view.seen.rows('contacts').filter((one) => view.seen.agency(one['agency'])?.id === holder.agency?.id);
  return mine.some((one) => one.id === to || sameBox(one, row));
}

function sameBox(a: SeenRow, b: SeenRow): boolean {
  return (
    a['address'] !== undefined && b['address'] !== undefined && mailboxOf(a['address']) === mailboxOf(b['address'])
  );
}

export function reached(
  view: View,
  holder: Holder,
  marks: Marks,
  which: (key: string) => boolean = () => true,
): boolean {
  return view.got.some(
    (one) =>
      which(one.key) &&
      has(one.text, marks) &&
      (holder.contact !== undefined
        ? one.to === holder.contact.id || one.mailbox === mailboxOf(holder.contact['address'] ?? '-@-')
        : one.agencies.has(holder.agency?.id ?? '')),
  );
}

/** The messages to them that hold it and have not left. */
export async function waitingWith(
  view: View,
  holder: Holder,
  marks: Marks,
  which: (key: string) => boolean = () => true,
): Promise<readonly OutboxMessage[]> {
  const found: OutboxMessage[] = [];
  for (const message of view.messages)
    if (which(message.key) && isFor(view, holder, message.to) && has(await view.contentOf(message.key), marks))
      found.push(message);
  return found;
}

/** Leaves by itself: in its undo time of today, or taken for sending. */
export function isOnItsWay(view: View, message: OutboxMessage): boolean {
  if (message.held) return false;
  if (message.state === 'approved' || message.state === 'sending') return true;
  return message.state === 'offered' && message.gate !== 'release' && (message.offeredAt ?? '') >= view.today;
}

const includes = (text: string, part: string | undefined): boolean =>
  part !== undefined && part !== '' && text.toLowerCase().includes(part.toLowerCase());

/** A line about several things has the row of each. */
const isAbout = (line: Line, id: string): boolean => line.about.split(', ').includes(id);

/** Whether a line names the one for whom it is: the agency or its contact, by name. */
export function namesHolder(view: View, line: Line, holder: Holder): boolean {
  if (holder.contact !== undefined)
    return (
      includes(line.what, holder.contact['personName']) ||
      includes(line.what, holder.contact.id) ||
      isAbout(line, holder.contact.id)
    );
  const { agency } = holder;
  if (agency === undefined) return false;
  if (isAbout(line, agency.id) || includes(line.what, agency['name']) || includes(line.what, agency['shortName']))
    return true;
  // Whoever reads the same mailbox stands for it: one person, one copy.
  return view.seen
    .rows('contacts')
    .some(
      (one) =>
        (isAbout(line, one.id) || includes(line.what, one['personName']) || includes(line.what, one.id)) &&
        isFor(view, holder, one.id),
    );
}

export function namesRow(line: Line, id: string | undefined): boolean {
  return id !== undefined && (isAbout(line, id) || line.what.includes(id) || line.where.includes(id));
}

/** A line about every paper of that sort of a meeting: it says that they wait. One that names readers or cases counts for those alone. */
export function keepsWholeMeeting(line: Line, meeting: string, paper: RegExp): boolean {
  if (['stopped', 'ready', 'release'].includes(line.kind) || !namesRow(line, meeting)) return false;
  return paper.test(line.what) && /\bwaits?\b|before the agenda is ready/i.test(line.what);
}

/** Whether Today asks for the word that lets this message go: its release, its ready mark, its hold. */
export function isAskedFor(
  view: View,
  message: OutboxMessage,
  about: { readonly caseRef?: string | undefined; readonly apart?: boolean },
): boolean {
  // A word that nobody can read holds too, and nobody has said with it what is wanted: Today asks.
  if (message.held)
    return view.seen
      .rows('outbox')
      .some((row) => row['key'] === message.key && row['by'] !== undefined && row['answer']?.startsWith('?') !== true);
  const apart = about.apart === true || view.seen.isRestricted(about.caseRef);
  const [, , occasion = ''] = message.key.split('/');
  return view.lines.some(
    (line) =>
      (!apart || line.file === 'restricted' || line.kind === 'ready') &&
      ((line.kind === 'release' && message.state === 'offered' && namesRow(line, occasion)) ||
        (line.kind === 'ready' && message.state === 'draft' && namesRow(line, occasion)) ||
        line.what.includes(message.key)),
  );
}
