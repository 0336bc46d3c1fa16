// What kind of file came in, judged by its first bytes and only then by its name: the forms and lists we read, and the other kinds that people send,
// each with its name and what to do.
import path from 'node:path';

export type ReadKind = 'word' | 'workbook' | 'text';

/** A kind that we do not read: `code` for the note, `is` completes "This is ...", `way` says what to do. */
export interface ForeignKind {
  readonly code: string;
  readonly is: string;
  readonly way: string;
}

const foreign = (code: string, is: string, way: string): ForeignKind => ({ code: `form.${code}`, is, way });
const AS_WORD = 'save it as a Word document (.docx) and put that into inbox';
const TYPE_IT = 'Read it yourself and type what it says on Referrals, or ask for our form, filled in.';

const FOREIGN = {
  doc: foreign('old-word', 'an old Word document (.doc)', `Open it in Word or LibreOffice, ${AS_WORD}.`),
  odt: foreign('odt', 'an OpenDocument text (.odt)', `Open it in LibreOffice or Word, ${AS_WORD}.`),
  rtf: foreign('rtf', 'a rich text document (.rtf)', `Open it in Word or LibreOffice, ${AS_WORD}.`),
  pages: foreign('pages', 'a Pages document (.pages)', 'In Pages: File, Export To, Word; put the .docx into inbox.'),
  docm: foreign('macro-word', 'a Word document that can hold macros (.docm)', `Open it in Word, ${AS_WORD}.`),
  pdf: foreign(
    'pdf',
    'a PDF',
    `The program reads no PDF. ${TYPE_IT} Where the sender has it in Word, ask for the .docx.`,
  ),
  xls: foreign(
    'old-workbook',
    'an old workbook (.xls)',
    'Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and put that into inbox.',
  ),
  ods: foreign(
    'open-document',
    'an OpenDocument spreadsheet (.ods)',
    'Open it in LibreOffice, save it as an Excel workbook (.xlsx) and put that into inbox.',
  ),
  numbers: foreign(
    'numbers',
    'a Numbers spreadsheet (.numbers)',
    'In Numbers: File, Export To, Excel; put the .xlsx into inbox.',
  ),
  mail: foreign(
    'mail',
    'a saved e-mail',
    'Save the form that is attached to it into inbox; what its text says, type on Referrals.',
  ),
  picture: foreign('picture', 'a picture', `The program reads no pictures. ${TYPE_IT}`),
  page: foreign('web-page', 'a web page (.html)', TYPE_IT),
  slides: foreign('slides', 'a presentation', TYPE_IT),
  packed: foreign('packed', 'a packed folder (.zip)', 'Unpack it, and put the forms that are in it into inbox.'),
  encrypted: foreign(
    'encrypted',
    'a file protected by a password',
    'Open it with the password, save a copy without one (File, Info, Protect), and put that into inbox.',
  ),
} as const satisfies Readonly<Record<string, ForeignKind>>;

/** All kinds, for the words that Today uses. */
export const FOREIGN_KINDS: readonly ForeignKind[] = Object.values(FOREIGN);

export type Kind = ReadKind | ForeignKind | 'empty' | 'cutOff' | 'unknown';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** The kind of the file. cutOff: a packed file without its end. unknown: no kind in which a form or list comes. */
export function findKind(name: string, bytes: Buffer): Kind {
  if (bytes.length === 0) return 'empty';
  const ending = path.extname(name).toLowerCase();
  if (bytes.subarray(0, 8).equals(OLE)) return insideOle(bytes, ending);
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return insideZip(bytes, ending);
  const start = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (start.startsWith('%PDF-')) return FOREIGN.pdf;
  if (start.startsWith('{\\rtf')) return FOREIGN.rtf;
  if (isPicture(bytes)) return FOREIGN.picture;
  if (/^<(!doctype html|html|head|meta)\b/i.test(start)) return FOREIGN.page;
  if (ending === '.eml' || ending === '.mht') return FOREIGN.mail;
  if (['.csv', '.tsv', '.txt'].includes(ending)) return 'text';
  return 'unknown';
}

function insideOle(bytes: Buffer, ending: string): Kind {
  const has = (text: string): boolean => bytes.includes(utf16(text));
  if (has('EncryptedPackage')) return FOREIGN.encrypted;
  if (has('WordDocument')) return FOREIGN.doc;
  if (has('__substg1.0') || ending === '.msg') return FOREIGN.mail;
  if (has('Workbook') || has('Book')) return FOREIGN.xls;
  if (has('PowerPoint Document')) return FOREIGN.slides;
  return ending.startsWith('.doc') ? FOREIGN.doc : ending.startsWith('.xls') ? FOREIGN.xls : 'unknown';
}

/** Judged by the names of its parts, which a zip holds in clear text: nothing is unpacked here. */
function insideZip(bytes: Buffer, ending: string): Kind {
  const isWhole = bytes.subarray(-65_557).includes(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (!isWhole) return 'cutOff';
  const has = (text: string): boolean => bytes.includes(Buffer.from(text, 'latin1'));
  const mimetype = bytes.subarray(0, 200).toString('latin1');
  if (mimetype.includes('opendocument.text') || ending === '.odt') return FOREIGN.odt;
  if (mimetype.includes('opendocument.spreadsheet') || ending === '.ods') return FOREIGN.ods;
  if (mimetype.includes('opendocument.presentation')) return FOREIGN.slides;
  if (has('Index/Document.iwa')) return ending === '.numbers' ? FOREIGN.numbers : FOREIGN.pages;
  if (has('ppt/presentation.xml')) return FOREIGN.slides;
  if (ending === '.docm' || ending === '.dotm') return FOREIGN.docm;
  if (has('[Content_Types].xml')) {
    if (has('xl/')) return 'workbook';
    if (has('word/')) return 'word';
  }
  if (ending === '.xlsx' || ending === '.xlsm') return 'workbook';
  return ending === '.docx' || ending === '.dotx' ? 'word' : FOREIGN.packed;
}

function isPicture(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 16).toString('latin1');
  return (
    start.startsWith('\u00ff\u00d8\u00ff') ||
    start.startsWith('\u0089PNG') ||
    start.startsWith('GIF8') ||
    start.startsWith('II*\u0000') ||
    start.startsWith('MM\u0000*') ||
    (start.startsWith('BM') && bytes.length > 60 && bytes.readUInt32LE(2) === bytes.length) ||
    (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') ||
    /^....ftyp(heic|heix|mif1|msf1|avif)/s.test(start)
  );
}
