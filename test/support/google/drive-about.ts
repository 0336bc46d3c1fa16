// Drive methods that are not about one file's content: its revisions and the account itself.
import { fileFor, masked } from './drive-files.ts';
import { ApiError } from './errors.ts';
import type { Call, Reply } from './wire.ts';
import type { Revision } from './world.ts';

export function revisions(call: Call): Reply {
  const file = fileFor(call, call.path[0]!, 'writer');
  const found = coalesced(file.revisions).map((revision) => ({
    kind: 'drive#revision',
    id: revision.id,
    mimeType: file.mimeType,
    modifiedTime: new Date(revision.modifiedMs).toISOString(),
    published: file.published === true && revision === file.revisions.at(-1),
    publishAuto: file.published === true && revision === file.revisions.at(-1),
    lastModifyingUser: { kind: 'drive#user', displayName: revision.by.split('@')[0], emailAddress: revision.by },
  }));
  return masked(
    call,
    { kind: 'drive#revisionList', revisions: found },
    'RevisionList',
    'kind,nextPageToken,revisions(kind,id,mimeType,modifiedTime)',
  );
}

/** Google keeps what one person types within some minutes as one revision, the last of them. */
function coalesced(all: readonly Revision[]): readonly Revision[] {
  return all.filter((one, at) => {
    const next = all[at + 1];
    return at === 0 || next === undefined || next.by !== one.by || next.modifiedMs - one.modifiedMs > 600_000;
  });
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
