// Lists from outside: a mapping is proposed, a person confirms it once, and then it is remembered. All names here are invented.
import { describe, expect, it } from 'vitest';
import { textCell } from '../../../src/domain/cells/cell.ts';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { confirmMapping, fitsList, mapRows } from '../../../src/workbook/lists/list-mapping.ts';
import { proposeMapping } from '../../../src/workbook/lists/propose-mapping.ts';
import { TABLE } from '../../../src/workbook/tables/all-tables.ts';

const headings = [
  'Date of referral',
  'Surname',
  'First name',
  'DOB',
  'Post code',
  'Perp name',
  'Date of the incident',
  'Crime ref',
  'Officer shift',
  'Incident details',
];
const cells = [
  '01/03/2027',
  'Brook',
  'Anna',
  '03/04/1990',
  'w5 2by',
  'BROOK, Lee Sam',
  '28/02/2027',
  '00123/27',
  'late',
  'Pushed',
].map(textCell);

const proposed = (...named: string[]): unknown =>
  proposeMapping(TABLE.referrals, named, []).columns.map((one) => [one.field, one.because]);

const fields = (...named: string[]): unknown =>
  proposeMapping(TABLE.referrals, named, []).columns.map((one) => one.field);

describe('the mapping of a list', () => {
  const proposal = proposeMapping(TABLE.referrals, headings, [cells]);
  const target = (heading: string): unknown => {
    const { field, afterComma, because } = proposal.columns.find((column) => column.heading === heading)!;
    return [field, afterComma, because];
  };

  it('is proposed from headings and their other names', () => {
    expect(target('Surname')).toEqual(['surname', undefined, 'known']);
    expect(target('DOB')).toEqual(['birthDate', undefined, 'known']);
    expect(target('Crime ref')).toEqual(['crimeReference', undefined, 'known']);
    expect(target('Perp name')).toEqual(['perp1Surname', 'perp1Forenames', 'known']);
  });

  it('asks about what is only alike, and leaves alone what fits nothing', () => {
    expect(target('Date of the incident')).toEqual(['incidentOn', undefined, 'known']);
    expect(proposed('Incident reported police')).toEqual([['incidentReported', 'like']]);
    expect(target('Officer shift')).toEqual([undefined, undefined, 'none']);
  });

  it('shows the first values beside each heading, for the person who confirms', () => {
    expect(proposal.columns[1]?.samples).toEqual(['Brook']);
  });

  it('F24: never gives one field to two headings: the exact one wins, and two that mean it equally well are asked about', () => {
    expect(proposed('Last name', 'Victim surname')).toEqual([
      [undefined, 'other'],
      ['surname', 'known'],
    ]);
    expect(proposed('Surname', 'Last name', 'DOB')).toEqual([
      [undefined, 'several'],
      [undefined, 'several'],
      ['birthDate', 'known'],
    ]);
    expect(proposed('Name', 'Victim surname', 'Victim forenames')).toEqual([
      [undefined, 'other'],
      ['surname', 'known'],
      ['forenames', 'known'],
    ]);
    expect(proposed('Name', 'DOB')).toEqual([
      ['surname', 'known'],
      ['birthDate', 'known'],
    ]);
  });

  it('F24: reads the short words of exported lists, and takes no question for a number, nor anybody’s number for hers', () => {
    const row = ['Brookson', 'Anna', '07700 900121', 'NO', 'N', '020 7946 0310', '2', 'Perpov'].map(textCell);
    const named = [
      'Cl_Surname',
      'Cl_Forename',
      'Cl_Tel',
      'VICTIM OK to phone',
      'Safe contact tel?',
      'Contact number',
      'Ch_No',
      'AP Surname',
    ];
    const columns = proposeMapping(TABLE.referrals, named, [row]).columns;
    expect(columns.map((one) => one.field)).toEqual([
      'surname',
      'forenames',
      'phone',
      undefined,
      undefined,
      undefined,
      undefined,
      'perp1Surname',
    ]);
  });

  it('F24: takes the respondent’s for the perpetrator’s, and nobody’s for the victim’s', () => {
    expect(fields('Respondent surname', 'Suspect phone', 'Referring officer phone', 'Offender date of birth')).toEqual([
      'perp1Surname',
      'perp1Phone',
      'referrerPhone',
      'perp1BirthDate',
    ]);
  });

  it('is remembered as a value and found again in another order of columns; a new heading asks anew', () => {
    const remembered = confirmMapping(
      {
        ...proposal,
        columns: proposal.columns.map((column) =>
          column.heading === 'Officer shift' ? { ...column, field: 'referrerRole' } : column,
        ),
      },
      'dayFirst',
    );
    const copy = JSON.parse(JSON.stringify(remembered)) as typeof remembered;
    const again = proposeMapping(TABLE.referrals, headings.toReversed(), [], copy);
    expect(again.columns.find((column) => column.heading === 'Officer shift')).toMatchObject({
      field: 'referrerRole',
      because: 'remembered',
    });
    expect(again.dates).toBe('dayFirst');
    expect(fitsList(copy, headings.toReversed())).toBe(true);
    expect(fitsList(copy, [...headings, 'Ward'])).toBe(false);
  });

  it('leaves out for good what a person left out', () => {
    const mapping = confirmMapping({
      columns: [{ heading: 'Date of the incident', because: 'none', samples: [] }],
    });
    expect(proposeMapping(TABLE.referrals, ['Date of the incident'], [], mapping).columns[0]?.field).toBeUndefined();
  });
});

describe('rows through a mapping', () => {
  const proposal = proposeMapping(TABLE.referrals, headings, [cells]);
  const row = { place: 'line 2', cells };

  it('are read exactly or not at all: a day in figures that can mean two is not taken until a person says how the list writes days', () => {
    const [strict] = mapRows(TABLE.referrals, confirmMapping(proposal), headings, [row]);
    expect([...(strict?.unread.keys() ?? [])]).toEqual(['referredOn', 'birthDate']);
    expect(strict?.problems.map((problem) => [problem.code, problem.place])).toEqual([
      ['cell.two-days', 'The list, line 2, "Date of referral"'],
      ['cell.two-days', 'The list, line 2, "DOB"'],
    ]);
    const [said] = mapRows(TABLE.referrals, confirmMapping(proposal, 'dayFirst'), headings, [row]);
    expect(said?.problems).toEqual([]);
    expect(Object.fromEntries(said?.values ?? [])).toEqual({
      referredOn: '2027-03-01',
      surname: 'Brook',
      forenames: 'Anna',
      birthDate: '1990-04-03',
      postcode: 'W5 2BY',
      perp1Surname: 'BROOK',
      perp1Forenames: 'Lee Sam',
      incidentOn: '2027-02-28',
      crimeReference: '00123/27',
      incident: 'Pushed',
    });
  });

  it('are found by heading, in whatever order the columns come', () => {
    const [turned] = mapRows(TABLE.referrals, confirmMapping(proposal, 'dayFirst'), headings.toReversed(), [
      { place: 'line 2', cells: cells.toReversed() },
    ]);
    const [straight] = mapRows(TABLE.referrals, confirmMapping(proposal, 'dayFirst'), headings, [row]);
    expect(turned).toEqual(straight);
  });

  it('with formulas or errors are named, and a year of two digits is never guessed', () => {
    const bad: Cell[] = cells.map((cell, index) =>
      index === 1 ? { kind: 'formula', formula: 'A1' } : index === 3 ? textCell('03/04/90') : cell,
    );
    const [read] = mapRows(TABLE.referrals, confirmMapping(proposal, 'dayFirst'), headings, [
      { place: 'row 7', cells: bad },
    ]);
    expect(read?.problems.map((problem) => problem.code)).toEqual(['cell.formula', 'cell.two-centuries']);
    expect([...(read?.unread.keys() ?? [])]).toEqual(['surname', 'birthDate']);
  });

  it('that are blank are no rows', () => {
    expect(
      mapRows(TABLE.referrals, confirmMapping(proposal), headings, [
        { place: 'line 3', cells: [textCell(''), textCell(' ')] },
      ]),
    ).toEqual([]);
  });
});
