// Two perpetrators, asked the same.
import { ask, prefixed } from './question.ts';

const perpetrator = {
  Surname: ask('text', 'surname', 'name', 'As in the records.', {
    otherNames: ['last name'],
    needed: true,
    formHelp: 'As in the records; or say below why it is not known.',
  }),
  Forenames: ask('text', 'forenames', 'name', 'All of them.', { otherNames: ['first name', 'forename'] }),
  Aliases: ask('text', 'other names', 'name', 'Street names, other spellings; parted by ;.', {
    otherNames: ['aliases', 'aka'],
  }),
  BirthDate: ask('day', 'date of birth', 'birth', 'A date.', { otherNames: ['dob'], within: 'birth' }),
  BirthAbout: ask('note', 'born about', 'birth', 'When the date is not known.', { scanned: false }),
  Gender: ask('text', 'gender', 'diversity', 'If known.', { otherNames: ['sex'] }),
  Ethnicity: ask('text', 'ethnicity', 'diversity', 'If known.'),
  Address: ask('note', 'address', 'knownPlace', 'Where he or she lives or usually stays.', {
    otherNames: ['current address'],
    scanned: false,
  }),
  Postcode: ask('postcode', 'postcode', 'knownPlace', 'If known.'),
  Relationship: ask('text', 'relationship to victim', 'note', 'Husband, ex-partner, son, brother-in-law.', {
    otherNames: ['relationship'],
    needed: true,
    listWords:
      'relationship; relationship to victim; relationship to the victim; relationship with victim; relationship to client; relationship to perp; relationship perp to victim; relationship between parties; relationship type; rel to victim; relationship of perpetrator to victim; relationship v p; relationship status to victim',
  }),
  Phone: ask('phone', 'phone', 'note', 'So that agencies know a number not to ring.'),
  Occupation: ask('text', 'occupation', 'note', 'Also when it gives access to weapons or records.'),
  Employer: ask(
    'text',
    'employer',
    'note',
    'When it is a partner agency the case is restricted until a person has looked.',
    { formHelp: 'Also a partner agency: then few see the case until a person has looked.', holdsBack: true },
  ),
  Whereabouts: ask('text', 'whereabouts', 'note', 'At home, in custody and where, on bail, not known.'),
  ReleaseDate: ask('day', 'release date', 'note', 'When custody or bail ends: becomes a key date.', { within: 'end' }),
  Orders: ask('text', 'orders', 'note', 'Bail, licence, non-molestation, restraining, protection orders, MAPPA.'),
  UnknownWhy: ask('text', 'not known because', 'note', 'An answer too: not known, several, not said; and why.'),
};

export const perpetrators = {
  ...prefixed('perp1', 'Perpetrator 1', 'Perpetrator 1', perpetrator),
  ...prefixed('perp2', 'Perpetrator 2', 'Perpetrator 2', perpetrator),
};
