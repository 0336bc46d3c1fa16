// How many people of each group live in the area, from a .csv file that a person made of the census tables: from, group, people, of, source.
import { EQUALITY_GROUPS, type PopulationRow } from '../../domain/figures/equality/equality.ts';
import { compactWord } from '../../domain/cells/choices.ts';
import { findDay } from '../../domain/time/day.ts';
import { Failure } from '../../errors.ts';
import type { Files } from '../../system/files.ts';
import { decodeList, parseDelimited, type DelimitedRow } from '../../workbook/lists/delimited.ts';

const COLUMNS = ['from', 'group', 'people', 'of', 'source'] as const;
const MOST_BYTES = 1024 * 1024;

/** The rows of the file; a Failure that names every wrong line. */
export async function readPopulation(files: Files, file: string): Promise<readonly PopulationRow[]> {
  const bytes = await files.read(file, MOST_BYTES);
  if (bytes === undefined) throw new Failure('file-missing', 'The file of --population is not there.');
  return parsePopulation(bytes);
}

export function parsePopulation(bytes: Uint8Array): readonly PopulationRow[] {
  const text = decodeList(bytes);
  if (!text.ok) throw wrong(text.problems.map(({ place, sentence }) => `${place}: ${sentence}`));
  const list = parseDelimited(text.value, (word) => COLUMNS.some((column) => column === word.trim().toLowerCase()));
  if (!list.ok) throw wrong(list.problems.map(({ place, sentence }) => `${place}: ${sentence}`));
  const headings = list.value.headings.map((heading) => heading.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !headings.includes(column));
  if (missing.length > 0)
    throw wrong([`The first line names the columns ${COLUMNS.join(', ')}; ${missing.join(', ')} is missing.`]);
  const read = list.value.rows.map((row) => readRow(headings, row));
  const faults = read.flatMap((row) => (typeof row === 'string' ? [row] : []));
  if (faults.length > 0) throw wrong(faults);
  return read.flatMap((row) => (typeof row === 'string' ? [] : [row]));
}

function wrong(sentences: readonly string[]): Failure {
  return new Failure('arguments', `--population: ${sentences.join('\n')}`);
}

/** A row, or what is wrong with it. */
function readRow(headings: readonly string[], { line, texts }: DelimitedRow): PopulationRow | string {
  const cell = (column: (typeof COLUMNS)[number]): string => (texts[headings.indexOf(column)] ?? '').trim();
  const group = EQUALITY_GROUPS.find(({ name }) => compactWord(name) === compactWord(cell('group')))?.name;
  const from = findDay(cell('from'));
  const [people, of] = [wholeOf(cell('people')), wholeOf(cell('of'))];
  if (group === undefined)
    return `line ${line}: group is one of ${EQUALITY_GROUPS.map(({ name }) => name).join(', ')}.`;
  if (from === undefined) return `line ${line}: from is a day as 2021-03-21.`;
  if (people === undefined || of === undefined || people > of || of === 0)
    return `line ${line}: people and of are whole numbers, and people is not more than of.`;
  if (cell('source') === '') return `line ${line}: source says where the number comes from.`;
  return { id: `line ${line}`, group, people, of, from, source: cell('source') };
}

/** 12,345 and 12345. */
function wholeOf(text: string): number | undefined {
  const plain = text.replaceAll(/[ ,]/g, '');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}
