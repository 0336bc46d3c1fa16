// Addresses of somebody who is on People no more: no paper says them and nobody searches by them. Asked about once nobody waits for the person's
// row to be put back, until a person types whose they are or takes them out.
import { movedToRestrictedOf, reservedCase, reservedVictim } from '../../cases/case-of-referral.ts';
import type { Address } from '../../cases/case.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { groupBy } from '../../text/order.ts';
import { isUncertain } from '../../text/problem.ts';
import { rowsWith } from '../../text/rows-with.ts';
import type { TodayItem } from '../today-item.ts';

const LOOKED_AT = ['addresses', 'people', 'referrals', 'cases'] as const;

export function ownerlessItems(marac: MaracFacts): readonly TodayItem[] {
  if (LOOKED_AT.some((table) => isUncertain(marac, table))) return [];
  const expected = new Set([...victimsToCome(marac), ...(marac.vanished ?? []).map((row) => row.id)]);
  const ownerless = marac.addresses.filter(
    ({ personId }) => !expected.has(personId) && rowsWith(marac.people, 'id', personId).length === 0,
  );
  const isApart = (address: Address): boolean => marac.restrictedRows?.has(address.id) === true;
  return [...groupBy(ownerless, (one) => `${one.personId}/${isApart(one) ? 'restricted' : 'main'}`)].flatMap(
    ([name, rows]) => (rows[0] === undefined ? [] : [itemOf(marac, name, rows[0], rows, isApart(rows[0]))]),
  );
}

/** Kept ready by intake for a case that is not opened yet: their hidden places are put away before anybody has decided. */
function victimsToCome(marac: MaracFacts): readonly string[] {
  return marac.referrals.flatMap((referral) =>
    rowsWith(marac.cases, 'id', reservedCase(marac, referral)).length === 0 ? [reservedVictim(marac, referral)] : [],
  );
}

function itemOf(
  marac: MaracFacts,
  name: string,
  first: Address,
  rows: readonly Address[],
  restricted: boolean,
): TodayItem {
  const ids = new Set(rows.map((row) => row.id));
  const from = marac.referrals.flatMap((referral) =>
    movedToRestrictedOf(marac, referral).addresses.some(({ id }) => ids.has(id)) ? [referral.id] : [],
  );
  const [are, them, address] = rows.length === 1 ? ['is', 'it', 'an address'] : ['are', 'them', 'addresses'];
  const source = from.length === 0 ? '' : ` (from ${from.join(', ')})`;
  return {
    id: `case/${name}/ownerless`,
    kind: 'case',
    todo: 'mend',
    marac: marac.name,
    what: `Addresses, row ${[...ids].join(', ')}${source}: ${are} ${address} of ${first.personId}, who is not on People any more. Type in “Person” the row id of whose ${them === 'it' ? 'it is' : 'they are'}, or take ${them} out.`,
    about: first.id,
    tab: 'Addresses',
    otherwise: `no paper says ${them}, and nobody searches by ${them}.`,
    restricted,
  };
}
