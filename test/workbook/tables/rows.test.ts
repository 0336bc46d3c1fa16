// Raw rows become typed rows or are set aside with every reason. All names here are invented.
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { describeProblem } from '../../../src/domain/text/problem.ts';
import type { RawRow, RawTable } from '../../../src/workbook/workbook-port.ts';
import { findNear } from '../../../src/jobs/reading/near-rows.ts';
import { TABLE } from '../../../src/workbook/tables/all-tables.ts';
import { isEmptyRow, parseRow, parseTable } from '../../../src/workbook/tables/parse-row.ts';
import { findRow, openDirectory, settleRefs } from '../../../src/workbook/tables/row-refs.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });

function raw(id: string | undefined, cells: Readonly<Record<string, Cell>>, place = 'row 14'): RawRow {
  return { ...(id === undefined ? {} : { id }), file: 'main', place, cells: new Map(Object.entries(cells)) };
}

function rawTable(rows: readonly RawRow[]): RawTable {
  return { name: 'people', state: 'known', rows, problems: [] };
}

const anna = {
  caseRef: text('K-4TX9QD'),
  role: text('Victim'),
  surname: text('Brook'),
  birthDate: { kind: 'date', date: '1990-02-28' } as const,
};

describe('a row', () => {
  it('becomes typed values; blank fields are absent', () => {
    const parsed = parseRow(TABLE.people, raw('P-7KQ2MX', anna));
    expect(parsed).toEqual({
      ok: true,
      gaps: [],
      notes: [],
      value: { id: 'P-7KQ2MX', caseRef: 'K-4TX9QD', role: 'victim', surname: 'Brook', birthDate: '1990-02-28' },
    });
  });

  it('is set aside with every problem, each naming tab, row and column and not the value', () => {
    const parsed = parseRow(
      TABLE.people,
      raw('P-7KQ2MX', {
        ...anna,
        role: text('Vicitm'),
        birthDate: text('31/02/1990'),
        phone: { kind: 'number', number: 7_700_900_123 },
        school: { kind: 'formula', formula: 'A1' },
        employer: { kind: 'error', error: '#REF!' },
      }),
    );
    expect(parsed.ok).toBe(false);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((problem) => problem.code)).toEqual([
      'cell.not-a-choice',
      'cell.not-a-day',
      'cell.formula',
      'cell.lost-zero',
      'cell.error',
    ]);
    for (const problem of problems) {
      expect(problem.place).toMatch(/^People, row 14, "/);
      expect(problem.sentence).not.toContain(problem.shown);
    }
    expect(describeProblem(problems[1]!)).toBe(
      'People, row 14, "Date of birth": This is not a day. Write it as 28/02/1990, or 28 February 1990. It says "31/02/1990".',
    );
  });

  it('without something required is set aside', () => {
    const parsed = parseRow(TABLE.people, raw('P-7KQ2MX', { surname: text('Brook') }));
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.column)).toEqual(['Case', 'Role']);
  });

  it('that holds an id alone is no row', () => {
    expect(isEmptyRow(TABLE.people, raw('P-7KQ2MX', { surname: text('  ') }))).toBe(true);
    expect(isEmptyRow(TABLE.people, raw(undefined, { surname: text('x') }))).toBe(false);
  });

  it('keeps field names that mean something to the language as plain fields', () => {
    const parsed = parseRow(
      TABLE.people,
      raw('P-7KQ2MX', { ...anna, ['__proto__']: text('x'), surname: text('__proto__') }),
    );
    expect(parsed.ok && parsed.value.surname).toBe('__proto__');
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it('with letters that deceive the eye is read, and a note says so', () => {
    const parsed = parseRow(TABLE.people, raw('P-7KQ2MX', { ...anna, surname: text('Brооk') }));
    expect(parsed.ok && parsed.notes.map((note) => [note.code, note.size])).toEqual([['text.look-alike', 'note']]);
  });
});

describe('a table', () => {
  it('F11: reads a row of People or Referrals without the cell that is a slip, and tells of it', () => {
    const bad = { ...anna, birthDate: text('03/04/1990') };
    const parsed = parseTable(TABLE.people, rawTable([raw('P-333333', bad, 'row 3')]));
    expect(parsed.rows).toEqual([{ id: 'P-333333', caseRef: 'K-4TX9QD', role: 'victim', surname: 'Brook' }]);
    expect(parsed.gaps.get('P-333333')).toEqual(['birthDate']);
    expect(parsed.problems).toMatchObject([{ size: 'gap', rowId: 'P-333333', column: 'Date of birth' }]);
  });

  it('goes on past a bad row and says which rows wait for an id', () => {
    const parsed = parseTable(
      TABLE.people,
      rawTable([
        raw('P-222222', anna, 'row 2'),
        raw('P-333333', { ...anna, role: text('Vicitm') }, 'row 3'),
        raw(undefined, anna, 'row 4'),
        raw('P-444444', {}, 'row 5'),
      ]),
    );
    expect(parsed.rows.map((row) => row.id)).toEqual(['P-222222']);
    expect(parsed.setAside.map((one) => one.raw.place)).toEqual(['row 3', 'row 4']);
    expect(parsed.unadopted.map((one) => one.place)).toEqual(['row 4']);
  });

  it('sets both rows aside when they carry one id', () => {
    const parsed = parseTable(TABLE.people, rawTable([raw('P-222222', anna, 'row 2'), raw('P-222222', anna, 'row 9')]));
    expect(parsed.rows).toEqual([]);
    expect(parsed.problems.map((problem) => problem.code)).toEqual(['row.doubled-id', 'row.doubled-id']);
    expect(new Set(parsed.problems.map((problem) => problem.id)).size).toBe(2);
  });

  it('that is unknown has no rows, whatever stands in it', () => {
    const parsed = parseTable(TABLE.people, { ...rawTable([raw('P-222222', anna)]), state: 'unknown' });
    expect(parsed.rows).toEqual([]);
  });
});

describe('names of rows', () => {
  const directory = openDirectory({
    agencies: [
      { id: 'G-222222', name: 'Northside Housing', shortName: 'NH' },
      { id: 'G-333333', name: 'The Chair' },
    ],
    contacts: [
      { id: 'C-222222', role: 'representative', personName: 'Pat Field', address: 'pat@example.org' },
      { id: 'C-333333', role: 'chair', personName: 'Pat Field', address: 'pat@example.org' },
      { id: 'C-444444', role: 'idva', personName: 'Jo Hill', address: 'jo@example.org' },
      { id: 'C-555555', role: 'idva', personName: 'Jo Hill', address: 'jo.hill@example.org' },
    ],
    meetings: [{ id: 'M-222222', on: '2027-03-09' }],
    cases: [{ id: 'K-222222' }],
    people: [],
  });

  it.each([
    ['agencies', 'g-222222', '', 'G-222222'],
    ['agencies', ' northside  HOUSING', '', 'G-222222'],
    ['agencies', 'nh', '', 'G-222222'],
    ['agencies', 'Southside', '', 'none'],
    ['meetings', '9 March 2027', '', 'M-222222'],
    ['meetings', '2027-03-09', '', 'M-222222'],
    ['meetings', '10 March 2027', '', 'none'],
    ['contacts', 'Pat Field', 'chair', 'C-333333'],
    ['contacts', 'Pat Field', 'cover', 'C-222222'],
    ['contacts', 'Jo Hill', 'idvaContact', 'several'],
    ['cases', 'K-222222', '', 'K-222222'],
    ['cases', 'K-999999', '', 'none'],
  ] as const)('on %s "%s" (for %s) leads to %s', (table, typed, field, expected) => {
    const found = findRow(directory, table, typed, field);
    expect('id' in found ? found.id : found.trouble).toBe(expected);
  });

  it('an action for an agency that does not exist is set aside', () => {
    const settled = settleRefs(
      TABLE.actions,
      [
        { id: 'A-222222', agency: 'Southside' },
        { id: 'A-333333', agency: 'NH', meeting: '9 March 2027' },
      ],
      directory,
    );
    expect(settled.rows).toEqual([{ id: 'A-333333', agency: 'G-222222', meeting: 'M-222222' }]);
    expect(settled.setAside.map((one) => one.row.id)).toEqual(['A-222222']);
    expect(settled.problems[0]).toMatchObject({ code: 'ref.none', size: 'row', column: 'Agency' });
  });

  it.each([
    ['Jo Hil', ['C-444444', 'C-555555']],
    ['Hill, Jo', ['C-444444', 'C-555555']],
    ['jo@exmple.org', ['C-444444']],
    ['C-44444', ['C-444444']],
    ['Somebody Else', []],
  ])('of a contact that is not there, “%s”, the contacts near it are named by their ids', (typed, near) => {
    const [problem] = settleRefs(
      TABLE.contacts,
      [{ id: 'C-666666', agency: 'NH', role: 'deputy', cover: typed }],
      directory,
      findNear,
    ).problems;
    expect(problem?.shown).toBe(typed);
    expect(problem?.sentence).toBe(
      `There is no such contact on Contacts. ${near.length === 0 ? '' : `Near it: ${near.join(', ')}. `}Choose one that is there, or add it there first.`,
    );
  });

  it('of a case that is not there no other is named', () => {
    const [problem] = settleRefs(
      TABLE.actions,
      [{ id: 'A-222222', agency: 'NH', caseRef: 'K-22222Z' }],
      directory,
    ).problems;
    expect(problem?.sentence).toBe('There is no such case on Cases. Choose one that is there, or add it there first.');
  });

  it('a referral from an agency that is not on the register is read, with a note', () => {
    const settled = settleRefs(TABLE.referrals, [{ id: 'R-222222', referrerAgency: 'A small charity' }], directory);
    expect(settled.rows).toEqual([{ id: 'R-222222', referrerAgency: 'A small charity' }]);
    expect(settled.problems.map((problem) => problem.size)).toEqual(['note']);
  });

  it('a conflict that names nobody we know is set aside: it decides access', () => {
    const settled = settleRefs(
      TABLE.conflicts,
      [{ id: 'X-222222', caseRef: 'K-222222', contact: 'Jo Hill' }],
      directory,
    );
    expect(settled.setAside).toHaveLength(1);
    expect(settled.problems[0]?.code).toBe('ref.several');
  });

  it('every name in a list is settled', () => {
    const settled = settleRefs(
      TABLE.flags,
      [{ id: 'F-222222', meeting: 'M-222222', agency: 'nh', exceptCases: ['k-222222', 'K-333333'] }],
      directory,
    );
    expect(settled.rows[0]?.exceptCases).toEqual(['K-222222', 'K-333333']);
    expect(settled.problems).toHaveLength(1);
  });
});
