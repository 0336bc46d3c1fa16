// Builds the add-on: src/domain and the tables in one function, and one top-level function per export of main.ts, as Google calls them by name.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const HERE = import.meta.dirname;

export interface Built {
  readonly code: string;
  /** The names Google may call. */
  readonly exports: readonly string[];
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** The add-on as one script; writes nothing. */
export async function buildAddOn(): Promise<Built> {
  const { version } = JSON.parse(readFileSync(path.join(HERE, '..', 'package.json'), 'utf8')) as { version: string };
  const bundle = await rolldown({
    input: path.join(HERE, 'main.ts'),
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'] },
    transform: {
      target: 'es2020',
      define: {
        MARAC_VERSION: JSON.stringify(version),
        MARAC_SIDEBAR: JSON.stringify(readFileSync(path.join(HERE, 'sidebar.html'), 'utf8')),
      },
    },
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'Marac', minify: true });
  await bundle.close();
  const [chunk] = output;
  const stubs = chunk.exports.map((name) => `function ${name}(...given) { return Marac.${name}(...given); }`);
  const code = `${chunk.code.trim()}\n${stubs.join('\n')}\n`;
  return { code, exports: chunk.exports, bytes: Buffer.byteLength(code), gzipBytes: gzipSync(code).length };
}

if (import.meta.main) {
  const built = await buildAddOn();
  const dist = path.join(HERE, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  writeFileSync(path.join(dist, 'Code.js'), built.code);
  copyFileSync(path.join(HERE, 'appsscript.json'), path.join(dist, 'appsscript.json'));
  console.log(`appsscript/dist/Code.js: ${built.bytes} bytes minified, ${built.gzipBytes} with gzip.`);
  console.log(`Google may call: ${built.exports.join(', ')}.`);
}
