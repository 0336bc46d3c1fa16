// The rules of a worksheet that say what cells take, with the places in the part where each stands.
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { scanPart } from '../package/part-text.ts';
import { parseRange, type Range } from '../package/cell-reference.ts';
import { copyTag } from './sheet-plan.ts';
import type { XmlSink, XmlTag } from '../../../system/xml/xml-scanner.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';

export interface FoundRule {
  readonly tag: XmlTag;
  /** Its attributes as text. */
  readonly says: ReadonlyMap<string, string>;
  readonly ranges: readonly Range[];
  /** Where the text of each formula stands, and what it says. */
  readonly formulas: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

interface Draft extends FoundRule {
  readonly formulas: { start: number; end: number; text: string }[];
}

/** In their order. Rules of later versions of Excel, which stand in an extension, are not among them. */
export async function readRules(pack: Package, sheet: SheetPart): Promise<readonly FoundRule[]> {
  const rules: Draft[] = [];
  const path: string[] = [];
  const isFormula = (): boolean =>
    path.length === 4 &&
    path[1] === 'dataValidations' &&
    path[2] === 'dataValidation' &&
    /^formula[12]$/.test(path[3] ?? '');
  const sink: XmlSink = {
    wantsText: false,
    open(tag) {
      path.push(tag.name);
      if (path.length === 3 && path[1] === 'dataValidations' && tag.name === 'dataValidation') rules.push(draftOf(tag));
      sink.wantsText = isFormula();
      // A formula that is written as an empty tag has no place for a text.
      if (sink.wantsText && !tag.selfClosed) rules.at(-1)?.formulas.push({ start: tag.end, end: tag.end, text: '' });
    },
    close(_name, start) {
      const formula = isFormula() ? rules.at(-1)?.formulas.at(-1) : undefined;
      if (formula !== undefined) formula.end = Math.max(start, formula.start);
      path.pop();
      sink.wantsText = false;
    },
    text(raw, literal) {
      const formula = rules.at(-1)?.formulas.at(-1);
      if (formula !== undefined) formula.text += decodeXml(raw, false, literal);
    },
  };
  await scanPart(pack.parts.zip, sheet.entry, pack.profile.strict, sink);
  return rules;
}

function draftOf(tag: XmlTag): Draft {
  const says = new Map(tag.list().map(([name, raw]) => [name, decodeXml(raw, false)]));
  const ranges = (says.get('sqref') ?? '').split(/\s+/).flatMap((part) => parseRange(part) ?? []);
  return { tag: copyTag(tag), says, ranges, formulas: [] };
}
