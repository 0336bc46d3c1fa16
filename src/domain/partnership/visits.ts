// Whom to visit: member agencies that have referred nobody for a year, with what was last said to whom. It proposes a talk, never a pressure to refer.
import { sameAgency } from '../access/access.ts';
import { receivedOn } from '../cases/case-of-referral.ts';
import type { Practice } from '../meeting/meeting.ts';
import type { Referral } from '../referral/referral.ts';
import { workingAgencies } from '../register/recipients.ts';
import type { Agency } from '../register/register.ts';
import { compareText, sortBy } from '../text/order.ts';
import { sorted } from '../text/sorted.ts';
import { addMonths, type Day } from '../time/day.ts';

/** An agency from which nothing has come for so many months is on the list. */
export const QUIET_MONTHS = 12;

/** Entries that are not told to the agency itself. */
const NOT_SAID: readonly Practice['kind'][] = ['breach', 'reviewAction'];

export interface Visit {
  readonly agency: Agency;
  /** The day of its last referral; undefined where there is none in the workbook. */
  readonly lastReferral?: Day;
  /** The newest entry of the Practice log about it that is about no case. */
  readonly lastSaid?: Practice;
}

/** Longest quiet first. Agencies that have been members for less than a year are left alone. */
export function findVisits(
  agencies: readonly Agency[],
  referrals: readonly Referral[],
  practice: readonly Practice[],
  on: Day,
): readonly Visit[] {
  const begin = addMonths(on, -QUIET_MONTHS);
  const visits = workingAgencies(agencies, on)
    .filter(({ activeFrom }) => activeFrom === undefined || activeFrom <= begin)
    .map((agency): Visit => {
      const lastReferral = newest(
        referrals.filter((one) => one.referrerAgency !== undefined && sameAgency(one.referrerAgency, agency)),
        receivedOn,
      );
      const lastSaid = lastSaidTo(practice, agency);
      const day = lastReferral === undefined ? undefined : receivedOn(lastReferral);
      return {
        agency,
        ...(day === undefined ? {} : { lastReferral: day }),
        ...(lastSaid === undefined ? {} : { lastSaid }),
      };
    })
    .filter(({ lastReferral }) => lastReferral === undefined || lastReferral <= begin);
  return sortBy(
    visits,
    ({ lastReferral }) => lastReferral ?? '',
    ({ agency }) => agency.name,
  );
}

/** The newest entry of the Practice log about an agency that is about no case and was said to it. */
export function lastSaidTo(practice: readonly Practice[], agency: Agency): Practice | undefined {
  return newest(
    practice.filter(
      (one) =>
        one.caseRef === undefined &&
        one.agency !== undefined &&
        !NOT_SAID.includes(one.kind) &&
        sameAgency(one.agency, agency),
    ),
    (one) => one.on,
  );
}

function newest<T>(rows: readonly T[], dayIn: (row: T) => Day | undefined): T | undefined {
  const dated = rows.filter((row) => dayIn(row) !== undefined);
  const [first] = sorted(dated, (a, b) => compareText(dayIn(b) ?? '', dayIn(a) ?? ''));
  return first;
}
