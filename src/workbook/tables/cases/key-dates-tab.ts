// The tab Key dates: release, bail, court, an order's end, a birth: what somebody must be reminded of.
import type { KeyDateFields } from '../../../domain/actions/action.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const keyDates = table<KeyDateFields>({
  name: 'keyDates',
  tab: 'Key dates',
  help: 'One row is a date of a case, and who is reminded before it.',
  prefix: 'KD',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: {
    caseRef: must(ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] })),
    what: must(
      choice<KeyDateFields['what']>('What', 'note', 'What happens on that day.', {
        release: 'Release',
        bail: 'Bail',
        order: 'Order ends',
        court: 'Court',
        birth: 'Birth due',
        review: 'Review',
        other: 'Other',
      }),
    ),
    on: typed('day', 'On', 'note', 'A date.', { otherNames: ['date'] }),
    detail: typed('text', 'Detail', 'note', 'Which court, which order.'),
    remindAgency: ref('agencies', 'Remind', 'open', 'The agency that is reminded; blank: the coordinator.', {
      otherNames: ['who to remind', 'remind agency'],
    }),
    remindDaysBefore: typed('whole', 'Days before', 'open', 'How many days before it.', {
      otherNames: ['remind days before'],
    }),
    dealtWithOn: typed('day', 'Dealt with on', 'open', 'Ends the reminders.'),
  },
  computed: { reminded: computed('day', 'Reminded', 'open', 'When.'), names: NAMES, agencyName: AGENCY_NAME },
});
