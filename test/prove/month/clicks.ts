// What people may do to a workbook in any order: type, decide, answer, move, mark, release, or let time go by. All synthetic.
import { addDays, dayOf, type Day } from '../../../src/domain/time/day.ts';
import type { Written } from '../../../src/workbook/tables/write-cell.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { TestDesk } from '../../support/desk.ts';
import { AGENCY, CONTACT, typeReferral } from '../../support/small-marac.ts';

/** One thing done: which, and two numbers that pick the rows and values it is done with. */
export type Click = readonly [kind: number, a: number, b: number];

const AGENCIES = [AGENCY.police, AGENCY.housing, AGENCY.children, AGENCY.health, AGENCY.team];
const DECISIONS = ['accept', 'accept', 'accept', 'acceptUrgent', 'join', 'query', 'signpost', 'redirect', 'withdraw'];
const MATCHES = ['duplicate', 'repeat', 'knownBefore', 'linked', 'nobody'];
const OUTCOMES = ['actionPlan', 'noFurtherListing', 'relist', 'transferOut', 'deferred', 'notHeard'];
const STATUSES = ['open', 'inProgress', 'completed', 'notPossibleCircumstances', 'notDone', 'superseded'];
const PEOPLE = ['Almond', 'Birch', 'Cedar'];
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ'.split('');

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const idOf = (prefix: string, n: number): string =>
  `${prefix}-${pick(LETTERS, Math.trunc(n / 22))}${pick(LETTERS, n)}RN22`;

type Values = Readonly<Record<string, Written>>;

export interface Person {
  does(click: Click): void;
  /** Days and an hour to let go by, if the click says so. */
  waits(click: Click): string | undefined;
}

/** Someone at the workbook who does whatever the clicks say. */
export function openPerson(desk: TestDesk): Person {
  const { book } = desk;
  let made = 0;
  const ids = (table: TableName): readonly string[] => book.rows(table).flatMap((one) => one.id ?? []);
  const edit = (table: TableName, n: number, values: Values): void => {
    const all = ids(table);
    if (all.length > 0) book.edit(table, pick(all, n), values);
  };
  const today = (): Day => dayOf(desk.clock.now());
  const day = (n: number): string => addDays(today(), n);
  const by = 'Cora Coordinata';
  const does: readonly ((a: number, b: number) => void)[] = [
    (a, b) => {
      made += 1;
      const name = pick(PEOPLE, a);
      typeReferral(book, idOf('R', made), {
        receivedAt: desk.clock.now(),
        referredOn: today(),
        surname: name,
        perp1Surname: `${name}ov`,
        birthDate: `19${70 + (b % 20)}-02-03`,
        referrerAgency: pick(AGENCIES, b),
        channel: b % 7 === 0 ? 'transfer' : 'typed',
        q15: b % 3 === 0 ? 'no' : 'yes',
        ...(a % 2 === 0 ? { decision: '', decidedBy: '', decidedOn: '' } : { decidedOn: today() }),
        ...(b % 5 === 0 ? { q14: 'no', q13: 'notKnown', q12: 'notKnown', q11: 'no' } : {}),
      });
    },
    (a, b) =>
      edit('referrals', a, {
        decision: pick(DECISIONS, b),
        decidedBy: by,
        decidedOn: today(),
        redirectTo: 'Harrow MARAC',
      }),
    (a, b) => {
      const cases = ids('cases');
      if (cases.length > 0)
        edit('referrals', a, { matchAnswer: pick(MATCHES, b), matchCase: pick(cases, a + b), matchAnsweredBy: by });
    },
    (a, b) => edit('list', a, { outcome: pick(OUTCOMES, b) }),
    (a, b) =>
      edit('list', a, {
        outcome: 'notHeard',
        notHeardUntil: b % 2 === 0 ? '2027-04-13' : '2027-05-11',
        interimSafetyBy: 'IDVA',
        chairInitials: 'CC',
      }),
    (a, b) => edit('list', a, { relistMeeting: pick(ids('meetings'), b) }),
    (a) => edit('list', a, { takenOff: true, takenOffWhy: 'Agreed' }),
    (a, b) => edit('meetings', a, b % 2 === 0 ? { state: 'cancelled' } : { state: 'moved', movedTo: day(9 + b) }),
    (a) =>
      edit('meetings', a, {
        listReady: true,
        listReadyBy: 'Cora Coordinata',
        agendaReady: true,
        agendaReadyBy: 'Cora Coordinata',
        actionsReady: true,
        actionsReadyBy: 'Cora Coordinata',
        minutesReady: true,
        minutesReadyBy: 'Cora Coordinata',
        chairApproved: true,
        chairApprovedBy: 'Charis Chairman',
      }),
    (a, b) => {
      const cases = ids('cases');
      made += 1;
      book.type(
        'actions',
        {
          agency: pick(AGENCIES, a),
          text: `Do it ${made}`,
          agreedOn: today(),
          due: day((b % 20) - 15),
          status: 'open',
          safety: b % 4 === 0,
          ...(cases.length === 0 ? {} : { caseRef: pick(cases, b) }),
          ...(b % 6 === 0 ? { repeatEvery: 'weekly', reviewOn: day(40) } : {}),
        },
        { id: idOf('A', made) },
      );
    },
    (a, b) =>
      edit('actions', a, {
        status: pick(STATUSES, b),
        answeredOn: today(),
        ...(b % 2 === 0 ? { doneOn: today() } : { newDate: day(b % 9) }),
      }),
    (a) => edit('actions', a, { phoneCallMadeOn: today(), phoneCallBy: by }),
    (a, b) =>
      edit(
        'cases',
        a,
        b % 3 === 0
          ? { deceased: true }
          : b % 3 === 1
            ? { state: 'closed', closedOn: today() }
            : { papersAllowedBy: by },
      ),
    (a, b) =>
      edit('contacts', a, { awayFrom: today(), awayTo: day(b), cover: pick([CONTACT.housingDeputy, CONTACT.vice], b) }),
    (a, b) => edit('referrals', a, { meeting: pick(ids('meetings'), b) }),
    (a, b) => edit('actions', a, { releasedRung: b % 4, releasedRungBy: by }),
  ];
  return {
    does: ([kind, a, b]) => does[kind % KINDS]?.(a, b),
    waits: ([kind, a, b]) =>
      kind % KINDS < WAIT
        ? undefined
        : `${addDays(today(), 1 + (a % 5))}T${pick(['08:35', '09:31', '12:10', '15:05'], b)}`,
  };
}

/** So many of the kinds let time go by. */
const TIMES = 6;
/** The first kind that does. */
export const WAIT = 16;
export const KINDS = WAIT + TIMES;
