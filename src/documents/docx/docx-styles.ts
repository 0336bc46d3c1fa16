// The Word twin of page-style.ts: the same scale, the same accent, in half-points and twentieths of a point.
import {
  AlignmentType,
  BorderStyle,
  LevelFormat,
  type IParagraphStyleOptions,
  type INumberingOptions,
  type IStylesOptions,
} from 'docx';

/** Fonts that Word brings on every Windows and Mac, or puts its own in the place of. */
const FONT = 'Arial';
const HAN_FONT = 'Microsoft YaHei';

/** Letters that Arial has not, with the font of Word that has them; Latin, Greek, Cyrillic, Hebrew and Arabic letters are Arial's. */
const SCRIPT_FONTS: readonly { readonly font: string; readonly letters: string }[] = [
  // From Devanagari to Sinhala; joiners belong to the letters they join.
  { font: 'Nirmala UI', letters: '\\u0900-\\u0dff\\u1cd0-\\u1cff\\ua8e0-\\ua8ff\\u200c\\u200d' },
  { font: 'Sylfaen', letters: '\\u0530-\\u058f\\u10a0-\\u10ff\\u1c90-\\u1cbf\\u2d00-\\u2d2f\\ufb13-\\ufb17' },
  { font: 'Ebrima', letters: '\\u1200-\\u139f\\u2d80-\\u2ddf\\uab00-\\uab2f' },
  { font: 'Tahoma', letters: '\\u0e00-\\u0e7f' },
  { font: 'Malgun Gothic', letters: '\\u1100-\\u11ff\\u3130-\\u318f\\ua960-\\ua97f\\uac00-\\ud7ff' },
];

const BY_SCRIPT = new RegExp(SCRIPT_FONTS.map(({ letters }) => `([${letters}]+)`).join('|'));

/** The words in stretches of one font; without one it is the file's own. */
export function stretchesByFont(words: string): readonly { readonly words: string; readonly font?: string }[] {
  // With a group for each font, split gives plain words and then, for every font, its words or nothing.
  const groups = SCRIPT_FONTS.length + 1;
  return words.split(BY_SCRIPT).flatMap((part: string | undefined, at) => {
    const font = SCRIPT_FONTS[(at % groups) - 1]?.font;
    return part === undefined || part === '' ? [] : [{ words: part, ...(font === undefined ? {} : { font }) }];
  });
}

export const ACCENT = '1D3A4C';
export const QUIET = '505050';
export const HAIRLINE = 'D5DADE';
/** A4 less margins of 17 mm, in twentieths of a point. */
export const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1190, bottom: 1134, left: 964, right: 964, header: 560, footer: 480 },
} as const;
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;

const LINE = 270; // 13.5 pt for letters of 9.5; at least, as the font that stands in for one may be taller
const lead = (before: number, after: number, line = LINE): IParagraphStyleOptions['paragraph'] => ({
  spacing: { before, after, line, lineRule: 'atLeast' },
});

const mark = (width: number): NonNullable<IParagraphStyleOptions['paragraph']>['border'] => ({
  left: { style: BorderStyle.SINGLE, size: width, color: ACCENT, space: 8 },
});

function style(
  id: string,
  paragraph: IParagraphStyleOptions['paragraph'],
  run: IParagraphStyleOptions['run'] = {},
): IParagraphStyleOptions {
  return {
    id,
    name: id,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    paragraph: paragraph ?? {},
    run: run ?? {},
  };
}

/** Paragraph styles by the class of a <p>; '' is plain. */
export const STYLE_OF: Readonly<Record<string, string>> = {
  '': 'Normal',
  over: 'Over',
  lead: 'Lead',
  quiet: 'Quiet',
  none: 'None',
  warn: 'Warn',
  protect: 'Protect',
  statement: 'Statement',
  sign: 'Sign',
};

const PARAGRAPHS: readonly IParagraphStyleOptions[] = [
  style('Over', lead(0, 60, 240), { size: 17, color: '444444' }),
  style('Lead', lead(80, 160, 300), { size: 21 }),
  style('Quiet', { ...lead(0, 100, 242), keepNext: true }, { size: 17, color: QUIET }),
  style('None', lead(0, 100), { color: QUIET }),
  style('Warn', { ...lead(120, 160), indent: { left: 190 }, border: mark(18) ?? {} }, { bold: true }),
  style('Protect', { ...lead(80, 120), keepNext: true, indent: { left: 190 }, border: mark(18) ?? {} }),
  style('Statement', { ...lead(0, 120), indent: { right: 1470 } }),
  style(
    'Sign',
    {
      ...lead(900, 80),
      indent: { right: 4870 },
      border: { top: { style: BorderStyle.SINGLE, size: 4, color: '777777', space: 4 } },
    },
    { size: 17, color: QUIET },
  ),
  style('Cell', lead(0, 40)),
  style('CellQuiet', lead(0, 40, 242), { size: 17, color: QUIET }),
  style('CellHead', { ...lead(0, 40, 242), keepNext: true }, { size: 17, bold: true, color: '444444' }),
  style('CellSide', lead(18, 40, 242), { size: 17, bold: true, color: '444444' }),
  style('Margins', lead(0, 0, 230), { size: 16, color: '333333' }),
];

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: HAN_FONT },
        size: 19,
        color: '1A1A1A',
        language: { value: 'en-GB', bidirectional: 'ar-SA', eastAsia: 'zh-CN' },
      },
      paragraph: { spacing: { after: 100, line: LINE, lineRule: 'atLeast' } },
    },
    title: {
      run: { size: 42, bold: true, color: ACCENT },
      paragraph: { spacing: { after: 40, line: 490, lineRule: 'atLeast' } },
    },
    heading1: {
      run: { size: 42, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 0, after: 40, line: 490, lineRule: 'atLeast' }, keepNext: true },
    },
    heading2: {
      run: { size: 26, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 340, after: 100, line: 330, lineRule: 'atLeast' }, keepNext: true },
    },
    heading3: {
      run: { size: 21, bold: true, color: '1A1A1A' },
      paragraph: { spacing: { before: 240, after: 60, line: 275, lineRule: 'atLeast' }, keepNext: true },
    },
    hyperlink: { run: { color: '1A1A1A', underline: {} } },
  },
  paragraphStyles: PARAGRAPHS,
};

const list = (
  reference: string,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
): INumberingOptions['config'][number] => ({
  reference,
  levels: [
    {
      level: 0,
      format,
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 260, hanging: 220 } }, run: { color: ACCENT } },
    },
  ],
});
export const NUMBERING: INumberingOptions = {
  config: [list('bullets', LevelFormat.BULLET, '•'), list('numbers', LevelFormat.DECIMAL, '%1.')],
};
