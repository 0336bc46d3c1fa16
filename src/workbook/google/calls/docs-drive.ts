// The Drive calls behind papers as Google Docs: only files that we made ourselves, in one folder of a shared drive.
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Failure } from '../../../errors.ts';
import type { Answer } from './google-answer.ts';
import type { GoogleClient } from './google-client.ts';
import { failureOf } from './retry.ts';

const DOC = 'application/vnd.google-apps.document';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MARK = 'maracPaper';

export interface KeptDoc {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  readonly hash: string;
}

export interface DocReader {
  readonly permissionId: string;
  readonly address: string;
  /** Comes with the shared drive: nothing on the document takes it away. */
  readonly inherited: boolean;
}

export interface DocContent {
  readonly key: string;
  readonly title: string;
  readonly hash: string;
  /** A Word file; Google makes a Doc of it. */
  readonly docx: Uint8Array;
}

/** What documents/google needs of Drive. Every method throws `google-denied`, `google-limit` or `google-unreachable`. */
export interface DocsDrive {
  list(): Promise<readonly KeptDoc[]>;
  create(content: DocContent): Promise<string>;
  replace(id: string, content: DocContent): Promise<void>;
  readers(id: string): Promise<readonly DocReader[]>;
  /** Lets somebody read it; Google sends no mail. */
  share(id: string, address: string): Promise<void>;
  unshare(id: string, permissionId: string): Promise<void>;
  trash(id: string): Promise<void>;
}

const listShape = z.object({
  files: z.array(
    z.object({ id: z.string(), name: z.string(), appProperties: z.record(z.string(), z.string()).default({}) }),
  ),
  nextPageToken: z.string().optional(),
});
const madeShape = z.object({ id: z.string() });
const readersShape = z.object({
  permissions: z.array(
    z.object({
      id: z.string(),
      emailAddress: z.string().default(''),
      permissionDetails: z.array(z.object({ inherited: z.boolean().default(false) })).default([]),
    }),
  ),
});

function checked<T>(answer: Answer, shape: z.ZodType<T>): T {
  if (!answer.ok) throw failureOf(answer.trouble);
  const parsed = shape.safeParse(answer.data);
  if (!parsed.success) throw new Failure('google-unreachable', 'Google answered in a way that cannot be read.');
  return parsed.data;
}

const all = { supportsAllDrives: true };

/** The documents of one folder. */
export function openDocsDrive(client: GoogleClient, folder: string): DocsDrive {
  return { ...contents(client, folder), ...sharing(client) };
}

function contents(client: GoogleClient, folder: string): Pick<DocsDrive, 'list' | 'create' | 'replace' | 'trash'> {
  return {
    async list() {
      const found: KeptDoc[] = [];
      let pageToken: string | undefined;
      do {
        const page = checked(await listPage(client, folder, pageToken), listShape);
        for (const { id, name, appProperties } of page.files)
          found.push({ id, title: name, key: appProperties['key'] ?? '', hash: appProperties['hash'] ?? '' });
        pageToken = page.nextPageToken;
      } while (pageToken !== undefined);
      return found;
    },
    create: (content) => upload(client, content, { parents: [folder] }),
    async replace(id, content) {
      await upload(client, content, {}, id);
    },
    async trash(fileId) {
      const answer = await client.callDrive(true, (api, { headers }) =>
        api.files.update({ fileId, requestBody: { trashed: true }, fields: 'id', ...all }, { headers }),
      );
      checked(answer, madeShape);
    },
  };
}

function sharing(client: GoogleClient): Pick<DocsDrive, 'readers' | 'share' | 'unshare'> {
  return {
    async readers(fileId) {
      const fields = 'permissions(id,emailAddress,permissionDetails(inherited))';
      const answer = await client.callDrive(false, (api, { headers }) =>
        api.permissions.list({ fileId, fields, pageSize: 100, ...all }, { headers }),
      );
      return checked(answer, readersShape).permissions.map(({ id, emailAddress, permissionDetails }) => ({
        permissionId: id,
        address: emailAddress,
        inherited: permissionDetails.some(({ inherited }) => inherited),
      }));
    },
    async share(fileId, emailAddress) {
      const requestBody = { type: 'user', role: 'reader', emailAddress };
      const answer = await client.callDrive(true, (api, { headers }) =>
        api.permissions.create(
          { fileId, requestBody, sendNotificationEmail: false, fields: 'id', ...all },
          { headers },
        ),
      );
      checked(answer, madeShape);
    },
    async unshare(fileId, permissionId) {
      const answer = await client.callDrive(true, (api, { headers }) =>
        api.permissions.delete({ fileId, permissionId, ...all }, { headers }),
      );
      checked(answer, z.unknown());
    },
  };
}

function listPage(client: GoogleClient, folder: string, pageToken: string | undefined): Promise<Answer> {
  const q = `'${folder}' in parents and trashed = false and appProperties has { key='mark' and value='${MARK}' }`;
  return client.callDrive(false, (api, { headers }) =>
    api.files.list(
      {
        q,
        fields: 'nextPageToken,files(id,name,appProperties)',
        pageSize: 1000,
        includeItemsFromAllDrives: true,
        ...all,
        ...(pageToken === undefined ? {} : { pageToken }),
      },
      { headers },
    ),
  );
}

async function upload(
  client: GoogleClient,
  { key, title, hash, docx }: DocContent,
  place: { readonly parents?: string[] },
  fileId?: string,
): Promise<string> {
  const appProperties = { mark: MARK, key, hash };
  const answer = await client.callDrive(true, (api, { headers, rootUrl }) => {
    const media = { mimeType: WORD, body: Readable.from([Buffer.from(docx)]) };
    // The client leaves its own rootUrl out of upload addresses: it is named with the call.
    const options = { headers, rootUrl };
    return fileId === undefined
      ? api.files.create(
          { requestBody: { name: title, mimeType: DOC, appProperties, ...place }, media, fields: 'id', ...all },
          options,
        )
      : api.files.update({ fileId, requestBody: { name: title, appProperties }, media, fields: 'id', ...all }, options);
  });
  return checked(answer, madeShape).id;
}
