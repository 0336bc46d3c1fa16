// The methods of the Drive API v3 that a program working with sheets and documents calls: files, permissions, revisions, about,
// shared drives.
import type { drive_v3 } from '@googleapis/drive';
import { convertible, exportDoc } from './convert.ts';
import { about, driveCreate, driveList, revisions } from './drive-about.ts';
import { fileFor, masked, renderFile } from './drive-files.ts';
import { forbidden, invalid } from './errors.ts';
import { readMultipart } from './multipart.ts';
import { permissionMethods } from './permissions-api.ts';
import { findFiles } from './drive-query.ts';
import { bodyOf, scopes } from './wire.ts';
import type { Call, Method, Reply } from './wire.ts';
import { assertStorage, mime, saveBook, storeFile, storeSheet, touch } from './world.ts';
import type { StoredFile } from './world.ts';

const metadata = scopes('drive', 'drive.readonly', 'drive.file', 'drive.metadata', 'drive.metadata.readonly');
const content = scopes('drive', 'drive.readonly', 'drive.file');
const writing = scopes('drive', 'drive.file');

const standardFile = 'kind,id,name,mimeType';

function get(call: Call): Reply {
  const file = fileFor(call, call.path[0]!, 'reader', 'metadata');
  if (call.query.get('alt') === 'media') return download(file);
  return masked(call, renderFile(call, file), 'File', standardFile);
}

function download(file: StoredFile): Reply {
  if (file.mimeType.startsWith('application/vnd.google-apps')) {
    throw forbidden(
      'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
      'fileNotDownloadable',
    );
  }
  return { bytes: file.content?.bytes ?? Buffer.alloc(0), type: file.mimeType };
}

function list(call: Call): Reply {
  const files = findFiles(call).map((file) => renderFile(call, file));
  const size = Number(call.query.get('pageSize') ?? 100);
  const from = Number(call.query.get('pageToken') ?? 0);
  const page = files.slice(from, from + size);
  const answer = {
    kind: 'drive#fileList',
    incompleteSearch: false,
    files: page,
    ...(from + size < files.length && { nextPageToken: String(from + size) }),
  };
  return masked(call, answer, 'FileList', `nextPageToken,kind,incompleteSearch,files(${standardFile})`);
}

function create(call: Call): Reply {
  const upload = call.query.get('uploadType');
  const parts = upload === 'multipart' ? readMultipart(call.body, call.contentType) : undefined;
  const given = parts
    ? (JSON.parse(parts.json) as drive_v3.Schema$File)
    : upload
      ? {}
      : (bodyOf(call) as drive_v3.Schema$File);
  const media = parts?.media ?? (upload === 'media' ? { type: call.contentType, bytes: call.body } : undefined);
  const parents = given.parents ?? undefined;
  for (const parent of parents ?? []) assertFolder(call, parent);
  assertStorage(call.world, call.caller.email, parents);
  const file = makeFile(call, given, media, parents);
  return masked(call, renderFile(call, file), 'File', standardFile);
}

function assertFolder(call: Call, id: string): void {
  if (id === 'root') return;
  const drive = call.world.drives.get(id);
  const role = drive?.members.find(
    (member) => member.emailAddress?.toLowerCase() === call.caller.email.toLowerCase(),
  )?.role;
  if (drive && role && role !== 'reader' && role !== 'commenter') return;
  fileFor(call, id, 'writer', 'folder');
}

function makeFile(
  call: Call,
  given: drive_v3.Schema$File,
  media: StoredFile['content'],
  parents: readonly string[] | undefined,
): StoredFile {
  const owner = call.caller.email;
  const more = { madeBy: call.caller.project, ...(parents && { parents }) };
  if (given.mimeType === mime.sheet && !media) {
    return storeSheet(call.world, { properties: { title: given.name ?? 'Untitled' } }, owner, more);
  }
  if (given.mimeType === mime.doc && media && !convertible.includes(plainType(media.type))) {
    throw invalid('Bad Request');
  }
  return storeFile(call.world, {
    ...more,
    name: given.name ?? 'Untitled',
    mimeType: given.mimeType ?? media?.type ?? 'application/octet-stream',
    owner,
    ...(media && { content: { type: plainType(media.type), bytes: media.bytes } }),
    ...(given.appProperties && { appProperties: given.appProperties }),
    ...(given.description && { description: given.description }),
  });
}

function plainType(type: string): string {
  return type.split(';')[0]!.trim();
}

function update(call: Call): Reply {
  const file = fileFor(call, call.path[0]!, 'writer', 'write');
  const upload = call.query.get('uploadType');
  const parts = upload === 'multipart' ? readMultipart(call.body, call.contentType) : undefined;
  const given = parts
    ? (JSON.parse(parts.json) as drive_v3.Schema$File)
    : upload
      ? {}
      : (bodyOf(call) as drive_v3.Schema$File);
  const media = parts?.media ?? (upload === 'media' ? { type: call.contentType, bytes: call.body } : undefined);
  if (given.name != null) file.name = given.name;
  if (given.trashed != null) file.trashed = given.trashed;
  if (given.description != null) file.description = given.description;
  Object.assign(file.appProperties, given.appProperties);
  Object.assign(file.properties, given.properties);
  if (media) {
    file.content = { type: plainType(media.type), bytes: media.bytes };
    file.revisions.push({
      id: String(file.revisions.length + 1),
      modifiedMs: call.world.nowMs(),
      by: call.caller.email,
    });
  }
  const added = call.query.get('addParents')?.split(',') ?? [];
  const removed = call.query.get('removeParents')?.split(',') ?? [];
  file.parents = [...file.parents.filter((parent) => !removed.includes(parent)), ...added];
  if (file.book && given.name != null) {
    saveBook(
      call.world,
      file,
      { ...file.book, properties: { ...file.book.properties, title: given.name } },
      call.caller.email,
    );
  } else touch(call.world, file, call.caller.email);
  return masked(call, renderFile(call, file), 'File', standardFile);
}

function remove(call: Call): Reply {
  const file = fileFor(call, call.path[0]!, deletingRole(call), 'write');
  call.world.files.delete(file.id);
  return { status: 204 };
}

function deletingRole(call: Call): 'owner' | 'organizer' {
  return call.world.files.get(call.path[0]!)?.driveId ? 'organizer' : 'owner';
}

function copy(call: Call): Reply {
  const source = fileFor(call, call.path[0]!, 'reader', 'content');
  const given = bodyOf(call) as drive_v3.Schema$File;
  assertStorage(call.world, call.caller.email, given.parents ?? undefined);
  const id = call.world.nextId('file');
  const name = given.name ?? `Copy of ${source.name}`;
  const book = source.book && {
    ...source.book,
    spreadsheetId: id,
    properties: { ...source.book.properties, title: name },
  };
  const file = storeFile(call.world, {
    id,
    name,
    mimeType: source.mimeType,
    owner: call.caller.email,
    madeBy: call.caller.project,
    ...(given.parents && { parents: given.parents }),
    ...(book && { book }),
    ...(source.content && { content: source.content }),
  });
  return masked(call, renderFile(call, file), 'File', standardFile);
}

function exportFile(call: Call): Reply {
  const file = fileFor(call, call.path[0]!, 'reader', 'content');
  const wanted = call.query.get('mimeType') ?? '';
  if (file.mimeType !== mime.doc) {
    throw forbidden('Export only supports Docs Editors files.', 'fileNotExportable');
  }
  const bytes = exportDoc(file.content ?? { type: 'text/plain', bytes: Buffer.alloc(0) }, wanted);
  return { bytes, type: wanted };
}

const top = '^/drive/v3';
const q = { kind: 'query' } as const;

/** All methods; uploads come in on their own path. */
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
  {
    ...q,
    scopes: metadata,
    name: 'drive.files.list',
    verb: 'GET',
    path: new RegExp(`${top}/files$`),
    act: list,
    gives: 'FileList',
  },
  {
    ...q,
    scopes: writing,
    name: 'drive.files.create',
    verb: 'POST',
    path: /^(?:\/upload)?\/drive\/v3\/files$/,
    act: create,
    gives: 'File',
  },
  {
    ...q,
    scopes: content,
    name: 'drive.files.export',
    verb: 'GET',
    path: new RegExp(`${top}/files/([^/]+)/export$`),
    act: exportFile,
  },
  {
    ...q,
    scopes: writing,
    name: 'drive.files.copy',
    verb: 'POST',
    path: new RegExp(`${top}/files/([^/]+)/copy$`),
    act: copy,
    takes: 'File',
    gives: 'File',
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
  {
    ...q,
    scopes: writing,
    name: 'drive.files.update',
    verb: 'PATCH',
    path: /^(?:\/upload)?\/drive\/v3\/files\/([^/]+)$/,
    act: update,
    gives: 'File',
  },
  {
    ...q,
    scopes: writing,
    name: 'drive.files.delete',
    verb: 'DELETE',
    path: new RegExp(`${top}/files/([^/]+)/?$`),
    act: remove,
  },
  {
    ...q,
    scopes: scopes('drive', 'drive.readonly'),
    name: 'drive.drives.list',
    verb: 'GET',
    path: new RegExp(`${top}/drives$`),
    act: driveList,
    gives: 'DriveList',
  },
  {
    ...q,
    scopes: scopes('drive'),
    name: 'drive.drives.create',
    verb: 'POST',
    path: new RegExp(`${top}/drives$`),
    act: driveCreate,
    takes: 'Drive',
    gives: 'Drive',
  },
];
