// A Word form as Word saves it once somebody typed into its places.
import { writeZip } from '../../src/system/zip.ts';
import { readParts } from './reading.ts';

const escape = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The form as Word saves it once somebody typed into it: the prompt gone, lines as breaks, a ticked box as w14:checked 1. */
export function fillIn(docx: Uint8Array, answers: Readonly<Record<string, string>>): Buffer {
  const parts = readParts(docx);
  const document = (parts.get('word/document.xml')?.toString('utf8') ?? '').replaceAll(
    /<w:sdt>.*?<\/w:sdt>/gs,
    (control) => {
      const tag = /<w:tag w:val="([^"]*)"/.exec(control)?.[1] ?? '';
      const answer = answers[tag];
      if (answer === undefined) return control;
      if (answer === 'ticked')
        return control.replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"').replace('☐', '☒');
      const lines = answer.split('\n').map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`);
      return control
        .replace('<w:showingPlcHdr/>', '')
        .replace(
          /<w:sdtContent>.*<\/w:sdtContent>/s,
          `<w:sdtContent><w:r>${lines.join('<w:br/>')}</w:r></w:sdtContent>`,
        );
    },
  );
  return writeZip(
    [...parts].map(([name, content]) => ({
      name,
      content: name === 'word/document.xml' ? Buffer.from(document) : content,
    })),
  );
}
