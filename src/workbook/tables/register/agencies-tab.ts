// The tab Agencies: who works together here.
import type { AgencyFields, AgencyKind } from '../../../domain/register/register.ts';
import { AGENCY_KINDS } from '../../../domain/register/agency-kinds.ts';
import { REFERRER_COLUMNS, type ReferrerColumn } from '../../../domain/register/referrer-column.ts';
import { choice, must, computed, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const agencies = table<AgencyFields>({
  name: 'agencies',
  tab: 'Agencies',
  help: 'One row is an agency. The MARAC team and the chair stand here too, so that they can have actions.',
  prefix: 'G',
  home: 'register',
  alsoRestricted: false,
  access: true,
  columns: {
    name: must(
      typed('text', 'Name', 'open', 'Other tabs name the agency by it.', { otherNames: ['agency', 'agency name'] }),
    ),
    shortName: typed('text', 'Short name', 'open', 'For lists.'),
    kind: must(choice<AgencyKind>('Kind', 'open', 'What it does here.', AGENCY_KINDS)),
    countsAs: choice<ReferrerColumn>(
      'Counts as',
      'open',
      'Who referred, in the words of the quarterly return. Blank: what its kind says for sure. On no paper.',
      REFERRER_COLUMNS,
    ),
    searchesByAddress: typed(
      'yesNo',
      'Searches by address',
      'open',
      'Yes when its records are found by address: then it gets places that the perpetrator knows.',
    ),
    searchesAll: typed(
      'yesNo',
      'Searches all cases',
      'open',
      'Yes: looks up every case of the list. No: only cases that name it on Who is needed.',
      { otherNames: ['searches all'] },
    ),
    activeFrom: typed('day', 'Active from', 'open', 'Blank: since always.'),
    activeTo: typed('day', 'Active to', 'open', 'Blank: still.'),
    agreementSignedOn: typed('day', 'Agreement signed on', 'open', 'The information sharing agreement. On no paper.'),
  },
  computed: { contacts: computed('text', 'Contacts', 'open', 'How many are verified, and what is missing.') },
});
