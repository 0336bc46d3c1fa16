// Templates that would let a cell's text through are refused before anything is made; those that somebody hands in are none of ours; and the
// printer reaches nothing. All data synthetic.
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Handlebars from 'handlebars';
import { afterAll, describe, expect, test } from 'vitest';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { ALL, mails, papers, withNumbers, withTexts } from './hostile-texts.ts';
import { CACHE, openTestDocuments, TEMPLATES } from './press.ts';
import { readPdf } from './reading.ts';

const documents = openTestDocuments();
const folder = mkdtempSync(path.join(tmpdir(), 'marac-hostile-templates-'));
afterAll(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Codes of what is wrong when this stands at the end of the action sheet. */
function codesWith(added: string): readonly string[] {
  const copy = mkdtempSync(path.join(folder, 'templates-'));
  cpSync(TEMPLATES, copy, { recursive: true });
  appendFileSync(path.join(copy, 'documents/action-sheet.hbs'), added);
  const opened = openDocuments({ templatesDir: copy, cacheDir: CACHE });
  const codes = opened.checkTemplates().map((one) => one.code);
  return [...codes, tellFault(() => opened.compose('mail', 'digest', mails.digest))];
}

function tellFault(work: () => unknown): string {
  try {
    work();
    return 'made all the same';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('a template that would let data through is refused before anything is made with it', () => {
  test.each([
    ['7F3', 'a value in an attribute without quotes', '<p class={{agency}}>x</p>'],
    ['7F3', 'a value in an attribute with them', '<p class="{{agency}}">x</p>'],
    ['7F3', 'a value among attributes', '<p {{agency}}>x</p>'],
    ['7F3', 'a value as a tag', '<{{agency}}>x</{{agency}}>'],
    ['7F6', 'three braces', '{{{agency}}}'],
    ['7F6', 'an ampersand', '{{& agency}}'],
    ['7F6', 'three braces in a block', '{{#each cases}}{{{name}}}{{else}}x{{/each}}'],
    ['7F7', 'a field that is nowhere', '{{agencyname}}'],
    ['7F7', 'a field of a field that has none', '{{agency.name}}'],
    ['7F8', '#if on a number', '{{#if head.version}}x{{/if}}'],
    ['7F8', '#unless on a number', '{{#unless head.version}}x{{/unless}}'],
    ['7F8', '#if on a text, "0" or ""', '{{#if agency}}x{{/if}}'],
    ['7F9', 'a partial named by data', '{{> (lookup head "marac")}}'],
    ['7F9', 'a partial named by a field', '{{> (join agency agency)}}'],
    ['7F9', 'an unknown helper', '{{shout agency}}'],
    ['7F9', 'an unknown block', '{{#shout agency}}x{{/shout}}'],
    ['7F9', 'a helper of every object', '{{toString agency}}'],
  ])('%s: %s', (_id, _what, added) => {
    const found = codesWith(added);
    expect(found.length).toBeGreaterThan(1);
    expect(found.at(-1), 'and nothing else is made').toMatch(/action-sheet.hbs/);
  });

  test('7F7: a model that lacks a field is an error by its path, in every paper and message: never a blank', () => {
    for (const [sort, name, model] of ALL)
      for (const field of Object.keys(model as object)) {
        const { [field]: _gone, ...rest } = model as Readonly<Record<string, unknown>>;
        expect(() => documents.compose(sort, name, rest)).toThrow(new RegExp(field));
      }
  });

  test('7F8: a nought is printed as one', () => {
    const shown = documents.compose('paper', 'agenda-full', withNumbers(papers['agenda-full'], 0)).text;
    expect(shown.split(/\b0\b/).length).toBeGreaterThan(10);
    expect(shown).not.toMatch(/undefined|NaN|null/);
  });
});

describe('7F10: a template that somebody hands in', () => {
  const NUMBER = { type: 'NumberLiteral', value: 'process.exit(7)', original: 7 };
  const AST = {
    type: 'Program',
    blockParams: [],
    body: [
      {
        type: 'MustacheStatement',
        path: { type: 'PathExpression', parts: ['x'], depth: 0, data: false, original: 'x' },
        params: [NUMBER],
        hash: { type: 'Hash', pairs: [] },
        escaped: true,
        strip: { open: false, close: false },
      },
    ],
  };

  test('as a parsed tree is refused by the engine, and by us as no name of the catalogue', () => {
    expect(() => Handlebars.create().compile(AST)({})).toThrow(/Invalid AST|expected/i);
    expect(() => documents.compose('paper', AST as unknown as string, {})).toThrow(/There is no template/);
  });

  test.each(['../../etc/passwd', '/tmp/evil', '__proto__', 'constructor', 'agenda.hbs', '{{evil}}'])(
    'cannot be named by data: %s',
    (name) => {
      for (const sort of ['paper', 'mail'] as const)
        expect(() => documents.compose(sort, name, {})).toThrow(/There is no template/);
    },
  );

  test('in a cell is text: nothing of it is run or looked up', () => {
    const text =
      '{{head.marac}}{{#each cases}}{{safeContacts}}{{/each}}{{> masthead}}{{{constructor}}}<%= 7*7 %>${7*7}';
    for (const [sort, name, model] of ALL) {
      const composed = documents.compose(sort, name, withTexts(model, text));
      expect([name, composed.text.includes(text)]).toEqual([name, true]);
    }
  });
});

test(
  '7F13: the printer asks nobody for anything and opens no file, whatever stands in the page',
  { timeout: 60_000 },
  async () => {
    const asked: string[] = [];
    const server = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('<p>CANARYREMOTE</p>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const file = path.join(folder, 'secret.html');
    writeFileSync(file, '<p>CANARYLOCAL</p>');
    const pages = [there, `file://${file}`].flatMap((url) => [
      [
        `<img src="${url}/image.png"><iframe src="${url}/frame"></iframe>`,
        `<object data="${url}/object"></object><embed src="${url}/embed">`,
        `<link rel="stylesheet" href="${url}/sheet.css"><link rel="preload" as="font" href="${url}/preload">`,
        `<style>@import url(${url}/import.css); @font-face{font-family:x;src:url(${url}/font.woff2)} p{font-family:x;background:url(${url}/back.png)}</style>`,
        `<video poster="${url}/poster" src="${url}/video"></video>`,
        `<script>fetch("${url}/fetch");document.body.append("CANARYSCRIPT")</script>`,
        `<svg><image href="${url}/svg"/><use href="${url}/use#x"/></svg>`,
      ].join(''),
      `<iframe src="${url}"></iframe>`,
    ]);
    try {
      // A page that would go elsewhere stays, and keeps no later one from being printed.
      const leaving = `<meta http-equiv="refresh" content="0;url=${there}/refresh">`;
      const { html } = documents.compose('paper', 'praise-letter', papers['praise-letter']);
      const texts: string[] = [];
      for (const one of [...pages, leaving, leaving, leaving]) {
        const page = html.replace('</main>', `${one}<p>PRINTEDWHOLE</p></main>`);
        const printed = await documents.print(page, 'pdf');
        if (printed.outcome === 'missing') throw new Error(printed.why);
        texts.push((await readPdf(printed.bytes)).text);
      }
      for (const text of texts) expect([/PRINTEDWHOLE/.test(text), /CANARY/.test(text)]).toEqual([true, false]);
      expect(asked).toEqual([]);
      expect(await documents.print(html, 'pdf')).toMatchObject({ outcome: 'done' });
    } finally {
      server.close();
    }
  },
);

describe('7K10: a template into which somebody writes her safe phone', () => {
  test.each([
    ['{{safePhone}}', 'mail/digest.hbs'],
    ['{{#each safeContacts}}{{this}}{{else}}none{{/each}}', 'documents/action-sheet.hbs'],
    ['{{#each cases}}{{safeContacts}}{{else}}none{{/each}}', 'documents/agenda.hbs'],
    ['{{#each cases}}{{#given safePhone}}{{safePhone}}{{/given}}{{else}}none{{/each}}', 'documents/at-risk-list.hbs'],
  ])('%s in %s is refused before anything is made, and by its hash it is no approved one', (added, file) => {
    const copy = mkdtempSync(path.join(folder, 'templates-'));
    cpSync(TEMPLATES, copy, { recursive: true });
    appendFileSync(path.join(copy, file), added);
    const opened = openDocuments({ templatesDir: copy, cacheDir: CACHE });
    expect(opened.checkTemplates().map((one) => [one.size, one.place.split(',')[0]])).toContainEqual([
      'run',
      `templates/${file}`,
    ]);
    expect(() => opened.compose('mail', 'digest', mails.digest)).toThrow(file);
    const changed = opened.listTemplates().filter((one) => one.file === `templates/${file}`);
    expect(changed.map((one) => one.shipped)).toEqual([false]);
  });
});
