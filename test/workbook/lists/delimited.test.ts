// Lists as text: never a shifted column.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeList, parseDelimited } from '../../../src/workbook/lists/delimited.ts';
import type { DelimitedList } from '../../../src/workbook/lists/delimited.ts';

function parse(text: string): DelimitedList {
  const parsed = parseDelimited(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function faults(text: string): readonly (readonly [string, string])[] {
  const parsed = parseDelimited(text);
  return parsed.ok ? [] : parsed.problems.map((problem) => [problem.code, problem.place] as const);
}

function read(bytes: Uint8Array): unknown {
  const decoded = decodeList(bytes);
  return decoded.ok ? decoded.value : decoded.problems[0]?.code;
}

function written(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
}

describe('a list as text', () => {
  it.each([
    ['commas', 'Name,Note\nBrook,fine\n', ','],
    ['semicolons', 'Name;Note, if any\nBrook;fine\n', ';'],
    ['tabs', 'Name\tNote\r\nBrook\tfine', '\t'],
    ['a mark and a stated separator', '\ufeffsep=;\r\nName;Note\r\nBrook;fine\r\n', ';'],
    ['quotes', '"Name","Note"\n"Brook","fine"', ','],
    ['separators left behind', 'Name,Note,,\nBrook,fine,,,,\n,,,\n', ','],
  ])('with %s', (_, text, separator) => {
    const list = parse(text);
    expect([
      list.headings.map((heading) => heading.slice(0, 4)),
      list.rows[0]?.texts,
      list.rows.length,
      list.separator,
    ]).toEqual([['Name', 'Note'], ['Brook', 'fine'], 1, separator]);
  });

  it('keeps separators, quotes and line breaks inside quotes, and counts lines', () => {
    const list = parse('Name,Note\r\n"Brook, Anna","said ""no""\r\nand left"\r\nField,x\r\n');
    expect(list.rows).toEqual([
      { line: 2, texts: ['Brook, Anna', 'said "no"\r\nand left'] },
      { line: 4, texts: ['Field', 'x'] },
    ]);
  });

  it('takes a quote inside a text without quotes for a letter, and doubled ones in quotes for one', () => {
    const list = parse('Name,Height\nBrook,5" tall\n"""Bo"" Field","6"""\n""")x","x"\n');
    expect(list.rows.map(({ texts }) => texts)).toEqual([
      ['Brook', '5" tall'],
      ['"Bo" Field', '6"'],
      ['")x', 'x'],
    ]);
  });

  it('is refused when a row has more or fewer columns than the headings, every such line named', () => {
    expect(faults('Name,Note,Date\nBrook,a,b\nField,Anna,a,b\nHill,a\n')).toEqual([
      ['list.shifted', 'The list, line 3'],
      ['list.shifted', 'The list, line 4'],
    ]);
  });

  it('is refused when a quote is never closed, letters follow a closed one, or nothing is there', () => {
    expect(faults('Name,Note\n"Brook,fine\n')).toEqual([['list.open-quote', 'The list, line 2']]);
    expect(faults('Name,Note\n"Br"ook,fine\n')).toEqual([['list.open-quote', 'The list, line 2']]);
    expect(faults('Name,Note\na,""x\n')).toEqual([['list.open-quote', 'The list, line 2']]);
    expect(faults('Name,Note\r\n"a\r\nb",x\r\nc,"d" \r\n')).toEqual([['list.open-quote', 'The list, line 4']]);
    expect(faults('\n , \n')).toEqual([['list.empty', 'The list']]);
  });

  it('reads UTF-8, UTF-16 with its mark, and Windows’ letters; anything else is refused', () => {
    expect(read(new TextEncoder().encode('Zoë'))).toBe('Zoë');
    expect(read(Buffer.from('\ufeffZoë', 'utf16le'))).toBe('Zoë');
    expect(read(Buffer.from('Zoë', 'latin1'))).toBe('Zoë');
    expect(read(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff))).toBe('list.not-text');
  });

  it('in quotes reads back as it was, whatever stands in it', () => {
    const texts = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(texts, (rows) => {
        const filled = rows.map(([a, b]) => [`x${a}`, `x${b}`]);
        const list = parse(written([['one', 'two'], ...filled]));
        expect(list.rows.map((row) => row.texts)).toEqual(filled);
      }),
      { numRuns: 200 },
    );
  });
});
