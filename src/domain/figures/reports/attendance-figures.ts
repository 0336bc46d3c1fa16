// Who of those expected came to the meetings: present, by a substitute, in writing instead, absent, never asked, or not recorded.
import type { Attendance } from '../../meeting/meeting.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { sortBy } from '../../text/order.ts';
import type { Counting, CountedRow, Measure } from '../figure.ts';
import { rowOf } from '../ground.ts';
import { findAgency } from '../referrers.ts';
import type { AgencyGround } from './agency-ground.ts';
import type { Expected } from './expected-agencies.ts';

export const PRESENCES = ['present', 'substitute', 'written', 'absent', 'notAsked', 'notRecorded'] as const;
/** notAsked: not there, and no list of the meeting had left for it. */
export type Presence = (typeof PRESENCES)[number];

/** How an agency was there, and the row that says so; without a row nobody has said. */
export function presenceAt(
  from: AgencyGround,
  expected: Expected,
): { readonly presence: Presence; readonly row: CountedRow } {
  const { marac, meeting, agency } = expected;
  const rows = rowsWith(marac.attendance, 'meeting', meeting.id).filter(
    (row) =>
      row.came !== 'observer' && row.observer !== true && findAgency(from.agencies, row.agency)?.id === agency.id,
  );
  const [best] = sortBy(
    rows.map((row) => ({ row, presence: presenceOf(row, expected.wasAsked) })),
    ({ presence }) => PRESENCES.indexOf(presence),
    ({ row }) => row.id,
  );
  if (best === undefined) return { presence: 'notRecorded', row: rowOf(marac, 'meetings', meeting) };
  return { presence: best.presence, row: rowOf(marac, 'attendance', best.row) };
}

function presenceOf({ came, informationReceivedOn }: Attendance, wasAsked: boolean): Presence {
  if (came === 'present' || came === 'substitute') return came;
  if (came === 'apologiesWithInformation' || informationReceivedOn !== undefined) return 'written';
  if (came === undefined) return 'notRecorded';
  return wasAsked ? 'absent' : 'notAsked';
}

const SOURCE = 'docs/figures.md, "Agencies"';
const OF = 'meetings at which the register or Who is needed has it take part in a case';

function countOf(name: Exclude<Presence, 'notRecorded'>, label: string): Measure<AgencyGround> {
  return {
    name,
    label,
    kind: 'count',
    unit: 'meetings',
    tells: 'nothing',
    source: SOURCE,
    of: OF,
    unknown: 'nothing is typed on Attendance',
    count: (from) => countPresence(from, name),
  };
}

function countPresence(from: AgencyGround, presence: Presence): Counting {
  const found = from.expected.map((expected) => presenceAt(from, expected));
  return {
    rows: found.filter((each) => each.presence === presence).map(({ row }) => row),
    of: from.expected.map(({ marac, meeting }) => rowOf(marac, 'meetings', meeting)),
    notKnown: found.filter((each) => each.presence === 'notRecorded').map(({ row }) => row),
  };
}

export const attendanceMeasures: readonly Measure<AgencyGround>[] = [
  {
    name: 'expected',
    label: 'Expected',
    kind: 'count',
    unit: 'meetings',
    tells: 'nothing',
    source: SOURCE,
    of: OF,
    unknown: 'nothing',
    count: ({ expected }) => {
      const rows = expected.map(({ marac, meeting }) => rowOf(marac, 'meetings', meeting));
      return { rows, of: rows, notKnown: [] };
    },
  },
  countOf('present', 'Present'),
  countOf('substitute', 'Sent a substitute'),
  countOf('written', 'Wrote instead'),
  countOf('absent', 'Absent'),
  countOf('notAsked', 'Absent, and never asked'),
];
