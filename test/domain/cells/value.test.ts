// Cells become values exactly or not at all. All names here are invented.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import type { Kind } from '../../../src/domain/cells/value.ts';
import { readCell } from '../../../src/domain/cells/value.ts';
import { cpuMs } from '../../support/cpu-time.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number): Cell => ({ kind: 'number', number: value });
const date = (value: string): Cell => ({ kind: 'date', date: value });

/** The value, or the code of the fault, of one cell. */
function read(kind: Kind, cell: Cell, choices?: Readonly<Record<string, string>>): unknown {
  const got = readCell(cell, choices === undefined ? { kind } : { kind, choices });
  return got.ok ? got.value : got.fault.code;
}

const KINDS: readonly Kind[] = [
  'text',
  'note',
  'day',
  'time',
  'clock',
  'yesNo',
  'answer',
  'whole',
  'phone',
  'postcode',
  'email',
  'ref',
  'list',
  'choice',
];

describe('every kind', () => {
  it.each(KINDS)('%s: a formula or an error is never a value, a blank is absent', (kind) => {
    expect(read(kind, { kind: 'formula', formula: '13+1' })).toBe('cell.formula');
    expect(read(kind, { kind: 'error', error: '#REF!' })).toBe('cell.error');
    expect(read(kind, { kind: 'blank' })).toBeUndefined();
    expect(read(kind, text(' \u00a0\u200b\n'))).toBeUndefined();
  });

  it('no long text makes it slow', () => {
    const blanks = ' '.repeat(32_000);
    const hostile = [
      `${blanks}x`,
      `x${blanks}x`,
      `x${'\n '.repeat(15_000)}x`,
      `a@${'a-'.repeat(16_000)}`,
      '9 '.repeat(16_000),
      ', '.repeat(16_000),
    ];
    const started = cpuMs();
    for (const kind of KINDS) for (const typed of hostile) readCell(text(typed), { kind, choices: { a: 'First' } });
    // 84 cells: about 0.1 s here; a runaway expression takes minutes.
    expect(cpuMs() - started).toBeLessThan(20_000);
  });

  it('no cell makes it throw, and no fault repeats what stands in the cell', () => {
    const cells = fc.oneof(
      fc.string({ unit: 'grapheme-composite' }).map(text),
      fc
        .string({ unit: fc.constantFrom('\ud800', '\u202e', '\u0000', '\ufdd0', '=', '\n', ';', '@', '1', 'а', ' ') })
        .map(text),
      fc.double().map(number),
      fc.boolean().map((boolean): Cell => ({ kind: 'boolean', boolean })),
      fc.string().map(date),
    );
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), cells, (kind, cell) => {
        const got = readCell(cell, { kind, choices: { a: 'First' } });
        const said = got.ok ? (got.warning?.sentence ?? '') : got.fault.sentence;
        const typed = cell.kind === 'text' ? cell.text.trim() : '';
        expect(typed.length > 12 && said.includes(typed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a whole number', () => {
  it.each([
    [number(14), 14],
    [number(0), 0],
    [number(13.999999999999998), 'cell.not-whole'],
    [number(-1), 'cell.not-whole'],
    [number(Infinity), 'cell.not-whole'],
    [text('14'), 14],
    [text('14.0'), 'cell.not-whole'],
    [text('1e1'), 'cell.not-whole'],
    [text('１４'), 'cell.not-whole'],
    [text('14/24'), 'cell.not-whole'],
    [text('"14"'), 'cell.not-whole'],
    [text('O'), 'cell.not-whole'],
    [text('l'), 'cell.not-whole'],
    [text('N/A'), 'cell.not-whole'],
    [date('2027-01-14'), 'cell.not-whole'],
  ])('%j is %s', (cell, expected) => {
    expect(read('whole', cell)).toBe(expected);
  });

  it('minus nought is nought', () => {
    expect(Object.is(read('whole', number(-0)), 0)).toBe(true);
  });
});

describe('yes and no', () => {
  it.each([
    ['Yes', true],
    [' y ', true],
    ['TRUE', true],
    ['ticked', true],
    ['✓', true],
    ['☑️', true],
    ['no', false],
    ['N', false],
    ['☐', false],
    ['x', 'cell.not-yes-no'],
    ['yess', 'cell.not-yes-no'],
    ['yes?', 'cell.not-yes-no'],
    ['maybe', 'cell.not-yes-no'],
    ['constructor', 'cell.not-yes-no'],
  ])('"%s" is %s', (typed, expected) => {
    expect(read('yesNo', text(typed))).toBe(expected);
  });

  it.each([
    ['Don’t know', 'notKnown'],
    ["don't know", 'notKnown'],
    ['Not known', 'notKnown'],
    ['unknown', 'notKnown'],
    ['Yes', 'yes'],
    ['NO', 'no'],
    ['N/A', 'cell.not-an-answer'],
    ['?', 'cell.not-an-answer'],
  ])('the answer "%s" is %s', (typed, expected) => {
    expect(read('answer', text(typed))).toBe(expected);
  });

  it('the constants TRUE() and FALSE(), as LibreOffice saves boxes, are boxes', () => {
    expect(read('yesNo', { kind: 'formula', formula: 'TRUE()' })).toBe(true);
    expect(read('answer', { kind: 'formula', formula: '=FALSE()' })).toBe('no');
    expect(read('yesNo', { kind: 'formula', formula: 'NOT(TRUE())' })).toBe('cell.formula');
  });

  it('numbers and boxes count: 1 and TRUE are yes, 0 and FALSE are no, 2 is neither', () => {
    expect([read('answer', number(1)), read('answer', number(0)), read('yesNo', number(2))]).toEqual([
      'yes',
      'no',
      'cell.not-yes-no',
    ]);
    expect(read('answer', { kind: 'boolean', boolean: true })).toBe('yes');
    expect(read('yesNo', { kind: 'boolean', boolean: false })).toBe(false);
  });
});

describe('phones, postcodes, addresses of mail', () => {
  it.each([
    [text('+44 7700 900123'), '+44 7700 900123'],
    [text('020 7946 0000'), '020 7946 0000'],
    [text('(020) 7946 0000 ext 12'), '(020) 7946 0000 ext 12'],
    [number(7_700_900_123), 'cell.lost-zero'],
    [text('7700900123'), 'cell.lost-zero'],
    [text('2079460000'), 'cell.lost-zero'],
    [text('ask at the desk'), 'cell.not-a-phone'],
    [text('=1+1'), 'cell.not-a-phone'],
  ])('phone %j is %s', (cell, expected) => {
    expect(read('phone', cell)).toBe(expected);
  });

  it.each([
    ['w5 2by', 'W5 2BY'],
    ['UB12AA', 'UB1 2AA'],
    ['EC1A 1BB', 'EC1A 1BB'],
    ['W5', 'W5'],
    ['bfpo 12', 'BFPO 12'],
    ['WS 2BY', 'cell.not-a-postcode'],
    ['W5 2CY', 'cell.not-a-postcode'],
    ['not known', 'cell.not-a-postcode'],
  ])('postcode "%s" is %s', (typed, expected) => {
    expect(read('postcode', text(typed))).toBe(expected);
  });

  it.each([
    ['jo.hill@example.org', 'jo.hill@example.org'],
    ['Jo <jo@example.org>', 'cell.not-an-email'],
    ['jo@example.org, pat@example.org', 'cell.not-an-email'],
    ['jo@example', 'cell.not-an-email'],
    ['jo@exаmple.org', 'cell.not-an-email'],
    ['mailto:jo@example.org', 'cell.not-an-email'],
    ['jo..hill@example.org', 'cell.not-an-email'],
    ['jo@example.org\nBcc: x@example.org', 'cell.not-an-email'],
  ])('address "%s" is %s', (typed, expected) => {
    expect(read('email', text(typed))).toBe(expected);
  });
});

describe('text', () => {
  it.each([
    '=1+1',
    '+44 7700 900123',
    '-Smith',
    '@handle',
    '＝1+1',
    "=cmd|' /C calc'!A0",
    'Null',
    'Undefined',
    'True',
    'NaN',
    'Test',
    'May',
    'March 1',
    'Á',
    '0',
    "O'Neill",
    'О’Нил',
    "Robert'); DROP TABLE cases;--",
    '<b>x</b>',
    '../../etc/passwd',
    '__proto__',
    '👩‍👩‍👧',
    'محمد',
  ])('is kept exactly: %s', (typed) => {
    expect(read('text', text(typed))).toBe(typed);
    expect(read('note', text(typed))).toBe(typed);
  });

  it('that the spreadsheet turned into a date or TRUE is a fault in a line of text', () => {
    expect(read('text', date('2027-05-01'))).toBe('cell.date-for-text');
    expect(read('text', { kind: 'boolean', boolean: true })).toBe('cell.boolean-for-text');
    expect(read('note', date('1990-05-01'))).toBe('1990-05-01');
  });

  it('of digits is those digits, unless there are too many for a number', () => {
    expect(read('text', number(12))).toBe('12');
    expect(read('text', number(1e15))).toBe('cell.digits-lost');
    expect(read('text', number(123_456_789_012))).toBe('123456789012');
  });

  it('of one line reads line breaks as blanks; a note keeps them', () => {
    expect(read('text', text('Anna\r\nMaria '))).toBe('Anna Maria');
    expect(read('note', text('1 High Street\r\nEaling'))).toBe('1 High Street\nEaling');
  });

  it.each([
    ['half a character', 'a\ud800b', 'cell.broken-character'],
    ['a character that is none', 'a\ufdd0', 'cell.broken-character'],
    ['a private character', 'a\ue000', 'cell.broken-character'],
    ['more than a cell holds', 'x'.repeat(32_768), 'cell.too-long'],
  ])('with %s is a fault', (_, typed, expected) => {
    expect(read('text', text(typed))).toBe(expected);
    expect(read('choice', text(typed), { a: 'A' })).toBe(expected);
  });

  it.each([
    ['turned direction', 'ab\u202ecd', 'text.direction'],
    ['two alphabets in a word', 'Pаul', 'text.look-alike'],
    ['control characters', 'a\u0007b', 'text.control'],
    ['a heap of accents', `a${'\u0301'.repeat(100)}`, 'text.marks'],
  ])('with %s is kept, and worth a look', (_, typed, expected) => {
    expect(readCell(text(typed), { kind: 'text' })).toMatchObject({
      ok: true,
      value: typed,
      warning: { code: expected },
    });
  });

  it('of the greatest length is kept', () => {
    expect(read('note', text('x'.repeat(32_767)))).toHaveLength(32_767);
  });
});

describe('lists and choices', () => {
  it('a list is parted by ; and line breaks, never by commas', () => {
    expect(read('list', text('Anna; Annie,  A.\n\nAnne;'))).toEqual(['Anna', 'Annie,  A.', 'Anne']);
    expect(read('list', number(7))).toEqual(['7']);
    expect(read('list', text(' ; '))).toBeUndefined();
  });

  const choices = { notDone: 'Not done', notPossible: 'Not possible, circumstances changed' };

  it.each([
    ['Not done', 'notDone'],
    ['notDone', 'notDone'],
    [' NOT  POSSIBLE circumstances-changed', 'notPossible'],
    ['Not doen', 'cell.not-a-choice'],
    ['constructor', 'cell.not-a-choice'],
  ])('the choice "%s" is %s', (typed, expected) => {
    expect(read('choice', text(typed), choices)).toBe(expected);
  });

  it('a misspelt choice is told all choices', () => {
    const got = readCell(text('Not doen'), { kind: 'choice', choices });
    expect(got.ok ? '' : got.fault.sentence).toContain('Not done; Not possible, circumstances changed');
  });
});
