// Builds the add-on: src/domain and the tables in one function, and one top-level function per export of main.ts, as Google calls them by name.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown, type Plugin } from 'rolldown';
import { minifySync } from 'rolldown/utils';

const HERE = import.meta.dirname;

export interface Built {
  readonly code: string;
  /** The names Google may call. */
  readonly exports: readonly string[];
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** What the runner alone reads of a question: no part of a script that Google loads at every edit. */
const OF_THE_RUNNER = ['formWords', 'listWords', 'printed', 'noMeansNothing', 'scanned'] as const;

/** The add-on as one script; writes nothing. */
export function buildAddOn(): Promise<Built> {
  return buildScript('main.ts', 'Marac', [...OF_THE_RUNNER, 'formHelp', 'needed', 'notAsked']);
}

/** The second, optional script, which makes the forms. */
export function buildForms(): Promise<Built> {
  return buildScript('forms/main.ts', 'MaracForms', OF_THE_RUNNER);
}

const TEXT = String.raw`'(?:[^'\\]|\\.)*'`;

function withoutParts(parts: readonly string[]): Plugin {
  const part = new RegExp(String.raw`\b(${parts.join('|')}):\s*(${TEXT}|true|false|\{[^{}]*\}),?`, 'g');
  // Of a setting why nothing is careful, of a tab what it is for: read in the guide and in the workbook.
  const why = new RegExp(String.raw`\bnone:\s*${TEXT}`, 'g');
  const purpose = new RegExp(String.raw`^  help:\s*${TEXT},`, 'gm');
  return {
    name: 'without-parts',
    transform(code, id) {
      if (/[\\/]questions[\\/][a-z-]+-questions\.ts$/.test(id)) return code.replace(part, '');
      if (/[\\/]settings[\\/][a-z-]+-settings\.ts$/.test(id)) return code.replace(why, "none: ''");
      return /[\\/]tables[\\/].*-tabs?\.ts$/.test(id) ? code.replace(purpose, "  help: '',") : undefined;
    },
  };
}

async function buildScript(entry: string, name: string, without: readonly string[]): Promise<Built> {
  const { version } = JSON.parse(readFileSync(path.join(HERE, '..', 'package.json'), 'utf8')) as { version: string };
  const bundle = await rolldown({
    input: path.join(HERE, entry),
    platform: 'neutral',
    plugins: [withoutParts(without)],
    resolve: { mainFields: ['module', 'main'] },
    transform: {
      target: 'es2020',
      define: {
        MARAC_VERSION: JSON.stringify(version),
        MARAC_SIDEBAR: JSON.stringify(makeSidebar()),
      },
    },
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({ format: 'iife', name, minify: true });
  await bundle.close();
  const [chunk] = output;
  const stubs = chunk.exports.map((one) => `function ${one}(...a){return ${name}.${one}(...a)}`);
  // Hints for a bundler that comes after us: there is none.
  const script = chunk.code.trim().split('/* @__PURE__ */').join('');
  const code = `${script}\n${stubs.join('\n')}\n`;
  return { code, exports: chunk.exports, bytes: Buffer.byteLength(code), gzipBytes: gzipSync(code).length };
}

const part = (name: string): string => readFileSync(path.join(HERE, name), 'utf8');

/** The page with its style and its script put in, all made small: it is loaded with the rest at every edit. */
export function makeSidebar(): string {
  const { code, errors } = minifySync('sidebar-script.js', part('sidebar-script.js'), {
    module: false,
    mangle: { toplevel: true },
  });
  const [first] = errors;
  if (first !== undefined) throw new Error(first.message);
  const page = unindent(part('sidebar.html'));
  return page
    .replace('<style></style>', () => `<style>${smallStyle(part('sidebar.css'))}</style>`)
    .replace('<script></script>', () => `<script>\n${code}\n</script>`);
}

function unindent(html: string): string {
  const lines = html.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

function smallStyle(css: string): string {
  return unindent(css.replace(/\/\*.*?\*\//gs, ''))
    .replace(/(?<=[{};,])\n|\n(?=})/g, '')
    .replace(/(?<=[a-z]): (?=\S)| (?={)|;(?=})/g, (one) => (one === ': ' ? ':' : ''));
}

if (import.meta.main) {
  const built = await buildAddOn();
  const forms = await buildForms();
  writeFolder('dist', 'appsscript.json', { 'Code.js': built });
  writeFolder('dist/with-forms', 'forms/appsscript.json', { 'Code.js': built, 'Forms.js': forms });
  console.log(`appsscript/dist/Code.js: ${built.bytes} bytes minified, ${built.gzipBytes} with gzip.`);
  console.log(`Google may call: ${built.exports.join(', ')}.`);
  console.log(`appsscript/dist/with-forms: the same, with Forms.js (${forms.bytes} bytes) and one more right.`);
}

function writeFolder(folder: string, manifest: string, scripts: Readonly<Record<string, Built>>): void {
  const dist = path.join(HERE, folder);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const [name, { code }] of Object.entries(scripts)) writeFileSync(path.join(dist, name), code);
  copyFileSync(path.join(HERE, manifest), path.join(dist, 'appsscript.json'));
}
