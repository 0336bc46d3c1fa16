// The parts of a workbook as texts: read on demand, changed, and packed again; parts that nobody changed keep their bytes.
import { Failure } from '../../../errors.ts';
import { writeZip, type ZipPart } from '../../../system/zip.ts';
import { findEncoding } from '../package/part-text.ts';
import type { Package } from '../package/workbook-package.ts';

export interface PartTexts {
  readonly of: (name: string) => string;
  readonly put: (name: string, text: string) => void;
  /** The file with the texts as they are now. */
  readonly pack: () => Buffer;
}

export function openPartTexts({ parts: { zip } }: Package): PartTexts {
  const texts = new Map<string, string>();
  return {
    of(name) {
      const known = texts.get(name);
      if (known !== undefined) return known;
      const entry = zip.entries.find((one) => one.name === name);
      const raw = entry === undefined ? Buffer.alloc(0) : zip.read(entry);
      if (findEncoding(raw) !== undefined)
        throw new Failure('workbook-refused', 'It was saved in an unusual way: save it again in Excel or LibreOffice.');
      return raw.toString('utf8');
    },
    put: (name, text) => void texts.set(name, text),
    pack() {
      const parts = zip.entries.map((entry): ZipPart => {
        const text = texts.get(entry.name);
        if (text === undefined || text === zip.read(entry).toString('utf8'))
          return { entry, packed: zip.packed(entry) };
        return { name: entry.name, content: Buffer.from(text, 'utf8') };
      });
      return writeZip(parts);
    },
  };
}
