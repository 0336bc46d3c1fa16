// The tab Transfers: cases that go to another MARAC or come from one.
import type { TransferFields } from '../../../domain/meeting/meeting.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const transfers = table<TransferFields>({
  name: 'transfers',
  tab: 'Transfers',
  help: 'One row is a case on its way out or in. It is done when the other side said that it has everything.',
  prefix: 'TR',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: {
    caseRef: ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] }),
    direction: must(choice<'out' | 'in'>('Direction', 'open', 'Which way.', { out: 'Out', in: 'In' })),
    otherMarac: typed('text', 'Other MARAC', 'note', 'Its name.'),
    preparedOn: typed('day', 'Prepared on', 'open', 'The pack is made.'),
    sentOn: typed('day', 'Sent on', 'open', 'A date.'),
    acknowledgedOn: typed('day', 'Acknowledged on', 'open', 'They said that they have it.'),
    papersMissing: typed('note', 'Papers missing', 'open', 'What is still asked for.'),
    completeOn: typed('day', 'Complete on', 'open', 'Everything is there.'),
  },
  computed: {
    state: computed(
      'text',
      'State',
      'open',
      'Prepared, sent with its day, acknowledged; received, papers missing, complete.',
    ),
    names: NAMES,
  },
});
