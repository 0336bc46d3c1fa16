// The tab Training: who did which course, and when it is due again.
import type { TrainingFields } from '../../../domain/partnership/training.ts';
import { must, ref, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const training = table<TrainingFields>({
  name: 'training',
  tab: 'Training',
  help: 'One row is a course that a contact did: MARAC awareness, risk assessment, chairing.',
  prefix: 'TN',
  home: 'main',
  alsoRestricted: false,
  shown: false,
  access: false,
  columns: {
    contact: must(ref('contacts', 'Contact', 'staff', 'A row of Contacts, or the name there.')),
    course: must(typed('text', 'Course', 'open', 'What it is called, the same each time.')),
    on: typed('day', 'On', 'open', 'The day on which it was done.', { otherNames: ['date'] }),
    dueAgain: typed('day', 'Due again', 'open', 'Past this day Today names it, until a later row of the course.'),
    evidence: typed('text', 'Evidence', 'open', 'Where its certificate is. On no paper.'),
  },
  computed: {},
});
