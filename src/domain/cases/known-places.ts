// Whether two rows name the same place, and whether it counts as one that the perpetrator knows.
import type { Address, AddressFields } from './case.ts';
import type { MaracFacts } from '../plan/facts.ts';
import { foldText } from '../text/fold.ts';
import { rowsWith } from '../text/rows-with.ts';

type Placed = Pick<AddressFields, 'text' | 'postcode' | 'kind' | 'borough'>;

const compact = (text: string | undefined): string => foldText(text ?? '').replace(/ /g, '');

/** A postcode may stand at the end of the words, or in a cell of its own. */
const whole = (words: string, postcode: string): string => (words.endsWith(postcode) ? words : `${words}${postcode}`);

/** The same words and no other postcode, folded; of a place given by its postcode alone, the same postcode. */
export function isSamePlace(a: Placed, b: Placed): boolean {
  if (a.kind === 'refuge' || b.kind === 'refuge') return a.kind === b.kind && compact(a.borough) === compact(b.borough);
  const [text, other] = [compact(a.text), compact(b.text)];
  const [code, otherCode] = [compact(a.postcode), compact(b.postcode)];
  if (text === '' || other === '') return code !== '' && code === otherCode;
  if (text === other && (code === '' || otherCode === '')) return true;
  return whole(text, code) === whole(other, otherCode);
}

/** Somebody said no of the very same place of the same person: until a person has looked, he does not know it. */
export function isDenied(marac: MaracFacts, address: Address): boolean {
  return rowsWith(marac.addresses, 'personId', address.personId).some(
    (other) => other.id !== address.id && other.perpetratorKnows === 'no' && isSamePlace(other, address),
  );
}

/** Only a yes makes a place known; a refuge never is, nor a place of which another row says no. */
export function isKnownPlace(marac: MaracFacts, address: Address): boolean {
  return address.perpetratorKnows === 'yes' && address.kind !== 'refuge' && !isDenied(marac, address);
}
