// The column of the quarterly return that an agency counts in: what Agencies says, else what its kind is sure to be. Other kinds are not guessed.
import { REFERRER_COLUMNS, type ReferrerColumn } from '../../register/referrer-column.ts';
import type { Agency, AgencyKind } from '../../register/register.ts';

export const REFERRER_NAMES = Object.keys(REFERRER_COLUMNS) as readonly ReferrerColumn[];

/** A specialist service may be of the voluntary sector or not; an agency of another kind may be a MASH. Only "Counts as" on Agencies says so. */
const COLUMN_OF_KIND: Readonly<Record<AgencyKind, ReferrerColumn | undefined>> = {
  police: 'police',
  idva: 'idva',
  childrensServices: 'childrensSocialCare',
  adultServices: 'adultSocialCare',
  primaryCare: 'primaryCare',
  acuteTrust: 'secondaryCare',
  mentalHealth: 'mentalHealth',
  substances: 'substanceAbuse',
  education: 'education',
  housing: 'housing',
  probation: 'probation',
  fire: 'other',
  maracTeam: 'other',
  chair: 'other',
  specialist: undefined,
  other: undefined,
};

export function referrerColumn({ countsAs, kind }: Pick<Agency, 'countsAs' | 'kind'>): ReferrerColumn | undefined {
  return countsAs ?? COLUMN_OF_KIND[kind];
}

/** Columns that no kind of agency is sure to be. */
export const NEEDS_COUNTS_AS: readonly ReferrerColumn[] = ['voluntarySector', 'mash'];
