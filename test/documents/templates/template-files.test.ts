import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { openDocuments } from '../../../src/documents/open-documents.ts';
import { mailModels } from '../mail-models.ts';
import { richModels } from '../models.ts';
import { CACHE, TEMPLATES, openTestDocuments } from '../press.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-templates-'));
cpSync(TEMPLATES, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The documents of a copy of the templates in which one file has another content. */
function withFile(file: string, content: string) {
  const at = path.join(folder, file);
  const before = readFileSync(at, 'utf8');
  writeFileSync(at, content);
  try {
    return openDocuments({ templatesDir: folder, cacheDir: CACHE });
  } finally {
    writeFileSync(at, before);
  }
}

const read = (file: string): string => readFileSync(path.join(TEMPLATES, file), 'utf8');

describe('the shipped templates', () => {
  test('have no problem in any branch', () => {
    expect(openTestDocuments().checkTemplates()).toEqual([]);
  });

  test('a change of a template, or of a partial it uses, is another version', () => {
    const shipped = openTestDocuments();
    const changed = withFile('partials/people.hbs', `${read('partials/people.hbs')}<tr><td>.</td></tr>`);
    expect(changed.versionOf('paper', 'minutes')).not.toBe(shipped.versionOf('paper', 'minutes'));
    expect(changed.versionOf('mail', 'digest')).toBe(shipped.versionOf('mail', 'digest'));
  });
});

// Each row: what is appended to the action sheet, and the code and words it is refused with.
const refused: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'a field that does not exist (7F7)',
    '{{nothing}}',
    'template.unknown-field',
    /no field "nothing" here. Here are: head/,
  ],
  [
    'a field of another case’s shape',
    '{{#each cases}}{{victim}}{{else}}x{{/each}}',
    'template.unknown-field',
    /"victim"/,
  ],
  ['raw output in three braces (7F6)', '{{{agency}}}', 'template.raw', /Raw output/],
  ['raw output with an ampersand', '{{&agency}}', 'template.raw', /Raw output/],
  ['lookup, which reads a field named by data', '{{lookup head "marac"}}', 'template.helper', /no helper "lookup"/],
  ['log, which prints on the console', '{{log agency}}', 'template.helper', /no helper "log"/],
  ['each over a group', '{{#each head}}{{this}}{{else}}x{{/each}}', 'template.each', /goes over lists/],
  ['@root', '{{@root.agency}}', 'template.refused', /@root/],
  ['@key', '{{#each cases}}{{@key}}{{else}}x{{/each}}', 'template.refused', /@key/],
  [
    'climbing out of a case',
    '{{#each cases}}{{../agency}}{{else}}x{{/each}}',
    'template.across-cases',
    /climbs out of a case/,
  ],
  ['climbing out of the paper', '{{../agency}}', 'template.unknown-field', /climbs out of the paper/],
  ['a dynamic partial (7F9)', '{{> (join agency agency)}}', 'template.partial', /named outright/],
  ['a partial that is not there', '{{> nowhere}}', 'template.partial', /no partial "nowhere"/],
  ['a partial with the whole model', '{{> masthead head}}', 'template.partial', /named arguments/],
  ['a partial that lacks an argument', '{{> masthead title="x"}}', 'template.unknown-field', /"head.marac"/],
  ['a partial block', '{{#> masthead head=head title="x"}}y{{/masthead}}', 'template.refused', /partial blocks/],
  ['a block of another name', '{{#repeat cases}}{{/repeat}}', 'template.block', /no block "#repeat"/],
  ['block parameters', '{{#each cases as |one|}}{{one.name}}{{else}}x{{/each}}', 'template.block', /as \|name\|/],
  ['#if on a number, which hides a zero (7F8)', '{{#if head.version}}x{{/if}}', 'template.if-number', /hides a zero/],
  ['#if on a text', '{{#if agency}}x{{/if}}', 'template.if-text', /yes or no/],
  ['a list without words for none', '{{#each cases}}{{name}}{{/each}}', 'template.no-else', /when "cases" is empty/],
  ['a whole list between braces', '{{cases}}', 'template.not-text', /is a list/],
  ['a helper with a wrong argument', '{{many agency "a" "b"}}', 'template.helper', /wants count/],
  ['a heading level skipped', '<h2>a</h2><h2>b</h2></section>', 'template.unclosed', /closes nothing/],
  ['an element of its own', '<script>x</script>', 'template.element', /<script> is not an element/],
  ['an event attribute', '<p onclick="x">y</p>', 'template.attribute', /may not carry onclick/],
  ['a link of its own', '<a href="https://example.com">y</a>', 'template.attribute', /may not carry href/],
  ['an attribute without quotes (7F3)', '<p class=lead>y</p>', 'template.attribute', /double quotes/],
  ['a class of its own', '<p class="huge">y</p>', 'template.class', /no class "huge"/],
  ['a value inside a tag', '<p class="{{agency}}">y</p>', 'template.in-tag', /inside a tag/],
  [
    'a table without headers',
    '<table><tbody><tr><td>x</td></tr></tbody></table>',
    'template.table',
    /needs header cells/,
  ],
  [
    'a header cell that heads nothing',
    '<table><tbody><tr><th>x</th></tr></tbody></table>',
    'template.table',
    /scope="col"/,
  ],
  ['an element left open', '<p>x', 'template.unclosed', /not closed in the same block/],
  ['an element closed in another block', '{{#given agency}}<p>x{{/given}}</p>', 'template.unclosed', /same block/],
  ['an HTML comment', '<!-- note -->', 'template.comment', /would leave with the paper/],
];

describe('the linter', () => {
  const source = read('documents/action-sheet.hbs');
  const lines = source.split('\n').length;

  test.each(refused)('refuses %s, with file and line', (_what, added, code, words) => {
    const found = withFile('documents/action-sheet.hbs', `${source}${added}\n`).checkTemplates();
    const problem = found.find((one) => one.code === code && words.test(one.sentence));
    expect(found).toContain(problem);
    expect(problem?.place).toMatch(
      new RegExp(`^templates/(documents/action-sheet.hbs, line ${lines}|partials/masthead.hbs, line 1)$`),
    );
    expect(problem?.size).toBe('run');
  });

  test('a heading level skipped is refused, also through a partial', () => {
    const skipped = withFile(
      'partials/masthead.hbs',
      read('partials/masthead.hbs').replace('<h1>{{title}}</h1>', '<p>{{title}}</p>'),
    );
    expect(skipped.checkTemplates().map((one) => one.code)).toContain('template.heading');
  });

  test('a template that is not there, or cannot be parsed, is a problem with its name', () => {
    const broken = withFile('mail/digest.hbs', '{{#each overdue}}');
    expect(broken.checkTemplates().map(({ code, place }) => `${code} ${place}`)).toContain(
      'template.syntax templates/mail/digest.hbs, line 1',
    );
  });
});

describe('a field outside the audience fails at start-up', () => {
  test.each([
    ['at-risk-list', '{{#each cases}}{{#each people}}{{name}}{{else}}x{{/each}}{{else}}x{{/each}}', []],
    ['without-consent', '{{#with case}}{{necessity}}{{/with}}', []],
    ['agenda-full', '{{#each cases}}{{#each links}}{{this}}{{else}}x{{/each}}{{else}}x{{/each}}', []],
  ])('%s may print what its readers may see', (name, added, codes) => {
    const source = read(`documents/${name}.hbs`);
    expect(withFile(`documents/${name}.hbs`, source + added).checkTemplates()).toEqual(codes);
  });

  test('in whatever branch, helper, partial or question it stands', () => {
    // The supplement goes to agencies too; its shape has no safe contact, so one is put into the agenda's partial by a paper that has.
    const leaks = [
      '{{safeContacts}}',
      '{{#each unsafe}}{{this}}{{else}}x{{/each}}',
      '{{join unsafe ", "}}',
      '{{#given contactThrough}}x{{/given}}',
      '{{#unless @first}}{{interpreter}}{{/unless}}',
    ];
    for (const leak of leaks) {
      const source = `${read('documents/agenda.hbs')}{{#each cases}}${leak}{{else}}x{{/each}}`;
      const codes = withFile('documents/agenda.hbs', source)
        .checkTemplates()
        .map((one) => one.code);
      expect([leak, codes.length > 0]).toEqual([leak, true]);
    }
  });

  test('nothing at all is composed while a template is refused', () => {
    const documents = withFile('documents/praise-letter.hbs', '{{{from}}}');
    expect(() => documents.compose('mail', 'digest', mailModels().digest)).toThrow(Failure);
    expect(() => documents.compose('paper', 'minutes', richModels(1).minutes)).toThrow(/praise-letter.hbs, line 1/);
  });
});
