// 120 actions agreed before the month begins, in every state that an action can be in. All invented.
import { FEBRUARY } from './demo-meetings.ts';
import { row, type Edit, type Typed } from '../type-as-people.ts';
import { idAt, type OldCase } from './made-up-history.ts';

/** What each agency undertakes. */
export const ACTION_TEXTS: readonly (readonly [agency: string, text: string])[] = [
  ['Westmere Police', 'Treat all calls from the address as urgent and brief the response team'],
  ['West London IDVA Service', 'Review the safety plan and agree a safe way to keep in touch'],
  ['Children’s Social Care', 'See the children alone and share the outcome with the group'],
  ['Borough Housing', 'Assess for a move and fit a stronger front door'],
  ['Primary Care', 'Flag the records and offer a double appointment'],
  ['Elthorne Hospital', 'Flag the records in the emergency department'],
  ['Mental Health Trust', 'Offer an assessment and tell the group whether it was taken up'],
  ['Drug and Alcohol Service', 'Offer an appointment within two weeks'],
  ['Education Safeguarding', 'Tell the school’s safeguarding lead and agree who collects the children'],
  ['Adult Social Care', 'Check whether a care assessment is due'],
  ['Probation', 'Review licence conditions with the offender manager'],
];
const OWNERS = [
  'PC on the beat team',
  'Duty social worker',
  'Estate officer',
  'Team leader',
  'Named nurse',
  'Case worker',
];

interface Sort {
  readonly count: number;
  readonly values: (n: number) => Typed;
}

const february = (day: number): string => `2027-02-${String(day).padStart(2, '0')}`;
const march = (day: number): string => `2027-03-${String(day).padStart(2, '0')}`;

const SORTS: readonly Sort[] = [
  {
    count: 50,
    values: (n) => ({
      due: february(18 + (n % 8)),
      status: 'completed',
      doneOn: february(17 + (n % 9)),
      answeredOn: february(18 + (n % 9)),
      answer: 'Done as agreed.',
    }),
  },
  { count: 8, values: () => ({ due: FEBRUARY.on, status: 'completed', doneOn: FEBRUARY.on, doneAtMeeting: true }) },
  { count: 14, values: (n) => ({ due: march(8 + n), status: 'open' }) },
  { count: 6, values: (n) => ({ due: march(2 + (n % 3)), status: 'open' }) },
  { count: 14, values: (n) => ({ due: february(17 + (n % 10)), status: 'open' }) },
  { count: 3, values: (n) => ({ due: february(23 + n), status: 'open', safety: true }) },
  {
    count: 8,
    values: (n) => ({
      due: february(22),
      status: 'inProgress',
      newDate: march(10 + n),
      answeredOn: february(23),
      answer: 'Begun; an appointment is made.',
    }),
  },
  {
    count: 4,
    values: (n) => ({
      due: march(5 + n),
      repeatEvery: n % 2 === 0 ? 'weekly' : 'monthly',
      reviewOn: march(22 + n),
      status: 'inProgress',
      newDate: march(12 + n),
    }),
  },
  {
    count: 3,
    values: () => ({
      due: february(24),
      status: 'notPossibleCircumstances',
      answeredOn: february(24),
      answer: 'She has moved in with her sister: the lock is no longer needed.',
    }),
  },
  {
    count: 3,
    values: () => ({
      due: february(24),
      status: 'notDone',
      answeredOn: february(25),
      answer: 'Nobody was free to do it.',
    }),
  },
  {
    count: 2,
    values: (n) => ({
      due: march(12 + n),
      status: 'open',
      agency: 'Chair',
      text: 'Write to the agency that did not answer',
    }),
  },
  {
    count: 3,
    values: (n) => ({
      due: march(4 + n),
      status: 'open',
      agency: 'MARAC team',
      text: 'Send the papers of the case to the other MARAC',
    }),
  },
  { count: 2, values: () => ({ due: february(20), status: 'superseded', answer: 'Another action took its place.' }) },
];

/** An action is its agency's business in the case it is about: the agency is named on Who is needed too. */
export function oldActions(cases: readonly OldCase[]): readonly Edit[] {
  const edits: Edit[] = [];
  const named = new Set<string>();
  let at = 0;
  for (const sort of SORTS)
    for (let n = 0; n < sort.count; n += 1) {
      const one = cases[(at * 7) % cases.length];
      const [agency, text] = ACTION_TEXTS[(at * 3 + n) % ACTION_TEXTS.length] ?? ['Westmere Police', ''];
      const values: Typed = {
        meeting: one?.referral === undefined ? undefined : FEBRUARY.id,
        caseRef: one?.ref,
        aboutWhom: n % 3 === 0 ? 'Perpetrator' : 'Victim',
        text,
        agency,
        owner: OWNERS[at % OWNERS.length],
        agreedOn: FEBRUARY.on,
        ...sort.values(n),
      };
      edits.push(row('actions', idAt('A', 'DEMA', at), values));
      const pair = `${one?.ref ?? ''} ${String(values['agency'])}`;
      if (!named.has(pair) && values['agency'] === agency && needsNaming(agency)) {
        named.add(pair);
        edits.push(
          row('needed', idAt('N', 'ACTA', named.size), {
            caseRef: one?.ref,
            agency,
            level: 'takesPart',
            why: 'Has an action in the case',
          }),
        );
      }
      at += 1;
    }
  return edits;
}

function needsNaming(agency: string): boolean {
  return agency !== 'Westmere Police' && agency !== 'West London IDVA Service';
}
