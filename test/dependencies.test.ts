// Which npm package lives behind which folder, and that none is shipped or installed for nothing.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder, importsOf, ROOT, stripped } from './support/source-files.ts';

const SOURCES = [...filesUnder('src'), ...filesUnder('demo')];

/** Packages of development that nothing imports, and what runs or reads them instead. */
const TOOLS: Readonly<Record<string, RegExp>> = {
  prettier: /prettier --check/,
  oxlint: /"check:lint": "oxlint/,
  'oxlint-tsgolint': /"check:lint": "oxlint/, // what oxlint asks about types, by "typeAware"
  typescript: /"check:types": "tsc/,
  '@vitest/coverage-v8': /vitest run --coverage/,
  '@types/google-apps-script': /"check:types": "tsc/,
  '@types/luxon': /"check:types": "tsc/,
  '@types/node': /"check:types": "tsc/,
};

/** npm package -> the one folder (or file) of src behind which it lives. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  zod: ['src/config/', 'src/ledger/', 'src/workbook/google/', 'src/app/', 'src/use-cases/'], // the edges: config, JSON of our own files, Google's answers
  'csv-parse': ['src/workbook/lists/'],
  diff: ['src/documents/'],
  yaml: ['src/config.ts', 'src/config/', 'src/use-cases/mappings/'], // what people write and share by hand
  luxon: ['src/system/clock.ts'],
  'node-cron': ['src/system/heartbeat.ts'],
  croner: ['src/schedule/slot-times.ts'],
  pino: ['src/system/log.ts'],
  exceljs: ['src/workbook/blank/', 'src/workbook/forms/', 'src/workbook/figures/'],
  handlebars: ['src/documents/'],
  parse5: ['src/documents/'],
  docx: ['src/documents/docx/'],
  '@resvg/resvg-wasm': ['src/documents/docx/'],
  echarts: ['src/documents/page/'],
  'playwright-core': ['src/documents/pdf/'],
  '@sparticuz/chromium': ['src/documents/'],
  'officecrypto-tool': ['src/mail/', 'src/documents/'],
  nodemailer: ['src/mail/'],
  imapflow: ['src/mail/'],
  'postal-mime': ['src/mail/'],
  '@googleapis/sheets': ['src/workbook/google/'],
  '@googleapis/drive': ['src/workbook/google/'],
  'google-auth-library': ['src/workbook/google/', 'src/mail/'],
};

describe('npm packages', () => {
  const used = SOURCES.flatMap((file) =>
    file.imports
      .filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))
      .map(({ from }) => ({
        file: file.name,
        name: from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/'),
      })),
  );

  test('each lives behind its folder', () => {
    const astray = used.filter(({ file, name }) => !(PACKAGES[name] ?? []).some((home) => file.startsWith(home)));
    expect(astray.map(({ file, name }) => `${file} uses ${name}`)).toEqual([]);
  });

  test('node’s own modules are named with node:', () => {
    const bare = used.filter(({ name }) => builtinModules.includes(name));
    expect(bare).toEqual([]);
  });

  const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(manifest) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;

  test('F44: each that the house ships is imported, or is fonts or a browser whose files it finds by name', () => {
    const imported = new Set(used.map(({ name }) => name));
    const idle = Object.keys(dependencies).filter((name) => !imported.has(name) && !isFoundByName(name));
    expect(idle).toEqual([]);
    const shipped = Object.keys(dependencies).filter((name) => !name.startsWith('@fontsource'));
    expect(Object.keys(PACKAGES).toSorted(), 'and has its folder above').toEqual(shipped.toSorted());
  });

  test('F44: each of development is imported by a test, a bench or a build, or is a tool that a script runs', () => {
    const files = ['test', 'bench', 'appsscript'].flatMap(filesUnder).map(({ text }) => text);
    const texts = [...files, readFileSync(path.join(ROOT, 'vitest.config.ts'), 'utf8')];
    const idle = Object.keys(devDependencies).filter(
      (name) =>
        !(TOOLS[name]?.test(manifest) ?? false) &&
        !texts.some((text) => importsOf(text).some(({ from }) => from === name || from.startsWith(`${name}/`))),
    );
    expect(idle).toEqual([]);
  });
});

/** Whether a source finds files of the package by its name: fonts, and the browser. */
function isFoundByName(name: string): boolean {
  const ways = new RegExp(`(?:resolve\\(|: )'${name}`);
  return SOURCES.some(({ text }) => ways.test(stripped(text)));
}
