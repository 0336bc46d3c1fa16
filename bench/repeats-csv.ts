// Reads a people file with a header line (comma-separated, quotes allowed) into records for the matcher; ids stay apart from them.
import type { PersonFacts } from '../src/domain/repeats/person-facts.ts';

export interface Row {
  /** The record's name in the file, and the number in it that says which original it is a copy of; both never reach the matcher. */
  readonly recId: string;
  readonly original: string | undefined;
  readonly person: PersonFacts;
}

/** Splits a CSV text into cells; quotes may hold commas, quotes and line ends. */
export function splitCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))[ \t]*(,|\r?\n|$)/y;
  let row: string[] = [];
  const body = text.replace(/^\ufeff/, '').replace(/, +"/g, ',"');
  cell.lastIndex = 0;
  while (cell.lastIndex < body.length) {
    const found = cell.exec(body);
    if (found === null) return [];
    row.push((found[1]?.replace(/""/g, '"') ?? found[2] ?? '').trim());
    if (found[3] === ',') continue;
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

const wanted = ['rec_id', 'given_name', 'surname', 'date_of_birth'];

/** The rows of a people file, or undefined when it is not one. */
export function parsePeople(text: string): Row[] | undefined {
  const [header, ...rows] = splitCsv(text);
  const at = new Map((header ?? []).map((name, i) => [name.trim().toLowerCase(), i]));
  if (wanted.some((name) => !at.has(name)) || rows.length === 0) return undefined;
  return rows.map((row, i) => rowOf(i, (name) => row[at.get(name) ?? -1] ?? ''));
}

function rowOf(i: number, field: (name: string) => string): Row {
  const recId = field('rec_id');
  const date = field('date_of_birth');
  const birth = /^\d{8}$/.test(date) ? [`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`] : [date];
  const phone = field('phone_number');
  return {
    recId,
    original: /^rec-(\d+)-(?:org|dup-\d+)$/.exec(recId)?.[1],
    person: {
      id: String(i),
      forenames: field('given_name'),
      surname: field('surname'),
      births: birth,
      phones: phone === '' ? [] : [phone],
      addresses: [
        {
          number: field('street_number'),
          street: field('address_1'),
          building: field('address_2'),
          town: field('suburb'),
          postcode: field('postcode'),
          region: field('state'),
        },
      ],
    },
  };
}
