// What a workbook from outside may not bring with it (docs/map.json, 7B): links out of the file, code, embedded things, and anything not plain XML.
import { onTags, scanPart } from '../package/part-text.ts';
import { Refused } from './refusal.ts';
import { readRelations, type Parts } from '../package/relations.ts';

const UNWELCOME: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)vbaProject|(^|\/)macrosheets\//i, 'macros'],
  [/(^|\/)externalLinks\//i, 'links to other workbooks'],
  [/(^|\/)connections\.xml$|(^|\/)queryTables\//i, 'connections to outside data'],
  [/(^|\/)embeddings\/|oleObject/i, 'embedded files'],
  [/(^|\/)activeX\/|(^|\/)ctrlProps\/|(^|\/)customUI/i, 'controls'],
  [/(^|\/)customXml\//i, 'custom XML'],
  [/\.(zip|xlsx|xlsm|xlsb|docx|exe|dll|js|vbs|ps1|hta|jar)$/i, 'other files'],
];

/** Refuses a received workbook for what it carries besides cells; reads every XML part to its end. Throws Refused or ZipTrouble. */
export async function refuseOutsiders(parts: Parts): Promise<void> {
  const names = new Set<string>();
  for (const entry of parts.zip.entries) {
    const name = entry.name.toLowerCase();
    if (names.has(name))
      throw new Refused('bad-name', 'Two of its parts have the same name. Save it again as an Excel workbook (.xlsx).');
    names.add(name);
    for (const [pattern, what] of UNWELCOME) {
      if (pattern.test(entry.name))
        throw new Refused('active-content', `It carries ${what}. Copy the answers into a fresh form and send that.`);
    }
  }
  for (const entry of parts.zip.entries) {
    if (/\.rels$/i.test(entry.name)) await refuseOutsideLinks(parts, entry.name);
    else if (/\.xml$/i.test(entry.name))
      await scanPart(
        parts.zip,
        entry,
        true,
        onTags(() => {}),
      );
    else if (!entry.name.endsWith('/'))
      for await (const piece of parts.zip.stream(entry)) if (piece.length === 0) break;
  }
}

// Excel makes a mailto link of every e-mail address that is typed; a link anywhere else is refused.
async function refuseOutsideLinks(parts: Parts, name: string): Promise<void> {
  const part = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, '$1$2');
  for (const relation of await readRelations(parts, part, true)) {
    if (relation.climbs)
      throw new Refused(
        'bad-name',
        'One of its parts points outside the file. Save it again as an Excel workbook (.xlsx).',
      );
    if (relation.outside && !/^mailto:/i.test(relation.target))
      throw new Refused(
        'outside-link',
        'It holds a link to a place outside the file. Remove the links and send it again.',
      );
  }
}
