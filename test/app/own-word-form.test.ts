// Our own referral form in Word, back through the inbox: the same row as from a workbook, and nothing written on it is lost. All made up.
import { existsSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderResearchForm, renderWordReferralForm } from '../../src/use-cases/forms/own/blank-word-form.ts';
import { openZip, writeZip } from '../../src/system/zip.ts';
import { fillWordForm, type Typed } from '../support/fill-word-form.ts';
import { openInboxBench, type InboxBench } from '../support/inbox-bench.ts';
import { placeOf, rewritten } from '../support/minute-form.ts';

let blank: Uint8Array;
beforeAll(async () => {
  blank = await renderWordReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@ealing.gov.uk' });
});
let bench: InboxBench;
beforeEach(() => (bench = openInboxBench()));
afterEach(() => bench.close());

const ANNA: Typed = {
  'referral/surname': 'Brookov',
  'referral/forenames': 'Anna',
  'referral/birthDate': '1990-02-28',
};
const filled = (more: Typed = {}): Buffer => fillWordForm(blank, { ...ANNA, ...more });
const LIMITS = { maxEntries: 100, maxPartBytes: 2 ** 24, maxTotalBytes: 2 ** 25, maxRatio: 200 };
const partsOf = (bytes: Buffer): { readonly name: string; readonly content: Buffer }[] => {
  const zip = openZip(bytes, LIMITS);
  return zip.entries.map((entry) => ({ name: entry.name, content: zip.read(entry) }));
};
/** With its XML changed, as somebody changes a document. */
const changed = (change: (xml: string) => string, more: Typed = {}): Buffer => rewritten(filled(more), change);

async function note(bytes: Buffer, name = 'own.docx'): Promise<string> {
  bench.lay(name, bytes);
  expect(await bench.takeIn()).toMatchObject({ done: 1 });
  return bench.note('done', `${name}.note.txt`);
}
const today = async (): Promise<string> => (await bench.today()).join();

const before = (label: string, words: string) => (xml: string) => {
  const end = placeOf(xml, '</w:sdt></w:p>', placeOf(xml, `>${label}</w:t>`));
  return `${xml.slice(0, end)}</w:sdt><w:r><w:t>${words}</w:t></w:r></w:p>${xml.slice(end + '</w:sdt></w:p>'.length)}`;
};

test('it becomes one row on Referrals, the same file again makes no second, and a blank form is set aside; the note shows what was read and what is blank', async () => {
  const text = await note(filled({ 'referral/perpetratorKnowsAddress/yes': true, 'referral/tool': 'Police DASH' }));
  expect(text).toMatch(/Read into these columns:\n {2}Victim surname: Brookov\n {2}Victim forenames: Anna\n/);
  expect(text).toContain('Risk tool: Police DASH');
  expect(text).toMatch(/Left blank, and it matters:\n {2}Referring agency\n.*Safe to call\n/s);
  expect(bench.rows()).toEqual([expect.objectContaining({ surname: 'Brookov', birthDate: '1990-02-28' })]);
  expect(await bench.today(), 'nothing on it was misunderstood').toEqual([]);
  bench.lay('blank.docx', Buffer.from(blank));
  bench.lay('again.docx', filled({ 'referral/perpetratorKnowsAddress/yes': true, 'referral/tool': 'Police DASH' }));
  await bench.takeIn();
  expect(bench.rows()).toHaveLength(1);
  expect(bench.note('refused', 'blank.docx.note.txt')).toContain('No answer stands on this form.');
});

describe('F21: what cannot be taken is named by question and place, with its words in the note alone', () => {
  test('an answer that cannot be read', async () => {
    const text = await note(filled({ 'referral/dueDate': '31/13/1990', 'referral/perp2Postcode': 'near the park' }));
    expect(text).toMatch(/- Referral form, About the victim, "Victim due date"\n {2}.+\n {2}> 31\/13\/1990\n/);
    expect(text).toMatch(/- Referral form, Perpetrators, "Perpetrator postcode 2"\n {2}.+\n {2}> near the park\n/);
    expect(await today()).toMatch(
      /2 things were not taken in as written.*“Victim due date”; .*“Perpetrator postcode 2”/,
    );
    expect(await today()).not.toMatch(/31\/13|park/);
  });

  test.each([
    [
      'two boxes ticked',
      (): Buffer => filled({ 'referral/safeToCall/yes': true, 'referral/safeToCall/no': true }),
      'Safe contact, "Safe to call"',
      'More than one box is ticked',
      'Yes, No',
    ],
    [
      'a word crossed out instead of a tick',
      (): Buffer =>
        changed((xml) => {
          const at = placeOf(xml, '<w:t xml:space="preserve">\u00A0No</w:t>', placeOf(xml, '"referral/safeToCall/no"'));
          return `${xml.slice(0, at)}<w:rPr><w:strike/></w:rPr>${xml.slice(at)}`;
        }),
      'Safe contact, "Safe to call"',
      'a word beside one is marked or crossed out',
      'No',
    ],
    [
      'a box that shows one thing and holds another',
      (): Buffer =>
        changed((xml) =>
          xml
            .replace(/("referral\/q1\/yes".*?)<w:t>☐<\/w:t>/s, '$1<w:t>☒</w:t>')
            .replace(/("referral\/q1\/yes".*?)<w:t xml:space="preserve">☐</s, '$1<w:t xml:space="preserve">☒<'),
        ),
      'Checklist, "Q1"',
      'It cannot be told what is ticked',
      'the box shows one thing',
    ],
    [
      'words beside a place',
      (): Buffer => changed(before('Safe times', ' but never on Fridays')),
      'Safe contact, beside "Safe times"',
      'outside the answers',
      'but never on Fridays',
    ],
    [
      'words typed over a question',
      (): Buffer => changed((xml) => xml.replace('>Housing</w:t>', '>He has her keys</w:t>')),
      'table 3, row',
      'outside the answers',
      'He has her keys',
    ],
    [
      'words below everything',
      (): Buffer =>
        changed((xml) => xml.replace('<w:sectPr', '<w:p><w:r><w:t>Ring me first</w:t></w:r></w:p><w:sectPr')),
      'paragraph',
      'outside the answers',
      'Ring me first',
    ],
    [
      'words that a tracked change took out',
      (): Buffer =>
        changed((xml) =>
          xml.replace(
            '<w:sectPr',
            '<w:p><w:del w:id="9" w:author="A"><w:r><w:delText>He is a policeman</w:delText></w:r></w:del></w:p><w:sectPr',
          ),
        ),
      'paragraph',
      'tracked change took these words out',
      'He is a policeman',
    ],
  ])('%s', async (_, make, place, sentence, words) => {
    const text = await note(make());
    expect(text).toMatch(new RegExp(`- Referral form, ${place}.*\\n {2}.*${sentence}`));
    expect(text).toContain(words);
    expect(await today()).toContain(place.replace(/"(.+)"/, '“$1”'));
    expect(bench.rows()).toHaveLength(1);
  });

  test('a comment in the margin', async () => {
    const parts = partsOf(filled());
    const comment =
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1"><w:p><w:r><w:t>Not at this number</w:t></w:r></w:p></w:comment></w:comments>';
    const relation =
      '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>';
    const withComment = parts
      .filter(({ name }) => name !== 'word/comments.xml')
      .map(({ name, content }) =>
        name === 'word/_rels/document.xml.rels'
          ? {
              name,
              content: Buffer.from(
                content
                  .toString('utf8')
                  .replace(/<Relationship [^>]*comments[^>]*>/, '')
                  .replace('</Relationships>', `${relation}</Relationships>`),
              ),
            }
          : { name, content },
      );
    const text = await note(writeZip([...withComment, { name: 'word/comments.xml', content: Buffer.from(comment) }]));
    expect(text).toMatch(/- Referral form, comment 1\n {2}A comment is not taken in.*\n {2}> Not at this number\n/);
  });

  test('a question that was deleted from the form', async () => {
    const text = await note(
      changed((xml) => {
        const at = xml.indexOf('>First language</w:t>');
        const start = xml.lastIndexOf('<w:tr>', at);
        return xml.slice(0, start) + xml.slice(xml.indexOf('</w:tr>', at) + '</w:tr>'.length);
      }),
    );
    expect(text).toMatch(/Referral form, "First language"\n {2}This question is no longer on the form/);
  });

  test('a place that stands twice and says two things is not taken; one that says the same, or nothing, is one place', async () => {
    const control = /<w:sdt>(?:(?!<w:sdt>).)*?"referral\/presenter"(?:(?!<\/w:sdt>).)*<\/w:sdt>/s;
    const doubled = (other: string) => (xml: string) =>
      xml.replace(control, (all) => `${all}${all.replace('Lee Marsh', other)}`);
    const given: Typed = { 'referral/presenter': 'Lee Marsh' };
    expect(await note(changed(doubled('Kim Field'), given), 'two.docx')).toMatch(
      /"Who will present"\n.*says different things.*\n {2}> Lee Marsh\n {2}> Kim Field\n/,
    );
    expect(await note(changed(doubled('Lee Marsh'), given), 'same.docx')).toContain('Who will present: Lee Marsh\n');
    expect(await note(changed(doubled('Type here'), given), 'one.docx')).toContain('Who will present: Lee Marsh\n');
  });
});

test('F29: a form from which an older LibreOffice took the names of all places is read by its questions, and one line says so', async () => {
  const given: Typed = {
    'referral/child4Surname': 'Kidov',
    'referral/q3/notKnown': true,
    'referral/safeToCall/no': true,
  };
  const text = await note(changed((xml) => xml.replaceAll(/<w:tag w:val="[^"]*"\/>/g, ''), given));
  for (const line of [
    'Victim date of birth: 1990-02-28',
    'Child 4 surname: Kidov',
    'Q3 Fears more injury or violence: Not known',
    'Safe to call: No',
  ])
    expect(text).toContain(`  ${line}\n`);
  expect(text.match(/took the names off places of this form/g)).toHaveLength(1);
});

const flattened = (xml: string): string =>
  xml.replaceAll(/<w:sdt><w:sdtPr>.*?<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gs, '$1');
const beside = (xml: string): string => {
  const at = xml.indexOf('☒');
  const end = xml.indexOf('</w:p>', at);
  return `${xml.slice(0, end)}<w:r><w:t> not on Fridays</w:t></w:r>${xml.slice(end)}`;
};

test('F29: without controls at all, boxes drawn as signs are read, and what is written beside them is named', async () => {
  const text = await note(changed((xml) => beside(flattened(xml)), { 'referral/safeToCall/no': true }));
  expect(text).toContain('Safe to call: No\n');
  expect(text).toMatch(/beside "Safe to call"\n.*\n {2}> .*not on Fridays\n/);
});

test('a form of another version, its boxes before ordinary spaces as they were, says so and is taken in', async () => {
  const parts = partsOf(filled());
  const older = writeZip(
    parts.map(({ name, content }) =>
      /footer\d*\.xml$/.test(name)
        ? { name, content: Buffer.from(content.toString('utf8').replace(/version \d+/, 'version 1')) }
        : { name, content },
    ),
  );
  const spaced = rewritten(older, (xml) => xml.replaceAll('\u00A0', ' '));
  expect(await note(spaced)).toContain('It is version 1 of the form');
  expect(await bench.today(), 'nothing printed on it is taken for an answer').toEqual([]);
});

test('an agency’s own research form is set aside, because a part of it stays with the agency; nothing repeats its words', async () => {
  const research = await renderResearchForm({ marac: 'Ealing MARAC' });
  bench.lay('ours.docx', fillWordForm(research, { 'research/facts': 'Rent arrears', 'research/known/yes': true }));
  expect(await bench.takeIn()).toMatchObject({ refused: 1 });
  const text = bench.note('refused', 'ours.docx.note.txt');
  expect(text).toContain('an agency’s own research form');
  expect(text).not.toContain('Rent arrears');
  expect(await today()).not.toContain('Rent arrears');
});

test('somebody else’s document with the title of ours is read as an area’s form', async () => {
  const bare = changed((xml) =>
    xml
      .replace(/<w:tbl>.*<\/w:tbl>/s, '<w:p><w:r><w:t>Victim surname: Otherov</w:t></w:r></w:p>')
      .replaceAll(/<w:tag [^>]*>/g, ''),
  );
  bench.lay('other.docx', bare);
  await bench.takeIn();
  expect(bench.rows()).toEqual([expect.objectContaining({ surname: 'Otherov' })]);
});

const withPart = (name: string, content: Buffer): Buffer => writeZip([...partsOf(filled()), { name, content }]);

const STILL_COPIED = 'It waits.';

describe('a hostile or broken file of our form is refused by name', () => {
  test.each([
    ['with macros', 'own.docm', (): Buffer => withPart('word/vbaProject.bin', Buffer.from('x')), 'can hold macros'],
    ['cut off', 'own.docx', (): Buffer => filled().subarray(0, 9000), STILL_COPIED],
    ['damaged', 'own.docx', (): Buffer => changed((xml) => xml.slice(0, xml.length / 2)), 'The file cannot be read'],
    [
      'packed to burst',
      'own.docx',
      (): Buffer =>
        rewritten(filled(), (xml) => xml.replace('<w:sectPr', `<!--${' '.repeat(40 * 2 ** 20)}--><w:sectPr`)),
      'The file cannot be read',
    ],
    [
      'longer than any form',
      'own.docx',
      (): Buffer =>
        changed((xml) => xml.replace('<w:sectPr', `${'<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(60_000)}<w:sectPr`)),
      'longer than any form',
    ],
  ])('%s', async (_, name, make, sentence) => {
    bench.lay(name, make());
    const { done } = await bench.takeIn();
    expect({ done, rows: bench.rows().length }).toEqual({ done: 0, rows: 0 });
    expect(
      existsSync(bench.inbox('refused', `${name}.note.txt`)) ? bench.note('refused', `${name}.note.txt`) : STILL_COPIED,
    ).toContain(sentence);
  });

  test('one with a link to the outside is read, and the link is not followed', async () => {
    const link =
      '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" TargetMode="External" Target="https://example.org/x.dotm"/></Relationships>';
    const parts = partsOf(filled()).map(({ name, content }) =>
      name === 'word/_rels/document.xml.rels'
        ? { name, content: Buffer.from(content.toString('utf8').replace('</Relationships>', link)) }
        : { name, content },
    );
    expect(await note(writeZip(parts))).toContain('Victim surname: Brookov');
  });
});
