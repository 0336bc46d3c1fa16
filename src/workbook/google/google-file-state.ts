// Whether a file may be read at all: there, not in the bin, a sheet, the right one, not open to the world, in the language and zone it was
// set up in. All of it before a single cell is looked at.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { FileRole } from '../workbook-port.ts';
import type { Trouble } from './calls/google-answer.ts';
import type { GoogleClient } from './calls/google-client.ts';
import { isScratch } from './rows/scratch.ts';
import { fileMarks } from './rows/sheet-marks.ts';
import type { DriveFile, Spreadsheet } from './calls/google-shapes.ts';
import { findSharingProblems, type Sharing } from './sharing.ts';

export const SHEET_TYPE = 'application/vnd.google-apps.spreadsheet';
const LOCALE = 'en_GB';
const ZONE = 'Europe/London';

const NAMES: Readonly<Record<FileRole, string>> = {
  main: 'The main workbook',
  restricted: 'The restricted workbook',
  register: 'The register',
};

export function fileProblem(role: FileRole, code: string, sentence: string): Problem {
  return { id: problemId(code, role), code, size: 'run', place: NAMES[role], sentence };
}

const REFUSALS = {
  'google.key-revoked':
    'Google does not accept the service account’s key any more. Make a new one, or ask who revoked it.',
  'google.api-off':
    'The Google Sheets or Drive API is switched off in the project. Switch it on under APIs & Services in Google’s console; it takes some minutes.',
  'google.scope':
    'The sign-in does not carry the rights that marac asks for. Use a service account’s key, not a person’s.',
  'google.not-found':
    'There is no such file, or it is not shared with the service account that marac signs in with. Check the id in marac.config.yaml, and share the file as Editor.',
  'google.not-shared':
    'It is not shared with the service account, or no longer. Share it as Editor; nothing is read or sent until then.',
  'shared.many': 'It is shared with more than a hundred people. Take away whoever does not need it.',
  'google.not-a-sheet':
    'It is not a Google Sheet. Open it in Google Sheets, use File > Save as Google Sheets, and put the new id in marac.config.yaml.',
} as const;

/** What Google's refusal means for the person, in words; undefined for refusals that are no one's doing. */
export function problemOfRefusal(role: FileRole, trouble: Trouble): Problem | undefined {
  const code = codeOfRefusal(trouble);
  return code === undefined ? undefined : fileProblem(role, code, REFUSALS[code]);
}

function codeOfRefusal(trouble: Trouble): keyof typeof REFUSALS | undefined {
  if (trouble.kind === 'signedOut') return 'google.key-revoked';
  if (trouble.kind !== 'refused') return undefined;
  const { status, reason, said } = trouble;
  if (reason === 'SERVICE_DISABLED' || reason === 'accessNotConfigured') return 'google.api-off';
  if (reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' || reason === 'insufficientPermissions') return 'google.scope';
  if (reason === 'tooManyPermissions') return 'shared.many';
  if (status === 404) return 'google.not-found';
  if (status === 403) return 'google.not-shared';
  return status === 400 && /not supported for this document/i.test(said) ? 'google.not-a-sheet' : undefined;
}

export interface FileState {
  readonly file: DriveFile;
  readonly sharing: readonly Sharing[];
  readonly problems: readonly Problem[];
}

export type FoundState =
  { readonly ok: true; readonly state: FileState } | { readonly ok: false; readonly trouble: Trouble };

/** The file's state and sharing, from Drive alone; two calls where the file lies in a shared drive. */
export async function findFileState(
  client: GoogleClient,
  role: FileRole,
  id: string,
  domains: readonly string[],
  account: string | undefined,
): Promise<FoundState> {
  const file = await client.getFile(id);
  if (!file.ok) return file;
  let sharing = file.value.permissions;
  if (sharing === undefined) {
    const listed = await client.listPermissions(id);
    if (!listed.ok && isForbidden(listed.trouble))
      return { ok: true, state: { file: file.value, sharing: [], problems: [fileProblem(role, ...UNSEEN)] } };
    if (!listed.ok) return listed;
    sharing = [...listed.value];
  }
  const unknown = account === undefined ? [fileProblem(role, ...NOBODY)] : [];
  const problems = [
    ...unknown,
    ...stateProblems(role, file.value),
    ...findSharingProblems(role, sharing, domains, account),
  ];
  return { ok: true, state: { file: file.value, sharing, problems } };
}

/** Share does not show it, only the file's revisions do. */
export function publishedProblem(role: FileRole): Problem {
  return fileProblem(
    role,
    'google.published',
    'It is published to the web: anybody can read it without a login, and Share does not show it. In the sheet: File > Share > Publish to web > Stop publishing. Treat it as a leak: docs/safety.md, “When something went wrong”. Nothing is read or sent until then.',
  );
}

function isForbidden(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && trouble.status === 403 && codeOfRefusal(trouble) === 'google.not-shared';
}

/** The file is there and ours, and Google does not say who else can open it. */
const UNSEEN = [
  'google.sharing-unseen',
  'Google does not show the service account who can open it. In the sheet: Share > the wheel > tick “Editors can change permissions and share” (in a shared drive: make the account a content manager). Nothing is read or sent until then.',
] as const;

const NOBODY = [
  'google.account-unknown',
  'Google does not say with which account marac signs in, so nobody can tell its own entry in the sharing from a stranger’s. Sign in with a service account, or let the workload act as one (docs/google.md). Nothing is read or sent until then.',
] as const;

function stateProblems(role: FileRole, file: DriveFile): readonly Problem[] {
  const found: Problem[] = [];
  if (file.trashed)
    found.push(
      fileProblem(role, 'google.trashed', 'It lies in the bin. Take it out again; nothing is read or sent until then.'),
    );
  if (file.mimeType !== SHEET_TYPE)
    found.push(
      fileProblem(
        role,
        'google.not-a-sheet',
        'It is not a Google Sheet. Use File > Save as Google Sheets, and put the new id in marac.config.yaml.',
      ),
    );
  if (file.capabilities?.canEdit === false)
    found.push(fileProblem(role, 'google.read-only', 'The service account may only look at it. Share it as Editor.'));
  return found;
}

/** What is wrong with the spreadsheet as a whole: a copy of ours, another language, another zone. */
export function spreadsheetProblems(role: FileRole, spreadsheet: Spreadsheet): readonly Problem[] {
  const marks = fileMarks(spreadsheet);
  const { locale, timeZone } = spreadsheet.properties;
  const found: Problem[] = spreadsheet.sheets
    .filter(({ properties }) => isScratch(properties.title))
    .map(({ properties }) => ({
      ...fileProblem(
        role,
        'google.scratch',
        'A hidden tab was left behind when a write was cut off. What somebody typed in that moment may stand in it: under View > Hidden sheets look at it, type it again where it belongs, and delete the tab.',
      ),
      size: 'note' as const,
      shown: properties.title,
    }));
  if (marks.file !== undefined && marks.file !== spreadsheet.spreadsheetId)
    found.push(
      fileProblem(
        role,
        'google.a-copy',
        'This is a copy of the workbook, not the workbook itself. Put the id of the right one in marac.config.yaml. If the copy shall be the workbook from now on: `marac init --google --take-copy`.',
      ),
    );
  if (marks.locale === undefined && locale !== LOCALE)
    found.push(
      fileProblem(
        role,
        'google.locale-unset',
        'Its locale is not United Kingdom: 3/4 would be the fourth of March. `marac init --google` sets it, or you under File > Settings.',
      ),
    );
  else if (locale !== (marks.locale ?? LOCALE))
    found.push(
      fileProblem(
        role,
        'google.locale',
        'The file’s locale is another one than before: a date typed now can mean another day. Set it back to United Kingdom under File > Settings.',
      ),
    );
  if (marks.zone === undefined && timeZone !== ZONE)
    found.push(
      fileProblem(
        role,
        'google.zone-unset',
        'Its time zone is not London: times would be read an hour off. `marac init --google` sets it, or you under File > Settings.',
      ),
    );
  else if (timeZone !== (marks.zone ?? ZONE))
    found.push(
      fileProblem(
        role,
        'google.zone',
        'The file’s time zone is another one than before: times would move. Set it back to London under File > Settings.',
      ),
    );
  return found;
}
