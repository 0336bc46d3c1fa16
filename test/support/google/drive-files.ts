// A file as the Drive API shows it to one caller, and which files a caller may see or change.
import type { drive_v3 } from '@googleapis/drive';
import { fileNotFound, forbidden } from './errors.ts';
import { cut, parseMask } from './fields.ts';
import { schemasOf } from './schema.ts';
import { flag } from './wire.ts';
import type { Call, Reply } from './wire.ts';
import { atLeast, permissionsOn, roleOn, shownVersion } from './world.ts';
import type { Role, StoredFile } from './world.ts';

/** The file for a call: 404 when it is not there, not shared, or in a shared drive that the call did not say it supports. */
export function fileFor(call: Call, id: string, wanted: Role): StoredFile {
  const file = call.world.files.get(id);
  const role = file && roleOn(call.world, file, call.caller.email);
  if (!file || !role) throw fileNotFound(id);
  if (file.driveId && !flag(call.query, 'supportsAllDrives')) throw fileNotFound(id);
  if (!atLeast(role, wanted)) {
    throw forbidden('The user does not have sufficient permissions for this file.', 'insufficientFilePermissions');
  }
  return file;
}

/** Whether a caller may see and change who can open a file: owners, and editors where the box under Share is ticked. */
export function maySeeSharing(call: Call, file: StoredFile): boolean {
  const role = roleOn(call.world, file, call.caller.email);
  return role !== undefined && atLeast(role, file.writersCanShare ? 'writer' : 'owner');
}

/** The File resource; permissions only for those who may share it, and by id only inside a shared drive. */
export function renderFile(call: Call, file: StoredFile): drive_v3.Schema$File {
  const role = roleOn(call.world, file, call.caller.email);
  const owner = file.permissions.find((permission) => permission.role === 'owner')?.emailAddress;
  const sharing = permissionsOn(call.world, file);
  const shown = shownVersion(call.world, file);
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
    trashed: file.trashed,
    explicitlyTrashed: file.trashed,
    parents: file.parents,
    ...(file.driveId && { driveId: file.driveId }),
    version: String(shown.version),
    createdTime: new Date(file.createdMs).toISOString(),
    modifiedTime: new Date(shown.modifiedMs).toISOString(),
    lastModifyingUser: user(file.modifiedBy),
    ...(owner && { owners: [user(owner)], ownedByMe: owner === call.caller.email }),
    shared: sharing.length > 1,
    ...(maySeeSharing(call, file) && !file.driveId && { permissions: sharing }),
    writersCanShare: file.writersCanShare,
    ...(maySeeSharing(call, file) && { permissionIds: sharing.map((permission) => permission.id ?? '') }),
    capabilities: {
      canEdit: atLeast(role, 'writer'),
      canShare: maySeeSharing(call, file),
      canTrash: atLeast(role, file.driveId ? 'fileOrganizer' : 'owner'),
      canDownload: true,
    },
    webViewLink: `${call.world.origin()}/file/d/${file.id}`,
  };
}

/** The answer cut to the `fields` of the call; Drive sends only a few unless asked. */
export function masked(call: Call, value: object, schema: string, standard: string): Reply {
  const fields = call.query.get('fields') ?? call.query.get('$fields') ?? standard;
  return { json: cut(value, parseMask(fields, schemasOf('drive'), schema)) as object };
}
