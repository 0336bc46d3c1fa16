// The tab Record: where the chain of the ledger stood when the newest message left, a row for each mode. Only the runner writes it.
import { computed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const record = table<object>({
  name: 'record',
  tab: 'Record',
  help: 'The runner’s own; do not change it. It says how far the record of what was sent had come when the newest message left: a ledger that does not reach so far is an older copy, and is refused.',
  prefix: 'RD',
  home: 'main',
  alsoRestricted: false,
  shown: false,
  access: false,
  view: true,
  columns: {},
  computed: {
    mode: computed('text', 'Mode', 'open', 'Rehearsal, draft or live: each has a record of its own.'),
    events: computed('whole', 'Events', 'open', 'How many events the record held.'),
    head: computed('text', 'Head', 'open', 'The hash of the last of them, and a signature.'),
    leftAt: computed('time', 'Left', 'open', 'When the newest message left.'),
  },
});
