// Which cell styles show dates: all that reading needs to know of a workbook's styles.
import { isBuiltInDate, isDateFormat } from './date-format.ts';
import { findKind, type Package } from '../package/workbook-package.ts';
import { onTags, scanPart } from '../package/part-text.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';

/** For each style number whether it shows a date; empty when the workbook has no styles. */
export async function readDateStyles(pack: Package): Promise<readonly boolean[]> {
  const entry = findKind(pack, 'styles', 'styles.xml');
  if (entry === undefined) return [];
  const own = new Map<number, boolean>();
  const formats: number[] = [];
  // Lists of other things hold elements of the same names: a conditional format has a numFmt of its own.
  let list = '';
  const sink = onTags(
    (tag) => {
      if (tag.name === 'cellXfs' || tag.name === 'numFmts') list = tag.name;
      else if (tag.name === 'xf' && list === 'cellXfs') formats.push(Number(tag.get('numFmtId') ?? '0'));
      else if (tag.name === 'numFmt' && list === 'numFmts' && tag.get('numFmtId') !== undefined) {
        const id = Number(tag.get('numFmtId'));
        if (!own.has(id)) own.set(id, isDateFormat(decodeXml(tag.get('formatCode') ?? '', pack.profile.strict)));
      }
    },
    (name) => {
      if (name === list) list = '';
    },
  );
  await scanPart(pack.parts.zip, entry, pack.profile.strict, sink);
  return formats.map((id) => own.get(id) ?? isBuiltInDate(id));
}
