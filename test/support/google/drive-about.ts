// Drive methods that are not about one file's content: its revisions, the account itself, shared drives.
import type { drive_v3 } from '@googleapis/drive';
import { fileFor, masked } from './drive-files.ts';
import { ApiError, invalid } from './errors.ts';
import { bodyOf } from './wire.ts';
import type { Call, Reply } from './wire.ts';
import { permissionOf } from './world.ts';

export function revisions(call: Call): Reply {
  const file = fileFor(call, call.path[0]!, 'writer', 'metadata');
  const found = file.revisions.map((revision) => ({
    kind: 'drive#revision',
    id: revision.id,
    mimeType: file.mimeType,
    modifiedTime: new Date(revision.modifiedMs).toISOString(),
    lastModifyingUser: { kind: 'drive#user', displayName: revision.by.split('@')[0], emailAddress: revision.by },
  }));
  return masked(
    call,
    { kind: 'drive#revisionList', revisions: found },
    'RevisionList',
    'kind,nextPageToken,revisions(kind,id,mimeType,modifiedTime)',
  );
}

export function about(call: Call): Reply {
  if (!call.query.get('fields')) {
    throw new ApiError({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: "The 'fields' parameter is required for this method.",
      reason: 'required',
      location: 'fields',
    });
  }
  const machine = call.caller.email.endsWith('.iam.gserviceaccount.com');
  const user = { kind: 'drive#user', displayName: call.caller.email, me: true, emailAddress: call.caller.email };
  return masked(
    call,
    { kind: 'drive#about', user, storageQuota: { limit: machine ? '0' : '16106127360', usage: '0' } },
    'About',
    '*',
  );
}

export function driveList(call: Call): Reply {
  const mine = [...call.world.drives.values()].filter((drive) =>
    drive.members.some((member) => member.emailAddress?.toLowerCase() === call.caller.email.toLowerCase()),
  );
  const drives = mine.map(({ id, name }) => ({ kind: 'drive#drive', id, name }));
  return masked(call, { kind: 'drive#driveList', drives }, 'DriveList', 'kind,nextPageToken,drives(kind,id,name)');
}

export function driveCreate(call: Call): Reply {
  if (!call.query.get('requestId')) throw invalid('Required parameter: requestId');
  const { name } = bodyOf(call) as drive_v3.Schema$Drive;
  const id = `0A${call.world.nextId('drive').slice(2, 18)}`;
  const members = [permissionOf({ type: 'user', role: 'organizer', emailAddress: call.caller.email })];
  call.world.drives.set(id, { id, name: name ?? 'Untitled', members });
  return { json: { kind: 'drive#drive', id, name: name ?? 'Untitled' } };
}
