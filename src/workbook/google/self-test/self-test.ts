// `marac check --google`: tries at the real Google what the program assumes of it, on two empty sheets that a person made and shared for it, and says what
// differs, without a name. The sheets are empty again afterwards.
import type { Problem } from '../../../domain/text/problem.ts';
import { Failure } from '../../../errors.ts';
import type { Spreadsheet } from '../calls/google-shapes.ts';
import { Difference, NoAnswer, ok, update, type Assumption, type Tried, type Trying } from './assumption.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { measureLag } from './measure-lag.ts';
import { runContract, type ContractPorts } from './run-contract.ts';

export interface SelfTest extends Omit<Trying, 'sheetId' | 'title' | 'id'>, ContractPorts {
  /** Two sheets made for this: they must be empty. */
  readonly ids: readonly [main: string, restricted: string];
}

const TITLE = 'marac test';

/** Refuses, as a problem each, sheets that are not empty; otherwise every assumption in the order of the list. */
export async function testGoogle(
  test: SelfTest,
): Promise<{ readonly refused: readonly Problem[] } | { readonly tried: readonly Tried[] }> {
  const refused = (await Promise.all(test.ids.map((id, index) => findContent(test, id, index)))).flat();
  if (refused.length > 0) return { refused };
  const tried: Tried[] = [];
  try {
    // First, while nothing else was written to the sheets: versions of earlier writes would be taken for that of this one.
    tried.push(await attempt(test, measureLag));
    for (const assumption of ASSUMPTIONS) tried.push(await attempt(test, assumption));
    tried.push(...(await runContract(test)));
  } finally {
    for (const id of test.ids) await emptySheet(test, id);
  }
  return { tried };
}

async function findContent({ client }: SelfTest, id: string, index: number): Promise<readonly Problem[]> {
  const place = `Sheet ${index + 1}`;
  const spreadsheet = await client.getSpreadsheet(id);
  if (!spreadsheet.ok)
    return [problem(place, 'google-test.closed', 'It cannot be read. Share it with the account as Editor.')];
  const { sheets, developerMetadata } = spreadsheet.value;
  const grids = sheets.flatMap(({ properties }) => (properties.sheetType === 'GRID' ? [properties.sheetId] : []));
  const values = await client.getValues(id, grids);
  const filled = !values.ok || values.value.valueRanges.some(({ valueRange }) => (valueRange.values ?? []).length > 0);
  return filled || sheets.length !== 1 || developerMetadata.length > 0
    ? [
        problem(
          place,
          'google-test.not-empty',
          'It is not empty. Make a new Google Sheet for this, leave it as it is, and share it with the account as Editor: nothing else is written to.',
        ),
      ]
    : [];
}

const problem = (place: string, code: string, sentence: string): Problem => ({
  id: code,
  code,
  size: 'run',
  place,
  sentence,
});

const MOST_TRIES = 4;

/** Each on a tab of its own, which is taken away again. Where Google did not answer it is tried again, on another tab: the first may still be there. */
async function attempt(test: SelfTest, assumption: Assumption, nth = 1): Promise<Tried> {
  const { what, attempt: tryIt } = assumption;
  const [id] = test.ids;
  try {
    const { sheets } = ok(await test.client.getSpreadsheet(id));
    const sheetId = Math.max(0, ...sheets.map(({ properties }) => properties.sheetId)) + 1;
    const title = `${TITLE} ${sheetId}`;
    const trying: Trying = { ...test, id, sheetId, title };
    const gridProperties = { rowCount: 20, columnCount: 6 };
    ok(await update(trying, [{ addSheet: { properties: { sheetId, title, gridProperties } } }]));
    try {
      const differs = await tryIt(trying);
      return differs === undefined ? { what } : { what, differs };
    } finally {
      await update(trying, [{ deleteSheet: { sheetId } }]);
    }
  } catch (error) {
    if (error instanceof NoAnswer && nth < MOST_TRIES) return attempt(test, assumption, nth + 1);
    if (error instanceof Difference || error instanceof Failure) return { what, differs: error.message };
    throw error;
  }
}

/** One blank tab, as a person makes a sheet. Done again until it is seen to be so. */
async function emptySheet(test: SelfTest, id: string, nth = 1): Promise<void> {
  const came = await test.client.getSpreadsheet(id);
  if (!came.ok || (nth > 1 && isBlank(came.value))) return;
  const sheetId = freeId(came.value);
  const trying: Trying = { ...test, id, sheetId, title: TITLE };
  const keys = new Set(came.value.developerMetadata.map(({ metadataKey }) => metadataKey));
  await update(trying, [
    { addSheet: { properties: { sheetId, title: `${TITLE} ${sheetId}` } } },
    ...came.value.sheets.map(({ properties }) => ({ deleteSheet: { sheetId: properties.sheetId } })),
    ...[...keys].map((metadataKey) => ({
      deleteDeveloperMetadata: {
        dataFilter: { developerMetadataLookup: { metadataKey, locationType: 'SPREADSHEET' } },
      },
    })),
  ]);
  if (nth < MOST_TRIES) await emptySheet(test, id, nth + 1);
}

const isBlank = ({ sheets: [first, ...more], developerMetadata }: Spreadsheet): boolean =>
  more.length === 0 && developerMetadata.length === 0 && first?.properties.title.startsWith(TITLE) === true;

const freeId = ({ sheets }: Spreadsheet): number =>
  Math.max(0, ...sheets.map(({ properties }) => properties.sheetId)) + 1;
