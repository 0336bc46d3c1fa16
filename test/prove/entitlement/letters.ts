// Letters of the partnership, as the oracle knows them from the rows alone: to whom each must go, and to whom it may.
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency, Contact, ContactRole } from '../../../src/domain/register/register.ts';
import type { Leaving } from './leave.ts';
import { Oracle } from './oracle.ts';
import { BEGAN, BREACH, FEEDBACK } from './partnership.ts';
import { mailboxOf, plain } from './words.ts';
import type { World } from './world.ts';

/** As in expected.ts, and as a finding in judge.ts, which both read this file. */
interface Letter {
  readonly mailbox: string;
  readonly word: string;
  readonly inKey: string;
  readonly what: string;
}
interface Wrong {
  readonly kind: 'canary';
  readonly seed: number;
  readonly what: string;
}

/** Core members of the template for terms of reference that these worlds have. */
const CORE = ['police', 'idva', 'housing', 'childrensServices', 'primaryCare'];

const inForce = (marac: MaracFacts): boolean => marac.rules.text('termsOfReference', BEGAN) !== '';

function here(oracle: Oracle, marac: MaracFacts, role: ContactRole, agency?: string): readonly Contact[] {
  return oracle.world.facts.contacts.filter(
    (row) =>
      row.role === role &&
      (agency === undefined || row.agency === agency) &&
      (row.marac === undefined || plain(row.marac) === plain(marac.name)) &&
      oracle.active(row),
  );
}

/** A core member for whose team manager a letter is due: the agency is active, and nobody represents it. */
const isMissing = (oracle: Oracle, marac: MaracFacts, agency: Agency): boolean =>
  CORE.includes(agency.kind) && oracle.active(agency) && here(oracle, marac, 'representative', agency.id).length === 0;

export function lettersExpected(oracle: Oracle): readonly Letter[] {
  const { maracs, agencies } = oracle.world.facts;
  return maracs.flatMap((marac) => {
    if (oracle.stopped(marac) || !inForce(marac)) return [];
    const to = (row: Contact | undefined, rest: Omit<Letter, 'mailbox'>): readonly Letter[] =>
      row?.address === undefined || !oracle.ready(row) ? [] : [{ mailbox: mailboxOf(row.address), ...rest }];
    const asked = agencies.flatMap((agency) => {
      const managers = here(oracle, marac, 'teamManager', agency.id);
      if (!isMissing(oracle, marac, agency) || managers.length !== 1) return [];
      return to(managers[0], { word: agency.name, inKey: '/member', what: 'a letter about a missing member' });
    });
    const written = marac.practice.flatMap((entry) => {
      if (entry.caseRef !== undefined) return [];
      const agency = agencies.find(({ id }) => id === entry.agency);
      if (entry.text === BREACH)
        return to(here(oracle, marac, 'manager')[0], { word: BREACH, inKey: '/breach/', what: 'a breach' });
      if (entry.text !== FEEDBACK || agency === undefined) return [];
      return to(oracle.acting(agency, marac), { word: FEEDBACK, inKey: '/staff-feedback/', what: 'feedback' });
    });
    return [...asked, ...written];
  });
}

const boxes = (rows: readonly (Contact | undefined)[]): readonly string[] =>
  rows.flatMap((row) => (row?.address === undefined ? [] : [mailboxOf(row.address)]));

/**
 * A breach is read by the manager of the team alone, feedback by who acts for its agency, a letter about a missing member by the team manager of that
 * agency; and none of them names a case.
 */
export function judgeLetters(world: World, leaving: readonly Leaving[]): readonly Wrong[] {
  const oracle = new Oracle(world);
  const { maracs, agencies } = world.facts;
  const refs = maracs.flatMap(({ cases }) => cases.map(({ id }) => id));
  return leaving.flatMap((one) => {
    const [name, , about = '', step = ''] = one.key.split('/');
    const marac = maracs.find((each) => each.name === name);
    if (marac === undefined) return [];
    const found = (why: string): Wrong => ({ kind: 'canary', seed: world.seed, what: `${one.key}: ${why}` });
    const practice = marac.practice.find(({ id }) => id === about);
    const agency = agencies.find(({ id }) => id === (practice?.agency ?? about));
    const isLetter = ['breach', 'staff-feedback', 'praise'].includes(step) || step.startsWith('member');
    const who = !isLetter
      ? undefined
      : step === 'breach'
        ? boxes(here(oracle, marac, 'manager'))
        : step.startsWith('member')
          ? boxes(agency === undefined ? [] : here(oracle, marac, 'teamManager', agency.id))
          : boxes(agency === undefined ? [] : [oracle.acting(agency, marac)]);
    const isWrong = who !== undefined && !who.includes(one.mailbox);
    const isElsewhere = who === undefined && [BREACH, FEEDBACK].some((words) => one.text.includes(words));
    const named = isLetter ? refs.filter((ref) => one.text.includes(ref)) : [];
    return [
      ...(isWrong ? [found('this letter is for somebody else')] : []),
      ...(isElsewhere ? [found('what was written for a letter stands in another message')] : []),
      ...named.map((ref) => found(`a letter names ${ref}`)),
    ];
  });
}
