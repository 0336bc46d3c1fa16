// The tab Safe contacts, in the restricted workbook only: how the victim can be reached.
import type { SafeContactFields } from '../../../domain/cases/case.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const safeContacts = table<SafeContactFields>({
  name: 'safeContacts',
  tab: 'Safe contacts',
  help: 'One row is a way to reach a person. It goes to the named IDVA of the case and to nobody else.',
  prefix: 'SC',
  home: 'restricted',
  alsoRestricted: true,
  access: false,
  columns: {
    caseRef: must(ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] })),
    personId: ref('people', 'Person', 'open', 'The row id on People; blank for the victim.', {
      otherNames: ['person id'],
    }),
    route: must(
      choice<SafeContactFields['route']>(
        'Way',
        'safeContact',
        'How.',
        {
          phone: 'Phone',
          text: 'Text message',
          email: 'Email',
          letter: 'Letter',
          person: 'Through a person',
          other: 'Other',
        },
        { otherNames: ['route'] },
      ),
    ),
    value: typed(
      'note',
      'Number, address or name',
      'safeContact',
      'What to ring or write to. Put an apostrophe before a number, or the zero is lost.',
      { otherNames: ['value'] },
    ),
    safe: typed('answer', 'Safe', 'safeContact', 'Only a yes counts.', { otherNames: ['safe yes / no'] }),
    messageSafe: typed('answer', 'Safe to leave a message', 'safeContact', 'Only a yes counts.', {
      otherNames: ['message safe'],
    }),
    times: typed('text', 'Times', 'safeContact', 'When it is safe.', { otherNames: ['safe times'] }),
    confirmedOn: typed('day', 'Confirmed on', 'safeContact', 'When she or he last said so.'),
    confirmedBy: typed('text', 'Confirmed by', 'staff', 'To whom.'),
    expiresOn: typed('day', 'Expires on', 'safeContact', 'After this day it is not printed any more.', {
      otherNames: ['expires'],
    }),
  },
  computed: {
    expired: computed('text', 'Expired', 'open', 'Whether it has to be confirmed again, or belongs to no case.'),
    names: NAMES,
    confirmedByName: computed('text', 'Confirmed by, for reading', 'staff', 'Shown only, never read.'),
  },
});
