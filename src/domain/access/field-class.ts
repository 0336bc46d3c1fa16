// What kind of thing a field is, for the question who may see it. Every column and every leaf of a paper's model carries one.

/**
 * open: no person's data (refs, dates of meetings, counts). name: names, aliases. birth: birth dates, ages. knownPlace: an address the
 * perpetrator knows. hiddenPlace: one he does not. safeContact: how to reach the victim safely. note: free text about a case.
 * action: what an agency is to do in a case, as its own action sheet says it; everywhere else an action's text is a note.
 * diversity: protected characteristics. link: that two cases are linked. conflict: who must not see what. staff: names and addresses of professionals.
 */
export const FIELD_CLASSES = [
  'open',
  'name',
  'birth',
  'knownPlace',
  'hiddenPlace',
  'safeContact',
  'note',
  'action',
  'diversity',
  'link',
  'conflict',
  'staff',
] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];

const IN_WORDS: Readonly<Record<FieldClass, string>> = {
  open: 'refs, dates and counts',
  name: 'names',
  birth: 'dates of birth',
  knownPlace: 'addresses that the perpetrator knows',
  hiddenPlace: 'addresses that the perpetrator does not know',
  safeContact: 'safe contacts',
  note: 'what was said and written',
  action: 'actions',
  diversity: 'protected characteristics',
  link: 'links to other cases',
  conflict: 'conflicts',
  staff: 'names of professionals',
};

/** As people say what something shows of a case: “names, safe contacts”. A class of an older version that is no more stands as it was. */
export function describeClasses(classes: readonly string[]): string {
  return classes.map((one) => (one in IN_WORDS ? IN_WORDS[one as FieldClass] : one)).join(', ');
}

/** Who a paper or message is made for; what each may see is decided in domain/access/entitlement. */
export const AUDIENCES = [
  'agency',
  'searcher',
  'idva',
  'chair',
  'police',
  'coordinator',
  'manager',
  'referrer',
  'other-marac',
] as const;
export type Audience = (typeof AUDIENCES)[number];
