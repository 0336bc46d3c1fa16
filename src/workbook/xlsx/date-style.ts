// A date is a number whose style shows a day. Where a cell's style does not, a copy of that style that does is added to the workbook.
import type { Package } from './package.ts';
import { findKind } from './package.ts';
import { onTags, scanPart } from './part-text.ts';
import type { ChooseStyle } from './sheet-edit.ts';
import { copyTag } from './sheet-plan.ts';
import { writeTag } from './splice.ts';
import type { Splice } from './splice.ts';
import type { XmlTag } from './xml-scanner.ts';
import type { ZipEntry } from '../../system/zip-directory.ts';

export interface DateStyles {
  readonly choose: ChooseStyle;
  /** The styles part with what was added; undefined when nothing was. */
  changes(): { readonly entry: ZipEntry; readonly splices: readonly Splice[] } | undefined;
}

// Built-in formats that every place writes its own way: 14 is a day, 22 a day with a time.
const DAY = '14';
const MOMENT = '22';

/** Chooses styles for what is written; without a styles part every style stays as it is. */
export async function openDateStyles(pack: Package, dateStyles: readonly boolean[]): Promise<DateStyles> {
  const entry = findKind(pack, 'styles', 'styles.xml');
  const known: XmlTag[] = [];
  let list: XmlTag | undefined;
  let listEnd = 0;
  if (entry !== undefined) {
    const sink = onTags(
      (tag) => {
        if (tag.name === 'cellXfs') list = copyTag(tag);
        else if (tag.name === 'xf' && list !== undefined && listEnd === 0) known.push(copyTag(tag));
      },
      (name, start) => {
        if (name === 'cellXfs') listEnd = start;
      },
    );
    await scanPart(pack.parts.zip, entry, pack.profile.strict, sink);
  }
  const added = new Map<string, { readonly style: string; readonly text: string }>();
  const choose: ChooseStyle = (style, to) => {
    const base = known[style === '' ? 0 : Number(style)];
    if (to.kind !== 'date' || base === undefined || dateStyles[style === '' ? 0 : Number(style)] === true) return style;
    const format = to.date.length > 10 ? MOMENT : DAY;
    const key = `${style}/${format}`;
    const before = added.get(key);
    if (before !== undefined) return before.style;
    const text = writeTag(
      base,
      new Map([
        ['numFmtId', format],
        ['applyNumberFormat', '1'],
      ]),
      true,
    );
    const made = { style: String(known.length + added.size), text };
    added.set(key, made);
    return made.style;
  };
  return {
    choose,
    changes() {
      if (entry === undefined || list === undefined || added.size === 0) return undefined;
      const count = writeTag(list, new Map([['count', String(known.length + added.size)]]), false);
      const texts = [...added.values()].map((one) => one.text).join('');
      return {
        entry,
        splices: [
          { start: list.start, end: list.end, text: count },
          { start: listEnd, end: listEnd, text: texts },
        ],
      };
    },
  };
}
