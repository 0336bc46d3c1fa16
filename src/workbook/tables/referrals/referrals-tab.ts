// The tab Referrals: a referral as it came, the decision beside it, and what the runner found out about it.
import type { ReferralFields } from '../../../domain/referral/referral.ts';
import { own } from '../column.ts';
import { decided, grounds, header, narrative } from './referral-grounds.ts';
import { children, others, perpetrators, victim } from './referral-parties.ts';
import { voice } from './referral-voice.ts';
import { table } from '../table.ts';

export const referrals = table<ReferralFields>({
  name: 'referrals',
  tab: 'Referrals',
  help: 'One row is a referral as it came: from a form, a pasted list, or typed here. Decide in the columns under Decision.',
  prefix: 'R',
  home: 'main',
  alsoRestricted: true,
  shown: true,
  access: false,
  view: false,
  columns: {
    ...header,
    ...victim,
    ...perpetrators,
    ...children,
    ...others,
    ...grounds,
    ...narrative,
    ...voice,
    ...decided,
  },
  own: {
    proposal: own('text', 'Proposal', 'note', 'What the rules propose, and why.'),
    score: own('whole', 'Score', 'note', 'Yes answers of the checklist, or the stated score where it is higher.'),
    dontKnows: own('whole', 'Don’t knows', 'note', 'They never count, and are always shown.'),
    criteriaMet: own('list', 'Criteria met', 'note', 'With the reason of each.'),
    missing: own('list', 'Missing', 'open', 'Answers that are missing, one by one.'),
    possibleMatch: own(
      'note',
      'Possible match',
      'link',
      'Cases that may be the same people or linked, with reasons. Answer under Match.',
    ),
    inArea: own('text', 'In area', 'open', 'Whether the postcode is one of this area’s.'),
    daysWaiting: own('whole', 'Days since referral', 'open', 'Calendar days.'),
    state: own('text', 'State', 'open', 'Where it stands.'),
  },
});
