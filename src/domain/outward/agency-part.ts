// Which agency's name may stand in a name that leaves. One that is or holds a person's name does not: a file "Dr Jane Example.pdf" would say that Jane
// Example is a case. That is decided by the register first, so that nothing changes on the day on which she becomes one.
import type { Agency } from '../register/register.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { foldText } from '../text/fold.ts';
import { memoBy } from '../text/memo-by.ts';
import { LONGEST_AGENCY, outwardWords } from './outward-words.ts';

/** Before a person's name. */
const FORMS_OF_ADDRESS = /(?:^| )(?:dr|mr|mrs|ms|miss|mx|prof|professor|rev|revd|reverend)(?: |$)/;

/** In the name of a shared mailbox on Contacts: "Safeguarding Team" is nobody. */
const OF_A_TEAM =
  /(?:^| )(?:team|service|services|desk|duty|office|unit|mailbox|inbox|admin|safeguarding|housing|police|council|trust|hub)(?: |$)/;

interface PersonNames {
  /** Of two words or more: nothing may hold one. */
  readonly within: ReadonlySet<string>;
  /** Of one word: nothing may be one. */
  readonly alone: ReadonlySet<string>;
}

/** Names of everybody in a case, referred, asked about, or on the register, folded. */
const namesOf = memoBy((facts: Facts): PersonNames => {
  const within = new Set<string>();
  const alone = new Set<string>();
  const add = (typed: string | undefined): void => {
    const name = foldText(typed ?? '');
    if (name !== '') (name.indexOf(' ') < 0 ? alone : within).add(name);
  };
  for (const { personName = '' } of facts.contacts) if (!OF_A_TEAM.test(foldText(personName))) add(personName);
  for (const marac of facts.maracs) for (const name of namesInCases(marac)) add(name);
  return { within, alone };
});

/** A person's name as people write it, one way or the other, and each part of it. */
function both(forenames = '', surname = ''): readonly string[] {
  const [first = ''] = forenames.split(' ');
  return [`${forenames} ${surname}`, `${surname} ${forenames}`, `${first} ${surname}`, forenames, surname].map((name) =>
    name.trim(),
  );
}

function namesInCases(marac: MaracFacts): readonly (string | undefined)[] {
  return [
    ...marac.people.flatMap((one) => [...both(one.forenames, one.surname), ...(one.aliases ?? [])]),
    ...marac.referrals.flatMap((one) => [
      ...both(one.forenames, one.surname),
      ...(one.aliases ?? []),
      ...([1, 2] as const).flatMap((n) => both(one[`perp${n}Forenames`], one[`perp${n}Surname`])),
      ...([1, 2, 3, 4, 5, 6] as const).flatMap((n) => both(one[`child${n}Forenames`], one[`child${n}Surname`])),
    ]),
    ...marac.disclosures.flatMap((one) => [one.subject, ...(one.subjectAliases ?? [])]),
  ];
}

/** As it stands in a name, or undefined: then an opaque number stands there alone. */
export function agencyPart(facts: Facts, agency: Agency | undefined): string | undefined {
  return agency === undefined ? undefined : partOf(facts, agency);
}

const partOf = memoBy((facts: Facts, agency: Agency): string | undefined => {
  const words = outwardWords(agency.name, LONGEST_AGENCY);
  if (words === undefined) return undefined;
  return [agency.name, words].some((name) => isOfPerson(facts, foldText(name))) ? undefined : words;
});

function isOfPerson(facts: Facts, name: string): boolean {
  const { within, alone } = namesOf(facts);
  const padded = ` ${name} `;
  return FORMS_OF_ADDRESS.test(name) || alone.has(name) || [...within].some((one) => padded.indexOf(` ${one} `) >= 0);
}
