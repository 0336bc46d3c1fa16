// The tab Conflicts, in the restricted workbook only: who must not see a case.
import type { ConflictFields } from '../../../domain/register/register.ts';
import { grouped, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const conflicts = table<ConflictFields>({
  name: 'conflicts',
  tab: 'Conflicts',
  help: 'One row is a person or an agency that must not see a case. It beats every role and every mailbox they can open.',
  prefix: 'X',
  home: 'restricted',
  alsoRestricted: true,
  access: true,
  columns: {
    ...grouped('Who', {
      caseRef: must(ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] })),
      contact: ref('contacts', 'Contact', 'conflict', 'A row of Contacts, or the name there.'),
      personName: typed(
        'text',
        'Person',
        'conflict',
        'Somebody who is not on Contacts: checked against mailbox readers.',
        { otherNames: ['person name'] },
      ),
      agency: ref('agencies', 'Agency', 'conflict', 'A whole agency.'),
      exceptContact: ref('contacts', 'Except', 'conflict', 'One contact of that agency who may see it all the same.', {
        otherNames: ['except contact'],
      }),
      why: typed('note', 'Why', 'conflict', 'Never printed anywhere.'),
      unheardInstead: typed(
        'text',
        'Heard instead',
        'conflict',
        'By whom that agency’s knowledge comes to the table instead.',
        { otherNames: ['unheard instead'] },
      ),
    }),
    ...grouped('Recorded', {
      recordedBy: typed('text', 'Recorded by', 'staff', 'Your name.'),
      recordedOn: typed('day', 'Recorded on', 'open', 'A date. On no paper.'),
      liftedBy: typed('text', 'Lifted by', 'staff', 'Lifting needs two people.'),
      liftedSecondBy: typed('text', 'Lifted: second person', 'staff', 'The second one.'),
      liftedOn: typed('day', 'Lifted on', 'open', 'A date.'),
    }),
  },
  computed: {
    names: NAMES,
    stops: computed('text', 'What it stops', 'conflict', 'Which contacts and mailboxes get nothing.'),
  },
});
