// The list of what is assumed of Google. docs/google.md says how to try it at the real one: `marac check --google`.
import { shutTabs } from '../set-up/protections.ts';
import { readValue } from '../rows/google-cells.ts';
import { capturedText } from './captured-text.ts';
import { block, ok, show, update, valuesOf, words, type Assumption } from './assumption.ts';

const SERIAL = 46_447;

export const ASSUMPTIONS: readonly Assumption[] = [
  {
    what: 'Drive names the account that is signed in, and it is the one of the credentials.',
    async attempt({ client, account }) {
      const said = ok(await client.whoAmI());
      if (said === undefined) return 'It names none.';
      return account !== undefined && said.toLowerCase() !== account.toLowerCase()
        ? 'It names another one.'
        : undefined;
    },
  },
  {
    what: 'An editor sees who can open the file.',
    async attempt({ client, id }) {
      const { permissions } = ok(await client.getFile(id));
      const count = permissions?.length ?? ok(await client.listPermissions(id)).length;
      return count > 0 ? undefined : 'The list is empty.';
    },
  },
  {
    what: 'The revisions of a file can be listed, and say that it is not published.',
    attempt: async ({ client, id }) =>
      ok(await client.isPublished(id)) ? 'They say that it is published.' : undefined,
  },
  {
    what: 'A batch in which one request cannot be carried out leaves nothing behind.',
    async attempt(trying) {
      const came = await update(trying, [
        block(trying.sheetId, 0, 0, [[words('first')]]),
        { deleteSheet: { sheetId: 1_999_999_999 } },
      ]);
      if (came.ok) return 'It was carried out.';
      const values = await valuesOf(trying);
      return values.length === 0 ? undefined : `The first request was carried out: ${show(values)}`;
    },
  },
  {
    what: 'A text that begins with = stays a text.',
    async attempt(trying) {
      ok(await update(trying, [block(trying.sheetId, 0, 0, [[words('=1+1')]])]));
      const [row] = await valuesOf(trying);
      return row?.[0] === '=1+1' ? undefined : `It reads ${show(row?.[0])}.`;
    },
  },
  {
    what: 'A cell written without a value is blank.',
    async attempt(trying) {
      ok(await update(trying, [block(trying.sheetId, 0, 0, [[words('there')]])]));
      ok(await update(trying, [block(trying.sheetId, 0, 0, [[{}]])]));
      const values = await valuesOf(trying);
      return values.length === 0 ? undefined : `It reads ${show(values)}.`;
    },
  },
  {
    what: 'A day is read as the number that was written.',
    async attempt(trying) {
      ok(await update(trying, [block(trying.sheetId, 0, 0, [[{ numberValue: SERIAL }]])]));
      const [row] = await valuesOf(trying);
      return row?.[0] === SERIAL ? undefined : `It reads ${show(row?.[0])}.`;
    },
  },
  {
    what: 'An error of a formula is read as an error, also where it is spilled into another cell.',
    async attempt(trying) {
      const formula = { formulaValue: '=ARRAYFORMULA(1/{0;0})' };
      ok(await update(trying, [block(trying.sheetId, 0, 0, [[formula]])]));
      const values = await valuesOf(trying);
      const [first, second] = [values[0]?.[0], values[1]?.[0]];
      const kinds = [readValue(first, undefined, 'text').kind, readValue(second, undefined, 'text').kind];
      return kinds.every((kind) => kind === 'error') ? undefined : `They read ${show(first)} and ${show(second)}.`;
    },
  },
  {
    what: 'Sorting takes whole rows along.',
    async attempt(trying) {
      const { sheetId } = trying;
      const lines = [
        [words('b'), words('row b')],
        [words('a'), words('row a')],
      ];
      ok(
        await update(trying, [
          block(sheetId, 0, 0, lines),
          {
            sortRange: {
              range: { sheetId, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
              sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
            },
          },
        ]),
      );
      const values = await valuesOf(trying);
      return show(values) ===
        show([
          ['a', 'row a'],
          ['b', 'row b'],
        ])
        ? undefined
        : `They read ${show(values)}.`;
    },
  },
  {
    what: 'A row that is inserted moves those below it, and a row that is added stands below all that is filled.',
    async attempt(trying) {
      const { sheetId } = trying;
      ok(
        await update(trying, [
          block(sheetId, 0, 0, [[words('one')], [words('two')]]),
          { insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
          {
            appendCells: {
              sheetId,
              rows: [{ values: [{ userEnteredValue: words('added') }] }],
              fields: 'userEnteredValue',
            },
          },
        ]),
      );
      const values = (await valuesOf(trying)).map((row) => row[0] ?? '');
      return show(values) === show(['one', '', 'two', 'added']) ? undefined : `They read ${show(values)}.`;
    },
  },
  {
    what: 'A batch shows in its answer what it copied to a hidden tab before it wrote over it.',
    attempt: capturedText,
  },
  {
    what: 'A mark on a column moves with the column.',
    async attempt(trying) {
      const { sheetId } = trying;
      const metadataKey = 'marac.test';
      const at = (startIndex: number) => ({ sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 });
      ok(
        await update(trying, [
          {
            createDeveloperMetadata: {
              developerMetadata: {
                metadataKey,
                metadataValue: 'x',
                visibility: 'DOCUMENT',
                location: { dimensionRange: at(0) },
              },
            },
          },
          { insertDimension: { range: at(0) } },
        ]),
      );
      const { sheets } = ok(await trying.client.getSpreadsheet(trying.id));
      const columns = sheets.find(({ properties }) => properties.sheetId === sheetId)?.data[0]?.columnMetadata ?? [];
      const found = columns.findIndex((column) =>
        column.developerMetadata.some((one) => one.metadataKey === metadataKey),
      );
      return found === 1 ? undefined : `It stands on column ${found + 1}, not on 2.`;
    },
  },
  {
    what: 'A range that we protect lets us write.',
    async attempt(trying) {
      const { client, id, sheetId, account } = trying;
      const editors = { users: account === undefined ? [] : [account] };
      const range = { sheetId, startColumnIndex: 0, endColumnIndex: 2 };
      ok(await update(trying, [{ addProtectedRange: { protectedRange: { range, editors } } }]));
      const shut = shutTabs(ok(await client.getProtections(id)));
      if (shut.others.includes(trying.title)) return 'It shuts us out.';
      ok(await update(trying, [block(sheetId, 0, 0, [[words('inside')]])]));
      return undefined;
    },
  },
];
