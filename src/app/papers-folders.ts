// Where papers are laid down: as files in the folder for documents, and, where the config names a folder of a shared drive, as Google Docs.
import path from 'node:path';
import type { Config } from '../config.ts';
import { openDocsFolder, type DocsFolder } from '../documents/google/docs-folder.ts';
import type { Problem } from '../domain/text/problem.ts';
import { problemId } from '../domain/text/problem.ts';
import { Failure, describeFailure } from '../errors.ts';
import type { PapersFolder, PapersFor, TeamFolder, TeamPaper } from '../jobs/engine/ports.ts';
import type { Clock } from '../system/clock.ts';
import type { Troubles } from './machine/machine-troubles.ts';
import type { Files } from '../system/files.ts';
import { openDocsDrive } from '../workbook/google/calls/docs-drive.ts';
import type { Google } from '../workbook/google/open-google.ts';

/** The papers stand in the ledger and go with their messages: a disk that takes no copy for the team is told, and stops nothing. */
export function openPapersFolder(
  files: Files,
  { documents, restrictedDocuments }: Pick<Config['folders'], 'documents' | 'restrictedDocuments'>,
  troubles: Pick<Troubles, 'past'>,
): PapersFolder {
  const folders: Readonly<Record<PapersFor, string>> = { team: documents, restricted: restrictedDocuments };
  return {
    keep: (file, bytes, readers) =>
      troubles.past(path.basename(folders[readers]), async () => {
        if (readers === 'restricted') await files.remove(path.join(folders.team, file));
        const place = path.join(folders[readers], file);
        await files.makeFolder(path.dirname(place));
        const before = await files.read(place);
        if (before === undefined || !before.equals(bytes)) await files.write(place, bytes);
      }),
  };
}

/** Who can open the documents is looked at again after so long although nothing of ours has changed. */
const LOOK_AGAIN_MS = 3_600_000;

/** The folder of Google Docs; undefined where the config names none. A Google that cannot be reached is told, and stops nothing. */
export function openTeamFolder(config: Config, google: Google | undefined, clock: Clock): TeamFolder | undefined {
  const { docsFolder, teamDomains = [] } = config.google ?? {};
  if (google === undefined || docsFolder === undefined) return undefined;
  let folder: Promise<DocsFolder> | undefined;
  let last: { readonly state: string; readonly ms: number; readonly problems: readonly Problem[] } | undefined;
  const open = async (): Promise<DocsFolder> =>
    openDocsFolder({
      drive: openDocsDrive(google.client, docsFolder),
      domains: teamDomains,
      account: await google.account(),
    });
  return {
    async keep(papers) {
      const state = stateOf(papers);
      if (last?.state === state && clock.ms() - last.ms < LOOK_AGAIN_MS) return last.problems;
      try {
        folder ??= open();
        const { problems } = await (await folder).keep(papers);
        last = { state, ms: clock.ms(), problems };
        return problems;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        last = undefined;
        return [tell(error)];
      }
    },
  };
}

function stateOf(papers: readonly TeamPaper[]): string {
  return JSON.stringify(papers.map(({ key, hash, readers }) => [key, hash, readers]));
}

function tell(error: Failure): Problem {
  const { code, sentence, todo } = describeFailure(error);
  return {
    id: problemId('docs.not-kept'),
    code: 'docs.not-kept',
    size: 'note',
    place: 'Google Docs',
    sentence: `${sentence} ${code === 'google-denied' ? '`marac check` says what is wrong with the folder; it must lie in a shared drive.' : todo} Papers are where they always are; only the Google Docs are not as they should be.`,
  };
}
