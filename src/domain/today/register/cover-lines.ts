// Cover from a day to a day on Today: of the MARAC that is covered, and of the MARAC from which the cover comes. Access to papers begins and ends by
// itself; who can open the workbooks is for a person.
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { servesMarac } from '../../register/contacts.ts';
import { coversOn, findCovers, findUncovered, type Cover } from '../../register/cover.ts';
import type { Contact } from '../../register/register.ts';
import { isUncertain } from '../../text/problem.ts';
import { dayOf, formatDate, type LocalTime } from '../../time/day.ts';
import type { TodayItem, Words } from '../today-item.ts';

export function coverItems(
  { contacts, maracs }: Pick<Facts, 'contacts' | 'maracs'>,
  marac: MaracFacts,
  now: LocalTime,
): readonly TodayItem[] {
  if (isUncertain(marac, 'contacts')) return [];
  const today = dayOf(now);
  const others = maracs.filter((other) => other.name !== marac.name);
  return [
    ...coversOn(contacts, marac.name, today).map((cover) => running(marac, cover)),
    ...findUncovered(contacts, marac.name, today).map((one) => uncovered(marac, one)),
    ...findCovers(contacts, marac.name)
      .filter(({ by, until }) => until !== undefined && until < today && !servesMarac(by, marac.name))
      .map((cover) => ended(marac, cover)),
    ...others.flatMap((other) =>
      coversOn(contacts, other.name, today)
        .filter(({ by }) => servesMarac(by, marac.name) && !servesMarac(by, other.name))
        .map((cover) => awayFromHere(marac, other, cover)),
    ),
  ];
}

function line(marac: MaracFacts, id: string, about: Contact, words: Words): TodayItem {
  return {
    id: `cover/${id}`,
    kind: 'problem',
    marac: marac.name,
    about: about.id,
    tab: 'Contacts',
    restricted: false,
    todo: 'know',
    ...words,
  };
}

const idOf = ({ away, by, from }: Cover): string => `${away.id}/${by.id}/${from}`;

const describeEnd = ({ until }: Cover): string =>
  until === undefined ? 'until a day stands under “Away to”' : `until ${formatDate(until)}`;

function running(marac: MaracFacts, cover: Cover): TodayItem {
  const { away, by } = cover;
  const opens = servesMarac(by, marac.name) ? '' : ' Let them open the workbooks of this MARAC for these days.';
  return line(marac, idOf(cover), away, {
    what: `${by.id} covers for ${away.id} ${describeEnd(cover)}. Papers name them, and they may get what a coordinator of this MARAC gets.${opens}`,
    otherwise: 'it ends by itself after the last day.',
  });
}

function ended(marac: MaracFacts, cover: Cover): TodayItem {
  const { by, until } = cover;
  return line(marac, `${idOf(cover)}/ended`, by, {
    todo: 'mend',
    what: `${by.id} covered this MARAC until ${until === undefined ? '' : formatDate(until)}. They get no paper of it any more. Take them out of the workbooks and of the folders with papers (Google: Share; files: the group that may open them), then mark this as done.`,
    otherwise: 'they can open the workbooks for as long as nobody takes them out.',
  });
}

function awayFromHere(marac: MaracFacts, covered: MaracFacts, cover: Cover): TodayItem {
  return line(marac, `${idOf(cover)}/${covered.name}`, cover.by, {
    what: `${cover.by.id} covers the ${covered.title} too, ${describeEnd(cover)}: its Today stands in its own workbook.`,
    otherwise: 'nobody looks at what waits there.',
  });
}

function uncovered(marac: MaracFacts, one: Contact): TodayItem {
  return line(marac, `${one.id}/nobody/${one.cover ?? ''}`, one, {
    todo: 'mend',
    what: `${one.id} is away, and the cover named there does not act: they are no coordinator on Contacts, have left or are away too. Name a row in the role Coordinator or Deputy coordinator under “Cover”.`,
    otherwise: 'papers and alarms go on naming whoever is away.',
  });
}
