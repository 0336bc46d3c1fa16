// `marac upgrade --templates`: templates of an earlier version that nobody changed give way to those of this one; the old ones are kept. What an area
// changed stays, with the partials it uses and whatever else uses them.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import { MAILS, PAPERS } from '../domain/papers/catalogue.ts';
import {
  partialsOf,
  readTemplates,
  SHIPPED,
  versionOfTemplate,
  type Template,
  type Templates,
} from '../documents/templates/template-files.ts';
import { cameWithProduct } from '../jobs/guards/changed-templates.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import type { Clock } from '../system/clock.ts';
import { openFiles } from '../system/files.ts';

export interface TemplatesUpgraded {
  /** `templates/documents/agenda.hbs`: copied from the program's folder. */
  readonly copied: readonly string[];
  /** The area's own, or used by one of its own: left as they are though this version has others. */
  readonly left: readonly string[];
  /** Where the old ones are kept. */
  readonly kept: string;
}

const all = ({ papers, mails, partials }: Templates): readonly Template[] => [
  ...papers.values(),
  ...mails.values(),
  ...partials.values(),
];

/** Templates of this version that the folder lacks or has otherwise. */
export function olderTemplates({ folders }: Pick<Config, 'folders'>): readonly Template[] {
  const theirs = new Map(all(readTemplates(folders.templates)).map(({ file, source }) => [file, source]));
  return all(readTemplates(SHIPPED, true)).filter(({ file, source }) => theirs.get(file) !== source);
}

export async function upgradeTemplates(
  { folders }: Pick<Config, 'folders'>,
  ledger: Ledger,
  clock: Clock,
  { isTrial }: { readonly isTrial: boolean },
): Promise<TemplatesUpgraded> {
  const [theirs, shipped] = [readTemplates(folders.templates), readTemplates(SHIPPED, true)];
  const older = olderTemplates({ folders });
  const held = await heldFiles(ledger, theirs, new Set(older.map(({ file }) => file)));
  const usesHeld = (one: Template): boolean =>
    partialsOf(one, shipped).some((name) => held.has(shipped.partials.get(name)?.file ?? ''));
  const fresh = older.filter((one) => !held.has(one.file) && !usesHeld(one));
  const left = older.filter((one) => !fresh.includes(one));
  const kept = path.join(folders.backups, `templates-${clock.now().replaceAll(':', '')}`);
  const there = new Set(all(theirs).map(({ file }) => file));
  const placeOf = (file: string): string => path.join(folders.templates, file.slice('templates/'.length));
  for (const { file, source } of isTrial ? [] : fresh) {
    const old = path.join(kept, file);
    await mkdir(path.dirname(old), { recursive: true, mode: 0o700 });
    if (there.has(file)) await copyFile(placeOf(file), old);
    await openFiles().write(placeOf(file), Buffer.from(source));
  }
  return { copied: fresh.map(({ file }) => file), left: left.map(({ file }) => file), kept };
}

/** What the area made its own, or nobody knows to have come with the product, and the partials that are used there and differ. */
async function heldFiles(ledger: Ledger, theirs: Templates, older: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  const sorts = [
    ['paper', theirs.papers, PAPERS],
    ['mail', theirs.mails, MAILS],
  ] as const;
  for (const [sort, templates, used] of sorts)
    for (const [name, template] of templates) {
      // A paper or message that this version no longer has keeps back no partial.
      if (!Object.hasOwn(used, name)) continue;
      const differing = partialsOf(template, theirs).flatMap((partial) => theirs.partials.get(partial)?.file ?? []);
      const files = [template.file, ...differing].filter((file) => older.has(file));
      const version = versionOfTemplate(template, theirs);
      if (files.length === 0 || (await cameWithProduct(ledger, { sort, name, version }))) continue;
      for (const file of files) held.add(file);
    }
  return held;
}
