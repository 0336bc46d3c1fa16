// What a new folder of a desk contains: blank workbooks, its folders, the templates and the config. Used by `marac init` and the demo.
import { chmod, cp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONFIG_NAME } from '../../config.ts';
import { renderConfigText, type Starter } from '../../config/config-text.ts';
import { openFiles, PRIVATE_FOLDER } from '../../system/files.ts';
import { drawNewIds, type Random } from '../../system/random.ts';
import { renderBlankWorkbook } from '../../workbook/blank/blank-workbook.ts';

const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url));

/** Where everything of a desk is in its folder. */
export const DESK_PLACES: Pick<Starter, 'key' | 'folders'> = {
  key: 'key',
  folders: {
    ledger: 'ledger',
    anchor: 'anchor',
    documents: 'documents',
    restrictedDocuments: 'restricted-documents',
    inbox: 'inbox',
    backups: 'backups',
    mail: 'mail',
    templates: 'templates',
  },
};
/** Where its workbooks are, if they are files. */
export const DESK_BOOKS = { main: 'main.xlsx', restricted: 'restricted.xlsx' } as const;

interface Making {
  readonly random: Random;
  /** Blank rows prepared for typing; the usual number of a workbook unless given. */
  readonly blankRows?: number;
  readonly report?: (done: number) => void;
}

/** Fills an empty folder with everything but the key. */
export async function fillDeskFolder(
  folder: string,
  starter: Starter,
  { random, blankRows, report = () => {} }: Making,
): Promise<void> {
  const files = openFiles();
  const newId = drawNewIds(random);
  const title = starter.maracs[0]?.title ?? '';
  const rows = blankRows === undefined ? {} : { blankRows };
  const books = [
    [DESK_BOOKS.main, 'mainAndRegister'],
    [DESK_BOOKS.restricted, 'restricted'],
  ] as const;
  let done = 0;
  for (const [name, file] of starter.google === undefined ? books : []) {
    report(done);
    await files.writeNew(path.join(folder, name), await renderBlankWorkbook({ file, title, newId, ...rows }));
    done += 1;
  }
  const places = Object.values(DESK_PLACES.folders).filter((one) => one !== 'templates');
  for (const part of [...places, 'inbox/done', 'inbox/refused']) await files.makeFolder(path.join(folder, part));
  report(4);
  const templates = path.join(folder, 'templates');
  await cp(TEMPLATES, templates, { recursive: true });
  await chmod(templates, PRIVATE_FOLDER); // a copy has the rights of what it was copied from
  await files.writeNew(path.join(folder, CONFIG_NAME), renderConfigText(starter));
  report(6);
}
