// Whether a referral's people were here before: the history of all MARACs of the register as the matcher reads it, and its candidates for a referral.
import {
  isAccepted,
  caseRefOf,
  lastReferredOn,
  movedToRestrictedOf,
  receivedOn,
  referralsOf,
  reservedCase,
} from './case-of-referral.ts';
import type { Person } from './case.ts';
import type { Day } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { lastHeardOn } from '../meeting/meetings.ts';
import type { ChildNumber, Referral } from '../referral/referral.ts';
import { openHistory, type History } from '../repeats/repeats.ts';
import type { Candidate } from '../repeats/candidate.ts';
import { shippedBands } from '../repeats/match-bands.ts';
import type { KnownPerson, NewReferral, PastCase, PersonFacts, Role } from '../repeats/person-facts.ts';
import type { Weights } from '../repeats/weights/weights.ts';
import { shippedWeights } from '../repeats/weights/shipped-weights.ts';
import type { AreaRule } from '../repeats/repeat-window.ts';
import { memoBy } from '../text/memo-by.ts';

const FAR = '9999-12-31' as Day;

/** Candidates for a referral, best first: likely and possible ones; all with `all` (for `marac why`). A person decides; nothing is merged. */
export function findMatches(
  facts: Facts,
  marac: MaracFacts,
  referral: Referral,
  today: Day,
  all = false,
): readonly Candidate[] {
  const history = openMaracHistory(facts.maracs, marac, facts.weights ?? shippedWeights, today);
  const own = caseRefOf(marac, referral);
  const found = candidatesIn(history, marac, referral, today);
  return found.filter((candidate) => candidate.caseId !== own && (all || candidate.band !== 'below'));
}

/** Intake, Today and the runner's own columns ask the same of every referral of a reading: it is worked out once. */
const candidatesIn = memoBy((history: History, marac: MaracFacts, referral: Referral, today: Day) =>
  history.candidates(asNewReferral(marac, referral, today)),
);

/** One history for all referrals of a reading: opened when the first is asked about. */
const openMaracHistory = memoBy(openHistoryOf);

function openHistoryOf(maracs: Facts['maracs'], marac: MaracFacts, weights: Weights, today: Day): History {
  const rules = marac.rules;
  const rule: AreaRule = {
    anchor: rules.text('repeatAnchor', today) === 'lastHeard' ? 'lastHeard' : 'lastReferral',
    months: rules.whole('repeatMonths', today),
    scope: rules.text('repeatScope', today) === 'thisMarac' ? 'thisMarac' : 'anyMarac',
    behaviour: rules.text('repeatBehaviour', today) === 'criminalOnly' ? 'criminalOnly' : 'anyAbuse',
  };
  const bands = {
    ...shippedBands,
    likely: rules.whole('likely', today) / 100,
    possible: rules.whole('possible', today) / 100,
  };
  return openHistory(
    maracs.flatMap((one) => [...historyOf(one), ...waitingPeople(one)]),
    { rule, bands, weights },
  );
}

/** People of a MARAC's cases, closed and archived ones too: a repeat must still be found. */
export function historyOf(marac: MaracFacts): readonly KnownPerson[] {
  const cases = new Map(marac.cases.map((caseRow) => [caseRow.id, caseRow]));
  const pasts = new Map<string, PastCase>();
  const pastOf = (ref: string): PastCase => {
    const known = pasts.get(ref);
    if (known !== undefined) return known;
    const row = cases.get(ref);
    const incidents = referralsOf(marac, ref).flatMap((one) => (one.incidentOn === undefined ? [] : [one.incidentOn]));
    const past: PastCase = {
      id: ref,
      marac: marac.name,
      lastReferredOn: row === undefined ? undefined : lastReferredOn(marac, row),
      lastHeardOn: lastHeardOn(marac, ref, FAR),
      incidents,
    };
    pasts.set(ref, past);
    return past;
  };
  return marac.people.map((one) => ({ ...factsOfPerson(marac, one), role: one.role, case: pastOf(one.caseRef) }));
}

/** Which weights the matches are scored with, in words. */
export function describeWeights(facts: Facts): string {
  const { weights } = facts;
  return weights === undefined
    ? `Possible matches are scored with the shipped weights (${shippedWeights.version}): this history is too small to learn from.`
    : `Possible matches are scored with the weights ${weights.version}, learnt from ${weights.people} people of this history.`;
}

/** What is known of a person of a case, as the matcher reads it. */
export function factsOfPerson(marac: MaracFacts, person: Person): PersonFacts {
  const addresses = marac.addresses
    // A refuge has a borough and no text: nothing to compare.
    .filter((address) => address.personId === person.id && (address.text ?? address.postcode) !== undefined)
    .map((address) => ({ text: address.text ?? '', postcode: address.postcode }));
  const births = [person.birthDate, person.birthAbout, ...(person.otherBirthDates ?? [])].filter(
    (part): part is string => part !== undefined,
  );
  return {
    id: person.id,
    forenames: person.forenames,
    surname: person.surname,
    aliases: person.aliases,
    births,
    addresses,
    phones: person.phone === undefined ? [] : [person.phone],
  };
}

/** Referrals that are not cases yet: two reports of one assault may both wait for a decision. */
function waitingPeople(marac: MaracFacts): readonly KnownPerson[] {
  const opened = new Set(marac.cases.map((caseRow) => caseRow.id));
  return marac.referrals.flatMap((referral) => {
    const ref = reservedCase(marac, referral);
    if (opened.has(ref) || referral.decision === 'join' || (isAccepted(referral) && caseRefOf(marac, referral) !== ref))
      return [];
    const past: PastCase = {
      id: ref,
      marac: marac.name,
      lastReferredOn: receivedOn(referral),
      incidents: referral.incidentOn === undefined ? [] : [referral.incidentOn],
    };
    return peopleOfReferral(marac, referral).map((person) => ({ ...person, case: past }));
  });
}

function asNewReferral(marac: MaracFacts, referral: Referral, today: Day): NewReferral {
  return {
    id: reservedCase(marac, referral),
    marac: marac.name,
    receivedOn: receivedOn(referral) ?? today,
    incidentOn: referral.incidentOn,
    people: peopleOfReferral(marac, referral),
  };
}

type InReferral = PersonFacts & { readonly role: Role };

/** The people whom a referral names, as the matcher reads them. */
export function peopleOfReferral(marac: MaracFacts, r: Referral): readonly InReferral[] {
  const { addresses: moved, safeContacts } = movedToRestrictedOf(marac, r);
  const phones = [r.phone, ...safeContacts.filter((contact) => contact.route === 'phone').map((one) => one.value)];
  const victim: InReferral = {
    id: `${r.id}/victim`,
    role: 'victim',
    forenames: r.forenames,
    surname: r.surname,
    aliases: r.aliases,
    births: given([r.birthDate, r.birthAbout, ...(r.otherBirthDates ?? [])]),
    asOf: r.referredOn,
    addresses: [
      { text: r.address, postcode: r.postcode },
      { text: r.oldAddress, postcode: undefined },
      ...moved.map((address) => ({ text: address.text, postcode: address.postcode })),
    ].filter((one) => (one.text ?? one.postcode) !== undefined),
    phones: given(phones),
  };
  return [victim, ...perpetratorsOf(r), ...childrenOf(r)];
}

function given(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text): text is string => text !== undefined && text !== '');
}

function perpetratorsOf(r: Referral): readonly InReferral[] {
  return ([1, 2] as const).flatMap((n) => {
    const [forenames, surname] = [r[`perp${n}Forenames`], r[`perp${n}Surname`]];
    if (forenames === undefined && surname === undefined) return [];
    const address = { text: r[`perp${n}Address`], postcode: r[`perp${n}Postcode`] };
    return [
      {
        id: `${r.id}/perpetrator-${n}`,
        role: 'perpetrator' as const,
        forenames,
        surname,
        aliases: given((r[`perp${n}Aliases`] ?? '').split(/[;\n]/)),
        births: given([r[`perp${n}BirthDate`], r[`perp${n}BirthAbout`]]),
        addresses: (address.text ?? address.postcode) === undefined ? [] : [address],
        phones: given([r[`perp${n}Phone`]]),
      },
    ];
  });
}

function childrenOf(r: Referral): readonly InReferral[] {
  const numbers: readonly ChildNumber[] = [1, 2, 3, 4, 5, 6];
  return numbers.flatMap((n) => {
    const [forenames, surname] = [r[`child${n}Forenames`], r[`child${n}Surname`]];
    return forenames === undefined && surname === undefined
      ? []
      : [
          {
            id: `${r.id}/child-${n}`,
            role: 'child' as const,
            forenames,
            surname,
            births: given([r[`child${n}BirthDate`]]),
          },
        ];
  });
}
