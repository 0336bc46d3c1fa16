// The search language of files.list, as far as programs use it: comparisons joined by `and`.
import { isListed } from './drive-files.ts';
import { invalid } from './errors.ts';
import type { Call } from './wire.ts';
import type { StoredFile } from './world.ts';

type Test = (file: StoredFile) => boolean;

/** The files a call lists, newest first unless ordered by name. */
export function findFiles(call: Call): StoredFile[] {
  const tests = parseQuery(call.query.get('q') ?? '');
  const found = [...call.world.files.values()].filter(
    (file) => isListed(call, file) && tests.every((test) => test(file)),
  );
  const driveId = call.query.get('driveId');
  const inDrive = driveId ? found.filter((file) => file.driveId === driveId) : found;
  return call.query.get('orderBy')?.startsWith('name')
    ? inDrive.toSorted((one, other) => one.name.localeCompare(other.name))
    : inDrive.toSorted((one, other) => other.modifiedMs - one.modifiedMs);
}

function parseQuery(text: string): Test[] {
  const tests: Test[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const known = forms.map(({ pattern, make }) => ({ found: pattern.exec(rest), make })).find(({ found }) => found);
    if (!known?.found) throw invalid('Invalid Value');
    tests.push(known.make(known.found.slice(1).map((part) => part.replaceAll("\\'", "'"))));
    rest = rest.slice(known.found[0].length).trim();
    if (rest === '') break;
    if (!rest.startsWith('and ')) throw invalid('Invalid Value');
    rest = rest.slice(4).trim();
  }
  return tests;
}

const text = String.raw`'((?:[^'\\]|\\.)*)'`;

const forms: readonly { readonly pattern: RegExp; readonly make: (parts: readonly string[]) => Test }[] = [
  {
    pattern: new RegExp(`^${text} in parents`),
    make:
      ([id]) =>
      (file) =>
        file.parents.includes(id ?? ''),
  },
  {
    pattern: /^trashed ?= ?(true|false)/,
    make:
      ([value]) =>
      (file) =>
        String(file.trashed) === value,
  },
  {
    pattern: new RegExp(`^name ?= ?${text}`),
    make:
      ([name]) =>
      (file) =>
        file.name === name,
  },
  {
    pattern: new RegExp(`^name contains ${text}`),
    make:
      ([part]) =>
      (file) =>
        file.name.toLowerCase().includes((part ?? '').toLowerCase()),
  },
  {
    pattern: new RegExp(`^mimeType ?= ?${text}`),
    make:
      ([type]) =>
      (file) =>
        file.mimeType === type,
  },
  {
    pattern: new RegExp(`^mimeType ?!= ?${text}`),
    make:
      ([type]) =>
      (file) =>
        file.mimeType !== type,
  },
  {
    pattern: new RegExp(`^appProperties has \\{ ?key ?= ?${text} and value ?= ?${text} ?\\}`),
    make:
      ([key, value]) =>
      (file) =>
        file.appProperties[key ?? ''] === value,
  },
];
