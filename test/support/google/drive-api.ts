// The methods of the Drive API v3 that a program working with sheets calls: a file's state, its permissions and revisions, the account.
import { about, revisions } from './drive-about.ts';
import { fileFor, masked, renderFile } from './drive-files.ts';
import { permissionMethods } from './permissions-api.ts';
import { scopes } from './wire.ts';
import type { Call, Method, Reply } from './wire.ts';

const metadata = scopes('drive', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly');
const writing = scopes('drive');

function get(call: Call): Reply {
  const file = fileFor(call, call.path[0]!, 'reader');
  return masked(call, renderFile(call, file), 'File', 'kind,id,name,mimeType');
}

const top = '^/drive/v3';
const q = { kind: 'query' } as const;

export const driveMethods: readonly Method[] = [
  {
    ...q,
    scopes: metadata,
    name: 'drive.about.get',
    verb: 'GET',
    path: new RegExp(`${top}/about$`),
    act: about,
    gives: 'About',
  },
  ...permissionMethods(top, metadata, writing),
  {
    ...q,
    scopes: metadata,
    name: 'drive.revisions.list',
    verb: 'GET',
    path: new RegExp(`${top}/files/([^/]+)/revisions$`),
    act: revisions,
    gives: 'RevisionList',
  },
  {
    ...q,
    scopes: metadata,
    name: 'drive.files.get',
    verb: 'GET',
    path: new RegExp(`${top}/files/([^/]+)/?$`),
    act: get,
    gives: 'File',
  },
];
