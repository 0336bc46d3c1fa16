// The calculation chain names every formula; a formula that is gone must leave it, or Excel calls the file damaged.
import type { ZipEntry } from '../../../system/zip-directory.ts';
import type { Package } from './workbook-package.ts';
import { onTags, scanPart } from './part-text.ts';
import { relationsName, resolveTarget } from './relations.ts';
import { copyTag } from '../patching/sheet-plan.ts';
import { writeTag, type Splice } from '../patching/splice.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';

interface Link {
  readonly tag: XmlTag;
  readonly place: string;
  readonly sheet: string;
}

/** Changes to the chain when formulas are gone (`1!A7`: sheet id and place). `empty`: nothing is left in it and the part itself must go. */
export async function editCalcChain(
  pack: Package,
  chain: ZipEntry,
  gone: ReadonlySet<string>,
): Promise<{ readonly splices: readonly Splice[]; readonly empty: boolean }> {
  const links: Link[] = [];
  let sheet = '';
  const sink = onTags((tag) => {
    if (tag.name !== 'c') return;
    sheet = tag.get('i') ?? sheet;
    links.push({ tag: copyTag(tag), place: tag.get('r') ?? '', sheet });
  });
  await scanPart(pack.parts.zip, chain, pack.profile.strict, sink);
  const splices: Splice[] = [];
  let known = '';
  let kept = 0;
  for (const link of links) {
    const { tag } = link;
    if (gone.has(`${link.sheet}!${link.place}`)) {
      splices.push({ start: tag.start, end: tag.end, text: '' });
      continue;
    }
    kept += 1;
    // A link without a sheet is of the sheet of the one before, which may just have gone.
    if (tag.get('i') === undefined && link.sheet !== known) {
      splices.push({
        start: tag.start,
        end: tag.end,
        text: writeTag(tag, new Map([['i', link.sheet]]), tag.selfClosed),
      });
    }
    known = link.sheet;
  }
  return { splices, empty: kept === 0 };
}

/** Takes a part out of the workbook's relations and out of the content types. */
export async function forgetPart(pack: Package, part: string): Promise<ReadonlyMap<ZipEntry, readonly Splice[]>> {
  const found = new Map<ZipEntry, readonly Splice[]>();
  const isIt = (name: string): boolean => name.toLowerCase() === part.toLowerCase();
  const relations = pack.parts.find(relationsName(pack.workbook.name));
  const types = pack.parts.find('[Content_Types].xml');
  const take = async (entry: ZipEntry | undefined, matches: (tag: XmlTag) => boolean): Promise<void> => {
    if (entry === undefined) return;
    const splices: Splice[] = [];
    const sink = onTags((tag) => {
      if (matches(tag)) splices.push({ start: tag.start, end: tag.end, text: '' });
    });
    await scanPart(pack.parts.zip, entry, pack.profile.strict, sink);
    if (splices.length > 0) found.set(entry, splices);
  };
  await take(
    relations,
    (tag) =>
      tag.name === 'Relationship' &&
      tag.selfClosed &&
      isIt(resolveTarget(pack.workbook.name, decodeXml(tag.get('Target') ?? '', false)).name),
  );
  await take(
    types,
    (tag) => tag.name === 'Override' && tag.selfClosed && isIt((tag.get('PartName') ?? '').replace(/^\//, '')),
  );
  return found;
}
