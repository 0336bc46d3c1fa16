// Why a workbook is not read or not changed: one closed list of codes, each with a sentence that names the way out.
import { XmlTrouble } from '../../../system/xml/xml-trouble.ts';
import { ZipTrouble } from '../../../system/zip-directory.ts';

export type RefusalCode =
  | 'no-such-file'
  | 'not-a-file'
  | 'open-to-all'
  | 'not-a-workbook'
  | 'encrypted'
  | 'old-workbook'
  | 'binary-workbook'
  | 'macro-workbook'
  | 'open-document'
  | 'damaged'
  | 'odd-zip'
  | 'bad-name'
  | 'too-large'
  | 'too-many-rows'
  | 'too-slow'
  | 'too-much-memory'
  | 'crashed'
  | 'doctype'
  | 'encoding'
  | 'outside-link'
  | 'active-content'
  | 'duplicate-row'
  | 'duplicate-cell'
  | 'duplicate-sheet'
  | 'off-grid'
  | 'text-too-long'
  | 'changed-while-read'
  | 'no-such-sheet'
  | 'inside-merge'
  | 'array-formula'
  | 'shared-formula'
  | 'header-taken';

export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

/** Thrown inside the reader and the patcher; turned into a Refusal at their doors. */
export class Refused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Refused';
    this.code = code;
  }
}

const ZIP_CODES = {
  'not-a-zip': 'not-a-workbook',
  'damaged-zip': 'damaged',
  'encrypted-zip': 'encrypted',
  'unsupported-zip': 'odd-zip',
  'bad-name': 'bad-name',
  'too-large': 'too-large',
  'odd-zip': 'odd-zip',
} as const;

const XML_WORDS: Readonly<Record<XmlTrouble['code'], (what: string) => string>> = {
  damaged: (what) =>
    `A part of the workbook is not well-formed XML: ${what}. Open it in Excel or LibreOffice and save it again.`,
  doctype: () => 'A part of the workbook declares a document type; no honest workbook does. It was not read.',
  encoding: () => 'A text in it is not UTF-8. Save it again as an Excel workbook (.xlsx).',
  'text-too-long': () => 'One text or tag in it is longer than any workbook needs.',
};

/** The refusal behind an error; undefined when it is a bug of ours. */
export function findRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refused) return { code: error.code, message: error.message };
  if (error instanceof XmlTrouble) return { code: error.code, message: XML_WORDS[error.code](error.message) };
  if (error instanceof ZipTrouble) {
    return {
      code: ZIP_CODES[error.code],
      message: `${error.message} Save it again as an Excel workbook (.xlsx) and try once more.`,
    };
  }
  return undefined;
}
