// Cases on their way to another MARAC or from one: what has not gone, what nobody has acknowledged in time, which papers are missing.
import { packSentOn } from '../../cases/pack-sent.ts';
import type { Transfer } from '../../meeting/meeting.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { redirectedBy } from '../../referral/redirects.ts';
import { ACKNOWLEDGED_WITHIN, addWorkingDays, nationOf } from '../../time/calendar.ts';
import { formatDate, type Day } from '../../time/day.ts';
import type { TodayItem, Words } from '../today-item.ts';

export function transferItems(facts: Facts, marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.transfers.flatMap((transfer) => {
    const found = transfer.direction === 'in' ? askOfIncoming(transfer) : askOfOutgoing(facts, marac, transfer, today);
    if (found === undefined) return [];
    const [rule, words] = found;
    const { id, caseRef } = transfer;
    return [
      {
        id: `case/${id}/${rule}`,
        kind: 'case',
        marac: marac.name,
        about: id,
        tab: 'Transfers',
        restricted: caseRef !== undefined && marac.restrictedCases.has(caseRef),
        ...words,
      },
    ];
  });
}

type Asked = readonly [rule: string, words: Words] | undefined;

function askOfIncoming({ id, completeOn, papersMissing }: Transfer): Asked {
  if (completeOn !== undefined) return undefined;
  if (papersMissing === undefined)
    return [
      'whole',
      {
        what: `Transfer ${id} came in: are all its papers there? Type “Complete on”, or what is missing.`,
        otherwise: 'the case may be heard without papers that the other MARAC has.',
      },
    ];
  return [
    'papers',
    {
      what: `Transfer ${id} came without all papers: ask the other MARAC.`,
      otherwise: 'the case is heard without them.',
      todo: 'ring',
    },
  ];
}

function askOfOutgoing(facts: Facts, marac: MaracFacts, transfer: Transfer, today: Day): Asked {
  const { id, otherMarac, preparedOn } = transfer;
  const referral = redirectedBy(marac, transfer);
  if (transfer.acknowledgedOn !== undefined || referral?.redirectAcknowledgedOn !== undefined) return undefined;
  if (otherMarac === undefined)
    return [
      'where',
      {
        what: `Transfer ${id}: to which MARAC? Name it on Transfers; it needs a verified contact.`,
        otherwise: 'no MARAC hears of the case.',
      },
    ];
  const ring = (when: string): Asked => [
    'acknowledge',
    {
      what: `Transfer ${id} has not been acknowledged yet by ${otherMarac}${when}: ring them, and type “Acknowledged on”.`,
      otherwise: 'nobody knows whether the other MARAC hears the case.',
      todo: 'ring',
    },
  ];
  // A referral that belongs elsewhere has been heard nowhere: somebody rings at once.
  if (referral !== undefined) return ring(` (referral ${referral.id})`);
  const sentOn = packSentOn(facts.recorded, transfer);
  const nation = nationOf(marac.rules, today);
  if (sentOn !== undefined)
    return today >= addWorkingDays(sentOn, ACKNOWLEDGED_WITHIN, nation)
      ? ring(`, which has it since ${formatDate(sentOn)}`)
      : undefined;
  // On offer it waits on Outbox, and Today asks for its release.
  const isOnOffer = [...facts.recorded.messages.values()].some(
    ({ covers, settledAt }) => settledAt === undefined && covers.includes(`${id}/sent`),
  );
  if (isOnOffer || preparedOn === undefined || today <= preparedOn) return undefined;
  return [
    'not-gone',
    {
      what: `The pack of transfer ${id} has not gone to ${otherMarac} yet. Send it, and type “Sent on” if it goes otherwise than by this desk.`,
      otherwise: 'the other MARAC does not know of the case.',
    },
  ];
}
