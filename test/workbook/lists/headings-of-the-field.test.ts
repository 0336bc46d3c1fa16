// Headings of lists as police forces, advisers' services and councils have them, and the column each is; what may be several people's is nobody's.
import { expect, test } from 'vitest';
import { textCell } from '../../../src/domain/cells/cell.ts';
import { confirmMapping, mapRows } from '../../../src/workbook/lists/list-mapping.ts';
import { proposeMapping } from '../../../src/workbook/lists/propose-mapping.ts';
import { TABLE } from '../../../src/workbook/tables/all-tables.ts';

/** Heading, the column it is, and what usually stands there. */
type Line = readonly [heading: string, field: string, value: string];

const POLICE: readonly Line[] = [
  ['Date Received', 'receivedAt', '2027-03-01 10:00'],
  ['Referring Agency', 'referrerAgency', 'Test Police'],
  ['Vic Surname', 'surname', 'Brookson'],
  ['Vic Forename(s)', 'forenames', 'Anna'],
  ['Vic DOB', 'birthDate', '1990-02-03'],
  ['Vic Address', 'address', '14 Hidden Close, Testham'],
  ['Vic Postcode', 'postcode', 'W5 2BY'],
  ['Victim Mobile', 'phone', '07700 900121'],
  ['Ethnicity', 'ethnicity', 'White British'],
  ['Perp Surname', 'perp1Surname', 'Perpov'],
  ['Perp Forename', 'perp1Forenames', 'Boris'],
  ['Perp DOB', 'perp1BirthDate', '1985-04-04'],
  ['Perp Address', 'perp1Address', '3 Lake Road'],
  ['Relationship', 'perp1Relationship', 'Former partner'],
  ['DASH Score', 'statedScore', '16'],
  ['Risk Level', 'statedBand', 'High'],
  ['Crime Ref No.', 'crimeReference', '00123/27'],
  ['Date of Incident', 'incidentOn', '2027-02-27'],
  ['Summary of Incident', 'incident', 'Made up for a test'],
  ['Repeat (Y/N)', 'saidRepeat', 'No'],
];
const SERVICE: readonly Line[] = [
  ['Client Name', 'surname', 'Lakesen, Bea'],
  ['Date of Birth', 'birthDate', '1991-05-06'],
  ['Gender', 'gender', 'Female'],
  ['Address Line 1', 'address', '8 Hill Rise'],
  ['Address Line 2', 'address', 'Northham'],
  ['Town', 'address', 'Testham'],
  ['Post Code', 'postcode', 'W13 1AA'],
  ['Client Tel', 'phone', '07700 900122'],
  ['First Language', 'language', 'Polish'],
  ['Interpreter Required?', 'interpreterNeeded', 'Yes'],
  ['GP Surgery', 'gpPractice', 'Mill Lane'],
  ['Pregnant?', 'pregnant', 'No'],
  ['Alleged Perpetrator', 'perp1Surname', 'Otherov, Carl'],
  ['Alleged Perpetrator DOB', 'perp1BirthDate', '1984-06-07'],
  ['Relationship to Victim', 'perp1Relationship', 'Husband'],
  ['Child 1 Name', 'child1Surname', 'Lakesen, Tim'],
  ['Child 1 DOB', 'child1BirthDate', '2019-01-02'],
  ['RIC Score', 'statedScore', '14'],
  ['Professional Judgement', 'judgement', 'Escalating'],
  ['Consent (Y/N)', 'consent', 'Given'],
  ['Reason for Referral', 'incident', 'Made up as well'],
  ['Source of Referral', 'referrerAgency', 'Test Housing'],
  ['Date of Referral', 'referredOn', '2027-03-02'],
];
const EXPORT: readonly Line[] = [
  ['Surname', 'surname', 'Hillman'],
  ['First Name', 'forenames', 'Cora'],
  ['Middle Name', 'forenames', 'Jane'],
  ['AKA', 'aliases', 'Cory'],
  ['D.O.B.', 'birthDate', '1975-07-08'],
  ['House No', 'address', '2'],
  ['Street', 'address', 'Field Lane'],
  ['Town/City', 'address', 'Testham'],
  ['Postcode', 'postcode', 'W13 2BB'],
  ['Sex', 'gender', 'F'],
  ['Nationality', 'nationality', 'British'],
  ['Religion', 'religion', 'None'],
  ['Disability', 'disability', 'Yes'],
  ['LGBT', 'lgbt', 'No'],
  ['Suspect Name', 'perp1Surname', 'STEEPOV Dan'],
  ['Suspect Date of Birth', 'perp1BirthDate', '1980-09-10'],
  ['Suspect Address', 'perp1Address', '5 Steep Street'],
  ['Suspect 2 Surname', 'perp2Surname', 'Plainov'],
  ['Children', 'morePeople', 'Kim, born 2020'],
  ['Niche Ref', 'crimeReference', 'N-4711/27'],
  ['Background', 'history', 'Some years of it'],
  ['Actions Taken', 'supportInPlace', 'Locks changed'],
  ['Victim Aware', 'victimAware', 'Yes'],
  ['Is this number safe to call?', 'safeToCall', 'No'],
  ['No. of Incidents', 'eventsIn12Months', '3'],
];
/** May be several people's, or several things. */
const ASKED = [
  'Contact Number',
  'Telephone',
  'Mobile',
  'Email',
  'Safe contact number',
  'Reference',
  'Ref',
  'Date',
  'Officer in case',
  'Referred by',
  'Notes',
  'Comments',
  'Status',
  'Children DOB',
  'Borough',
  'Occupation',
  'School',
  'No. of children',
  'IDVA',
  'Ward',
  'Outcome',
  'Mother’s name',
  'Officer email',
  'GP telephone',
  'Landlord phone',
  'Perp Officer',
  'Social worker name',
  'Next of kin',
];

const letters = (of: readonly Line[]): number => of.reduce((sum, [, , value]) => sum + value.length, 0);
const readOne = (headings: readonly string[], values: readonly string[]): unknown => {
  const proposal = proposeMapping(TABLE.referrals, headings, []);
  const [row] = mapRows(TABLE.referrals, confirmMapping(proposal), headings, [
    { place: 'row 2', cells: values.map(textCell) },
  ]);
  return Object.fromEntries(row!.values);
};

const fieldsOf = (headings: readonly string[]): readonly (string | undefined)[] =>
  proposeMapping(TABLE.referrals, headings, []).columns.map((one) => one.field);

test.each([
  ['a police list', POLICE],
  ['an advisers’ service', SERVICE],
  ['an exported list', EXPORT],
])(
  'F24: the headings of %s are read without --map: at least 90 of 100 letters stand in their own column, none in a wrong one',
  (_whose, lines) => {
    const headings = lines.map(([heading]) => heading);
    const proposal = proposeMapping(TABLE.referrals, headings, [lines.map(([, , value]) => textCell(value))]);
    const wrong = proposal.columns.flatMap(({ heading, field }, index) =>
      field !== undefined && field !== lines[index]?.[1] ? [[heading, field]] : [],
    );
    expect(wrong).toEqual([]);
    const [read] = mapRows(TABLE.referrals, confirmMapping(proposal), headings, [
      { place: 'row 2', cells: lines.map(([, , value]) => textCell(value)) },
    ]);
    const stands = ([heading, field, value]: Line, index: number): boolean =>
      proposal.columns[index]?.field === field && !read!.unread.has(field) && heading !== '' && value !== '';
    expect(lines.filter((one, index) => !stands(one, index)).map(([heading]) => heading)).toEqual([]);
    expect(letters(lines.filter(stands)) / letters(lines)).toBeGreaterThanOrEqual(0.9);
  },
);

test('F24: a heading that may be several people’s is nobody’s, whatever else the list has', () => {
  const taken = ASKED.filter(
    (heading) => fieldsOf(['Victim surname', 'Victim forenames', 'Perp name', heading])[3] !== undefined,
  );
  expect(taken).toEqual([]);
});

test('F24: a heading that a program wrote in one word is read by its parts; what may be several people’s is nobody’s there too', () => {
  const words = {
    ReferralDate: 'referredOn',
    VictimForename: 'forenames',
    VictimDoB: 'birthDate',
    victimDOB: 'birthDate',
    VictimTelephone: 'phone',
    SafeToCall: 'safeToCall',
    AbuserSurname: 'perp1Surname',
    RelationshipToVictim: 'perp1Relationship',
    RiskScore: 'statedScore',
    ContactNumber: undefined,
    ReferredBy: undefined,
    Notes: undefined,
    MacDonald: undefined,
  };
  for (const [heading, field] of Object.entries(words))
    expect([heading, ...fieldsOf([heading])]).toEqual([heading, field]);
  expect(
    readOne(
      ['VictimAddressLine1', 'VictimTown', 'AbuserAddressLine1', 'AbuserAddressLine2'],
      ['9 Hidden Close', 'Testham', '3 Wharf Road', 'Farham'],
    ),
  ).toEqual({ address: '9 Hidden Close, Testham', perp1Address: '3 Wharf Road, Farham' });
});

test('lines of an address and middle names stand together in their column; a town alone is no address', () => {
  expect(
    readOne(
      ['House No', 'Street', 'Town', 'Perp Address 1', 'Perp Town'],
      ['2', 'Field Lane', 'Testham', '9 Far Row', 'Farham'],
    ),
  ).toEqual({
    address: '2, Field Lane, Testham',
    perp1Address: '9 Far Row, Farham',
  });
  expect(
    readOne(['Address', 'Town', 'First name', 'Middle names'], ['2 Field Lane', 'Testham', 'Cora', 'Jane May']),
  ).toEqual({
    address: '2 Field Lane, Testham',
    forenames: 'Cora Jane May',
  });
  expect(readOne(['Surname', 'Town'], ['Hillman', 'Testham'])).toEqual({ surname: 'Hillman' });
});

test('a whole name is split by its comma or its capitals, else before its last word, and then somebody has to look', () => {
  const headings = ['Victim Name', 'Perp Name'];
  const mapping = confirmMapping(proposeMapping(TABLE.referrals, headings, []));
  const rows = mapRows(TABLE.referrals, mapping, headings, [
    { place: 'row 2', cells: ['BROOK, Anna', 'STEEPOV Dan'].map(textCell) },
    { place: 'row 3', cells: ['Anna May Brook', 'Perpov'].map(textCell) },
    { place: 'row 4', cells: ['Lee & Kim Lake', ''].map(textCell) },
  ]);
  expect(rows.map((one) => [Object.fromEntries(one.values), one.looks])).toEqual([
    [{ surname: 'BROOK', forenames: 'Anna', perp1Surname: 'STEEPOV', perp1Forenames: 'Dan' }, []],
    [{ surname: 'Brook', forenames: 'Anna May', perp1Surname: 'Perpov' }, ['Victim Name']],
    [{ surname: 'Lee & Kim Lake' }, ['Victim Name']],
  ]);
});
