// Where papers are put: as files in the folder for documents.
import path from 'node:path';
import type { Config } from '../config.ts';
import type { PapersFolder, PapersFor } from '../jobs/engine/ports.ts';
import type { Troubles } from './machine/machine-troubles.ts';
import type { Files } from '../system/files.ts';

/** The papers are in the ledger and go with their messages: if the disk refuses the team's copy, that is reported and stops nothing. */
export function openPapersFolder(
  files: Files,
  { documents, restrictedDocuments }: Pick<Config['folders'], 'documents' | 'restrictedDocuments'>,
  troubles: Pick<Troubles, 'past'>,
): PapersFolder {
  const folders: Readonly<Record<PapersFor, string>> = { team: documents, restricted: restrictedDocuments };
  return {
    keep: (file, bytes, readers, former) =>
      troubles.past(path.basename(folders[readers]), async () => {
        if (readers === 'restricted') await files.remove(path.join(folders.team, file));
        const place = path.join(folders[readers], file);
        await files.makeFolder(path.dirname(place));
        const before = await files.read(place);
        if (before === undefined || !before.equals(bytes)) await files.write(place, bytes);
        for (const name of former)
          if (name !== file) for (const folder of Object.values(folders)) await files.remove(path.join(folder, name));
      }),
  };
}
