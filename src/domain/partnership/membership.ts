// Core members of a MARAC by its terms of reference (setting coreMembers), and which of them are missing since when.
import type { AgencyKind, Agency, Contact } from '../register/register.ts';
import { findContacts, servesMarac } from '../register/contacts.ts';
import { AGENCY_KINDS } from '../register/agency-kinds.ts';
import type { Occasion } from '../plan/effects.ts';
import type { Rules } from '../settings/rules.ts';
import { compareText } from '../text/order.ts';
import { sorted } from '../text/sorted.ts';
import type { Day } from '../time/day.ts';

export interface Roster {
  readonly agencies: readonly Agency[];
  readonly contacts: readonly Contact[];
  readonly marac: string;
  readonly rules: Rules;
}

export interface MissingMember {
  readonly kind: AgencyKind;
  /** The agency without a representative; undefined where no agency of that kind is a member. */
  readonly agency?: Agency;
  /** The last day on which there was one; undefined where there never was. */
  readonly until?: Day;
  /** A deputy is there meanwhile. */
  readonly hasDeputy: boolean;
}

export const coreKinds = (rules: Rules, on: Day): readonly AgencyKind[] =>
  rules.list('coreMembers', on).filter((kind): kind is AgencyKind => kind in AGENCY_KINDS);

export const isMember = ({ activeFrom, activeTo }: Agency, on: Day): boolean =>
  (activeFrom === undefined || activeFrom <= on) && (activeTo === undefined || on <= activeTo);

/** One for each core kind without an agency, and for each agency of a core kind without a representative, in the order of the setting. */
export function findMissingMembers(roster: Roster, on: Day): readonly MissingMember[] {
  return coreKinds(roster.rules, on).flatMap((kind) => missingOf(roster, kind, on));
}

function missingOf({ agencies, contacts, marac }: Roster, kind: AgencyKind, on: Day): readonly MissingMember[] {
  const ofKind = agencies.filter((agency) => agency.kind === kind);
  const members = ofKind.filter((agency) => isMember(agency, on));
  if (members.length === 0) return [{ kind, hasDeputy: false, ...lastDay(ofKind, on) }];
  return members.flatMap((agency) => {
    const named = contacts.filter(
      (one) => one.agency === agency.id && one.role === 'representative' && servesMarac(one, marac),
    );
    if (findContacts(named, { marac, roles: ['representative'], on }).length > 0) return [];
    const hasDeputy = findContacts(contacts, { agency: agency.id, marac, roles: ['deputy'], on }).length > 0;
    return [{ kind, agency, hasDeputy, ...lastDay(named, on) }];
  });
}

/** What a letter about the gap settles: one of each gap of each MARAC. */
export const askedOccasion = (marac: string, { agency, kind, until }: MissingMember): Occasion =>
  `${agency?.id ?? kind}/member-${marac}-${until ?? 'never'}`;

/** Whom a letter about an agency's part goes to: its team manager on Contacts. */
export const seniorManager = (
  contacts: readonly Contact[],
  agency: Agency,
  marac: string,
  on: Day,
): Contact | undefined => findContacts(contacts, { agency: agency.id, marac, roles: ['teamManager'], on })[0];

function lastDay(ended: readonly { readonly activeTo?: Day }[], on: Day): { readonly until?: Day } {
  const days = ended.flatMap(({ activeTo }) => (activeTo !== undefined && activeTo < on ? [activeTo] : []));
  const [until] = sorted(days, (a, b) => compareText(b, a));
  return until === undefined ? {} : { until };
}
