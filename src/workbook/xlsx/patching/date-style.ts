// A date is a number whose style shows a day. Where a cell's style does not, a copy of that style that does is added to the workbook.
import { findKind, type Package } from '../package/workbook-package.ts';
import { onTags, scanPart } from '../package/part-text.ts';
import type { ChooseStyle } from './sheet-edit.ts';
import { copyTag } from './sheet-plan.ts';
import { writeTag, type Splice } from './splice.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';

export interface DateStyles {
  readonly choose: ChooseStyle;
  /** The styles part with what was added; undefined when nothing was. */
  changes(): { readonly entry: ZipEntry; readonly splices: readonly Splice[] } | undefined;
}

// Built-in formats that every place writes its own way: 14 is a day, 22 a day with a time.
const DAY = '14';
const MOMENT = '22';

interface StyleList {
  readonly entry: ZipEntry;
  /** The formats of cells, in order: a style is a place in this list. */
  readonly formats: readonly XmlTag[];
  readonly list: XmlTag;
  readonly listEnd: number;
}

async function readStyleList(pack: Package): Promise<StyleList | undefined> {
  const entry = findKind(pack, 'styles', 'styles.xml');
  if (entry === undefined) return undefined;
  const formats: XmlTag[] = [];
  let list: XmlTag | undefined;
  let listEnd = 0;
  const sink = onTags(
    (tag) => {
      if (tag.name === 'cellXfs') list = copyTag(tag);
      else if (tag.name === 'xf' && list !== undefined && listEnd === 0) formats.push(copyTag(tag));
    },
    (name, start) => {
      if (name === 'cellXfs') listEnd = start;
    },
  );
  await scanPart(pack.parts.zip, entry, pack.profile.strict, sink);
  return list === undefined ? undefined : { entry, formats, list, listEnd };
}

/** Chooses styles for what is written; without a styles part every style stays as it is. */
export async function openDateStyles(pack: Package, dateStyles: readonly boolean[]): Promise<DateStyles> {
  const styles = await readStyleList(pack);
  const added = new Map<string, { readonly style: string; readonly text: string }>();
  const choose: ChooseStyle = (style, to) => {
    const place = style === '' ? 0 : Number(style);
    const base = styles?.formats[place];
    if (to.kind !== 'date' || base === undefined || dateStyles[place] === true) return style;
    const format = to.date.length > 10 ? MOMENT : DAY;
    const key = `${style}/${format}`;
    const known = added.get(key);
    if (known !== undefined) return known.style;
    const changes = new Map([
      ['numFmtId', format],
      ['applyNumberFormat', '1'],
    ]);
    const made = {
      style: String((styles?.formats.length ?? 0) + added.size),
      text: writeTag(base, changes, true),
    };
    added.set(key, made);
    return made.style;
  };
  return {
    choose,
    changes: () => (styles === undefined || added.size === 0 ? undefined : addStyles(styles, [...added.values()])),
  };
}

function addStyles(
  styles: StyleList,
  added: readonly { readonly text: string }[],
): { readonly entry: ZipEntry; readonly splices: readonly Splice[] } {
  const { entry, formats, list, listEnd } = styles;
  const count = writeTag(list, new Map([['count', String(formats.length + added.length)]]), false);
  const texts = added.map((one) => one.text).join('');
  return {
    entry,
    splices: [
      { start: list.start, end: list.end, text: count },
      { start: listEnd, end: listEnd, text: texts },
    ],
  };
}
