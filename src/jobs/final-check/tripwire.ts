// Part of the final check: searches everything a message would carry for hidden places and safe contacts of any case, and for names from cases
// that the reader may not see. A hit keeps the message a draft and tells the coordinator. False alarms must be rare, or nobody believes a true one.
import type { Facts } from '../../domain/plan/facts.ts';
import { foldText } from '../../domain/text/fold.ts';
import { groupBy } from '../../domain/text/order.ts';
import type { Key } from '../../domain/plan/effects.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { hiddenTextsOf, isIn, knownPlaces, type HiddenText } from '../../domain/access/hidden-texts.ts';
import { openSearchableText } from '../../domain/text/searchable-text.ts';
import type { ComposedMessage } from './composed-messages.ts';

/** What may be in a message although it is somebody's secret elsewhere. */
export interface Allowed {
  readonly names: ReadonlySet<string>;
  readonly places?: ReadonlySet<string>;
  readonly contacts?: ReadonlySet<string>;
  /** Whole names that the reader may see: a shorter name inside them does not count. */
  readonly whole?: readonly string[];
}

/** Hidden texts of cases or classes that the message does not disclose according to its manifest. */
function findHits(
  message: ComposedMessage['messages'][number],
  texts: readonly string[],
  needles: readonly HiddenText[],
  { names, places, contacts, whole = [] }: Allowed,
): readonly HiddenText[] {
  const hay = openSearchableText([message.text.subject, message.text.text, ...texts]);
  const classesOf = new Map(message.discloses.map((disclosed) => [disclosed.case, new Set(disclosed.classes)]));
  return needles.filter((needle) => {
    const classes = classesOf.get(needle.case);
    if (needle.kind === 'name' && (classes?.has('name') === true || names.has(needle.text))) return false;
    if (needle.kind === 'safeContact' && (classes?.has('safeContact') === true || contacts?.has(needle.text) === true))
      return false;
    if (needle.kind === 'hiddenPlace' && places?.has(needle.text) === true) return false;
    return isIn(needle, hay, whole);
  });
}

/** Names of professionals in any row: they are no case's secret, and without this they are the most common false alarm. */
function staffNames(facts: Facts): ReadonlySet<string> {
  const names = facts.contacts.flatMap((contact) => [contact.personName, ...(contact.mailboxReaders ?? [])]);
  for (const marac of facts.maracs) {
    names.push(
      ...marac.actions.map((action) => action.owner),
      ...marac.referrals.flatMap((referral) => [referral.referrerName, referral.presenter]),
      ...marac.listings.map((listing) => listing.presenter),
      ...marac.research.map((research) => research.answeredBy),
      ...marac.attendance.flatMap((attendance) => [attendance.personName, attendance.substituteName]),
    );
  }
  return new Set(names.flatMap((name) => (name === undefined ? [] : [foldText(name)])));
}

/** Ways to reach the victims whose safe contacts the message is for: another case with the same number reveals nothing new. */
function ownContacts(
  message: ComposedMessage['messages'][number],
  needles: readonly HiddenText[],
): ReadonlySet<string> {
  const mine = new Set(message.discloses.filter((one) => one.classes.includes('safeContact')).map((one) => one.case));
  return new Set(needles.filter((one) => one.kind === 'safeContact' && mine.has(one.case)).map((one) => one.text));
}

/** Names of the subjects of the Clare's Law requests that the message is about, as a whole. */
function subjectsIn(facts: Facts, message: ComposedMessage['messages'][number]): readonly string[] {
  const told = new Set(message.discloses.map((disclosed) => disclosed.case));
  return facts.maracs.flatMap((marac) =>
    marac.disclosures.flatMap((one) =>
      told.has(one.id)
        ? [one.subject ?? '', ...(one.subjectAliases ?? [])].filter((name) => name !== '').map(foldText)
        : [],
    ),
  );
}

export interface Trip {
  readonly key: Key;
  readonly hit: HiddenText;
}

/**
 * Everything in a message that must not be there. If somebody is in two cases and the reader sees one, the name reveals nothing. `isHarmless`: a
 * person said that the words mean another person.
 */
export function findTrips(
  facts: Facts,
  composed: ComposedMessage,
  isHarmless: (message: ComposedMessage['messages'][number], hit: HiddenText) => boolean = () => false,
): readonly Trip[] {
  const texts = new Map(composed.papers.map((paper) => [paper.key, paper.plainText]));
  const needles = facts.maracs.flatMap(hiddenTextsOf);
  const known = new Map(facts.maracs.flatMap((marac) => [...knownPlaces(marac)]));
  const staff = staffNames(facts);
  return composed.messages.flatMap((message) => {
    const seen = new Set(message.discloses.filter((one) => one.classes.includes('name')).map((one) => one.case));
    const shared = new Set(needles.filter((one) => one.kind === 'name' && seen.has(one.case)).map((one) => one.text));
    const hits = findHits(
      message,
      message.papers.map((key) => texts.get(key) ?? ''),
      needles,
      {
        names: new Set([...staff, ...shared]),
        places: new Set(
          message.discloses
            .filter((disclosed) => disclosed.classes.includes('knownPlace'))
            .flatMap((disclosed) => [...(known.get(disclosed.case) ?? [])]),
        ),
        contacts: ownContacts(message, needles),
        whole: [...staff, ...shared, ...subjectsIn(facts, message)],
      },
    );
    return hits.filter((hit) => !isHarmless(message, hit)).map((hit) => ({ key: message.key, hit }));
  });
}

/** What Checks says of these hits. It does not repeat the words that were found. */
export function findTripwires(
  facts: Facts,
  composed: ComposedMessage,
): { readonly keys: ReadonlySet<Key>; readonly problems: readonly Problem[] } {
  return describeTrips(findTrips(facts, composed));
}

export function describeTrips(trips: readonly Trip[]): {
  readonly keys: ReadonlySet<Key>;
  readonly problems: readonly Problem[];
} {
  const problems = [...groupBy(trips, (trip) => trip.key)].map(([key, mine]): Problem => {
    const kinds = [...new Set(mine.map((trip) => trip.hit.kind))].join(', ');
    const cases = [...new Set(mine.map((trip) => trip.hit.case))].join(', ');
    return {
      id: problemId('tripwire', key),
      code: 'tripwire',
      size: 'row',
      place: `Message ${key}`,
      sentence: `It would show ${kinds} of ${cases} to someone who may not see it, probably through free text. It stays a draft. Take the words out where they were typed; the next run looks again. Today names the cells.`,
    };
  });
  return { keys: new Set(trips.map((trip) => trip.key)), problems };
}
