// Texts from cells that would be links, styles, code or fields of a template: inert in every paper and message, whatever field they stand in; and
// a renderer that reaches nothing. All data synthetic.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, describe, expect, test } from 'vitest';
import { MAILS, type MailTemplate } from '../../src/domain/papers/catalogue.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import type { MailAddress } from '../../src/mail/mail-address.ts';
import { composeLetter, messageIdOf } from '../../src/mail/compose-message.ts';
import { TEST_KEYS } from '../ledger/make.ts';
import { ALL, everyNode, linksOf, mails, withLinks, withTexts } from './hostile-texts.ts';
import { CACHE, openTestDocuments, TEMPLATES } from './press.ts';

const documents = openTestDocuments();
const folder = mkdtempSync(path.join(tmpdir(), 'marac-hostile-data-'));
afterAll(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

const styleOf = (html: string): string => /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';

describe('7F4: a text of a cell never becomes a link', () => {
  test.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    '\\\\host\\share',
    'https://evil.example/x',
  ])('%j', (text) => {
    for (const [sort, name, model] of ALL) {
      const { html } = documents.compose(sort, name, withTexts(model, text));
      const plain = linksOf(documents.compose(sort, name, withTexts(model, 'Plain words')).html);
      expect([sort, name, linksOf(html)]).toEqual([sort, name, plain]);
    }
  });
});

test('7F4: nor does the address of a form or of the meeting’s room, unless it is https', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '\\\\host\\share',
    'http://x.example',
    '//x.example',
  ])
    for (const [sort, name, model] of ALL) {
      const links = linksOf(documents.compose(sort, name, withLinks(model, text)).html);
      expect([sort, name, links.filter((one) => !/^(tel:|mailto:)/.test(one))]).toEqual([sort, name, []]);
    }
});

/** Style without what stands in quotes: that is shown in a margin, and styles nothing. */
const withoutQuoted = (style: string): string => style.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');

describe('7F5: a text of a cell never becomes style', () => {
  test.each([
    '"}body{background:url(http://evil.example/x)}',
    '\\"}@import url(http://evil.example/x);',
    '*/ body{display:none} /*',
    '</style><style>body{display:none}',
    'a\nb"\n} body { display: none',
  ])('%j', (text) => {
    for (const [sort, name, model] of ALL) {
      const { html } = documents.compose(sort, name, withTexts(model, text));
      const plain = documents.compose(sort, name, withTexts(model, 'Plain words')).html;
      expect([sort, name, withoutQuoted(styleOf(html))]).toEqual([sort, name, withoutQuoted(styleOf(plain))]);
      const nodes = everyNode(html);
      expect(nodes.filter((node) => node.nodeName === 'style' || node.nodeName === 'link')).toHaveLength(1);
      expect(nodes.flatMap((node) => (node.attrs ?? []).filter((one) => one.name === 'style'))).toEqual([]);
    }
  });
});

/** Puts these on every object while `work` runs, and takes them away again whatever happens. */
function polluted<T>(values: Readonly<Record<string, unknown>>, work: () => T): T {
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  const names = Object.keys(values).filter((name) => !(name in prototype));
  for (const name of names)
    Object.defineProperty(prototype, name, {
      value: values[name],
      configurable: true,
      writable: true,
      enumerable: false,
    });
  try {
    return work();
  } finally {
    for (const name of names) delete prototype[name];
  }
}

const EVIL = '<script>alert(1)</script>';
const POLLUTION: Readonly<Record<string, unknown>> = {
  nowhere: EVIL,
  evil: () => EVIL,
  agency: EVIL,
  name: EVIL,
  safeContacts: EVIL,
  head: { marac: EVIL },
  allowProtoPropertiesByDefault: true,
  allowProtoMethodsByDefault: true,
  allowedProtoProperties: { evil: true },
  explicitPartialContext: false,
  noEscape: true,
  compat: true,
  strict: false,
  knownHelpersOnly: false,
  partials: { nowhere: EVIL, masthead: EVIL },
  helpers: { evil: () => EVIL },
  href: 'javascript:alert(1)',
};

/** Everything made by templates that are read now. */
const fresh = (): readonly string[] => {
  const opened = openTestDocuments();
  return ALL.map(([sort, name, model]) => opened.compose(sort, name, model).html);
};

describe('7E6: with things put on Object.prototype beforehand', () => {
  test('every paper and message is made just as without them, by templates read before and after', () => {
    const before = fresh();
    const { same, anew } = polluted(POLLUTION, () => ({
      same: ALL.map(([sort, name, model]) => documents.compose(sort, name, model).html),
      anew: fresh(),
    }));
    expect(anew).toEqual(before);
    expect(same).toEqual(before);
    expect(Object.keys(POLLUTION).filter((name) => name in {})).toEqual([]);
  });

  test('a field that the model lacks is still missing, and a partial that is not there still is not (CVE-2026-33916)', () => {
    const { head: _head, ...withoutHead } = mails.digest;
    const copy = path.join(folder, 'templates');
    cpSync(TEMPLATES, copy, { recursive: true });
    appendFileSync(path.join(copy, 'mail/digest.hbs'), '{{> nowhere}}{{evil}}');
    polluted(POLLUTION, () => {
      expect(() => documents.compose('mail', 'digest', withoutHead)).toThrow(/head/);
      const opened = openDocuments({ templatesDir: copy, cacheDir: CACHE });
      expect(opened.checkTemplates().map((one) => one.code)).toEqual(
        expect.arrayContaining(['template.partial', 'template.unknown-field']),
      );
      expect(() => opened.compose('mail', 'digest', mails.digest)).toThrow(/no partial "nowhere"/);
    });
  });
});

describe('7F11: the text part of a message holds exactly the letters of the cell', () => {
  test.each(["O'Neill & Sons", 'Zoë "the" <younger> `x` = 1', '&amp; &#x27; &lt;b&gt;', '50% + 1'])(
    '%s',
    async (text) => {
      for (const name of Object.keys(MAILS) as MailTemplate[]) {
        const composed = documents.compose('mail', name, withTexts(mails[name], text));
        expect(composed.text).toContain(text);
        const bytes = await composeLetter({
          from: 'marac@example.gov.uk' as MailAddress,
          to: 'rep@example.gov.uk' as MailAddress,
          subject: 'Referral received (D-7KQ2MX)',
          text: composed.text,
          html: composed.html,
          attachments: [],
          messageId: messageIdOf(TEST_KEYS, name, 1, 'marac.example'),
          date: new Date(Date.UTC(2027, 2, 9, 10, 0, 0)),
          boundary: 'abcdefghijkl',
        });
        const read = await PostalMime.parse(bytes);
        const count = (whole: string): number => whole.split(text).length;
        expect([name, count(read.text ?? '')]).toEqual([name, count(composed.text)]);
        expect((read.text ?? '').replaceAll(text, '')).not.toMatch(/&(amp|lt|gt|quot|#x?\d)/);
      }
    },
  );
});
