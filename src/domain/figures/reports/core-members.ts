// Core members of the MARAC: agencies of a kind that setting coreMembers names. Who is new, who has left, and who was asked and came to nothing.
import { coreKinds } from '../../partnership/membership.ts';
import type { Agency } from '../../register/register.ts';
import type { CountedRow, Measure } from '../figure.ts';
import type { Ground } from '../ground.ts';
import { isWithin } from '../period.ts';
import { agencyGrounds } from './agency-ground.ts';
import { presenceAt } from './attendance-figures.ts';

const DEFINITION = {
  kind: 'count',
  unit: 'agencies',
  tells: 'nothing',
  source:
    'docs/figures.md, "The steering group’s figures"; a core member is an agency of a kind that coreMembers (Settings) names',
  of: 'core members that are or were active in the period',
} as const;

const row = ({ maracs }: Ground, agency: Agency): CountedRow => ({
  table: 'agencies',
  id: agency.id,
  marac: maracs[0]?.name ?? '',
  counts: 1,
  restricted: false,
});

/** By the setting of the last day of the period; of several MARACs, those of any of them. */
function coreMembers({ gathered, maracs, period }: Ground): readonly Agency[] {
  const kinds = new Set(maracs.flatMap(({ rules }) => coreKinds(rules, period.to)));
  return gathered.facts.agencies.filter(
    ({ kind, activeFrom, activeTo }) =>
      kinds.has(kind) &&
      (activeFrom === undefined || activeFrom <= period.to) &&
      (activeTo === undefined || activeTo >= period.from),
  );
}

function members(
  name: string,
  label: string,
  unknown: string,
  count: (ground: Ground, core: readonly Agency[]) => Readonly<Record<'holds' | 'notKnown', readonly Agency[]>>,
): Measure<Ground> {
  return {
    name,
    label,
    unknown,
    ...DEFINITION,
    count: (ground) => {
      const core = coreMembers(ground);
      const { holds, notKnown } = count(ground, core);
      const rows = (agencies: readonly Agency[]): readonly CountedRow[] =>
        agencies.map((agency) => row(ground, agency));
      return { rows: rows(holds), of: rows(core), notKnown: rows(notKnown) };
    },
  };
}

export const coreAbsent = members(
  'coreAbsent',
  'Core members that came to no meeting and wrote to none',
  'nothing is typed on Attendance for any meeting that expected them',
  (ground, core) => {
    const seen = new Map(
      agencyGrounds(ground).map((from) => [
        from.agency.id,
        from.expected.map((expected) => presenceAt(from, expected).presence),
      ]),
    );
    const said = (agency: Agency): readonly string[] => seen.get(agency.id) ?? [];
    const cameToNone = core.filter((agency) =>
      said(agency).every((presence) => !['present', 'substitute', 'written'].includes(presence)),
    );
    return {
      holds: cameToNone.filter((agency) => said(agency).includes('absent')),
      notKnown: cameToNone.filter((agency) => said(agency).includes('notRecorded') && !said(agency).includes('absent')),
    };
  },
);

export const coreMeasures: readonly Measure<Ground>[] = [
  members('coreNew', 'Core members that are new', 'nothing', ({ period }, core) => ({
    holds: core.filter(({ activeFrom }) => activeFrom !== undefined && isWithin(period, activeFrom)),
    notKnown: [],
  })),
  members('coreLapsed', 'Core members that have left', 'nothing', ({ period }, core) => ({
    holds: core.filter(({ activeTo }) => activeTo !== undefined && isWithin(period, activeTo)),
    notKnown: [],
  })),
  coreAbsent,
];
