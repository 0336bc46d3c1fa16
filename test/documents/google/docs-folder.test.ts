// Papers as Google Docs, on the test server: made, renewed, shared with the team only, and taken away again. All content is made up.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDocsFolder } from '../../../src/documents/google/docs-folder.ts';
import type { DocsFolder, TeamPaper } from '../../../src/documents/google/docs-folder.ts';
import { openDocsDrive } from '../../../src/workbook/google/calls/docs-drive.ts';
import { openClients } from '../../support/google/clients.ts';
import type { StoredFile } from '../../support/google/world.ts';
import { mime, permissionOf, roleOn, storeFile } from '../../support/google/world.ts';
import { COORDINATOR, openDesk, RUNNER } from '../../workbook/google/bed.ts';
import type { Desk } from '../../workbook/google/bed.ts';
import { Packer, Document, Paragraph } from 'docx';

const DEPUTY = 'deputy@team.example';
let desk: Desk;
let folder: StoredFile;
let docs: DocsFolder;

beforeAll(async () => {
  desk = await openDesk({ setUp: false });
}, 60_000);
beforeEach(() => {
  const id = `drive-${desk.server.world.drives.size + 1}`;
  const members = [permissionOf({ type: 'user', role: 'fileOrganizer', emailAddress: RUNNER })];
  desk.server.world.drives.set(id, { id, name: 'Team', members });
  folder = storeFile(desk.server.world, { name: 'Papers', mimeType: mime.folder, owner: COORDINATOR, parents: [id] });
  const drive = openDocsDrive(desk.client, folder.id);
  docs = openDocsFolder({ drive, domains: ['team.example'], account: RUNNER });
  desk.server.script.clear();
});
afterAll(async () => {
  await desk.close();
});

async function paper(text: string, readers: readonly string[], key = 'ealing/agenda/M-1'): Promise<TeamPaper> {
  const docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
  return { key, title: 'Agenda 9 March 2027', hash: text, docx, readers };
}

function kept(): StoredFile[] {
  return [...desk.server.world.files.values()].filter((file) => file.parents.includes(folder.id) && !file.trashed);
}

it('makes a Google Doc of a paper, readable by its readers, and Google mails nobody', async () => {
  const mails = desk.server.world.mails.length;
  expect(await docs.keep([await paper('Agenda for the chair', [COORDINATOR, DEPUTY])])).toEqual({
    made: 1,
    problems: [],
  });
  const [doc] = kept();
  expect([kept().length, doc?.mimeType, doc?.name]).toEqual([1, mime.doc, 'Agenda 9 March 2027']);
  expect([roleOn(desk.server.world, doc!, DEPUTY), desk.server.world.mails.length - mails]).toEqual(['reader', 0]);
  const reader = openClients(desk.server, { email: DEPUTY });
  const text = await reader.drive.files.export({ fileId: doc!.id, mimeType: 'text/plain' }, { responseType: 'text' });
  expect(text.data).toContain('Agenda for the chair');
});

it('sends an unchanged paper once, and a changed one into the same document', async () => {
  await docs.keep([await paper('one', [DEPUTY])]);
  const [doc] = kept();
  expect((await docs.keep([await paper('one', [DEPUTY])])).made).toBe(0);
  expect((await docs.keep([await paper('two', [DEPUTY])])).made).toBe(1);
  expect(kept().map(({ id }) => id)).toEqual([doc?.id]);
});

it('takes the paper away from a reader who may not see it any more, before new content comes in', async () => {
  await docs.keep([await paper('one', [COORDINATOR, DEPUTY])]);
  const before = desk.server.calls.length;
  await docs.keep([await paper('two', [COORDINATOR])]);
  const [doc] = kept();
  expect(roleOn(desk.server.world, doc!, DEPUTY)).toBeUndefined();
  const methods = desk.server.calls.slice(before).map(({ method }) => method);
  expect(methods.indexOf('drive.permissions.delete')).toBeLessThan(methods.indexOf('drive.files.update'));
});

it('never shares with anybody outside the team, and says so', async () => {
  const { problems } = await docs.keep([await paper('one', ['rep@agency.example'])]);
  expect(problems.map(({ code }) => code)).toEqual(['docs.outside']);
  expect(roleOn(desk.server.world, kept()[0]!, 'rep@agency.example')).toBeUndefined();
});

it('says when a member of the shared drive may not see a paper', async () => {
  const drive = desk.server.world.drives.get(folder.driveId!)!;
  await docs.keep([await paper('one', [COORDINATOR])]);
  drive.members.push(permissionOf({ type: 'user', role: 'reader', emailAddress: DEPUTY }));
  const { problems } = await docs.keep([await paper('one', [COORDINATOR])]);
  expect(problems.map(({ code, shown }) => [code, shown])).toEqual([['docs.member', DEPUTY]]);
});

it('leaves one document when the answer to an upload was lost, and bins papers that are gone', async () => {
  desk.server.script.add({ on: 'drive.files.create', at: 'after', trouble: { do: 'drop' } });
  await expect(docs.keep([await paper('one', [DEPUTY])])).rejects.toMatchObject({ code: 'google-unreachable' });
  await docs.keep([await paper('one', [DEPUTY])]);
  expect(kept()).toHaveLength(1);
  await docs.keep([]);
  expect(kept()).toEqual([]);
});
