// What is written on a sheet outside its cells: comments and notes on cells, and the words of text boxes. People answer there too.
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { scanPart } from '../package/part-text.ts';
import { Refused } from './refusal.ts';
import { readRelations } from '../package/relations.ts';
import type { XmlSink } from '../../../system/xml/xml-scanner.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';

export interface SheetComment {
  /** The cell it is attached to, `B7`; empty for a text box. */
  readonly cell: string;
  readonly text: string;
}

const MOST = 2000;
/** What Excel writes into the old kind of comment for programs that do not know the new kind. */
const STAND_IN = /^\[Threaded comment\]/;

/** In the order of the file; what says nothing is left out. */
export async function readComments(pack: Package, sheet: SheetPart): Promise<readonly SheetComment[]> {
  const { parts, profile } = pack;
  const found: SheetComment[] = [];
  for (const relation of await readRelations(parts, sheet.entry.name, profile.strict)) {
    const entry = KINDS.has(relation.kind) && !relation.outside ? parts.find(relation.target) : undefined;
    if (entry === undefined) continue;
    await scanPart(parts.zip, entry, profile.strict, gather(relation.kind, profile, found));
  }
  const threaded = new Set(found.filter((comment) => !STAND_IN.test(comment.text)).map((comment) => comment.cell));
  return found.filter((comment) => !(STAND_IN.test(comment.text) && threaded.has(comment.cell)));
}

const KINDS: ReadonlySet<string> = new Set(['comments', 'threadedComment', 'drawing']);

function gather(kind: string, { strict, maxTextChars }: Package['profile'], into: SheetComment[]): XmlSink {
  const [each, word] = { comments: ['comment', 't'], threadedComment: ['threadedComment', 'text'] }[kind] ?? [
    'sp',
    't',
  ];
  let [cell, text] = ['', ''];
  return {
    wantsText: false,
    open(tag): void {
      if (tag.name === each) [cell, text] = [tag.get('ref') ?? '', ''];
      else if (tag.name === word) this.wantsText = true;
      else if (tag.name === 'p' && text !== '') text += '\n';
    },
    close(name): void {
      if (name === word) this.wantsText = false;
      else if (name === each && text.trim() !== '') {
        if (into.length >= MOST) throw new Refused('too-large', `It holds more than ${MOST} comments.`);
        into.push({ cell, text: text.trim() });
        text = '';
      }
    },
    text(raw, literal): void {
      text += decodeXml(raw, strict, literal);
      if (text.length > maxTextChars)
        throw new Refused('text-too-long', `A comment in it has more than ${maxTextChars} characters.`);
    },
  };
}
