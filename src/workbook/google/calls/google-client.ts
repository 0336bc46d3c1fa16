// Every call we make to Google, over its own clients: no retry of theirs, our own patience, answers checked, and counted by kind.
import { drive, type drive_v3 } from '@googleapis/drive';
import { sheets, type sheets_v4 } from '@googleapis/sheets';
import type { z } from 'zod';
import { sortAnswer, sortThrown, type Answer, type Response, type Trouble } from './google-answer.ts';
import type { CallKind } from './request-budget.ts';
import { Failure } from '../../../errors.ts';
import { askWithRetry, type RetryPolicy } from './retry.ts';
import {
  aboutShape,
  FILE_FIELDS,
  fileShape,
  permissionsShape,
  PROTECTION_FIELDS,
  LOOK_FIELDS,
  looksShape,
  protectionsShape,
  revisionsShape,
  RULES_FIELDS,
  rulesShape,
  SPREADSHEET_FIELDS,
  spreadsheetShape,
  UPDATE_FIELDS,
  updateShape,
  valuesShape,
  type DriveFile,
  type Looks,
  type Permission,
  type Protections,
  type Rules,
  type Spreadsheet,
  type Updated,
  type Values,
} from './google-shapes.ts';
import type { SignIn } from './sign-in.ts';

export type Came<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

export interface GoogleClient {
  getSpreadsheet(id: string): Promise<Came<Spreadsheet>>;
  /** What the cells of these ranges take. */
  getRules(id: string, ranges: readonly string[]): Promise<Came<Rules>>;
  getValues(id: string, sheetIds: readonly number[]): Promise<Came<Values>>;
  /** One write; a lost answer comes back as trouble and is never asked again. */
  update(id: string, body: sheets_v4.Schema$BatchUpdateSpreadsheetRequest): Promise<Came<Updated>>;
  getFile(id: string): Promise<Came<DriveFile>>;
  /** Only the version: whether anything moved. */
  getVersion(id: string): Promise<Came<string>>;
  listPermissions(id: string): Promise<Came<readonly Permission[]>>;
  /** Whether anybody on the web can read it, "published": the sharing does not show that. */
  isPublished(id: string): Promise<Came<boolean>>;
  /** The protected ranges of each tab, and which of them let us write. */
  getProtections(id: string): Promise<Came<Protections>>;
  /** Order, groups, filters, colours and protected ranges of the tabs. */
  getLooks(id: string): Promise<Came<Looks>>;
  /** The address of the account that is signed in; undefined where Google does not say. */
  whoAmI(): Promise<Came<string | undefined>>;
  /** Requests sent so far, retries included. */
  readonly counts: Readonly<Record<CallKind, number>>;
}

const REVISION_FIELDS = 'nextPageToken,revisions(published,publishAuto)';

interface CallOptions {
  readonly headers: Readonly<Record<string, string>>;
}

export interface ClientOptions {
  readonly signIn: SignIn;
  readonly patience: RetryPolicy;
  /** Another server than Google's: for tests. */
  readonly rootUrl?: string;
  /** How long one request may take. */
  readonly timeoutMs?: number;
}

const TOLERATED_SKEW_MS = 60_000;

/** The client of one account. */
export function openClient(options: ClientOptions): GoogleClient {
  const { rootUrl, timeoutMs = 60_000, patience, signIn } = options;
  const base = {
    retry: false,
    timeout: timeoutMs,
    redirect: 'error' as const,
    validateStatus: () => true,
    ...(rootUrl === undefined ? {} : { rootUrl }),
  };
  const sheetsApi = sheets({ version: 'v4', ...base });
  const driveApi = drive({ version: 'v3', ...base });
  const counts = { read: 0, write: 0, drive: 0 };
  const call = (kind: CallKind, changes: boolean, ask: (options: CallOptions) => Promise<Response>): Promise<Answer> =>
    askWithRetry(patience, {
      kind,
      changes,
      ask: async () => {
        const authorization = `Bearer ${await signIn.token()}`;
        counts[kind] += 1;
        return await sorted(() => ask({ headers: { authorization } }), patience);
      },
      signInAgain: () => {
        signIn.forget();
        return Promise.resolve();
      },
    });
  return { ...sheetMethods(call, sheetsApi), ...driveMethods(call, driveApi), counts };
}

async function sorted(ask: () => Promise<Response>, { clock }: RetryPolicy): Promise<Answer> {
  try {
    const answer = sortAnswer(await ask(), clock.ms());
    if (answer.ok && answer.date !== undefined) refuseSkew(answer.date, clock.ms());
    return answer;
  } catch (error) {
    if (error instanceof Failure) throw error;
    return sortThrown(error);
  }
}

/** Google's own clock is in every answer: ours may not differ by more than a minute. */
function refuseSkew(date: string, nowMs: number): void {
  const skewMs = Math.abs(Date.parse(date) - nowMs);
  if (skewMs > TOLERATED_SKEW_MS)
    throw new Failure(
      'clock-wrong',
      `This machine’s clock differs from Google’s by ${Math.round(skewMs / 1000)} seconds.`,
    );
}

type Call = (kind: CallKind, changes: boolean, ask: (options: CallOptions) => Promise<Response>) => Promise<Answer>;

type SheetMethods = Pick<
  GoogleClient,
  'getSpreadsheet' | 'getRules' | 'getValues' | 'getProtections' | 'getLooks' | 'update'
>;

function sheetMethods(call: Call, api: sheets_v4.Sheets): SheetMethods {
  return {
    getSpreadsheet: async (id) =>
      checked(
        await call('read', false, ({ headers }) =>
          api.spreadsheets.get({ spreadsheetId: id, fields: SPREADSHEET_FIELDS }, { headers }),
        ),
        spreadsheetShape,
      ),
    getRules: async (id, ranges) =>
      checked(
        await call('read', false, ({ headers }) =>
          api.spreadsheets.get({ spreadsheetId: id, ranges: [...ranges], fields: RULES_FIELDS }, { headers }),
        ),
        rulesShape,
      ),
    getValues: async (id, sheetIds) =>
      checked(
        await call('read', false, ({ headers }) =>
          api.spreadsheets.values.batchGetByDataFilter(
            { spreadsheetId: id, requestBody: valuesOf(sheetIds) },
            { headers },
          ),
        ),
        valuesShape,
      ),
    getProtections: async (id) =>
      checked(
        await call('read', false, ({ headers }) =>
          api.spreadsheets.get({ spreadsheetId: id, fields: PROTECTION_FIELDS }, { headers }),
        ),
        protectionsShape,
      ),
    getLooks: async (id) =>
      checked(
        await call('read', false, ({ headers }) =>
          api.spreadsheets.get({ spreadsheetId: id, fields: LOOK_FIELDS }, { headers }),
        ),
        looksShape,
      ),
    update: async (id, requestBody) =>
      checked(
        await call('write', true, ({ headers }) =>
          api.spreadsheets.batchUpdate({ spreadsheetId: id, fields: UPDATE_FIELDS, requestBody }, { headers }),
        ),
        updateShape,
      ),
  };
}

function driveMethods(call: Call, driveApi: drive_v3.Drive): Omit<GoogleClient, 'counts' | keyof SheetMethods> {
  const all = { supportsAllDrives: true };
  return {
    getFile: async (id) =>
      checked(
        await call('drive', false, ({ headers }) =>
          driveApi.files.get({ fileId: id, fields: FILE_FIELDS, ...all }, { headers }),
        ),
        fileShape,
      ),
    getVersion: async (id) => {
      const answer = checked(
        await call('drive', false, ({ headers }) =>
          driveApi.files.get({ fileId: id, fields: 'version', ...all }, { headers }),
        ),
        fileShape.pick({ version: true }),
      );
      return answer.ok ? { ok: true, value: answer.value.version } : answer;
    },
    isPublished: async (id) => {
      let pageToken: string | undefined;
      do {
        const page = pageToken === undefined ? {} : { pageToken };
        const answer = checked(
          await call('drive', false, ({ headers }) =>
            driveApi.revisions.list({ fileId: id, fields: REVISION_FIELDS, pageSize: 1000, ...page }, { headers }),
          ),
          revisionsShape,
        );
        if (!answer.ok) return answer;
        const { revisions, nextPageToken } = answer.value;
        if (revisions.some(({ published, publishAuto }) => published || publishAuto)) return { ok: true, value: true };
        pageToken = nextPageToken;
      } while (pageToken !== undefined);
      return { ok: true, value: false };
    },
    whoAmI: async () => {
      const answer = checked(
        await call('drive', false, ({ headers }) => driveApi.about.get({ fields: 'user(emailAddress)' }, { headers })),
        aboutShape,
      );
      return answer.ok ? { ok: true, value: answer.value.user?.emailAddress } : answer;
    },
    listPermissions: async (id) => {
      const fields = 'nextPageToken,permissions(id,type,role,emailAddress,domain,deleted)';
      const answer = checked(
        await call('drive', false, ({ headers }) =>
          driveApi.permissions.list({ fileId: id, fields, pageSize: 100, ...all }, { headers }),
        ),
        permissionsShape,
      );
      if (!answer.ok) return answer;
      // More than a hundred people: nobody has looked who they are.
      if (answer.value.nextPageToken !== undefined) return { ok: false, trouble: tooMany };
      return { ok: true, value: answer.value.permissions };
    },
  };
}

const tooMany: Trouble = { kind: 'refused', status: 200, reason: 'tooManyPermissions', said: '' };

/** By sheet id, not by title: a tab renamed a moment ago is still the same tab. */
function valuesOf(sheetIds: readonly number[]): sheets_v4.Schema$BatchGetValuesByDataFilterRequest {
  return {
    dataFilters: sheetIds.map((sheetId) => ({ gridRange: { sheetId } })),
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
    majorDimension: 'ROWS',
  };
}

function checked<T>(answer: Answer, shape: z.ZodType<T>): Came<T> {
  if (!answer.ok) return answer;
  const parsed = shape.safeParse(answer.data);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, trouble: { kind: 'lost', why: 'an answer of another shape' } };
}
