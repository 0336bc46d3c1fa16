// Agencies off the agreed protocols: absent though asked, research late or never, actions not done or overdue, the protocol in force not signed.
import { findAgreed } from '../../partnership/agreed-documents.ts';
import { isMember } from '../../partnership/membership.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Agency } from '../../register/register.ts';
import { findFigureOf } from '../figure.ts';
import type { Ground } from '../ground.ts';
import { accountabilityOf, type AgencyFigures } from '../reports/accountability.ts';

export interface OffProtocol {
  readonly agency: Agency;
  readonly absent: Share;
  /** Late or never. */
  readonly research: Share;
  /** Not done, or open past their day. */
  readonly actions: Share;
  /** The information-sharing protocol in force is not signed. */
  readonly unsigned: boolean;
}

interface Share {
  readonly count: number;
  readonly of: number;
}

/** Nothing is held against an agency that was never asked. Each agency with at least one of these, in the order of the register's names. */
export function findOffProtocol(ground: Ground, marac: MaracFacts): readonly OffProtocol[] {
  const on = ground.period.to;
  const approvedOn = findAgreed(marac.rules, 'sharingProtocol', on)?.approvedOn;
  return accountabilityOf(ground)
    .map((figures) => offProtocol(figures, (agency) => isUnsigned(agency, approvedOn, on)))
    .filter(({ absent, research, actions, unsigned }) => absent.count + research.count + actions.count > 0 || unsigned);
}

const isUnsigned = (agency: Agency, approvedOn: Agency['agreementSignedOn'], on: Ground['period']['to']): boolean =>
  approvedOn !== undefined &&
  isMember(agency, on) &&
  (agency.agreementSignedOn === undefined || agency.agreementSignedOn < approvedOn);

function offProtocol({ agency, figures }: AgencyFigures, unsigned: (agency: Agency) => boolean): OffProtocol {
  const sum = (...names: readonly string[]): number =>
    names.reduce((total, name) => total + (findFigureOf(figures, name)?.value ?? 0), 0);
  return {
    agency,
    absent: { count: sum('absent'), of: sum('expected') },
    research: { count: sum('researchLate', 'researchNever'), of: sum('researchAsked') },
    actions: { count: sum('actionsNotDone', 'actionsOverdue'), of: sum('actions') },
    unsigned: unsigned(agency),
  };
}
