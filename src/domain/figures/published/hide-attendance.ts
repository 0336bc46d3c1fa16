// Whoever was expected at a meeting had a case there, and whoever is said to have been absent was asked about one: hidden where that would tell a small number.
import { figureOf } from '../figure.ts';
import type { Ground } from '../ground.ts';
import type { AgencyFigures } from '../reports/accountability.ts';
import { agencyGrounds } from '../reports/agency-ground.ts';
import { attendanceMeasures, presenceAt, type Presence } from '../reports/attendance-figures.ts';
import { coreAbsent } from '../reports/core-members.ts';
import { FEWEST_SHOWN, type Hiding } from './shown.ts';

export const agencyKey = (agency: string, name: string): string => `${agency}/${name}`;

const ATTENDANCE = attendanceMeasures.map(({ name }) => name);
/** Their sum is what the shown ones leave of the meetings that expected the agency. */
const AWAY = ['absent', 'notAsked'];
const CAME = new Set<string>(['present', 'substitute', 'written']);
const MOST_HIDDEN = FEWEST_SHOWN - 1;

/** Each usual meeting discussed five cases or more, and what is left for emergency meetings is none, or can be anything to four. */
export function isAttendanceShown(all: number, usual: readonly number[]): boolean {
  const isNoneLeft = usual.reduce((sum, cases) => sum + cases, 0) === all;
  const left = all - FEWEST_SHOWN * usual.length;
  return all >= FEWEST_SHOWN && usual.every((cases) => cases >= FEWEST_SHOWN) && (isNoneLeft || left >= MOST_HIDDEN);
}

/** The names of figures of attendance that are not shown; of an agency's, with its row id before it. */
export function hideAttendance(
  ground: Ground,
  agencies: readonly AgencyFigures[],
  hidings: ReadonlyMap<string, Hiding>,
  isShown: boolean,
): readonly string[] {
  if (!isShown)
    return [
      coreAbsent.name,
      ...ATTENDANCE,
      ...agencies.flatMap(({ agency }) => ATTENDANCE.map((name) => agencyKey(agency.id, name))),
    ];
  const away = agencies.filter(
    ({ agency, figures }) =>
      hidings.get(agencyKey(agency.id, 'researchAsked')) !== 'number' &&
      figures.some(({ name, rows }) => AWAY.includes(name) && rows.length > 0),
  );
  return [
    ...(tellsRequest(ground) ? [coreAbsent.name] : []),
    ...(away.length === 0 ? [] : AWAY),
    ...away.flatMap(({ agency }) => AWAY.map((name) => agencyKey(agency.id, name))),
  ];
}

/** A core member that came to nothing was asked about fewer than five cases: whether it was asked at all is not told. */
function tellsRequest(ground: Ground): boolean {
  const core = new Set(figureOf(coreAbsent, ground).ofRows.map(({ id }) => id));
  return agencyGrounds(ground).some(
    (from) =>
      core.has(from.agency.id) &&
      from.expected.length > 0 &&
      from.requests.length < FEWEST_SHOWN &&
      from.expected.every((expected) => !CAME.has(presenceAt(from, expected).presence)),
  );
}

/** How an agency was at a meeting, as it is published. notThere: absent or never asked, which of both is hidden. */
export type PublishedPresence = Presence | 'notThere';

/** Undefined where nothing of it is shown. */
export function publishPresence(
  presence: Presence,
  agency: string,
  units: readonly { readonly hidings: ReadonlyMap<string, Hiding> }[],
): PublishedPresence | undefined {
  const isOpen = (name: string): boolean =>
    units.every(({ hidings }) => (hidings.get(agencyKey(agency, name)) ?? 'number') === 'number');
  if (!isOpen('expected')) return undefined;
  return !AWAY.includes(presence) || AWAY.every(isOpen) ? presence : 'notThere';
}
