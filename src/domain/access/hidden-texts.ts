// Texts that a paper may not show unless its reader may see them: hidden places, safe contacts and names of people in cases, as they are searched for.
import { isKnownPlace } from '../cases/known-places.ts';
import { caseRefOf, safeContactsOf } from '../cases/case-of-referral.ts';
import { scanForRefuge } from '../referral/refuge-scan.ts';
import type { Address } from '../cases/case.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Secret } from '../plan/final-check-finding.ts';
import { foldText } from '../text/fold.ts';
import { hasDigits, hasName, hasWords, type SearchableText } from '../text/searchable-text.ts';

export interface HiddenText {
  /** Folded words, or the last nine digits of a number. */
  readonly text: string;
  readonly case: string;
  readonly kind: Secret;
  /** For a name: whose it is, by row of People. */
  readonly person?: string;
}

/** A postcode is written as one word or two. */
function writings(postcode: string): readonly string[] {
  const plain = foldText(postcode).replace(/ /g, '');
  return plain.length < 5 ? [] : [plain, `${plain.slice(0, -3)} ${plain.slice(-3)}`];
}

function placeWords(address: Pick<Address, 'text' | 'postcode'>): readonly string[] {
  const street = foldText((address.text ?? '').split(/[,\n]/)[0] ?? '');
  return [...writings(address.postcode ?? ''), ...(/\d/.test(street) && street.length >= 6 ? [street] : [])];
}

/** Places that the perpetrator is said to know, by case: they are allowed wherever that case's places are. */
export function knownPlaces(marac: MaracFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const caseOf = new Map(marac.people.map((person) => [person.id, person.caseRef]));
  const known = new Map<string, Set<string>>();
  for (const address of marac.addresses) {
    const ref = caseOf.get(address.personId);
    if (ref === undefined || !isKnownPlace(marac, address)) continue;
    const places = known.get(ref) ?? new Set<string>();
    for (const words of placeWords(address)) places.add(words);
    known.set(ref, places);
  }
  return known;
}

/** What must not be in a text that does not disclose its case: whole postcode, nine digits of a phone number, house number with street, full name. */
export function hiddenTextsOf(marac: MaracFacts): readonly HiddenText[] {
  const needles: HiddenText[] = [];
  const push = (kind: Secret, ref: string, text: string, person?: string): void => {
    needles.push({ text, case: ref, kind, ...(person === undefined ? {} : { person }) });
  };
  const caseOf = new Map(marac.people.map((person) => [person.id, person.caseRef]));
  const known = knownPlaces(marac);
  const hide = (ref: string, words: string): void => {
    if (known.get(ref)?.has(words) !== true) push('hiddenPlace', ref, words);
  };
  for (const address of marac.addresses) {
    if (isKnownPlace(marac, address)) continue;
    for (const words of placeWords(address)) hide(caseOf.get(address.personId) ?? '', words);
  }
  for (const referral of marac.referrals) {
    for (const found of scanForRefuge(referral)) {
      const words = foldText(found.text);
      if (words.length >= 5) hide(caseRefOf(marac, referral), words);
    }
  }
  for (const caseRow of marac.cases) {
    for (const safe of safeContactsOf(marac, caseRow.id)) {
      const [words, digits] = [foldText(safe.value ?? ''), (safe.value ?? '').replace(/\D/g, '')];
      if (digits.length >= 9) push('safeContact', caseRow.id, digits.slice(-9));
      else if (words.length >= 6) push('safeContact', caseRow.id, words);
    }
  }
  for (const person of marac.people) {
    const [first, last] = [foldText(person.forenames ?? ''), foldText(person.surname ?? '')];
    const full = first === '' || last === '' ? [] : [`${first} ${last}`, `${last} ${first}`];
    const aliases = (person.aliases ?? []).map(foldText).filter((one) => one.includes(' '));
    for (const name of [...full, ...aliases]) if (name.length >= 5) push('name', person.caseRef, name, person.id);
  }
  return needles;
}

export function isIn(needle: HiddenText, hay: SearchableText, longer: readonly string[] = []): boolean {
  if (needle.kind === 'name') return hasName(hay, needle.text, longer);
  return needle.kind === 'safeContact' && /^\d+$/.test(needle.text)
    ? hasDigits(hay, needle.text)
    : hasWords(hay, needle.text);
}
