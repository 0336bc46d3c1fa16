// Who may import whom, and what domain may not touch: the walls of the house.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, filesUnder, importsOf, stripped, type SourceFile } from './support/source-files.ts';

const SOURCES = [...filesUnder('src'), ...filesUnder('demo')];
const ADD_ON = filesUnder('appsscript').filter(({ name }) => name !== 'appsscript/build.ts');

/** The room a file is in: the first folder under src, or the file itself when it stands in src; `demo` and `appsscript` beside it. */
function roomOf(name: string): string {
  const [top = '', second = ''] = name.split('/');
  return top === 'src' ? second : top;
}

const PORTS = [
  /^src\/workbook\/workbook-port\.ts$/,
  /^src\/workbook\/(tables|looks)\//,
  /^src\/workbook\/find-scrambled\.ts$/,
  /^src\/ledger\/[^/]+\.ts$/,
  /^src\/documents\/documents-port\.ts$/,
  /^src\/mail\/mail-port\.ts$/,
];

/** What reads an .xlsx file from outside, which is no workbook of a MARAC: a form, a list. */
const READS_A_FILE =
  /^src\/workbook\/xlsx\/(trust-profile|process\/run-reader|reading\/refusal|package\/cell-reference)\.ts$/;

/** room -> what it may import besides itself: rooms, or patterns of single files. */
const MAY: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  domain: [],
  'errors.ts': [],
  system: ['domain', 'errors.ts'],
  config: ['domain'],
  'config.ts': ['config', 'domain', 'errors.ts', 'system'],
  workbook: ['domain', 'system', 'errors.ts'],
  documents: ['domain', 'system', 'errors.ts', /^src\/workbook\/tables\//],
  ledger: ['domain', 'system', 'errors.ts'],
  mail: ['domain', 'system', 'errors.ts', /^src\/ledger\/[^/]+\.ts$/],
  jobs: ['domain', 'system', 'errors.ts', ...PORTS],
  schedule: ['domain', 'system', 'errors.ts', /^src\/jobs\//, /^src\/ledger\/[^/]+\.ts$/],
  'use-cases': [
    'domain',
    'system',
    'errors.ts',
    'config',
    'config.ts',
    'jobs',
    ...PORTS,
    /^src\/app\/app-port\.ts$/,
    /^src\/documents\/forms\//,
    /^src\/workbook\/(forms|lists)\//,
    READS_A_FILE,
  ],
  cli: [
    'app',
    'use-cases',
    'jobs',
    'schedule',
    'domain',
    'system',
    'errors.ts',
    'config',
    'config.ts',
    'demo',
    /^src\/workbook\/(tables|blank|forms)\//,
    ...PORTS,
  ],
  'main.ts': ['cli', 'errors.ts', 'system'],
  'marac.js': ['main.ts', /^src\/system\/(compile-cache|own-imports)\.ts$/],
  appsscript: [
    'domain',
    /^src\/workbook\/(tables\/|looks\/|workbook-port\.ts$|forms\/referral\/referral-questions\.ts$)/,
  ],
};
/** Rooms that put the house together and may import everything. */
const EVERYTHING = ['app', 'demo'];

function targetOf(file: SourceFile, from: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file.name), from));
}

function isAllowed(room: string, target: string): boolean {
  if (EVERYTHING.includes(room)) return true;
  return [room, ...(MAY[room] ?? [])].some((one) =>
    typeof one === 'string' ? roomOf(target) === one : one.test(target),
  );
}

test('the reader of imports sees every way to write one, and none in a comment', () => {
  const text = [
    "import a from './a.ts';",
    "import type { B } from './b.ts';",
    "import {\n  c,\n  type D,\n} from './c.ts';",
    "import './d.ts';",
    "export { e } from './e.ts';",
    "const f = async () => await import('./f.ts');",
    "// import g from './g.ts';",
    "/* import h from './h.ts'; */",
  ].join('\n');
  const seen = importsOf(text).map(({ from }) => from);
  expect(seen).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
});

describe('who may import whom', () => {
  test('every folder and file of src has its line in the table', () => {
    const rooms = new Set(SOURCES.map(({ name }) => roomOf(name)));
    const known = new Set([...Object.keys(MAY), ...EVERYTHING]);
    expect([...rooms].filter((room) => !known.has(room))).toEqual([]);
  });

  test('no import crosses a wall', () => {
    const crossed = [...SOURCES, ...ADD_ON].flatMap((file) =>
      file.imports
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => targetOf(file, from))
        .filter((target) => !isAllowed(roomOf(file.name), target))
        .map((target) => `${file.name} -> ${target}`),
    );
    expect(crossed).toEqual([]);
  });

  test('figures decide nothing: no other rule of the domain imports them', () => {
    const apart = SOURCES.filter(({ name }) => /^src\/domain\/(?!figures\/)/.test(name)).flatMap((file) =>
      file.imports
        .map(({ from }) => targetOf(file, from))
        .filter((target) => target.startsWith('src/domain/figures/'))
        .map((target) => `${file.name} -> ${target}`),
    );
    expect(apart).toEqual([]);
  });

  test('every import of our own names a file that is there, with its ending', () => {
    const names = new Set([...SOURCES, ...ADD_ON].map(({ name }) => name));
    const lost = [...SOURCES, ...ADD_ON].flatMap((file) =>
      file.imports
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => targetOf(file, from))
        .filter((target) => target.startsWith('src/') && !names.has(target))
        .map((target) => `${file.name} -> ${target}`),
    );
    expect(lost).toEqual([]);
  });

  test('only what composes the house names an adapter of the ledger or the workbook', () => {
    const adapters = /^src\/(ledger\/(sqlite|postgres)|workbook\/(xlsx|google))\//;
    const named = SOURCES.filter(({ name }) => !EVERYTHING.includes(roomOf(name))).flatMap((file) =>
      file.imports
        .map(({ from }) => targetOf(file, from))
        .filter((target) => adapters.test(target) && roomOf(target) !== roomOf(file.name))
        .filter((target) => roomOf(file.name) !== 'use-cases' || !READS_A_FILE.test(target))
        .map((target) => `${file.name} -> ${target}`),
    );
    expect(named).toEqual([]);
  });
});

describe('docs/architecture.md and its picture', () => {
  const page = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
  const picture = readFileSync(path.join(ROOT, 'docs/architecture.svg'), 'utf8');
  const floors = new Map(
    [...picture.matchAll(/data-room="([^"]+)" data-floor="(\d+)"/g)].map(([, room = '', floor = '']) => [
      room,
      Number(floor),
    ]),
  );
  const rooms = [...Object.keys(MAY), ...EVERYTHING].filter((room) => !/\.(ts|js)$/.test(room));

  test('the table has a row for every folder', () => {
    const rows = new Set([...page.matchAll(/^\| `(?:src\/)?([a-z-]+)` +\|/gm)].map(([, room]) => room));
    expect(rooms.filter((room) => !rows.has(room))).toEqual([]);
  });

  test('the picture shows every folder', () => {
    expect(rooms.filter((room) => !floors.has(room))).toEqual([]);
  });

  test('a folder imports only from folders that are drawn below it, but for the port of the app', () => {
    const above = SOURCES.concat(ADD_ON).flatMap((file) => {
      const floor = floors.get(roomOf(file.name)) ?? Infinity;
      return file.imports
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => targetOf(file, from))
        .filter((target) => roomOf(target) !== roomOf(file.name) && target !== 'src/app/app-port.ts')
        .filter((target) => (floors.get(roomOf(target)) ?? -1) >= floor)
        .map((target) => `${file.name} -> ${target}`);
    });
    expect(above).toEqual([]);
  });

  test('every file and folder that the page names exists', () => {
    const named = [...page.matchAll(/`((?:src|test|demo|appsscript)\/[\w./-]*)`/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });
});

describe('domain', () => {
  const domain = SOURCES.filter(({ name }) => name.startsWith('src/domain/'));
  test.each([
    ['a clock', /\b(Date\s*\.|new Date\b|performance\b|setTimeout|setInterval)/],
    ['chance', /\bMath\.random\b|\bcrypto\b/],
    ['the machine’s language', /\bIntl\b|\.toLocale\w+|\.localeCompare\b/],
    ['the machine', /\bprocess\s*\.|\bconsole\s*\.|\bBuffer\b|\bglobalThis\b/],
    ['an await', /\bawait\b|\basync\b/],
  ])('reads no %s', (_, forbidden) => {
    expect(domain.filter(({ text }) => forbidden.test(stripped(text))).map(({ name }) => name)).toEqual([]);
  });
});

describe('the look of the house', () => {
  const ALL = [...SOURCES, ...ADD_ON];

  test('only config and main look at the environment', () => {
    // The browser's driver takes the folder for its files from there and from nowhere else: that one is set, not looked at.
    const may = ['src/main.ts', 'src/config.ts', 'src/documents/pdf/launch-browser.ts'];
    const readers = SOURCES.filter(({ text }) => /process\.env\b/.test(text)).map(({ name }) => name);
    expect(readers.filter((name) => !may.includes(name))).toEqual([]);
  });

  test('no file is longer than 300 lines', () => {
    const long = ALL.filter(({ text }) => text.split('\n').length > 301).map(({ name }) => name);
    expect(long).toEqual([]);
  });

  test('a file opens with a sentence on what it is for', () => {
    const silent = ALL.filter(({ text }) => !/^(#!.*\n)?\/\/ \S+ \S+/.test(text)).map(({ name }) => name);
    expect(silent).toEqual([]);
  });

  test('no folder or file is called by what it is not about', () => {
    const vague = /(^|\/)(utils?|lib|libs|shared|common|helpers?|types|misc|manager|service|core|base)(\/|\.ts$)/i;
    expect(ALL.map(({ name }) => name).filter((name) => vague.test(name))).toEqual([]);
    expect(ALL.map(({ name }) => name).filter((name) => !/^[a-z0-9/.-]+$/.test(name))).toEqual([]);
  });

  test('no file only hands on what others export', () => {
    const barrels = SOURCES.filter(({ text }) => /^export (\*|\{[^}]*\} from)/m.test(text)).map(({ name }) => name);
    expect(barrels).toEqual([]);
  });

  test('no default exports, no lint or type check switched off, no work left for later in a comment', () => {
    const habits = /^export default\b|(eslint|oxlint)-disable|@ts-(ignore|expect-error|nocheck)|\b(TODO|FIXME|XXX)\b/m;
    expect(ALL.filter(({ text }) => habits.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test('no test asks for a sleep', () => {
    // The contract test also asks the real Google, when somebody hands it a key: that pause is real.
    const mayWait = ['test/architecture.test.ts', 'test/workbook/google/contract.test.ts'];
    const tests = filesUnder('test').filter(({ name }) => name.endsWith('.test.ts') && !mayWait.includes(name));
    const sleepy = tests.filter(({ text }) => /from 'node:timers\/promises'|setTimeout\(resolve/.test(text));
    expect(sleepy.map(({ name }) => name)).toEqual([]);
  });
});

test('no two files of src have the same name', () => {
  const names = filesUnder('src').map(({ name }) => path.basename(name));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
