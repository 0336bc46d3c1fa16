// The last look before anything is offered: hidden places and safe contacts of any case, and names of cases the reader may not see, searched for
// in everything a message would carry. A hit keeps the message a draft and tells the coordinator. It must be rare enough to be believed.
import { safeContactsOf } from '../domain/case-of.ts';
import type { Facts, MaracFacts } from '../domain/facts.ts';
import { foldText } from '../domain/fold.ts';
import type { Key } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import type { PlannedMessage } from '../ledger/plan-commit.ts';
import type { Composition } from './compose-plan.ts';

export interface Needle {
  /** Folded, without spaces. */
  readonly text: string;
  readonly case: string;
  readonly kind: 'hiddenPlace' | 'safeContact' | 'name';
}

const squeeze = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');

/** What must not stand in a text that does not disclose its case: whole postcode, nine digits of a phone, house number with street, full name. */
export function needlesOf(marac: MaracFacts): readonly Needle[] {
  const needles: Needle[] = [];
  const push = (kind: Needle['kind'], ref: string, text: string | undefined, least: number): void => {
    const squeezed = squeeze(text ?? '');
    if (squeezed.length >= least) needles.push({ text: squeezed, case: ref, kind });
  };
  const caseOfPerson = new Map(marac.people.map((one) => [one.id, one.caseRef]));
  const known = new Set(
    marac.addresses
      .filter((one) => one.perpetratorKnows === 'yes')
      .flatMap((one) => [squeeze(one.text ?? ''), squeeze(one.postcode ?? '')]),
  );
  for (const address of marac.addresses) {
    if (address.perpetratorKnows === 'yes') continue;
    const ref = caseOfPerson.get(address.personId) ?? '';
    if (!known.has(squeeze(address.postcode ?? ''))) push('hiddenPlace', ref, address.postcode, 5);
    const street = (address.text ?? '').split(/[,\n]/)[0] ?? '';
    if (/\d/.test(street) && !known.has(squeeze(address.text ?? ''))) push('hiddenPlace', ref, street, 6);
  }
  for (const one of marac.cases) {
    for (const safe of safeContactsOf(marac, one.id)) {
      const digits = (safe.value ?? '').replace(/\D/g, '');
      if (digits.length >= 9) needles.push({ text: digits.slice(-9), case: one.id, kind: 'safeContact' });
      else push('safeContact', one.id, safe.value, 8);
    }
  }
  for (const person of marac.people) {
    if (person.forenames !== undefined && person.surname !== undefined)
      push('name', person.caseRef, `${person.forenames} ${person.surname}`, 8);
  }
  return needles;
}

interface Hay {
  readonly squeezed: string;
  readonly digits: string;
}

function hayOf(texts: readonly string[]): Hay {
  const all = texts.join('\n');
  return { squeezed: squeeze(all), digits: all.replace(/\D/g, '') };
}

function isIn(needle: Needle, hay: Hay): boolean {
  return needle.kind === 'safeContact' && /^\d+$/.test(needle.text)
    ? hay.digits.includes(needle.text)
    : hay.squeezed.includes(needle.text);
}

/** Needles of cases or classes that the message does not disclose by its manifest. */
export function findHits(
  message: PlannedMessage,
  texts: readonly string[],
  needles: readonly Needle[],
  allowedNames: ReadonlySet<string>,
): readonly Needle[] {
  const hay = hayOf([message.text.subject, message.text.text, ...texts]);
  const classesOf = new Map(message.discloses.map((one) => [one.case, new Set(one.classes)]));
  return needles.filter((needle) => {
    const classes = classesOf.get(needle.case);
    if (needle.kind === 'name' && (classes?.has('name') === true || allowedNames.has(needle.text))) return false;
    if (needle.kind === 'safeContact' && classes?.has('safeContact') === true) return false;
    return isIn(needle, hay);
  });
}

export function findTripwires(
  facts: Facts,
  composed: Composition,
): { readonly keys: ReadonlySet<Key>; readonly problems: readonly Problem[] } {
  const texts = new Map(composed.papers.map((one) => [one.key, one.plainText]));
  const needles = facts.maracs.flatMap(needlesOf);
  // A professional's own name is no case's secret, and somebody may stand in two cases of which the reader sees one.
  const staff = new Set(
    facts.contacts.flatMap((one) => (one.personName === undefined ? [] : [squeeze(one.personName)])),
  );
  const keys = new Set<Key>();
  const problems: Problem[] = [];
  for (const message of composed.messages) {
    const seen = new Set(message.discloses.filter((one) => one.classes.includes('name')).map((one) => one.case));
    const shared = new Set(needles.filter((one) => one.kind === 'name' && seen.has(one.case)).map((one) => one.text));
    const hits = findHits(
      message,
      message.papers.map((key) => texts.get(key) ?? ''),
      needles,
      new Set([...staff, ...shared]),
    );
    if (hits.length === 0) continue;
    keys.add(message.key);
    const kinds = [...new Set(hits.map((one) => one.kind))].join(', ');
    const cases = [...new Set(hits.map((one) => one.case))].join(', ');
    problems.push({
      id: problemId('tripwire', message.key),
      code: 'tripwire',
      size: 'row',
      place: `Message ${message.key}`,
      sentence: `It would show ${kinds} of ${cases} to someone who may not see it, probably through free text. It stays a draft. Take the words out where they were typed; the next run looks again.`,
    });
  }
  return { keys, problems };
}
