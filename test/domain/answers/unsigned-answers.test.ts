// Which words are a name, and which answers want one.
import { describe, expect, test } from 'vitest';
import { isName } from '../../../src/domain/answers/name-beside-answer.ts';
import { findUnsigned, withoutUnsigned } from '../../../src/domain/answers/unsigned-answers.ts';
import { SIGNED_ANSWERS } from '../../../src/domain/answers/signed-answers.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';

const count = (table: string, row: object): object =>
  withoutUnsigned(row, findUnsigned(table, row as Readonly<Record<string, unknown>>));

describe('F19: a name', () => {
  test.each(['Cora Coordinata', 'CC', 'Ng', 'Team', 'Ё', '王芳', 'Noel', 'Oksana', 'intake'])('%s is one', (text) => {
    expect(isName(text)).toBe(true);
  });

  test.each([
    '',
    ' ',
    '-',
    '?',
    '1',
    'Yes',
    'no',
    'OK',
    'o.k.',
    'x',
    'n/a',
    'N.A.',
    'not known',
    'Nobody',
    'me',
    'Hold',
    'on hold',
    'Send',
    'released',
    'Ready',
    undefined,
    true,
  ])('%s is none', (text) => {
    expect(isName(text)).toBe(false);
  });
});

test('F19: every column that says who answered belongs to an answer that wants it, or is told apart here', () => {
  // Asked for where they are missing by rules of their own, or said of somebody else than whoever types.
  const others = [
    'cases.holdBy',
    'cases.withoutConsentBy',
    'list.interimSafetyBy',
    'referrals.urgentAskedBy',
    'referrals.withoutConsentBy',
    'research.answeredBy',
    'safeContacts.confirmedBy',
  ];
  const wanted = new Set(SIGNED_ANSWERS.map((one) => `${one.table}.${one.by}`));
  const all = TABLES.flatMap((table) =>
    Object.entries(table.columns).flatMap(([field, { kind }]) =>
      /By$|^by$/.test(field) && kind === 'text' ? [`${table.name}.${field}`] : [],
    ),
  );
  expect(all.filter((one) => !wanted.has(one)).toSorted()).toEqual(others);
  for (const { table, answer, by, alsoWaits = [] } of SIGNED_ANSWERS)
    for (const field of [answer, by, ...alsoWaits])
      expect(Object.keys(TABLES.find((one) => one.name === table)?.columns ?? {})).toContain(field);
});

describe('F19: a row as it counts', () => {
  test('a mark without a name, or with a word that is none, is not given', () => {
    expect(count('meetings', { on: '2027-03-16', listReady: true })).toEqual({ on: '2027-03-16' });
    expect(count('meetings', { on: '2027-03-16', listReady: true, listReadyBy: 'ok' })).toEqual({ on: '2027-03-16' });
    const named = { on: '2027-03-16', listReady: true, listReadyBy: 'Cora Coordinata' };
    expect(count('meetings', named)).toBe(named);
  });

  test('a No decides nothing and wants no name', () => {
    const no = { on: '2027-03-16', listReady: false };
    expect(count('meetings', no)).toBe(no);
  });

  test('a match answered without a name takes the decision with it', () => {
    const row = { decision: 'accept', decidedBy: 'Cora Coordinata', matchAnswer: 'repeat', matchCase: 'K-AAAA22' };
    expect(count('referrals', row)).toEqual({ decidedBy: 'Cora Coordinata', matchCase: 'K-AAAA22' });
  });

  test('a released rung below the third lets nothing go and wants no name', () => {
    const row = { releasedRung: 2 };
    expect(count('actions', row)).toBe(row);
    expect(count('actions', { releasedRung: 3 })).toEqual({});
    expect(count('actions', { releasedRung: 3, releasedRungBy: 'Cora Coordinata' })).toHaveProperty('releasedRung', 3);
  });

  test('a Hold and a conflict stand without a name', () => {
    expect(count('outbox', { answer: 'hold' })).toEqual({ answer: 'hold' });
    expect(count('outbox', { answer: 'hold', by: 'yes' })).toEqual({ answer: 'hold' });
    expect(count('outbox', { answer: 'release' })).toEqual({});
    const conflict = { caseRef: 'K-AAAA22', agency: 'G-AAAA22' };
    expect(count('conflicts', conflict)).toEqual(conflict);
    expect(findUnsigned('conflicts', conflict)).toHaveLength(1);
  });
});
