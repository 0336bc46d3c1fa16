// The Word twin of page-style.ts: the same scale, the same accent, in half-points and twentieths of a point.
import { AlignmentType, BorderStyle, LevelFormat } from 'docx';
import type { IParagraphStyleOptions, INumberingOptions, IStylesOptions } from 'docx';
import { HAN_FONT, WIDE_FONT } from './docx-faces.ts';

export const FONT = 'Noto Sans';

export const ACCENT = '1D3A4C';
export const QUIET = '505050';
export const HAIRLINE = 'D5DADE';
/** A4 less margins of 17 mm, in twentieths of a point. */
export const PAGE = { width: 11_906, height: 16_838, margin: 964, top: 1190, bottom: 1134, edge: 560 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

const LINE = 270; // 1.42 of 9.5 pt as Chromium sets Noto Sans, in 240ths of a line of the font's own height 1.36
const lead = (before: number, after: number, line = LINE): IParagraphStyleOptions['paragraph'] => ({
  spacing: { before, after, line, lineRule: 'exact' },
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
        font: { ascii: FONT, hAnsi: FONT, cs: WIDE_FONT, eastAsia: HAN_FONT },
        size: 19,
        color: '1A1A1A',
        language: { value: 'en-GB', bidirectional: 'ar-SA', eastAsia: 'zh-CN' },
      },
      paragraph: { spacing: { after: 100, line: LINE, lineRule: 'exact' } },
    },
    title: {
      run: { size: 42, bold: true, color: ACCENT },
      paragraph: { spacing: { after: 40, line: 490, lineRule: 'exact' } },
    },
    heading1: {
      run: { size: 42, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 0, after: 40, line: 490, lineRule: 'exact' }, keepNext: true },
    },
    heading2: {
      run: { size: 26, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 340, after: 100, line: 330, lineRule: 'exact' }, keepNext: true },
    },
    heading3: {
      run: { size: 21, bold: true, color: '1A1A1A' },
      paragraph: { spacing: { before: 240, after: 60, line: 275, lineRule: 'exact' }, keepNext: true },
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
