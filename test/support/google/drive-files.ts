// A file as the Drive API shows it to one caller, and which files a caller may see or change with which scopes.
import type { drive_v3 } from '@googleapis/drive';
import { fileNotFound, forbidden } from './errors.ts';
import { cut, parseMask } from './fields.ts';
import { schemasOf } from './schema.ts';
import { flag } from './wire.ts';
import type { Call, Reply } from './wire.ts';
import { atLeast, permissionsOn, roleOn } from './world.ts';
import type { Role, StoredFile } from './world.ts';

const base = 'https://www.googleapis.com/auth/';

/** Whether a scope other than drive.file lets the caller at any file it may see. */
function unlimited(call: Call, use: 'metadata' | 'content' | 'write' | 'folder'): boolean {
  const wide =
    use === 'metadata'
      ? ['drive', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly']
      : use === 'content'
        ? ['drive', 'drive.readonly']
        : ['drive'];
  return wide.some((name) => call.caller.scopes.includes(`${base}${name}`));
}

/** Whether the caller's app made the file: all that drive.file alone opens. */
function ownApp(call: Call, file: StoredFile): boolean {
  return file.madeBy === call.caller.project;
}

/** The file for a call: 404 when it is not there, not shared, or in a shared drive that the call did not say it supports. */
export function fileFor(
  call: Call,
  id: string,
  wanted: Role,
  use: 'metadata' | 'content' | 'write' | 'folder',
): StoredFile {
  const file = call.world.files.get(id);
  const role = file && roleOn(call.world, file, call.caller.email);
  if (!file || !role) throw fileNotFound(id);
  if (file.driveId && !flag(call.query, 'supportsAllDrives') && !call.query.has('mimeType')) throw fileNotFound(id);
  if (!unlimited(call, use) && !ownApp(call, file)) {
    // A folder shared with the account takes new files of the app; anything else of other people's does not exist for drive.file.
    if (use === 'metadata' || use === 'content') throw fileNotFound(id);
    if (use === 'write') {
      throw forbidden(
        `The user has not granted the app ${call.caller.project} write access to the file ${id}.`,
        'appNotAuthorizedToFile',
      );
    }
  }
  if (!atLeast(role, wanted)) {
    throw forbidden('The user does not have sufficient permissions for this file.', 'insufficientFilePermissions');
  }
  return file;
}

/** Whether a listing shows the file to the caller. */
export function isListed(call: Call, file: StoredFile): boolean {
  if (!roleOn(call.world, file, call.caller.email)) return false;
  if (file.driveId && !flag(call.query, 'includeItemsFromAllDrives')) return false;
  return unlimited(call, 'metadata') || ownApp(call, file);
}

/** The File resource; permissions only for those who may share it, and by id only inside a shared drive. */
export function renderFile(call: Call, file: StoredFile): drive_v3.Schema$File {
  const role = roleOn(call.world, file, call.caller.email);
  const owner = file.permissions.find((permission) => permission.role === 'owner')?.emailAddress;
  const sharing = permissionsOn(call.world, file);
  const user = (email: string): drive_v3.Schema$User => ({
    kind: 'drive#user',
    displayName: email.split('@')[0] ?? email,
    me: email === call.caller.email,
    permissionId: sharing.find((permission) => permission.emailAddress === email)?.id ?? '',
    emailAddress: email,
  });
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    ...(file.description && { description: file.description }),
    trashed: file.trashed,
    explicitlyTrashed: file.trashed,
    parents: file.parents,
    ...(file.driveId && { driveId: file.driveId }),
    version: String(file.version),
    createdTime: new Date(file.createdMs).toISOString(),
    modifiedTime: new Date(file.modifiedMs).toISOString(),
    lastModifyingUser: user(file.modifiedBy),
    ...(owner && { owners: [user(owner)], ownedByMe: owner === call.caller.email }),
    shared: sharing.length > 1,
    ...(Object.keys(file.appProperties).length > 0 && { appProperties: file.appProperties }),
    ...(Object.keys(file.properties).length > 0 && { properties: file.properties }),
    ...(atLeast(role, 'writer') && !file.driveId && { permissions: sharing }),
    ...(atLeast(role, 'writer') && { permissionIds: sharing.map((permission) => permission.id ?? '') }),
    capabilities: {
      canEdit: atLeast(role, 'writer'),
      canShare: atLeast(role, 'writer'),
      canTrash: atLeast(role, file.driveId ? 'fileOrganizer' : 'owner'),
      canDownload: true,
    },
    ...(file.content && { size: String(file.content.bytes.length) }),
    webViewLink: `${call.world.origin()}/file/d/${file.id}`,
  };
}

/** The answer cut to the `fields` of the call; Drive sends only a few unless asked. */
export function masked(call: Call, value: object, schema: string, standard: string): Reply {
  const fields = call.query.get('fields') ?? call.query.get('$fields') ?? standard;
  return { json: cut(value, parseMask(fields, schemasOf('drive'), schema)) as object };
}
