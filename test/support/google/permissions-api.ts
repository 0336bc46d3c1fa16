// Sharing over the wire: list, get, create, update and delete permissions, with the mails that Google sends by itself.
import type { drive_v3 } from '@googleapis/drive';
import { fileFor, masked, maySeeSharing } from './drive-files.ts';
import { ApiError, fileNotFound, forbidden, invalid } from './errors.ts';
import { bodyOf, flag } from './wire.ts';
import type { Call, Method, Reply } from './wire.ts';
import { permissionOf, permissionsOn, touch } from './world.ts';
import type { StoredFile } from './world.ts';

const roles = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'];
const types = ['user', 'group', 'domain', 'anyone'];
const standard = 'id,type,kind,role';

function list(call: Call): Reply {
  const drive = call.world.drives.get(call.path[0]!);
  const sharing = drive ? drive.members : detailed(call, shareable(call));
  const answer = { kind: 'drive#permissionList', permissions: sharing };
  return masked(call, answer, 'PermissionList', `kind,nextPageToken,permissions(${standard})`);
}

/** In a shared drive every permission says whether it is the file's own or comes with the drive. */
function detailed(call: Call, file: StoredFile): drive_v3.Schema$Permission[] {
  return permissionsOn(call.world, file).map((permission) => {
    if (!file.driveId) return permission;
    const own = file.permissions.some((each) => each.id === permission.id);
    const role = permission.role ?? 'reader';
    const detail = own
      ? { permissionType: 'file', role, inherited: false }
      : { permissionType: 'member', role, inherited: true, inheritedFrom: file.driveId };
    return { ...permission, permissionDetails: [detail] };
  });
}

function shareable(call: Call): StoredFile {
  const file = fileFor(call, call.path[0]!, 'writer');
  if (!maySeeSharing(call, file)) {
    throw forbidden('The user does not have sufficient permissions for this file.', 'insufficientFilePermissions');
  }
  return file;
}

function found(call: Call, file: StoredFile): drive_v3.Schema$Permission {
  const permission = permissionsOn(call.world, file).find((each) => each.id === call.path[1]);
  if (permission) return permission;
  throw new ApiError({
    code: 404,
    status: 'NOT_FOUND',
    message: `Permission not found: ${call.path[1]}.`,
    reason: 'notFound',
    location: 'permissionId',
  });
}

function get(call: Call): Reply {
  return masked(call, found(call, shareable(call)), 'Permission', standard);
}

function create(call: Call): Reply {
  const file = shareable(call);
  const given = bodyOf(call) as drive_v3.Schema$Permission;
  if (!types.includes(given.type ?? '')) throw invalid('The permission type field is required.');
  if (!roles.includes(given.role ?? '')) throw invalid('The permission role field is required.');
  if ((given.type === 'user' || given.type === 'group') && !given.emailAddress) {
    throw invalid('The emailAddress field is required for permissions of type user or group.');
  }
  if (given.role === 'owner' && !flag(call.query, 'transferOwnership')) {
    throw forbidden(
      'The transferOwnership parameter must be enabled when the permission role is "owner".',
      'forbidden',
    );
  }
  const permission = permissionOf(given);
  const others = file.permissions.filter((each) => each.id !== permission.id);
  file.permissions = [
    ...(given.role === 'owner'
      ? others.map((each) => (each.role === 'owner' ? { ...each, role: 'writer' } : each))
      : others),
    permission,
  ];
  touch(call.world, file, call.caller.email);
  if (given.emailAddress && call.query.get('sendNotificationEmail') !== 'false') {
    call.world.mails.push({ to: given.emailAddress, about: file.id });
  }
  return masked(call, permission, 'Permission', standard);
}

function update(call: Call): Reply {
  const file = shareable(call);
  const before = found(call, file);
  const { role } = bodyOf(call) as drive_v3.Schema$Permission;
  if (!roles.includes(role ?? '')) throw invalid('The permission role field is required.');
  const after = { ...before, ...(role != null && { role }) };
  file.permissions = file.permissions.map((each) => (each.id === before.id ? after : each));
  touch(call.world, file, call.caller.email);
  return masked(call, after, 'Permission', standard);
}

function remove(call: Call): Reply {
  const file = shareable(call);
  const gone = found(call, file);
  if (!file.permissions.some((each) => each.id === gone.id)) {
    throw forbidden('Cannot delete inherited permission.', 'cannotDeletePermission');
  }
  if (gone.role === 'owner') throw fileNotFound(file.id);
  file.permissions = file.permissions.filter((each) => each.id !== gone.id);
  touch(call.world, file, call.caller.email);
  return { status: 204 };
}

/** The methods under /permissions of one file or shared drive. */
export function permissionMethods(top: string, reading: readonly string[], writing: readonly string[]): Method[] {
  const all = new RegExp(`${top}/files/([^/]+)/permissions$`);
  const one = new RegExp(`${top}/files/([^/]+)/permissions/([^/]+)$`);
  const q = { kind: 'query' } as const;
  return [
    {
      ...q,
      scopes: reading,
      name: 'drive.permissions.list',
      verb: 'GET',
      path: all,
      act: list,
      gives: 'PermissionList',
    },
    {
      ...q,
      scopes: writing,
      name: 'drive.permissions.create',
      verb: 'POST',
      path: all,
      act: create,
      takes: 'Permission',
      gives: 'Permission',
    },
    { ...q, scopes: reading, name: 'drive.permissions.get', verb: 'GET', path: one, act: get, gives: 'Permission' },
    {
      ...q,
      scopes: writing,
      name: 'drive.permissions.update',
      verb: 'PATCH',
      path: one,
      act: update,
      takes: 'Permission',
      gives: 'Permission',
    },
    { ...q, scopes: writing, name: 'drive.permissions.delete', verb: 'DELETE', path: one, act: remove },
  ];
}
