// The tab Referrals: a referral as it came, the decision beside it, and what the runner found out about it.
import type { ReferralFields } from '../../../domain/referral/referral.ts';
import { REFERRAL_COLUMNS } from '../../../domain/referral/questions/all-questions.ts';
import { computed } from '../../../domain/cells/column.ts';
import { MEETING_DAY } from '../for-reading.ts';
import { table } from '../table.ts';

export const referrals = table<ReferralFields>({
  name: 'referrals',
  tab: 'Referrals',
  help: 'One row is a referral as it came: from a form, a pasted list, or typed here. Decide in the columns under Decision.',
  prefix: 'R',
  home: 'main',
  alsoRestricted: true,
  access: false,
  columns: REFERRAL_COLUMNS,
  computed: {
    proposal: computed('text', 'Proposal', 'note', 'What the rules propose, and why, until it is decided.'),
    score: computed('whole', 'Score', 'note', 'Yes answers of the checklist, or the stated score where it is higher.'),
    dontKnows: computed('whole', 'Don’t knows', 'note', 'They never count, and are always shown.'),
    criteriaMet: computed('list', 'Criteria met', 'note', 'With the reason of each.'),
    missing: computed('list', 'Missing', 'open', 'Answers that are missing, one by one, until the case was heard.'),
    possibleMatch: computed(
      'note',
      'Possible match',
      'link',
      'Cases that may be the same people or linked, with reasons. Answer under Match.',
    ),
    meetingDay: MEETING_DAY,
    matchNames: computed(
      'text',
      'Match for reading',
      'link',
      'The victim of the matching case. Shown only, never read.',
    ),
    inArea: computed('text', 'In area', 'open', 'Whether the postcode is one of this area’s.'),
    daysWaiting: computed('whole', 'Days since referral', 'open', 'Calendar days.'),
    state: computed('text', 'State', 'open', 'Where it stands.'),
  },
});
