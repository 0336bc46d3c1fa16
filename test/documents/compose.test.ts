import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAILS, PAPERS } from '../../src/domain/papers/catalogue.ts';
import type { MailTemplate, PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { cleanText } from '../../src/documents/page/clean-text.ts';
import { mailModels } from './mail-models.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';
import { bare, shownText } from './reading.ts';

const documents = openTestDocuments();
const models = richModels();
const mails = mailModels();
const GOLDEN = path.join(import.meta.dirname, '..', 'golden');

/** Compared with the file of that name; `UPDATE_GOLDEN=1` rewrites it. */
function golden(name: string, content: string): string {
  const file = path.join(GOLDEN, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return readFileSync(file, 'utf8');
}

const withoutStyle = (html: string): string => html.replace(/<style>.*?<\/style>/s, '');

const spaceless = (words: string): string => bare(words).toUpperCase().replaceAll('|', '');

describe('golden papers of a synthetic meeting', () => {
  test.each(Object.keys(PAPERS) as PaperTemplate[])('%s is what it was', (name) => {
    const html = withoutStyle(documents.compose('paper', name, models[name]).html);
    expect(html).toBe(golden(`documents/${name}.html`, html));
  });

  test.each(Object.keys(MAILS) as MailTemplate[])('message %s is what it was, in both forms', (name) => {
    const { html, text } = documents.compose('mail', name, mails[name]);
    const plain = `Subject: ${MAILS[name].subject} (${mails[name].head.reference})\n\n${text}`;
    expect(withoutStyle(html)).toBe(golden(`mail/${name}.html`, withoutStyle(html)));
    expect(plain).toBe(golden(`mail/${name}.txt`, plain));
  });
});

describe('composing', () => {
  test.each(Object.keys(PAPERS) as PaperTemplate[])(
    '%s: HTML and plain text hold the same words in the same order',
    (name) => {
      const { html, text } = documents.compose('paper', name, models[name]);
      const addressless = text.replaceAll(/: https:\/\/\S+/g, '').replaceAll(/^\d+\. /gm, '');
      const numberless = shownText(html).replaceAll(/^\d+\. /gm, '');
      expect(spaceless(addressless)).toBe(spaceless(numberless));
    },
  );

  test('a name that tries to be markup is printed as it was typed', () => {
    const { html, text } = documents.compose('paper', 'agenda', models.agenda);
    expect(html).toContain('&lt;b&gt;Smith&lt;/b&gt;, "Jo" &amp; Co');
    expect(text).toContain('<b>Smith</b>, "Jo" & Co');
  });

  test('right-to-left names are set apart from what stands beside them', () => {
    const { html } = documents.compose('paper', 'agenda', models.agenda);
    expect(html).toContain('<bdi>الزهراء, فاطمة</bdi>');
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test('control characters and direction tricks in a cell are dropped, line ends are kept', () => {
    expect(cleanText('a\u0000b\u202ec\r\nd\u2028e\ud800')).toBe('abc\nd\ne\ufffd');
  });

  test('every page of a paper names marking, recipient, paper and version', () => {
    const { html } = documents.compose('paper', 'minutes', models.minutes);
    expect(html).toContain('<meta name="marking" content="OFFICIAL-SENSITIVE">');
    expect(html).toContain('<meta name="copy-for" content="Ealing Housing">');
    expect(html).toMatch(/<meta name="foot" content="Ealing MARAC · Minutes · P-[A-Z0-9]{6}, version 1">/);
  });

  test('an agency’s name cannot write style', () => {
    const head = { ...models.minutes.head, copyFor: '"}body{display:none}</style><script>' };
    const { html } = documents.compose('paper', 'minutes', { ...models.minutes, head });
    const style = html.slice(html.indexOf('<style>'), html.indexOf('</style>'));
    expect(style).not.toContain('display:none');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('<script>');
  });

  test('an empty list is said in words, never left out', () => {
    const { text } = documents.compose('paper', 'agenda', {
      ...models.agenda,
      cases: [],
      lastActions: [],
      disclosureRequests: [],
      twelveMonths: [],
    });
    expect(text).toContain('No case of this meeting is yours.');
    expect(text).toContain('No action of an earlier meeting is open.');
    expect(text).toContain('There is no request for this meeting.');
  });

  test('a model that is not its shape is refused by path, without its values', () => {
    const wrong = { ...models.minutes, chair: 7, secret: 'Aldridge' };
    expect(() => documents.compose('paper', 'minutes', wrong)).toThrow('secret is not in the shape; chair is not text');
  });

  test('only https addresses become links in a message', () => {
    const bad = { ...mails.digest, replyLink: 'javascript:alert(1)' };
    const { html } = documents.compose('mail', 'digest', bad);
    expect(html).not.toContain('javascript');
    expect(documents.compose('mail', 'digest', mails.digest).html).toContain(
      'href="https://forms.example.gov.uk/answer?m=7KQ2MX&amp;v=1"',
    );
  });

  test('the page of a message is headed by the subject it goes with', () => {
    const subject = 'Ealing MARAC, 16 March 2027: your actions (D-7KQ2MX)';
    expect(documents.compose('mail', 'digest', mails.digest, subject).html).toContain(`<title>${subject}</title>`);
  });

  test('what a paper discloses is read from its model: the action sheet names cases with their classes', () => {
    const { discloses } = documents.compose('paper', 'action-sheet', models['action-sheet']);
    expect(discloses[0]).toEqual({
      actionsOf: [models['action-sheet'].cases[0]?.actions[0]?.agencyId],
      case: models['action-sheet'].cases[0]?.ref,
      classes: ['open', 'name', 'knownPlace', 'staff', 'action'],
    });
  });
});
