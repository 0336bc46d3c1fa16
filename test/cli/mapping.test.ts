// What an area's own lists and forms call things: learnt once by a person's confirmation, saved as a file, learnt by another area. All made up.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { writeZip } from '../../src/system/zip.ts';
import { runLine, type Said } from '../support/command-line.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-mapping-'));
  for (const name of ['one', 'two']) await runLine(['init', name, '--title', `${name} MARAC`], COMMANDS, { folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (desk: string, ...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, desk) });
const lay = (desk: string, name: string, content: string | Uint8Array): void =>
  writeFileSync(path.join(folder, desk, name), content);

const of = (name: string, content: string) => ({ name, content: Buffer.from(`<?xml version="1.0"?>${content}`) });

const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;

const row = (label: string, text: string): string => `<w:tr>${cell(label)}${cell(text)}</w:tr>`;

/** A Word form whose one question nobody knows, beside a name that everybody does. */
function wordForm(surname: string, answer: string): Buffer {
  const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const rows = [row('Victim surname', surname), row('Place she stays at of nights', answer)].join('');
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return writeZip([
    of('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    of(
      '_rels/.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${type}" Target="word/document.xml"/></Relationships>`,
    ),
    of('word/document.xml', `<w:document xmlns:w="${w}"><w:body><w:tbl>${rows}</w:tbl></w:body></w:document>`),
  ]);
}

test('F24: what a list’s headings and a form’s questions are is learnt once, shared as a file, and learnt elsewhere by a named person', async () => {
  lay('one', 'a.csv', 'Her family,Her given,Plod ref\nBrookson,Anna,0012\n');
  const maps = ['Her family=Victim surname', 'Her given=Victim forenames', 'Plod ref='].flatMap((one) => [
    '--map',
    one,
  ]);
  expect((await ask('one', 'import', 'a.csv', '--yes', '--by', 'Cora', ...maps)).out).toContain('1 referral taken in');
  lay('one', 'form.docx', wordForm('Lakesen', 'Her mother’s'));
  const unknown = await ask('one', 'import', 'form.docx');
  expect(unknown.out).toMatch(/Place she stays at of nights[^]*not taken in/);
  lay('one', 'form2.docx', wordForm('Hillsen', 'Her sister’s'));
  const said = ['--map', 'Place she stays at of nights=Victim address', '--by', 'Cora Coordinata'];
  const taught = await ask('one', 'import', 'form2.docx', ...said);
  expect(taught.out).not.toMatch(/Place she stays at of nights[^]*not taken in/);

  const saved = await ask('one', 'mapping', '--save', 'ours.yaml');
  expect(saved.exit).toBe(0);
  const file = readFileSync(path.join(folder, 'one/ours.yaml'), 'utf8');
  for (const one of [
    'Her family',
    'column: Victim surname',
    'Plod ref',
    'question: Place she stays at of nights',
    'column: Victim address',
  ])
    expect(file).toContain(one);
  expect(file).not.toMatch(/Brookson|Anna|sister|Cora/);
  expect((await ask('one', 'mapping', '--save', 'ours.yaml')).exit).not.toBe(0);

  lay('two', 'theirs.yaml', file);
  const shown = await ask('two', 'mapping', '--learn', 'theirs.yaml');
  expect([shown.exit, shown.out.includes('Nothing was learnt')]).toEqual([3, true]);
  expect((await ask('two', 'mapping')).out).toContain('Nothing was learnt yet');
  expect((await ask('two', 'mapping', '--learn', 'theirs.yaml', '--by', 'Dora Deputy')).out).toContain('Learnt.');
  lay('two', 'b.csv', 'Her family,Her given,Plod ref\nFieldsen,Dora,0013\n');
  expect((await ask('two', 'import', 'b.csv')).out, 'taken as it comes').toContain('1 referral taken in');
  lay('two', 'form.docx', wordForm('Poolsen', 'Her aunt’s'));
  expect((await ask('two', 'import', 'form.docx')).out).not.toMatch(/Place she stays at of nights[^]*not taken in/);
  expect(existsSync(path.join(folder, 'two/inbox/done/form.docx'))).toBe(true);
  lay('two', 'c.csv', 'Her family,Her given,Ward\nWoodsen,Eva,North\n');
  const other = await ask('two', 'import', 'c.csv');
  expect(other.out, 'a new heading asks, the others are remembered').toMatch(
    /Her family +Victim surname +confirmed before/,
  );
  expect(other.out).toContain('Nothing was taken in');
}, 240_000);

test('a file that is not wholly understood teaches nothing', async () => {
  for (const text of [
    'no: such',
    '][',
    'format: marac-mapping\nversion: 1\nforms:\n  - question: X\n    column: No such column\n',
    'format: marac-mapping\nversion: 1\nlists:\n  - of: everything\n    headings: []\n',
  ]) {
    lay('two', 'bad.yaml', text);
    const said = await ask('two', 'mapping', '--learn', 'bad.yaml', '--by', 'Dora');
    expect([text, said.exit, said.err !== '']).toEqual([text, 2, true]);
  }
}, 120_000);
