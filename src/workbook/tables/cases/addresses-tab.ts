// The tab Addresses: where people live or lived, and whether the perpetrator knows it.
import type { AddressFields, AddressKind } from '../../../domain/cases/case.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const addresses = table<AddressFields>({
  name: 'addresses',
  tab: 'Addresses',
  help: 'One row is an address of a person. It is hidden, and printed nowhere, unless the perpetrator knows it.',
  prefix: 'AD',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: {
    personId: must(
      ref('people', 'Person', 'open', 'The row id of the person on People.', { otherNames: ['person id'] }),
    ),
    kind: choice<AddressKind>('Kind', 'open', 'What it is.', {
      home: 'Home',
      old: 'Old',
      work: 'Work',
      school: 'School',
      refuge: 'Refuge',
      family: 'Family',
      other: 'Other',
    }),
    text: typed('note', 'Address', 'hiddenPlace', 'As on an envelope. For a refuge: leave blank.'),
    postcode: typed('postcode', 'Postcode', 'hiddenPlace', 'W5 2BY.', { otherNames: ['post code'] }),
    borough: typed('text', 'Borough', 'open', 'For a refuge the borough and nothing more.'),
    perpetratorKnows: typed('answer', 'Does the perpetrator know it', 'open', 'Only a yes makes it known.', {
      otherNames: ['perpetrator knows', 'known to perpetrator'],
    }),
    from: typed('day', 'From', 'open', 'Since when.'),
    to: typed('day', 'To', 'open', 'Until when; blank while it lasts.'),
  },
  computed: {
    whose: computed('text', 'Whose', 'name', 'Name and role for reading. Shown only, never read.'),
    place: computed('text', 'Hidden or known', 'open', 'How papers treat it.'),
  },
});
