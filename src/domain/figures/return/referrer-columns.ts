// Who referred, in the words of the quarterly return, from what an agency is on Agencies. Kinds that may be one of several columns are not guessed.
import type { AgencyKind } from '../../register/register.ts';

/** The return's columns G to T, in their order. */
export const REFERRER_COLUMNS = {
  police: 'Police',
  idva: 'IDVA',
  childrensSocialCare: 'Children’s Social Care',
  primaryCare: 'Primary Care',
  secondaryCare: 'Secondary or Acute Care',
  education: 'Education',
  housing: 'Housing',
  mentalHealth: 'Mental Health',
  probation: 'Probation',
  voluntarySector: 'Voluntary Sector',
  substanceAbuse: 'Substance Abuse',
  adultSocialCare: 'Adult Social Care',
  mash: 'MASH',
  other: 'Other',
} as const;
export type ReferrerColumn = keyof typeof REFERRER_COLUMNS;

export const REFERRER_NAMES = Object.keys(REFERRER_COLUMNS) as readonly ReferrerColumn[];

/** A specialist service may be of the voluntary sector or not; an agency of another kind may be a MASH. Only "counts as" on Agencies would say so. */
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

export function referrerColumn(kind: AgencyKind): ReferrerColumn | undefined {
  return COLUMN_OF_KIND[kind];
}

/** Columns that no kind of agency is sure to be. */
export const NEEDS_COUNTS_AS: readonly ReferrerColumn[] = ['voluntarySector', 'mash'];
export const COUNTS_AS_MISSING = 'Agencies, column "Counts as"';
