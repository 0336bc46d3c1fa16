import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAILS, PAPERS } from '../../src/domain/papers/catalogue.ts';
import type { MailTemplate, PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { findChromium } from '../../src/documents/pdf/chromium.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { stripPdf } from '../../src/documents/pdf/strip-pdf.ts';
import { mailModels } from './mail-models.ts';
import { richModels } from './models.ts';
import { CACHE, TEMPLATES, openTestDocuments } from './press.ts';
import { plainLetters, readPdf, shownText } from './reading.ts';

const documents = openTestDocuments();
const models = richModels();
const mails = mailModels();
/** Enough for the structure of every paper: axe takes its time over long ones. */
const few = richModels(2);
afterAll(() => documents.close());

async function print(html: string): Promise<Uint8Array> {
  const printed = await documents.print(html, 'pdf');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  return printed.bytes;
}

const copyLine = (copyFor: string): string => (copyFor === '' ? '' : `Copy for ${copyFor}`);

describe('PDF', () => {
  test.each(Object.keys(PAPERS) as PaperTemplate[])(
    '%s: the same words in the same order as the page; tagged, titled, in English, with bookmarks and marked margins',
    { timeout: 60_000 },
    async (name) => {
      const { html } = documents.compose('paper', name, models[name]);
      const facts = await readPdf(await print(html));
      expect(plainLetters(facts.text)).toBe(plainLetters(shownText(html)));
      expect(facts.tagged).toBe(true);
      expect(facts.lang).toBe('en-GB');
      expect(facts.title).toMatch(new RegExp(`^${PAPERS[name].title}, Ealing MARAC`));
      expect(facts.bookmarks).toHaveLength(html.match(/<h[123]/g)?.length ?? 0);
      expect([...facts.roles]).toEqual(expect.arrayContaining(['Document', 'H1', 'P']));
      expect(facts.margins).toHaveLength(facts.pages);
      for (const [i, margin] of facts.margins.entries()) {
        expect(margin).toContain('OFFICIAL-SENSITIVE');
        expect(margin).toContain(`Page ${i + 1} of ${facts.pages}`);
        expect(margin).toContain(copyLine(models[name].head.copyFor));
      }
      for (const alternative of facts.pictures) expect(alternative).toMatch(/table after the picture says the same/);
      expect(facts.pictures).toHaveLength(html.match(/<svg/g)?.length ?? 0);
      expect(
        facts.info.filter((one) => ['Creator', 'Producer', 'CreationDate', 'ModDate', 'Author'].includes(one)),
      ).toEqual([]);
    },
  );

  test(
    'the same page gives the same words in as many pages, whatever was printed before',
    { timeout: 60_000 },
    async () => {
      const { html } = documents.compose('paper', 'action-sheet', models['action-sheet']);
      const before = await readPdf(await print(html));
      for (const bytes of await Promise.all([print(html), print(html)])) expect(await readPdf(bytes)).toEqual(before);
    },
  );

  test('a message can be printed too, for those who are reached by phone and paper', { timeout: 60_000 }, async () => {
    const { html } = documents.compose('mail', 'withdrawal', mails.withdrawal);
    expect((await readPdf(await print(html))).text).toContain('Do not act on Action sheet');
  });

  test('a browser that is not there is an answer with the way out, not a crash', async () => {
    const without = openDocuments({ templatesDir: TEMPLATES, cacheDir: CACHE, browser: '/nowhere/chrome' });
    const { html } = without.compose('paper', 'praise-letter', models['praise-letter']);
    expect(await without.print(html, 'pdf')).toEqual({
      outcome: 'missing',
      why: expect.stringContaining('Install Chrome, Edge or Chromium'),
    });
    await without.close();
  });

  test('a file says neither when nor with what it was made, and every other byte keeps its place', () => {
    const made =
      '1 0 obj <</Creator (a \\) b)\n/Producer (Skia)\n/CreationDate (D:20270309)>> /ID [<AB12> <CD34>] node00000007';
    const stripped = stripPdf(Buffer.from(made)).toString();
    expect(stripped).toHaveLength(made.length);
    expect(stripped.replaceAll(/\s+/g, ' ')).toBe('1 0 obj << >> /ID [<AB12> <CD34>] node00000007');
  });
});

describe('pages for people who read with other means', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    const found = await findChromium(CACHE);
    browser = await chromium.launch({ executablePath: found?.executable ?? '' });
    page = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
  }, 60_000);
  afterAll(() => browser.close());

  async function violations(html: string): Promise<readonly string[]> {
    await page.setContent(html);
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`);
  }

  test.each(Object.keys(PAPERS) as PaperTemplate[])(
    '%s has no fault that axe knows',
    { timeout: 60_000 },
    async (name) => {
      expect(await violations(documents.compose('paper', name, few[name]).html)).toEqual([]);
    },
  );

  test.each(Object.keys(MAILS) as MailTemplate[])(
    'message %s has no fault that axe knows',
    { timeout: 60_000 },
    async (name) => {
      expect(await violations(documents.compose('mail', name, mails[name]).html)).toEqual([]);
    },
  );

  test('the chair’s first page fits a phone without scrolling sideways', { timeout: 60_000 }, async () => {
    await page.setContent(documents.compose('paper', 'chair-papers', models['chair-papers']).html);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
