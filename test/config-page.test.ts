// docs and config keys agree: docs/config.md is made from the definition, no page of docs names a key that is none, and the program reads each.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listConfigKeys, renderConfigPage } from './support/config-page.ts';
import { filesUnder, stripped } from './support/source-files.ts';

const ROOT = path.join(import.meta.dirname, '..');
const DOCS = path.join(ROOT, 'docs');
const PAGES = ['../README.md', ...readdirSync(DOCS).filter((name) => name.endsWith('.md'))];
const KEYS = listConfigKeys();
const NAMES: ReadonlySet<string> = new Set(KEYS.map(({ name }) => name));
const TOPS = [...NAMES].filter((name) => !name.includes('.'));

const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Words in backticks that begin like a key of the config. */
function namedOn(page: string): readonly string[] {
  const text = readFileSync(path.join(DOCS, page), 'utf8').replaceAll(/```[^]*?```/g, '');
  return [...text.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)+)`/g)].flatMap(([, name = '']) =>
    TOPS.includes(name.split('.')[0] ?? '') && !/\.(?:ts|txt|json|xlsx)$/.test(name) ? [name] : [],
  );
}

describe('F73: docs and config keys agree', () => {
  test('F73: docs/config.md says what the definition says', async () => {
    await expect(renderConfigPage()).toMatchFileSnapshot(path.join(ROOT, 'docs/config.md'));
  });

  test('F73: every key is explained', () => {
    expect(KEYS.filter(({ about }) => about === '').map(({ name }) => name)).toEqual([]);
  });

  test.each(PAGES)('F73: every key that %s names is one', (page) => {
    expect(namedOn(page).filter((name) => !NAMES.has(name))).toEqual([]);
  });

  test('F73: the keys that were in docs or code only are in both', () => {
    for (const name of ['mail.smtp.relayMayLie', 'mail.imap.mailbox']) expect(NAMES).toContain(name);
    expect(readFileSync(path.join(ROOT, 'docs/sending.md'), 'utf8')).toContain('`mail.smtp.relayMayLie`');
  });

  test('F73: the program reads every key', () => {
    const program = filesUnder('src')
      .filter(({ name }) => !name.startsWith('src/config/'))
      .map(({ text }) => stripped(text))
      .join('\n');
    const unread = KEYS.filter(({ name }) => !new RegExp(`(?:[.?]|[{,]\\s*)${last(name)}\\b`).test(program));
    expect(unread.map(({ name }) => name)).toEqual([]);
  });
});
