// Answers that want a name: one line each, until somebody types it.
import type { Facts, MaracFacts } from '../plan/facts.ts';
import type { OutboxMessage } from '../outbox/outbox-message.ts';
import { describeNameless } from '../answers/unsigned-answers.ts';
import type { TodayItem } from './today-item.ts';
import { describeMessages } from './withheld/describe-withheld.ts';
import { rowIdOf } from './line-id.ts';

export function unsignedItems(marac: MaracFacts, messages: readonly OutboxMessage[]): readonly TodayItem[] {
  return (marac.nameless ?? []).flatMap((one) => {
    // A row of Today says it itself, and so does the line that tells of a sending switched off.
    if (one.signed.table === 'today' || one.signed.table === 'settings') return [];
    const { rowId, tab, restricted, signed } = one;
    const message = signed.table === 'outbox' ? messageOf(marac, rowId, messages) : undefined;
    // What was typed beside a message that is over changes nothing any more.
    if (message !== undefined && ENDED.includes(message.state)) return [];
    return [
      {
        id: `${signed.kind}/${rowId}/nameless-${signed.answer}`,
        kind: signed.kind,
        marac: marac.name,
        what: `${describeNameless(one)}${message === undefined ? '' : ` It is about ${describeMessages(marac, [message])} to ${message.to}.`}`,
        about: rowId,
        otherwise: one.obeyed ? 'it is obeyed all the same.' : `${signed.meanwhile}.`,
        tab,
        restricted: restricted || signed.table === 'conflicts',
        ...(message !== undefined || one.obeyed || signed.answer === signed.by
          ? {}
          : {
              alike: {
                as: `nameless/${signed.table}/${signed.answer}/${one.does}`,
                thing: rowId,
                tell: (list: string, count: number) =>
                  `“${one.column}” is filled in without a name in ${count} rows of ${tab}, so nothing is done yet. Type in “${one.byColumn}” who says so: then ${one.does}. ${list}.`,
              },
            }),
      },
    ];
  });
}

const ENDED: readonly OutboxMessage['state'][] = ['sent', 'refused', 'cancelled'];

const messageOf = (
  { pool }: MaracFacts,
  rowId: string,
  messages: readonly OutboxMessage[],
): OutboxMessage | undefined => messages.find((message) => pool.take('O', `outbox/${message.key}`) === rowId);

/** Lines that ask for an answer which stands there already and only wants its name. */
export function isAskedForName(facts: Facts, item: TodayItem): boolean {
  const marac = facts.maracs.find((candidate) => candidate.name === item.marac);
  return (marac?.nameless ?? []).some(({ signed, rowId }) =>
    (signed.instead ?? []).some((one) => {
      const [kind, rule] = one.split('/');
      return item.id === `${kind}/${rowId}/${rule}`;
    }),
  );
}

const HERE = 'What stands beside this line has no name and does nothing yet: type yours in “By”. ';

/** A line beside which somebody answered, or typed Done, without a name. */
export function withNameWanted(marac: MaracFacts | undefined, item: TodayItem): TodayItem {
  const wants = (marac?.nameless ?? []).some(
    (place) => marac !== undefined && place.signed.table === 'today' && place.rowId === rowIdOf(marac.pool, item),
  );
  return wants ? { ...item, what: `${HERE}${item.what}` } : item;
}

const ONLY =
  'What stands in “Only” names nothing that this line lists, so nothing is done yet: type refs of the line. ';

/** A line that lists several, beside which somebody answered for some of them by refs that it does not list. */
export function withOnlyFault(marac: MaracFacts | undefined, item: TodayItem): TodayItem {
  const isFaulty = marac?.misnamed !== undefined && marac.misnamed.has(rowIdOf(marac.pool, item));
  return isFaulty ? { ...item, what: `${ONLY}${item.what}` } : item;
}

/** What the line says without that. */
export const withoutNameWanted = (what: string): string =>
  [HERE, ONLY].reduce((said, head) => (said.startsWith(head) ? said.slice(head.length) : said), what);
