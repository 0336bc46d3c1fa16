// The twin: what must leave at each stage, decided by the oracle from the world alone.
import type { Action } from '../../../src/domain/actions/action.ts';
import { dayOf } from '../../../src/domain/time/day.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency, Contact } from '../../../src/domain/register/register.ts';
import { inductionExpected } from './expected-inductions.ts';
import { lettersExpected } from './letters.ts';
import type { Oracle } from './oracle.ts';
import { mailboxOf, plain } from './words.ts';

export interface Expected {
  readonly mailbox: string;
  /** A canary, or the row id of an action. */
  readonly word: string;
  /** In the key of the message that must bring it. */
  readonly inKey: string;
  readonly what: string;
}

function victim(marac: MaracFacts, caseRef: string): string | undefined {
  const name = marac.people.find((one) => one.caseRef === caseRef && one.role === 'victim')?.surname?.toLowerCase();
  return name?.startsWith('zq') === true ? name : undefined;
}

/** The twin: what must leave at this stage. */
export function expected(oracle: Oracle): readonly Expected[] {
  const ofMaracs = oracle.world.facts.maracs.flatMap((marac) => {
    const meeting = marac.meetings.find((one) => one.state === undefined);
    if (meeting === undefined || oracle.stopped(marac)) return [];
    const refs = marac.listings
      .filter((one) => one.meeting === meeting.id && one.takenOff !== true)
      .map((one) => one.caseRef);
    return [
      ...agencyExpected(oracle, marac, refs),
      ...idvaExpected(oracle, marac, refs),
      ...chairExpected(oracle, marac, refs),
      ...reportsExpected(oracle),
    ];
  });
  return [...ofMaracs, ...inductionExpected(oracle), ...lettersExpected(oracle)];
}

/** In worlds whose Settings ask for reports: the month's to the manager until 14 March, the quarter's to the steering group until its end. */
function reportsExpected(oracle: Oracle): readonly Expected[] {
  const { world } = oracle;
  if (world.facts.maracs.some(({ rules }) => rules.text('reports', dayOf(world.now)) === 'none')) return [];
  const isMonth = world.stage === 'list' || world.stage === 'agenda';
  return world.facts.contacts.flatMap((row) => {
    if (!oracle.ready(row) || row.address === undefined) return [];
    const mailbox = mailboxOf(row.address);
    if (row.role === 'steeringGroup')
      return [
        { mailbox, word: 'Report to the steering group', inKey: '/steering/', what: 'the figures of the quarter' },
      ];
    if (row.role !== 'manager' || !isMonth) return [];
    return [{ mailbox, word: 'Progress report', inKey: '/progress/', what: 'the figures of the month' }];
  });
}

function boxesOf(oracle: Oracle, marac: MaracFacts): ReadonlyMap<string, readonly { agency: Agency; row: Contact }[]> {
  const boxes = new Map<string, { agency: Agency; row: Contact }[]>();
  for (const agency of oracle.world.facts.agencies) {
    if (!oracle.active(agency) || agency.kind === 'maracTeam' || agency.kind === 'chair') continue;
    const row = oracle.acting(agency, marac);
    if (row?.address === undefined) continue;
    const box = mailboxOf(row.address);
    boxes.set(box, [...(boxes.get(box) ?? []), { agency, row }]);
  }
  return boxes;
}

function agencyExpected(oracle: Oracle, marac: MaracFacts, refs: readonly string[]): readonly Expected[] {
  const { stage } = oracle.world;
  const out: Expected[] = [];
  for (const [mailbox, acting] of boxesOf(oracle, marac)) {
    if (!acting.every(({ row }) => oracle.ready(row))) continue;
    const level = (ref: string): number => {
      const one = marac.cases.find((each) => each.id === ref);
      return one === undefined ? 0 : Math.max(...acting.map(({ agency }) => oracle.agencyLevel(marac, agency, one)));
    };
    for (const ref of refs) {
      const word = victim(marac, ref);
      if (word === undefined || level(ref) < (stage === 'list' ? 1 : 2)) continue;
      // A list is for those who search: whoever only acts in the case may read the name on an action sheet alone.
      if (oracle.whyNot(mailbox, { kind: stage === 'list' ? 'b' : 't', about: ref }) !== undefined) continue;
      if (stage === 'list') out.push({ mailbox, word, inKey: '/research/', what: 'a case on the list' });
      if (stage === 'agenda') {
        out.push({ mailbox, word, inKey: '/agenda/', what: 'a case on the agenda' });
        out.push(...wroteExpected(marac, ref, mailbox));
      }
      if (stage === 'after' || stage === 'week')
        out.push(
          { mailbox, word, inKey: '/minutes/', what: 'a case in the minutes' },
          ...minutedExpected(marac, ref, mailbox),
          ...wroteExpected(marac, ref, mailbox, '/minutes/').filter(({ by }) => didNotCome(oracle, by)),
        );
    }
    if (stage === 'after' || stage === 'week') out.push(...sheetExpected(oracle, marac, mailbox, acting));
    if (stage === 'week') out.push(...remindedExpected(oracle, marac, mailbox, acting));
  }
  return out;
}

type Acting = readonly { readonly agency: Agency; readonly row: Contact }[];

/** What is due and not answered stands in the digest of its agency, also where it only acts in the case. */
function remindedExpected(oracle: Oracle, marac: MaracFacts, mailbox: string, acting: Acting): readonly Expected[] {
  const { world } = oracle;
  if (world.facts.maracs.some((one) => oracle.stopped(one))) return [];
  return marac.actions.flatMap((action) => {
    const one = marac.cases.find((each) => each.id === action.caseRef);
    const mine = acting.filter(({ agency }) => oracle.isAgency(action.agency, agency));
    if (one === undefined || mine.length === 0 || action.status === 'notDone') return [];
    const isPart = acting.some(
      ({ agency }) => oracle.agencyLevel(marac, agency, one) > 0 || oracle.acts(marac, agency, one),
    );
    if (!isPart || oracle.frozen(marac, one, true)) return [];
    // Nobody is reminded of what nobody has told them: no sheet, and no answer of theirs shows that they know. The last meeting was before the
    // program; the sheets of this one have gone or have not.
    const hasAnswered = action.status !== 'open' || action.answer !== undefined;
    const isLast = marac.meetings.find((each) => each.id === action.meeting)?.state === 'closed';
    const isToldNow =
      world.sheetsGone === true &&
      sheetExpected(oracle, marac, mailbox, acting).some((each) => each.word === wordOf(action));
    if (!isLast && !hasAnswered && !isToldNow) return [];
    return oracle.whyNotReminded(mailbox, action) === undefined
      ? [{ mailbox, word: action.id, inKey: 'follow-up', what: 'an action in the digest' }]
      : [];
  });
}

const wordOf = (action: Action): string => (action.text ?? '').toLowerCase();

/** What an agency undertook at this meeting stands on its sheet, if all who read the mailbox take part in the case or are to act in it. */
function sheetExpected(oracle: Oracle, marac: MaracFacts, mailbox: string, acting: Acting): readonly Expected[] {
  const meeting = marac.meetings.find((one) => one.state === undefined);
  return marac.actions.flatMap((action) => {
    const one = marac.cases.find((each) => each.id === action.caseRef);
    const mine = acting.some(({ agency }) => oracle.isAgency(action.agency, agency));
    if (one === undefined || !mine || action.meeting !== meeting?.id || action.text === undefined) return [];
    const told = acting.some(
      ({ agency }) => oracle.agencyLevel(marac, agency, one) > 1 || oracle.acts(marac, agency, one),
    );
    const [agency] = acting.flatMap((each) => (oracle.isAgency(action.agency, each.agency) ? [each.agency.id] : []));
    const canary = { kind: 'a', about: one.id, ...(agency === undefined ? {} : { agency }) } as const;
    if (!told || oracle.whyNot(mailbox, canary) !== undefined || !oracle.isOwnAction(mailbox, canary)) return [];
    return [{ mailbox, word: wordOf(action), inKey: '/actions/', what: 'an action on its agency’s sheet' }];
  });
}

/** Every word that was typed about the case for the minutes of this meeting. */
function minutedExpected(marac: MaracFacts, ref: string, mailbox: string): readonly Expected[] {
  const meeting = marac.meetings.find((one) => one.state === undefined);
  const listing = marac.listings.find((one) => one.caseRef === ref && one.meeting === meeting?.id);
  const notes = marac.notes.filter((one) => one.caseRef === ref && one.meeting === meeting?.id).map((one) => one.text);
  return [...notes, listing?.risksToOthers, listing?.forumReferredTo].flatMap((word) =>
    word === undefined
      ? []
      : [{ mailbox, word: word.toLowerCase(), inKey: '/minutes/', what: 'what was typed for the minutes' }],
  );
}

/** Somebody typed of the agency that it sent apologies or was absent, and of nobody that they came for it. */
export function didNotCome({ world }: Oracle, agency: string): boolean {
  const came = world.facts.maracs
    .flatMap((marac) => marac.attendance)
    .filter((row) => row.agency === agency)
    .map((row) => row.came);
  return came.length > 0 && came.every((how) => how !== 'present' && how !== 'substitute');
}

/** What agencies wrote about the case before this meeting stands before everybody who hears what is said of it: on the agenda, or in the minutes. */
function wroteExpected(
  marac: MaracFacts,
  ref: string,
  mailbox: string,
  inKey = '/agenda/',
): readonly (Expected & { readonly by: string })[] {
  const meeting = marac.meetings.find((one) => one.state === undefined);
  return marac.research
    .filter((one) => one.caseRef === ref && one.meeting === meeting?.id)
    .flatMap(({ shared, proposedActions, agency: by }) =>
      [shared, proposedActions].flatMap((word) =>
        word === undefined
          ? []
          : [{ mailbox, word: word.toLowerCase(), inKey, what: 'what an agency wrote about a case', by }],
      ),
    );
}

function idvaExpected(oracle: Oracle, marac: MaracFacts, refs: readonly string[]): readonly Expected[] {
  const { stage } = oracle.world;
  if (stage !== 'agenda' && stage !== 'after') return [];
  return refs.flatMap((ref) => {
    const one = marac.cases.find((each) => each.id === ref);
    const row = oracle.world.facts.contacts.find((each) => each.id === one?.idvaContact);
    if (row?.address === undefined || !oracle.ready(row) || oracle.agencyOf(row) === undefined) return [];
    const mailbox = mailboxOf(row.address);
    if (oracle.whyNot(mailbox, { kind: 's', about: ref }) !== undefined) return [];
    if (row.marac !== undefined && plain(row.marac) !== plain(marac.name)) return [];
    const safe = marac.safeContacts
      .filter((each) => each.caseRef === ref && each.safe === 'yes' && (each.expiresOn ?? '9') >= oracle.today)
      .map((each) => ({
        mailbox,
        word: (each.value ?? '').toLowerCase(),
        inKey: stage === 'agenda' ? '/agenda/' : '/minutes/',
        what: 'a safe contact to the IDVA',
      }));
    return stage === 'agenda' ? [...safe, ...wroteExpected(marac, ref, mailbox)] : safe;
  });
}

function chairExpected(oracle: Oracle, marac: MaracFacts, refs: readonly string[]): readonly Expected[] {
  if (oracle.world.stage !== 'agenda') return [];
  const meeting = marac.meetings.find((one) => one.state === undefined);
  const row = oracle.world.facts.contacts.find((one) => one.id === meeting?.chair);
  if (row?.address === undefined || !oracle.ready(row) || oracle.agencyOf(row) === undefined) return [];
  const mailbox = mailboxOf(row.address);
  return refs.flatMap((ref) => {
    const word = victim(marac, ref);
    return word === undefined || oracle.whyNot(mailbox, { kind: 't', about: ref }) !== undefined
      ? []
      : [
          { mailbox, word, inKey: '/agenda/', what: 'a case in the chair’s papers' },
          ...wroteExpected(marac, ref, mailbox),
        ];
  });
}
