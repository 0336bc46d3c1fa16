// Settings: what counts as a referral that meets the threshold, as a repeat, and as the same people.
import type { Setting } from './setting-shape.ts';

export const referrals = {
  visibleHighMin: {
    kind: 'whole',
    value: '14',
    most: 24,
    help: 'Yes answers of 24 from which risk is visibly high.',
    careful: { side: 'least' },
  },
  escalationEvents: {
    kind: 'whole',
    value: '3',
    help: 'Events in 12 months, as the forms ask for them, that count as escalation.',
    careful: { side: 'least' },
  },
  repeatMonths: {
    kind: 'whole',
    value: '12',
    help: 'Months since the last referral (or hearing) within which a new incident is a repeat; the last day counts.',
    careful: { side: 'most' },
  },
  repeatAnchor: {
    kind: 'choice',
    value: 'lastReferral',
    choices: { lastReferral: 'Last referral', lastHeard: 'Last heard' },
    spellings: { lastReferral: ['referral', 'last referred'], lastHeard: ['heard', 'last hearing', 'hearing'] },
    help: 'What the months count from: lastReferral or lastHeard.',
    careful: { is: 'lastHeard' },
  },
  repeatScope: {
    kind: 'choice',
    value: 'anyMarac',
    choices: { thisMarac: 'This MARAC', anyMarac: 'Any MARAC' },
    spellings: { thisMarac: ['here', 'this', 'own'], anyMarac: ['any', 'all', 'all MARACs', 'everywhere'] },
    help: 'Where a repeat is looked for: thisMarac or anyMarac.',
    careful: { is: 'anyMarac' },
  },
  repeatBehaviour: {
    kind: 'choice',
    value: 'anyAbuse',
    choices: { anyAbuse: 'Any abuse', criminalOnly: 'Criminal only' },
    spellings: { anyAbuse: ['any', 'all'], criminalOnly: ['criminal', 'crime', 'only crime', 'crimes only'] },
    help: 'What counts as a new incident: anyAbuse or criminalOnly.',
    careful: { is: 'anyAbuse' },
  },
  honourBasedCounts: {
    kind: 'yesNo',
    value: 'no',
    help: 'Suspected honour-based abuse meets the threshold by itself.',
    careful: { is: 'yes' },
  },
  managerSignOff: {
    kind: 'yesNo',
    value: 'no',
    help: 'A referral needs its manager’s sign-off to be complete.',
    careful: { none: 'A referral counts with or without it; only a question about it comes or goes.' },
  },
  policeContactQuestion: {
    kind: 'yesNo',
    value: 'no',
    help: 'The form asks whether the victim wants police contact.',
    careful: { none: 'A referral counts with or without it; only a question about it comes or goes.' },
  },
  transferCountsAsRepeat: {
    kind: 'yesNo',
    value: 'no',
    help: 'A referral that another MARAC transfers meets the threshold as a repeat does.',
    careful: { is: 'yes' },
  },
  areaPostcodes: {
    kind: 'list',
    value: '',
    looks: /^[A-Za-z]{1,2}\d{0,2}[A-Za-z]?$/,
    help: 'Beginnings of the postcodes of the area (W5; W7; UB1). Empty: not checked.',
    careful: { is: '' },
  },
  safeContactDays: {
    kind: 'whole',
    value: '90',
    help: 'Days after which a safe contact that nobody confirmed again expires.',
    careful: { side: 'least' },
  },
  likely: {
    kind: 'whole',
    value: '50',
    most: 100,
    help: 'Per cent from which a possible match is shown as likely.',
    careful: { side: 'least' },
  },
  possible: {
    kind: 'whole',
    value: '5',
    most: 100,
    help: 'Per cent from which a possible match is shown at all.',
    careful: { side: 'least' },
  },
} as const satisfies Readonly<Record<string, Setting>>;
