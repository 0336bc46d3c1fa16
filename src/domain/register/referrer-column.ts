// Who referred, in the words of the quarterly return to SafeLives: its columns G to T, in their order.

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
