// Our Word forms as files: what Word, a screen reader and a printer need of them. All made up.
import { beforeAll, describe, expect, test } from 'vitest';
import { writeAnswerSheet } from '../../src/app/write-answer-sheet.ts';
import type { AnswerSheetModel } from '../../src/domain/papers/answer-sheet/answer-sheet-model.ts';
import { renderResearchForm, renderWordReferralForm } from '../../src/use-cases/forms/own/blank-word-form.ts';
import { readParts } from './reading.ts';

const sheet = (name: string): AnswerSheetModel => ({
  head: {
    marac: 'Test MARAC',
    meeting: 'Tuesday 9 March 2027, 09:30',
    copyFor: 'Northside Housing',
    reference: 'P-7KQ2MX',
    version: 1,
    madeOn: '',
    marking: 'OFFICIAL-SENSITIVE',
  },
  meetingId: 'M-222222',
  due: 'Thursday 4 March 2027, 12:00',
  coordinator: { name: 'Lee Marsh', phone: '020 7946 0000', email: 'lee@example.org' },
  agencies: [{ id: 'G-222222', name: 'Northside Housing' }],
  cases: [{ ref: 'K-222222', number: 1, agencyId: 'G-222222', agency: 'Northside Housing', name, birth: '1985' }],
  actions: [],
});

const FORMS = [
  [
    'the referral form',
    () => renderWordReferralForm({ marac: 'Test MARAC', sendTo: 'marac@example.org' }),
    'MARAC referral form',
  ],
  ['the research form', () => renderResearchForm({ marac: 'Test MARAC' }), 'MARAC research form'],
  ['the answer sheet', () => writeAnswerSheet(sheet('Zoë Field'), 'docx'), 'MARAC answer sheet'],
] as const;

describe.each(FORMS)('%s in Word', (_, make, title) => {
  let xml = '';
  let parts: ReadonlyMap<string, Buffer>;
  const all = (pattern: RegExp): readonly string[] => [...xml.matchAll(pattern)].map((found) => found[1] ?? '');
  beforeAll(async () => {
    parts = readParts(await make());
    xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
  });

  test('has a title, a language, one first heading, and a heading and a titled table for each part', () => {
    expect(parts.get('docProps/core.xml')?.toString('utf8')).toContain(
      `<dc:title>${title}</dc:title><dc:language>en-GB`,
    );
    expect(parts.get('word/styles.xml')?.toString('utf8')).toMatch(/<w:lang [^>]*w:val="en-GB"/);
    expect(all(/w:val="(Heading1)"/g)).toHaveLength(1);
    const tables = all(/(<w:tbl>)/g).length;
    expect(all(/w:val="(Heading2)"/g)).toHaveLength(tables);
    expect(all(/<w:tblCaption w:val="([^"]+)"/g)).toHaveLength(tables);
  });

  test('has one heading row on each table, which repeats, and rows that do not split', () => {
    const tables = all(/<w:tbl>(.*?)<\/w:tbl>/gs);
    expect(tables.map((table) => table.match(/<w:tblHeader\/>/g)?.length)).toEqual(tables.map(() => 1));
    expect(tables.filter((table) => !/^.*?<w:tr>(?:(?!<\/w:tr>).)*<w:tblHeader\/>/s.test(table))).toEqual([]);
    expect(all(/(<w:tr>)/g)).toHaveLength(all(/(<w:cantSplit\/>)/g).length);
  });

  test('has places with a name and a number of their own, at most 64 letters, and a title to be read out', () => {
    const tags = all(/<w:tag w:val="([^"]*)"/g);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.filter((tag) => tag.length > 64)).toEqual([]);
    const ids = all(/<w:sdtPr>.*?<w:id w:val="(\d+)"/gs);
    expect(new Set(ids).size).toBe(tags.length);
    expect(all(/<w:alias w:val="([^"]*)"/g).filter((one) => one !== '')).toHaveLength(tags.length);
  });

  test('has no macro, link, picture or comment in it, and the same bytes each time', async () => {
    expect([...parts.keys()].filter((name) => /vba|media|embeddings/.test(name))).toEqual([]);
    expect([...parts.values()].join('')).not.toContain('TargetMode="External"');
    const again = readParts(await make());
    expect(again.get('word/document.xml')?.equals(parts.get('word/document.xml') ?? Buffer.alloc(0))).toBe(true);
  });
});

const document = async (name: string): Promise<string> =>
  readParts(await writeAnswerSheet(sheet(name), 'docx'))
    .get('word/document.xml')
    ?.toString('utf8') ?? '';

test('names in other scripts have a font that has their letters, right-to-left names stay in their place, and control characters are dropped', async () => {
  expect(await document('সুমি রহমান')).toContain('Nirmala UI');
  expect(await document('علي حسن')).toContain('<w:rtl/>');
  expect(await document('An\u0007na \u202eBrookov')).toContain('Anna Brookov');
});
