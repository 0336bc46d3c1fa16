// The product's own minute form as printed, and its file with another page in it.
import { writeZip } from '../../src/system/zip.ts';
import type { ContentId, StoredPaper } from '../../src/ledger/ledger-history.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { richModels } from '../documents/models.ts';
import { readParts } from '../documents/reading.ts';
import type { openTestDocuments } from '../documents/press.ts';
import type { TestDesk } from './desk.ts';
import { AGENCY, MEETING } from './small-marac.ts';

/** For the one case of the meeting of the small MARAC. */
export async function printMinuteForm(
  documents: ReturnType<typeof openTestDocuments>,
  caseRef: string,
): Promise<Uint8Array> {
  const form = richModels(1)['minute-form'];
  const [first] = form.cases;
  const model = {
    ...form,
    meetingId: MEETING,
    cases: [
      {
        ...first,
        ref: caseRef,
        speakers: [{ id: AGENCY.police, name: 'Test Police' }],
        agencies: [{ id: AGENCY.housing, name: 'Test Housing' }],
      },
    ],
  };
  const printed = await documents.print(documents.compose('paper', 'minute-form', model).html, 'docx');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  return printed.bytes;
}

const PRINT = 'the print' as ContentId;

/** The form as it was made, where the ledger keeps it: what is printed on it is known from it. */
export function keepPrint({ desk: ports }: TestDesk, bytes: Uint8Array): void {
  const { ledger } = ports;
  const key = `ealing/agenda/${MEETING}/minute-form`;
  const kept: Pick<Ledger, 'findPaper' | 'readContent'> = {
    findPaper: async (of, version = 1) =>
      of === key
        ? ({ key, version, files: [{ format: 'docx', contentId: PRINT }] } as unknown as StoredPaper)
        : ledger.findPaper(of, version),
    readContent: async (id) => (id === PRINT ? bytes : ledger.readContent(id)),
  };
  Object.assign(ports, {
    ledger: new Proxy(ledger, {
      get: (of, name) => {
        const found: unknown = Reflect.get(Object.hasOwn(kept, name) ? kept : of, name);
        return typeof found === 'function' ? (found as () => unknown).bind(of) : found;
      },
    }),
  });
}

/** Where the words stand in a document's XML; a test that would change nothing there stops. */
export const placeOf = (xml: string, words: string, from = 0): number => {
  const at = xml.indexOf(words, from);
  if (at < 0) throw new Error(`Not on the form: ${words}`);
  return at;
};

export const readDocument = (docx: Uint8Array): string =>
  readParts(docx).get('word/document.xml')?.toString('utf8') ?? '';
export const rewritten = (docx: Uint8Array, change: (xml: string) => string): Buffer =>
  writeZip(
    [...readParts(docx)].map(([name, content]) => ({
      name,
      content: name === 'word/document.xml' ? Buffer.from(change(content.toString('utf8'))) : content,
    })),
  );
