// The tab People: everybody in a case, in what role.
import type { PersonFields, PersonRole } from '../../../domain/cases/case.ts';
import { ETHNIC_GROUPS, ETHNIC_SPELLINGS, type EthnicGroup } from '../../../domain/cases/ethnic-group.ts';
import { choice, grouped, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

const identity = grouped('Who', {
  caseRef: must(ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] })),
  role: must(
    choice<PersonRole>('Role', 'open', 'What this person is in the case.', {
      victim: 'Victim',
      perpetrator: 'Perpetrator',
      child: 'Child',
      unborn: 'Unborn child',
      other: 'Other at risk',
    }),
  ),
  surname: typed('text', 'Surname', 'name', 'As in the records.', { otherNames: ['last name', 'family name'] }),
  forenames: typed('text', 'Forenames', 'name', 'All of them.', { otherNames: ['first name', 'forename'] }),
  aliases: typed('list', 'Other names', 'name', 'Parted by ; or new lines.', { otherNames: ['aliases', 'aka'] }),
  birthDate: typed('day', 'Date of birth', 'birth', 'A date.', { otherNames: ['dob', 'birth date'] }),
  birthAbout: typed('note', 'Born about', 'birth', 'When the date is not known: 1990, about 35.'),
  otherBirthDates: typed('list', 'Other dates of birth', 'birth', 'That stand in records, parted by ;.'),
  dueDate: typed('day', 'Due date', 'birth', 'For an unborn child. Asked about when it has come.'),
  gender: typed('text', 'Gender', 'diversity', 'If known. On no paper.', { otherNames: ['sex'] }),
  relationship: typed('text', 'Relationship', 'note', 'To the victim, and to the perpetrator for a child.'),
});

const diversity = grouped('Diversity', {
  ethnicity: typed('text', 'Ethnicity', 'diversity', 'In the census words, or not known. On no paper.'),
  ethnicGroup: choice<EthnicGroup>(
    'Ethnic group',
    'diversity',
    'As the Census asks, for the quarterly return. On no paper.',
    ETHNIC_GROUPS,
    { spellings: ETHNIC_SPELLINGS },
  ),
  minoritised: typed(
    'answer',
    'Black, Asian or racially minoritised',
    'diversity',
    'For the quarterly return. On no paper.',
    {
      otherNames: ['b&me', 'bme'],
    },
  ),
  disability: typed('answer', 'Disability', 'diversity', 'For the quarterly return. On no paper.'),
  lgbt: typed('answer', 'LGBT+', 'diversity', 'For the quarterly return. On no paper.', {
    otherNames: ['lgbt'],
  }),
});

const life = grouped('Life', {
  school: typed('text', 'School', 'note', 'School, nursery or college.'),
  livesWith: typed('text', 'Lives with', 'note', 'For a child.'),
  inHousehold: typed('answer', 'In the household', 'note', 'Of a child: lives in the victim’s household. On no paper.'),
  plan: typed('text', 'Plan', 'note', 'Child protection, child in need, looked after.'),
  phone: typed('phone', 'Phone', 'note', 'Not the victim’s: hers belongs on Safe contacts.'),
  occupation: typed('text', 'Occupation', 'note', 'Also when it gives access to weapons or records. On no paper.'),
  employer: typed(
    'text',
    'Employer',
    'note',
    'On no paper. On Referrals, a partner agency makes the case restricted until a person has looked.',
  ),
  whereabouts: typed('text', 'Whereabouts', 'note', 'At home, in custody, on bail, not known.'),
  orders: typed('text', 'Orders', 'note', 'Bail, licence, protection orders, MAPPA.'),
  unknownWhy: typed('text', 'Not known because', 'note', 'For a perpetrator who is not known: an answer too.'),
  sharedWith: typed(
    'text',
    'Same person as',
    'link',
    'Row id of the same person in a linked case; counted once a meeting.',
  ),
});

export const people = table<PersonFields>({
  name: 'people',
  tab: 'People',
  help: 'One row is a person in a case. Somebody in two cases has two rows.',
  prefix: 'P',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: { ...identity, ...diversity, ...life },
  computed: {
    age: computed('whole', 'Age', 'birth', 'Today.'),
    names: { ...NAMES, header: 'Victim of the case' },
  },
});
