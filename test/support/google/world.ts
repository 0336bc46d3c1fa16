// Everything the server knows: accounts, files with their sharing and history, shared drives. Time is injected and ids are
// counted, so the same script of calls gives the same world.
import { createHash } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';
import type { drive_v3 } from '@googleapis/drive';
import { newBook } from './book.ts';
import type { Book } from './book.ts';
import { ApiError, forbidden, notFound, permissionDenied } from './errors.ts';

export const mime = {
  sheet: 'application/vnd.google-apps.spreadsheet',
} as const;

export type Role = 'reader' | 'commenter' | 'writer' | 'fileOrganizer' | 'organizer' | 'owner';
const ranks: readonly string[] = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'];

export interface Revision {
  readonly id: string;
  readonly modifiedMs: number;
  readonly by: string;
  readonly book?: Book;
}

export interface StoredFile {
  readonly id: string;
  name: string;
  readonly mimeType: string;
  parents: string[];
  readonly driveId?: string;
  trashed: boolean;
  readonly createdMs: number;
  modifiedMs: number;
  modifiedBy: string;
  /** Counts every change of the file on the server, content or not. */
  version: number;
  /** When it was what, oldest first: what Drive shows lags behind. */
  readonly versions: { readonly ms: number; readonly version: number; readonly modifiedMs: number }[];
  permissions: drive_v3.Schema$Permission[];
  /** Unticked under Share: then only owners see and change the sharing. */
  writersCanShare: boolean;
  /** File > Share > Publish to web. */
  published?: boolean;
  book?: Book;
  revisions: Revision[];
}

export interface World {
  readonly files: Map<string, StoredFile>;
  readonly drives: Map<string, { readonly id: string; readonly name: string; members: drive_v3.Schema$Permission[] }>;
  /** Notifications that Google would have mailed by itself. */
  readonly mails: { readonly to: string; readonly about: string }[];
  readonly groups: Map<string, readonly string[]>;
  readonly nowMs: () => number;
  /** By how much Drive's version and time of change lag behind the cells. */
  readonly lagMs: () => number;
  readonly nextId: (kind: string) => string;
  readonly origin: () => string;
}

/** An empty world; `seed` makes its ids. */
export function newWorld(nowMs: () => number, origin: () => string, seed: string, lagMs: () => number): World {
  let count = 0;
  const nextId = (kind: string) => {
    count += 1;
    const digest = createHash('sha256').update(`${seed}/${kind}/${count}`).digest('base64url');
    return `1${digest.replaceAll(/[-_]/g, 'x').slice(0, 43)}`;
  };
  return { files: new Map(), drives: new Map(), mails: [], groups: new Map(), nowMs, lagMs, nextId, origin };
}

/** A permission's id is the same wherever the same account appears. */
export function permissionOf(given: drive_v3.Schema$Permission): drive_v3.Schema$Permission {
  const who = given.type === 'anyone' ? 'anyone' : (given.emailAddress ?? given.domain ?? '').toLowerCase();
  const digest = createHash('sha256').update(who).digest('hex');
  const id = given.type === 'anyone' ? 'anyoneWithLink' : BigInt(`0x${digest.slice(0, 16)}`).toString();
  return {
    kind: 'drive#permission',
    ...given,
    id,
    ...(given.type === 'user' && { displayName: who.split('@')[0] ?? '', deleted: given.deleted ?? false }),
    ...(given.type === 'domain' && {
      displayName: given.domain ?? '',
      allowFileDiscovery: given.allowFileDiscovery ?? false,
    }),
    ...(given.type === 'anyone' && { allowFileDiscovery: given.allowFileDiscovery ?? false }),
  };
}

export interface NewFile {
  readonly id?: string;
  readonly name: string;
  readonly mimeType: string;
  readonly owner: string;
  readonly parents?: readonly string[];
  readonly book?: Book;
}

/** Stores a file owned by `owner`, or by the shared drive its folder is in. */
export function storeFile(world: World, given: NewFile): StoredFile {
  const driveId = given.parents?.map((parent) => driveOf(world, parent)).find((id) => id !== undefined);
  const now = world.nowMs();
  const file: StoredFile = {
    id: given.id ?? world.nextId('file'),
    name: given.name,
    mimeType: given.mimeType,
    parents: [...(given.parents ?? [`root-of-${given.owner}`])],
    ...(driveId && { driveId }),
    trashed: false,
    createdMs: now,
    modifiedMs: now,
    modifiedBy: given.owner,
    version: 1,
    writersCanShare: true,
    versions: [{ ms: -Infinity, version: 1, modifiedMs: now }],
    permissions: driveId ? [] : [permissionOf({ type: 'user', role: 'owner', emailAddress: given.owner })],
    ...(given.book && { book: given.book }),
    revisions: [],
  };
  file.revisions.push({ id: '1', modifiedMs: now, by: given.owner, ...(given.book && { book: given.book }) });
  world.files.set(file.id, file);
  return file;
}

function driveOf(world: World, id: string): string | undefined {
  return world.drives.has(id) ? id : world.files.get(id)?.driveId;
}

/** A new spreadsheet in the world, as spreadsheets.create or a person makes it. */
export function storeSheet(
  world: World,
  request: sheets_v4.Schema$Spreadsheet,
  owner: string,
  more: { readonly id?: string; readonly parents?: readonly string[] } = {},
): StoredFile {
  const id = more.id ?? world.nextId('file');
  const book = newBook(id, request, { locale: 'en_GB', timeZone: 'Europe/London' });
  return storeFile(world, { ...more, id, name: book.properties.title ?? '', mimeType: mime.sheet, owner, book });
}

/** Every permission that counts for a file: its own, its folders' and its shared drive's. */
export function permissionsOn(world: World, file: StoredFile): drive_v3.Schema$Permission[] {
  const inherited = file.parents.flatMap((parent) => {
    const folder = world.files.get(parent);
    return folder ? permissionsOn(world, folder) : (world.drives.get(parent)?.members ?? []);
  });
  const own = new Set(file.permissions.map((permission) => permission.id));
  return [...file.permissions, ...inherited.filter((permission) => !own.has(permission.id))];
}

/** The best role an account has on a file; undefined when it may not even see it. */
export function roleOn(world: World, file: StoredFile, email: string): Role | undefined {
  const domain = email.split('@')[1]?.toLowerCase();
  const roles = permissionsOn(world, file)
    .filter((permission) => {
      if (permission.type === 'anyone') return true;
      if (permission.type === 'domain') return permission.domain?.toLowerCase() === domain;
      const address = permission.emailAddress?.toLowerCase() ?? '';
      if (permission.type === 'group') return (world.groups.get(address) ?? []).includes(email.toLowerCase());
      return address === email.toLowerCase();
    })
    .map((permission) => permission.role ?? 'reader');
  return roles.toSorted((one, other) => ranks.indexOf(other) - ranks.indexOf(one))[0] as Role | undefined;
}

export function atLeast(role: Role | undefined, wanted: Role): boolean {
  return role !== undefined && ranks.indexOf(role) >= ranks.indexOf(wanted);
}

/** The spreadsheet for a Sheets API call: 404 if there is none, 403 if this account may not. */
export function sheetFor(world: World, id: string, email: string, wanted: Role): StoredFile & { book: Book } {
  const file = world.files.get(id);
  if (!file) throw notFound();
  if (!atLeast(roleOn(world, file, email), wanted)) throw permissionDenied();
  if (!file.book) {
    throw new ApiError({
      code: 400,
      status: 'FAILED_PRECONDITION',
      message: 'This operation is not supported for this document',
      reason: 'failedPrecondition',
    });
  }
  return file as StoredFile & { book: Book };
}

/** Records a change of content as a new revision; nothing happens when the book is the same one. */
export function saveBook(world: World, file: StoredFile, book: Book, by: string): void {
  if (file.book === book) return;
  file.book = book;
  file.name = book.properties.title ?? file.name;
  file.revisions.push({ id: String(file.revisions.length + 1), modifiedMs: world.nowMs(), by, book });
  if (file.revisions.length > 300) file.revisions.splice(1, 100);
  touch(world, file, by);
}

/** Any other change of a file: its version goes up. */
export function touch(world: World, file: StoredFile, by: string): void {
  file.version += 1;
  file.modifiedMs = world.nowMs();
  file.modifiedBy = by;
  file.versions.push({ ms: file.modifiedMs, version: file.version, modifiedMs: file.modifiedMs });
}

/** What Drive shows of a file's version and its last change: that of some minutes ago. */
export function shownVersion(
  world: World,
  file: StoredFile,
): { readonly version: number; readonly modifiedMs: number } {
  const then = world.nowMs() - world.lagMs();
  return file.versions.findLast(({ ms }) => ms <= then) ?? { version: file.version, modifiedMs: file.modifiedMs };
}

/** A service account has no storage of its own: it makes no file. */
export function assertStorage(email: string): void {
  if (!email.endsWith('.iam.gserviceaccount.com')) return;
  throw forbidden(
    'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.',
    'storageQuotaExceeded',
  );
}
