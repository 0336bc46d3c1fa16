// Two others at risk, and everybody for whom the form has no place.
import { grouped } from '../../cells/column.ts';
import { ask, prefixed } from './question.ts';

const other = {
  Name: ask('text', 'name', 'name', 'Another person at risk in the household or family.'),
  Relationship: ask('text', 'relationship', 'note', 'Mother of the victim, new partner, lodger.'),
};

export const others = {
  ...prefixed('other1', 'Other person 1', 'Others at risk', other),
  ...prefixed('other2', 'Other person 2', 'Others at risk', other),
  ...grouped('Others at risk', {
    morePeople: ask(
      'note',
      'More people',
      'note',
      'Everybody for whom there is no place above, one a line: name, date of birth, relationship.',
      {
        otherNames: ['more people not listed above'],
        formWords:
          'more people; children details; details of children; details of all children; other children; names and dates of birth of children; children names and dates of birth; childrens names and dates of birth; childrens details; all children; all children with dates of birth; all children with dates of birth and schools; all children with names and dates of birth; all children and their dates of birth',
        listWords:
          'children; children names; childrens names; children s names; names of children; children names and dobs; children and dobs; children names dobs; children names and dob; child names; children details; children s details; names and dobs of children; children names ages; children names and ages; children and ages; children living in household; children in household; children at address',
        noMeansNothing: true,
        holdsBack: true,
      },
    ),
    morePeopleEntered: ask(
      'yesNo',
      'More people entered',
      'open',
      'Yes once somebody has typed them into People. Until then the referral waits.',
      { notAsked: true },
    ),
  }),
};
