// Names in every script that we promise are drawn by a font that has them: judged by the glyphs in the PDF, because its text layer holds the right
// letters even where an empty box is drawn. All names are made up.
import { afterAll, describe, expect, test } from 'vitest';
import { facesFor, FONT_FAMILIES, lettersWithoutFont, listFaces } from '../../src/documents/page/fonts.ts';
import { stretchesByFont } from '../../src/documents/docx/docx-styles.ts';
import { openTestDocuments } from './press.ts';
import { readGlyphs, type Glyph } from './pdf-glyphs.ts';
import { readParts } from './reading.ts';

const documents = openTestDocuments();
afterAll(() => documents.close());

/** Script, a name in it, and the font of Word that draws it; '' is the file's own. */
const SCRIPTS: readonly (readonly [script: string, name: string, family: string, word: string])[] = [
  ['Latin', 'Zoë O’Darragh, Łukasz Żółkiewski', 'Noto Sans', ''],
  ['Vietnamese', 'Nguyễn Thị Hường', 'Noto Sans', ''],
  ['Greek', 'Ελένη Παπαδοπούλου', 'Noto Sans', ''],
  ['Cyrillic', 'Олена Шевченко', 'Noto Sans', ''],
  ['Devanagari', 'प्रिया शर्मा', 'Noto Sans', 'Nirmala UI'],
  ['Arabic', 'رضا کریمی', 'Noto Sans Arabic', ''],
  ['Hebrew', 'שרה לוי', 'Noto Sans Hebrew', ''],
  ['Bengali', 'ফাতিমা রহমান', 'Noto Sans Bengali', 'Nirmala UI'],
  ['Gurmukhi', 'ਹਰਪ੍ਰੀਤ ਕੌਰ', 'Noto Sans Gurmukhi', 'Nirmala UI'],
  ['Gujarati', 'પ્રિયા પટેલ', 'Noto Sans Gujarati', 'Nirmala UI'],
  ['Tamil', 'கவிதா சுந்தரம்', 'Noto Sans Tamil', 'Nirmala UI'],
  ['Sinhala', 'නිමාලි පෙරේරා', 'Noto Sans Sinhala', 'Nirmala UI'],
  ['Telugu', 'లక్ష్మి రెడ్డి', 'Noto Sans Telugu', 'Nirmala UI'],
  ['Malayalam', 'ലക്ഷ്മി നായർ', 'Noto Sans Malayalam', 'Nirmala UI'],
  ['Amharic', 'ሰላም ተስፋዬ', 'Noto Sans Ethiopic', 'Ebrima'],
  ['Armenian', 'Անի Սարգսյան', 'Noto Sans Armenian', 'Sylfaen'],
  ['Georgian', 'ნინო ბერიძე', 'Noto Sans Georgian', 'Sylfaen'],
  ['Thai', 'สมหญิง ใจดี', 'Noto Sans Thai', 'Tahoma'],
  ['Korean', '김민지', 'Noto Sans KR Variable', 'Malgun Gothic'],
  ['Chinese', '王小明', 'Noto Sans SC Variable', ''],
];
const line = (name: string): string =>
  `<p>Victim ${name}, 8 March 1979. <strong>Contact ${name} through the IDVA.</strong></p>`;
const page = (body: string): string =>
  documents
    .compose('paper', 'praise-letter', {
      head: {
        marac: 'Ealing MARAC',
        meeting: '',
        copyFor: '',
        reference: 'D-AAAA22',
        version: 1,
        madeOn: '1 March 2027',
        marking: '',
      },
      to: '',
      toAgency: 'Test Housing',
      paragraphs: ['Thank you.'],
      from: 'Cora Coordinata',
      fromRole: '',
    })
    .html.replace('</main>', `${body}</main>`);

async function glyphsOf(html: string): Promise<readonly Glyph[]> {
  const printed = await documents.print(html, 'pdf');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  return readGlyphs(printed.bytes);
}

/** Empty boxes, and letters that a font of this machine drew, which another machine has not. */
const foreign = (glyphs: readonly Glyph[]): readonly Glyph[] =>
  glyphs.filter(({ font, code }) => code === 0 || !font.startsWith('NotoSans'));

describe('PDF', () => {
  test.each(SCRIPTS)(
    '%s: no letter is an empty box, regular and bold, in one line with Latin',
    async (_script, name) => {
      const glyphs = await glyphsOf(page(line(name)));
      expect(glyphs.length).toBeGreaterThan(100);
      expect(foreign(glyphs)).toEqual([]);
    },
  );

  test('all scripts in one paper', async () => {
    const glyphs = await glyphsOf(page(SCRIPTS.map(([, name]) => line(name)).join('')));
    expect(foreign(glyphs)).toEqual([]);
  });

  test('a letter that no font has is an empty box, and this test sees it; the paper is made', async () => {
    const glyphs = await glyphsOf(page(line('𞤀𞤣')));
    expect(glyphs.filter(({ code }) => code === 0)).toHaveLength(4);
  });
});

describe('fonts', () => {
  test.each(SCRIPTS)('%s asks for its own family alone, in each weight there is', (_script, name, family) => {
    const faces = facesFor(name);
    const own = faces.filter((face) => face.family === family);
    expect(new Set(faces.map((face) => face.family))).toEqual(
      new Set([family, ...(/[ ,]/.test(name) ? ['Noto Sans'] : [])]),
    );
    expect(new Set(own.map((face) => face.weight)).size).toBe(family.endsWith('Variable') ? 1 : 2);
    expect(lettersWithoutFont(name)).toEqual([]);
  });

  test('a page in English asks for Latin letters alone', () => {
    const names = facesFor('Plain English – “quotes”, it’s £5 … · é').map(({ name }) => name);
    expect(names.toSorted()).toEqual(['noto-sans-latin-400-normal.woff2', 'noto-sans-latin-600-normal.woff2']);
  });

  test('the style of a page names every family there is', () => {
    const families = [...new Set(listFaces().map(({ family }) => `"${family}"`))];
    expect(FONT_FAMILIES).toBe([...families, 'sans-serif'].join(','));
  });

  test.each([
    ['𞤀𞤣 Latin', ['𞤀', '𞤣']],
    ['ខ្មែរ', ['ខ', '្', 'ម', 'ែ', 'រ']],
    ['🙂🙂', ['🙂']],
    ['tab\tline\nno\u00a0break\u200d\u200e\u2068', []],
    ['', []],
  ])('of %j nothing draws %j', (words, letters) => {
    expect(lettersWithoutFont(words)).toEqual(letters);
  });
});

describe('Word', () => {
  test.each(SCRIPTS)('%s: its letters name a font of Word that has them', async (_script, name, _family, font) => {
    const printed = await documents.print(page(line(name)), 'docx');
    if (printed.outcome === 'missing') throw new Error(printed.why);
    const body = readParts(printed.bytes).get('word/document.xml')?.toString('utf8') ?? '';
    expect(new Set([...body.matchAll(/w:ascii="([^"]+)"/g)].map((match) => match[1]))).toEqual(
      new Set(font === '' ? [] : [font]),
    );
  });

  test('words of several scripts are parted by font, and nothing is lost', () => {
    const words = 'Ana અના 김 ไทย ბერ Անի ሰላም 王 עברית.';
    const parts = stretchesByFont(words);
    expect(parts.map((part) => part.words).join('')).toBe(words);
    expect(parts.flatMap(({ font }) => font ?? [])).toEqual([
      'Nirmala UI',
      'Malgun Gothic',
      'Tahoma',
      'Sylfaen',
      'Sylfaen',
      'Ebrima',
    ]);
  });
});
