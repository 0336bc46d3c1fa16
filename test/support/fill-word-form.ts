// Fills our own Word forms as Word does when somebody types into their content controls: the prompt goes, and what was typed stands in its place.
import { rewritten } from './minute-form.ts';

/** By the tag of the control: what is typed, the day that is picked (`2027-03-09`), or `true` for a tick. */
export type Typed = Readonly<Record<string, string | true>>;

const CONTROL = /<w:sdt><w:sdtPr>((?:(?!<w:sdt>).)*?)<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gs;

export function fillWordForm(docx: Uint8Array, typed: Typed): Buffer {
  const left = new Set(Object.keys(typed));
  const bytes = rewritten(docx, (xml) =>
    xml.replace(CONTROL, (all, properties: string) => {
      const tag = unescape(/<w:tag w:val="([^"]*)"/.exec(properties)?.[1] ?? '');
      const value = typed[tag];
      if (value === undefined) return all;
      left.delete(tag);
      return `<w:sdt><w:sdtPr>${propertiesWith(properties, value)}</w:sdtPr><w:sdtContent>${contentOf(properties, value)}</w:sdtContent></w:sdt>`;
    }),
  );
  if (left.size > 0) throw new Error(`No place is called ${[...left].join(', ')}.`);
  return bytes;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function propertiesWith(properties: string, value: string | true): string {
  const touched = properties.replace('<w:showingPlcHdr/>', '');
  if (value === true) return touched.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>');
  return DAY.test(value) ? touched.replace('<w:date>', `<w:date w:fullDate="${value}T00:00:00Z">`) : touched;
}

function contentOf(properties: string, value: string | true): string {
  if (value === true)
    return '<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>☒</w:t></w:r>';
  const shown = DAY.test(value) && properties.includes('<w:date') ? value.split('-').toReversed().join('/') : value;
  return shown
    .split('\n')
    .map((line, index) => `<w:r>${index === 0 ? '' : '<w:br/>'}<w:t xml:space="preserve">${escape(line)}</w:t></w:r>`)
    .join('');
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
