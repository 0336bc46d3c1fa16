// Relations between the parts of a workbook: which part means what, and where it stands. Nothing outside the file is ever opened.
import type { Zip } from '../../../system/zip.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { onTags, scanPart } from './part-text.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';

export interface Relation {
  readonly id: string;
  /** The last word of its type, the same in both spellings of the standard: `worksheet`, `table`. */
  readonly kind: string;
  /** Full name of the part inside the file; for an outside target as written. */
  readonly target: string;
  readonly outside: boolean;
  /** The target leaves the file. */
  readonly climbs: boolean;
}

/** Parts by name, however upper and lower case were used. */
export interface Parts {
  readonly zip: Zip;
  find(name: string): ZipEntry | undefined;
}

export function openParts(zip: Zip): Parts {
  const byName = new Map<string, ZipEntry>();
  for (const entry of zip.entries) if (!entry.name.endsWith('/')) byName.set(entry.name.toLowerCase(), entry);
  return { zip, find: (name) => byName.get(name.toLowerCase()) };
}

/** Where the relations of a part stand; of the whole file for an empty name. */
export function relationsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relations of a part; none when it has none. */
export async function readRelations(parts: Parts, part: string, strict: boolean): Promise<readonly Relation[]> {
  const entry = parts.find(relationsName(part));
  if (entry === undefined) return [];
  const relations: Relation[] = [];
  await scanPart(
    parts.zip,
    entry,
    strict,
    onTags((tag) => {
      if (tag.name !== 'Relationship') return;
      const read = (name: string): string => decodeXml(tag.get(name) ?? '', strict);
      const written = read('Target');
      const outside = read('TargetMode').toLowerCase() === 'external';
      const resolved = outside ? { name: written, climbs: false } : resolveTarget(part, written);
      const type = read('Type').replace(/\/+$/, '');
      relations.push({
        id: read('Id'),
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolved.name,
        outside,
        climbs: resolved.climbs,
      });
    }),
  );
  return relations;
}

/** The full part name of a target as written in the relations of `part`. */
export function resolveTarget(part: string, target: string): { readonly name: string; readonly climbs: boolean } {
  const clean = decodePercent(target.replaceAll('\\', '/').replace(/[?#].*$/s, ''));
  const steps = clean.startsWith('/') ? [] : part.split('/').slice(0, -1);
  let climbs = false;
  for (const step of clean.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) climbs = true;
  }
  return { name: steps.join('/'), climbs };
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
