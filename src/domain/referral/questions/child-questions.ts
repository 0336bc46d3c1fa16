// Six children, born and unborn, asked the same.
import { ask, prefixed } from './question.ts';

const child = {
  Surname: ask('text', 'surname', 'name', 'For an unborn child leave the name blank and give the due date.'),
  Forenames: ask('text', 'forenames', 'name', 'All of them.', { otherNames: ['first name', 'forename'] }),
  BirthDate: ask('day', 'date of birth', 'birth', 'A date.', { otherNames: ['dob'], within: 'birth' }),
  DueDate: ask('day', 'due date', 'birth', 'For an unborn child.', { within: 'expected' }),
  Gender: ask('text', 'gender', 'diversity', 'If known.'),
  ToVictim: ask('text', 'is to the victim', 'note', 'Daughter, stepson, nephew.', {
    otherNames: ['relationship to victim'],
  }),
  ToPerpetrator: ask('text', 'is to the perpetrator', 'note', 'Daughter, stepson, none.', {
    otherNames: ['relationship to perpetrator'],
  }),
  School: ask('text', 'school', 'note', 'School, nursery or college.', { otherNames: ['school or nursery'] }),
  LivesWith: ask('text', 'lives with', 'note', 'The victim, the perpetrator, grandparents, in care.'),
  InHousehold: ask('answer', 'in the household', 'note', 'Lives in the victim’s household.', {
    otherNames: ['in household'],
    askedLater: true,
  }),
  Plan: ask('text', 'plan', 'note', 'Child protection, child in need, looked after, none, not known.'),
};

export const children = {
  ...prefixed('child1', 'Child 1', 'Children', child),
  ...prefixed('child2', 'Child 2', 'Children', child),
  ...prefixed('child3', 'Child 3', 'Children', child),
  ...prefixed('child4', 'Child 4', 'Children', child),
  ...prefixed('child5', 'Child 5', 'Children', child),
  ...prefixed('child6', 'Child 6', 'Children', child),
};
