// Reports of figures, from docs/figures.md ("When they go") alone: which of them Settings asks for, who must have one, and what Today must say.
import { shift } from '../calendar.ts';
import type { Matter } from '../matter.ts';
import type { Line } from '../office.ts';
import { namesHolder } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import type { View } from '../view.ts';

interface Asked {
  readonly kind: 'monthly' | 'quarterly';
  readonly from: string;
  readonly to: string;
  /** How it calls itself, and what stands in it. */
  readonly name: string;
  readonly days: string;
  /** The last day on which it is drafted. */
  readonly until: string;
  readonly role: string;
  readonly roleSaid: RegExp;
}

const MONTHLY = { kind: 'monthly', role: 'manager', roleSaid: /manager of the marac team/i } as const;
const QUARTERLY = { kind: 'quarterly', role: 'steeringGroup', roleSaid: /steering group/i } as const;

/** The months and quarters that end before the days that are lived, counted by hand: 14 days after a month, 28 after a quarter. */
const TIMES: readonly Asked[] = [
  {
    ...MONTHLY,
    from: '2027-02-01',
    to: '2027-02-28',
    name: 'progress report',
    days: '1 february 2027 to 28 february 2027',
    until: '2027-03-14',
  },
  {
    ...MONTHLY,
    from: '2027-03-01',
    to: '2027-03-31',
    name: 'progress report',
    days: '1 march 2027 to 31 march 2027',
    until: '2027-04-14',
  },
  {
    ...QUARTERLY,
    from: '2026-10-01',
    to: '2026-12-31',
    name: 'report to the steering group',
    days: '1 october 2026 to 31 december 2026',
    until: '2027-01-28',
  },
  {
    ...QUARTERLY,
    from: '2027-01-01',
    to: '2027-03-31',
    name: 'report to the steering group',
    days: '1 january 2027 to 31 march 2027',
    until: '2027-04-28',
  },
];

const RETURNS: Readonly<Record<string, readonly [quarter: string, due: string]>> = {
  '2026-10-01': ['2026-Q4', '28 January 2027'],
  '2027-01-01': ['2027-Q1', '28 April 2027'],
};

const KEEPS = /verif|proven|cannot be read|froz|mailbox|no longer active|no address|nobody who gets/i;

export function reportMatters(view: View): readonly Matter[] {
  // The one that ended last of each kind.
  const ended = TIMES.filter(({ kind, to }) => {
    const next = TIMES.find((other) => other.kind === kind && other.from === shift(to, 1));
    return to < view.today && (next === undefined || view.today <= next.to);
  });
  return ended
    .filter((time) => isAskedFor(view, time))
    .flatMap((time) => [
      ...(view.today <= time.until ? readers(view, time) : []),
      ...nobody(view, time),
      ...(time.kind === 'quarterly' ? returnDue(time) : []),
    ]);
}

/** Settings asks for it on the first day of the time; a row without a day always did. */
function isAskedFor(view: View, { kind, from }: Asked): boolean {
  const row = view.seen.rows('settings').findLast((one) => one['setting'] === 'reports');
  return (row?.['value'] ?? '').includes(kind) && (row?.['fromDate'] ?? '0') <= from;
}

function people(view: View, { role }: Asked): readonly SeenRow[] {
  return view.seen
    .rows('contacts')
    .filter(
      (one) =>
        one['role'] === role && (one['activeFrom'] ?? '0') <= view.today && view.today <= (one['activeTo'] ?? '9'),
    );
}

function readers(view: View, time: Asked): readonly Matter[] {
  return people(view, time).map((contact) => ({
    thing: `${time.name} ${time.to} ${contact.id}`,
    kind: 'report',
    what: `${contact['personName']} must have the ${time.name} of ${time.days}`,
    holder: { contact },
    marks: [time.name, time.days],
    names: (line) =>
      isStop(line) &&
      namesHolder(view, line, { contact }) &&
      (KEEPS.test(line.what) || /figures|report/i.test(line.what)),
  }));
}

const isStop = ({ kind }: Line): boolean => kind !== 'release' && kind !== 'ready';

function nobody(view: View, time: Asked): readonly Matter[] {
  if (people(view, time).length > 0) return [];
  return [
    {
      thing: `nobody ${time.name} ${time.to}`,
      kind: 'report',
      what: `somebody must know that nobody is there to have the ${time.name}`,
      names: (line) => time.roleSaid.test(line.what) && /drafted for nobody/.test(line.what),
    },
  ];
}

/** It holds the counts of restricted cases: no message carries it. A person is told its day until it has gone or the next quarter ends. */
function returnDue({ from }: Asked): readonly Matter[] {
  const [quarter, due] = RETURNS[from] ?? ['', ''];
  return [
    {
      thing: `return ${quarter}`,
      kind: 'report',
      what: `somebody must know that the return to SafeLives for ${quarter} is due on ${due}`,
      names: (line) => line.what.includes(`return to SafeLives for ${quarter}`) && line.what.includes(due),
    },
  ];
}
