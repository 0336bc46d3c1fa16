import { describe, expect, test } from 'vitest';
import { readControls } from '../../src/documents/forms/word-controls.ts';
import { readMinuteForm } from '../../src/documents/forms/minute-form.ts';
import { writeZip } from '../../src/system/zip.ts';
import { fillIn } from './filled.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';

const documents = openTestDocuments();
const form = richModels()['minute-form'];
const [first, second] = form.cases.map((one) => one.ref);

async function printForm(): Promise<Uint8Array> {
  const printed = await documents.print(documents.compose('paper', 'minute-form', form).html, 'docx');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  return printed.bytes;
}

const zipOf = (document: string): Buffer => writeZip([{ name: 'word/document.xml', content: Buffer.from(document) }]);

/** Without the page it was read from. */
function answersOf(bytes: Buffer): unknown {
  const read = readMinuteForm(bytes, form.meetingId, 'minutes.docx');
  if (!read.ok) return read;
  const { page: _page, used: _used, ...answers } = read.value;
  return answers;
}

describe('the minute form', () => {
  test('filled in Word comes back as notes, outcomes and actions with their case and agency', async () => {
    const agency = form.cases[0]?.agencies[1]?.id ?? '';
    const filled = fillIn(await printForm(), {
      [`${first}/background`]: 'He came back.\n  Twice <before> & after.  ',
      [`${first}/information/A-2Q9`]: 'Two calls in March.',
      [`${first}/kind/A-2Q9`]: 'Fact',
      [`${second}/information/A-7TB`]: 'She may leave.',
      [`${second}/kind/A-7TB`]: 'Opinion',
      [`${second}/outcome`]: 'Action plan',
      [`${first}/action/${agency}`]: 'Change the locks.',
      [`${first}/due/${agency}`]: '16/3/2027',
      [`${first}/safety/${agency}`]: 'ticked',
      [`${form.meetingId}/attendance`]: 'All but Probation.',
      [`${form.meetingId}/general`]: 'Training in April.',
    });
    expect(answersOf(filled)).toEqual({
      notes: [
        {
          caseRef: first,
          section: 'background',
          text: 'He came back.\n  Twice <before> & after.',
          label: 'item 1, Background',
        },
        {
          caseRef: first,
          section: 'information',
          agency: 'A-2Q9',
          fact: 'fact',
          text: 'Two calls in March.',
          label: 'item 1, What was said, Ealing Police',
        },
        {
          caseRef: second,
          section: 'information',
          agency: 'A-7TB',
          fact: 'opinion',
          text: 'She may leave.',
          label: 'item 2, What was said, Ealing Children’s Social Care',
        },
        { section: 'general', text: 'Training in April.', label: 'Other business' },
      ],
      outcomes: [{ caseRef: second, outcome: 'Action plan', label: 'item 2, Outcome' }],
      actions: [
        {
          caseRef: first,
          agency,
          text: 'Change the locks.',
          due: '16/3/2027',
          safety: true,
          label: 'item 1, Action, West London IDVA Service',
        },
      ],
      attendance: 'All but Probation.',
      problems: [],
    });
  });

  test('sent back untouched, it says nothing', async () => {
    const said = answersOf(Buffer.from(await printForm()));
    expect(said).toEqual({ notes: [], outcomes: [], actions: [], attendance: '', problems: [] });
  });

  test('of another meeting is refused whole', async () => {
    const read = readMinuteForm(Buffer.from(await printForm()), 'M-OTHER', 'minutes.docx');
    expect(read.ok ? [] : read.problems.map((one) => one.code)).toEqual(['form.other-meeting']);
  });
});

const sdt = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const run = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const whole = (body: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;

describe('an area’s own Word form', () => {
  const good: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    [
      'a control is known by its tag',
      sdt('<w:alias w:val="Surname"/><w:tag w:val="surname"/>', run('Aldridge')),
      { surname: 'Aldridge' },
    ],
    [
      'or by its title, where there is no tag',
      sdt('<w:alias w:val="Surname"/>', run('Aldridge')),
      { Surname: 'Aldridge' },
    ],
    ['paragraphs are lines', sdt('<w:tag w:val="a"/>', run('one') + run('two')), { a: 'one\ntwo' }],
    [
      'a prompt that nobody touched is empty',
      sdt('<w:tag w:val="a"/><w:showingPlcHdr/>', run('Click here')),
      { a: '' },
    ],
    [
      'a tick box is yes or no',
      sdt('<w:tag w:val="a"/><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run('☒')) +
        sdt('<w:tag w:val="b"/><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', run('☐')),
      { a: 'yes', b: 'no' },
    ],
    [
      'a control in a control keeps its own text',
      sdt('<w:tag w:val="a"/>', run('x') + sdt('<w:tag w:val="b"/>', run('y')) + run('z')),
      { a: 'x\nz', b: 'y' },
    ],
    [
      'tracked deletions are not text',
      sdt(
        '<w:tag w:val="a"/>',
        '<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>',
      ),
      { a: 'new' },
    ],
    [
      'entities and numbers are letters',
      sdt('<w:tag w:val="a"/>', run('O&#8217;Neill &amp; &lt;Co&gt;')),
      { a: 'O’Neill & <Co>' },
    ],
    [
      'a field named like a part of every object is only a name',
      sdt('<w:tag w:val="__proto__"/>', run('x')) + sdt('<w:tag w:val="a"/>', run('y')),
      { a: 'y', ['__proto__']: 'x' },
    ],
  ];
  test.each(good)('%s', (_rule, body, expected) => {
    const read = readControls(zipOf(whole(body)), 'referral.docx');
    expect(read.ok && new Map(Object.entries(read.value.values))).toEqual(new Map(Object.entries(expected)));
  });

  const copies: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['the same twice', ['x', 'x'], 'x'],
    ['the same but for its spaces', ['x  y', 'x y'], 'x  y'],
    ['an untouched one and a filled one', ['', 'y'], 'y'],
    ['two untouched ones', ['', ''], ''],
    ['the word no and another word, which are both answers', ['no', 'y'], undefined],
    ['two that differ', ['x', 'y'], undefined],
    ['three of which one differs', ['x', '', 'y'], undefined],
  ];
  test.each(copies)(
    'F29: a place that stands more than once, %s, has the value that it can only have, or none',
    (_what, said, value) => {
      const read = readControls(
        zipOf(whole(said.map((one) => sdt('<w:tag w:val="a"/>', run(one))).join(''))),
        'form.docx',
      );
      expect(read.ok && read.value.values['a']).toBe(value);
      expect(read.ok && [...read.value.differing.keys()]).toEqual(value === undefined ? ['a'] : []);
    },
  );

  const bad: readonly (readonly [string, Buffer, string])[] = [
    ['a file that is no zip', Buffer.from('%PDF-1.7 not a form'), 'form.unreadable'],
    [
      'a zip that is no Word file',
      writeZip([{ name: 'xl/workbook.xml', content: Buffer.from('<x/>') }]),
      'form.not-word',
    ],
    ['a Word file without controls', zipOf(whole(run('plain'))), 'form.no-fields'],
    ['a document type', zipOf('<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>'), 'form.unreadable'],
    ['an entity that is not one of the five', zipOf(whole(sdt('<w:tag w:val="a"/>', run('&xxe;')))), 'form.unreadable'],
    ['a bomb', zipOf(whole(sdt('<w:tag w:val="a"/>', run('x'.repeat(40_000_000))))), 'form.unreadable'],
  ];
  test.each(bad)('%s is refused with a sentence that holds nothing of it', (_what, bytes, code) => {
    const read = readControls(bytes, 'referral.docx');
    expect(read.ok ? [] : read.problems.map((one) => one.code)).toEqual([code]);
    expect(read.ok ? '' : read.problems[0]?.sentence).toMatch(/\.docx|Use the form|ordinary Word document/);
  });
});
