// Where the reader of a reminder finds what the actions are about: the message itself names numbers and days alone.
import { sheetsThatTold } from '../../domain/actions/action-told.ts';
import { canonicalAddress } from '../../domain/register/contacts.ts';
import type { Contact } from '../../domain/register/register.ts';
import { dayOf, formatDate, type Day } from '../../domain/time/day.ts';
import type { Chased } from './chased-actions.ts';

export const HAVE_SHEET = 'What each action says stands in the action sheet you have.';
const TAKEN_OVER =
  'What each action says stands in the minutes or the action sheet of the meeting that agreed it; if you do not have it, ring us and give the action’s number.';

/** One sentence for a reader who had the sheets, one for whoever did not, one for what no sheet of ours has told. */
export function describeWhereSheetsAre(
  reader: Contact,
  chased: readonly Pick<Chased, 'round' | 'action' | 'agency'>[],
): string {
  const days = new Set<Day>();
  let [has, isTakenOver] = [false, false];
  for (const { round, action, agency } of chased) {
    const sheets = sheetsThatTold(round.facts, round.marac, agency, action);
    if (sheets.some(({ to }) => isSameReader(round.facts.contacts, to, reader))) has = true;
    else if (sheets.length === 0) isTakenOver = true;
    else for (const { settledAt, plannedAt } of sheets) days.add(dayOf(settledAt ?? plannedAt));
  }
  const [first] = [...days].toSorted();
  return [
    has ? HAVE_SHEET : '',
    first === undefined
      ? ''
      : `${has ? 'Others stand' : 'What each action says stands'} in an action sheet that went to your agency${days.size === 1 ? ` on ${formatDate(first)}` : ''}, but not to you: ask your agency’s representative for it, or ring us and give the action’s number.`,
    isTakenOver
      ? has || first !== undefined
        ? TAKEN_OVER.replace('each action says', 'the others say')
        : TAKEN_OVER
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The same mailbox is the same reader, whichever row it was told by. */
function isSameReader(contacts: readonly Contact[], to: string, reader: Contact): boolean {
  if (to === reader.id) return true;
  const address = contacts.find((one) => one.id === to)?.address;
  return (
    address !== undefined &&
    reader.address !== undefined &&
    canonicalAddress(address) === canonicalAddress(reader.address)
  );
}
