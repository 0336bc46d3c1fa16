// The built add-on as Google gets it: one file, few names, few rights, small enough to load at every edit.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { makeSidebar } from '../../appsscript/build.ts';
import { builtAddOn } from './script-host.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * Google loads the whole script at every edit of a cell. The matcher's weights and names are most of it; a library that slips in shows
 * here. Raised from 200,000 when stated scores and the days of each column came in, by 2,000 for the tab Record, and by
 * 8,000 for forms that are made in parts, and the choices, columns and tab of the figures and the Practice log: rules, not a library.
 */
const MOST_BYTES = 230_000;

describe('the built file', () => {
  it('stays under the ceiling', async () => {
    const { bytes, gzipBytes } = await builtAddOn();
    console.log(`add-on: ${bytes} bytes minified, ${gzipBytes} with gzip`);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('adds its entry points and one object to the global names, and nothing else', async () => {
    const { code, exports } = await builtAddOn();
    const context = vm.createContext({});
    vm.runInContext(code, context);
    expect(Object.keys(context).toSorted()).toEqual(['Marac', ...exports].toSorted());
    for (const name of exports) expect(code).toContain(`\nfunction ${name}(`);
  });

  it('loads where there is no Node and no browser, and names neither', async () => {
    const { code } = await builtAddOn();
    expect(
      /\b(?:require\(|process\.|Buffer\.|__dirname|import\s*\(|import\.meta|node:)/.exec(code)?.[0],
    ).toBeUndefined();
  });

  it('writes nothing to Google’s logs', async () => {
    const { code } = await builtAddOn();
    expect(/\b(?:console|Logger)\./.exec(code)?.[0]).toBeUndefined();
  });

  it('asks the web for nothing and keeps nothing in the browser', () => {
    const page = makeSidebar();
    expect(page).toMatch(/<style>.{100}[^]*<script>[^]{100}/);
    expect(page).not.toMatch(
      /https?:|src=|href=|@import|url\(|fetch\(|XMLHttp|localStorage|sessionStorage|cookie|innerHTML/,
    );
  });
});

describe('what it is allowed', () => {
  it('is this spreadsheet and a sidebar', () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'appsscript/appsscript.json'), 'utf8')) as unknown;
    expect(manifest).toEqual({
      timeZone: 'Europe/London',
      runtimeVersion: 'V8',
      exceptionLogging: 'NONE',
      oauthScopes: [
        'https://www.googleapis.com/auth/spreadsheets.currentonly',
        'https://www.googleapis.com/auth/script.container.ui',
      ],
    });
  });

  it('pushes the manifest and its scripts, and no others', () => {
    const lines = readFileSync(path.join(ROOT, 'appsscript/.claspignore'), 'utf8').trim().split('\n');
    expect(lines).toEqual(['**/**', '!appsscript.json', '!Code.js', '!Forms.js']);
    const example = JSON.parse(readFileSync(path.join(ROOT, 'appsscript/.clasp.example.json'), 'utf8')) as unknown;
    expect(example).toEqual({ scriptId: 'YOUR-SCRIPT-ID', rootDir: 'dist' });
  });
});
