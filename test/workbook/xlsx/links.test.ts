// Cells that lead somewhere: the link of each says what its cell says, and stays with it. All is made up.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textCell } from '../../../src/domain/cells/cell.ts';
import { openFiles } from '../../../src/system/files.ts';
import { drawNewIds, seededRandom } from '../../../src/system/random.ts';
import { openZip } from '../../../src/system/zip.ts';
import { renderBlankWorkbook } from '../../../src/workbook/blank/blank-workbook.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import type { Change, FileRole, Workbook } from '../../../src/workbook/workbook-port.ts';
import { testBackups } from '../../support/backups.ts';

let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-links-'));
  const newId = drawNewIds(seededRandom(5));
  for (const file of ['main', 'restricted', 'register'] as const)
    writeFileSync(
      path.join(folder, `${file}.xlsx`),
      await renderBlankWorkbook({ file, title: 'Test MARAC', newId, blankRows: 3 }),
    );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (): Workbook =>
  openXlsxWorkbook({
    files: (['main', 'restricted', 'register'] as const).map((role) => ({
      role,
      path: path.join(folder, `${role}.xlsx`),
    })),
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
    papers: { team: path.join(folder, 'papers'), restricted: path.join(folder, 'papers of the few') },
  });

const line = (rowId: string, file: FileRole, link: string, papers = ''): Change => ({
  do: 'add',
  table: 'today',
  file,
  rowId,
  cells: new Map([
    ['what', textCell(`About ${rowId}`)],
    ['link', textCell(link)],
    ...(papers === '' ? [] : [['papers', textCell(papers)] as const]),
  ]),
});

async function write(...changes: readonly Change[]): Promise<void> {
  const book = open();
  const { revision } = await book.read(['today']);
  const answers = await book.write(changes, revision);
  expect(answers.map(({ outcome }) => outcome)).toEqual(changes.map(() => 'done'));
}

/** The links of the tab Today as a reader of the file finds them, by row and column. */
async function linksIn(role: FileRole): Promise<readonly string[]> {
  const zip = openZip(readFileSync(path.join(folder, `${role}.xlsx`)), OWN.zip, false);
  const read = async (name: string): Promise<string> => {
    const entry = zip.entries.find((one) => one.name === name);
    const pieces: Buffer[] = [];
    if (entry !== undefined) for await (const piece of zip.stream(entry)) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces).toString('utf8');
  };
  const number = /<sheet [^>]*name="Today"[^>]*r:id="rId(\d+)"/.exec(await read('xl/workbook.xml'))?.[1] ?? '';
  const target = new RegExp(`Id="rId${number}"[^>]*Target="worksheets/(sheet\\d+)\\.xml"`).exec(
    await read('xl/_rels/workbook.xml.rels'),
  )?.[1];
  const [sheet, relations] = [`xl/worksheets/${target}.xml`, `xl/worksheets/_rels/${target}.xml.rels`];
  const outside = new Map(
    [...(await read(relations)).matchAll(/Id="(maracLink\d+)"[^>]*Target="([^"]*)" TargetMode="External"/g)].map(
      (found) => [found[1], found[2]],
    ),
  );
  const text = await read(sheet);
  expect(text.match(/<hyperlinks>/g)?.length ?? 0).toBeLessThan(2);
  return [...text.matchAll(/<hyperlink ([^>]*)\/>/g)].map(([, attributes = '']) => {
    const get = (name: string): string => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    return `${get('ref')} ${outside.get(get('r:id')) ?? ''}${get('location') === '' ? '' : `#${get('location')}`}`;
  });
}

test('a line leads to its row and to its paper; what is in another file of the MARAC is led to there, but never from main to restricted', async () => {
  const paper = '2027-03-16, West MARAC/Agenda, West MARAC, 16 March 2027, Borough Housing.pdf';
  await write(
    line('T-AAAA22', 'main', 'At Risk List, row 12', paper),
    line('T-BBBB22', 'main', 'Contacts, rows 3, 4 and 9'),
    line('T-CCCC22', 'main', 'Outbox', '2027-03-16, West MARAC/'),
    line('T-DDDD22', 'main', 'Safe contacts, row 4'),
    line('T-EEEE22', 'main', 'marac.config.yaml, line 3'),
    line('T-FFFF22', 'restricted', 'Cases, row 5 of the main workbook', `${paper} (in the folder of the team)`),
    line('T-GGGG22', 'restricted', 'Conflicts, row 2', paper),
  );
  const below = '2027-03-16%2C%20West%20MARAC';
  const file = `${below}/Agenda%2C%20West%20MARAC%2C%2016%20March%202027%2C%20Borough%20Housing.pdf`;
  expect(await linksIn('main')).toEqual([
    "E2 #'At Risk List'!A12",
    "E3 register.xlsx#'Contacts'!A3",
    "E4 #'Outbox'!A1",
    `F2 papers/${file}`,
    `F4 papers/${below}/`,
  ]);
  expect(await linksIn('restricted')).toEqual([
    "E2 main.xlsx#'Cases'!A5",
    "E3 #'Conflicts'!A2",
    `F2 papers/${file}`,
    `F3 papers%20of%20the%20few/${file}`,
  ]);
});

test('a link stays with its line: lines move, say another row or go, and no link is left where none belongs', async () => {
  await write(
    line('T-AAAA22', 'main', 'Actions, row 2', 'Folder, 1/One.pdf'),
    line('T-BBBB22', 'main', 'Cases, row 3', 'Folder, 1/Two.pdf'),
  );
  await write({ do: 'order', table: 'today', file: 'main', rowIds: ['T-BBBB22', 'T-AAAA22'] });
  expect(await linksIn('main')).toEqual([
    "E2 #'Cases'!A3",
    "E3 #'Actions'!A2",
    'F2 papers/Folder%2C%201/Two.pdf',
    'F3 papers/Folder%2C%201/One.pdf',
  ]);
  const [from, to] = ['Actions, row 2', 'Actions, row 7'].map(textCell);
  await write({ do: 'set', table: 'today', rowId: 'T-AAAA22', cells: new Map([['link', { from: from!, to: to! }]]) });
  await write({ do: 'remove', table: 'today', rowId: 'T-BBBB22' });
  expect(await linksIn('main')).toEqual(["E3 #'Actions'!A7", 'F3 papers/Folder%2C%201/One.pdf']);
  await write({ do: 'remove', table: 'today', rowId: 'T-AAAA22' });
  expect(await linksIn('main')).toEqual([]);
});
