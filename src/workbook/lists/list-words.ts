// What the headings of lists call our columns beside the words that forms use, and headings that could be several people's or several things. Data.
import type { Concept } from '../forms/labels/question-concepts.ts';

/** What a name of several columns calls a part of an address or of a name, in the order in which people write them. */
export const PARTS: readonly (readonly [field: Concept, words: RegExp])[] = [
  [
    'address',
    /^(address line [1-5]|address [1-5]|address[1-5]|addr ?[1-5]|line [1-5]|flat( no| number)?|house( no| number| name)?|house name (or )?(no|number)|building( name| number)?|street( name| address)?|road|town|city|town city|town or city|post town|locality|county|address town|address city|address county|address street)$/,
  ],
  ['forenames', /^(middle names?|second names?|other forenames?|middle initials?)$/],
];

/** Alone they may be anybody's or anything: a person says what they are, and until then they are left out and named. */
export const UNCLEAR: ReadonlySet<string> = new Set(
  (
    'date; dates; ref; refs; reference; reference no; reference number; id; no; number; name of; contact; contacts; contact number; contact no; contact details; contact name; ' +
    'contact telephone; telephone; telephone no; telephone number; tel; tel no; phone; phone no; phone number; mobile; mobile no; mobile number; email; e mail; email address; ' +
    'safe contact; safe contact number; safe number; safe contact details; officer; officer in case; oic; worker; key worker; social worker; referred by; by; notes; note; comments; ' +
    'details; info; information; status; type; category; area; ward; borough; location; children dob; childrens dob; children dobs; childrens dobs; children s dob; dob of children; ' +
    'children ages; ages of children; age of children; school; schools; employer; occupation; idva; lead; outcome; action; actions; flag; flags; warning; warnings; markers'
  ).split('; '),
);
