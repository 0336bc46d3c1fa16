// Which Word files are our referral form: by their places, by our foot, or by most of our questions. Everything is made up.
import { beforeAll, expect, test } from 'vitest';
import { readWordPage } from '../../src/documents/forms/word-page.ts';
import { renderWordReferralForm } from '../../src/use-cases/forms/own/blank-word-form.ts';
import { findOwnKind } from '../../src/use-cases/forms/own/own-word-form.ts';
import { readReferral } from '../../src/use-cases/forms/own/word-referral.ts';
import { openZip, writeZip } from '../../src/system/zip.ts';
import { readReferralForm } from '../../src/workbook/forms/referral/read-referral-form.ts';

const LIMITS = { maxEntries: 200, maxPartBytes: 2 ** 24, maxTotalBytes: 2 ** 26, maxRatio: 500 };
let form: Buffer;
beforeAll(async () => {
  form = Buffer.from(await renderWordReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@example.org' }));
});

interface Lost {
  readonly places?: true;
  readonly foot?: true;
  /** So many tables are left. */
  readonly tables?: number;
}

function pageWithout({ places, foot, tables = 99 }: Lost) {
  const zip = openZip(form, LIMITS);
  const parts = zip.entries.map((entry) => {
    let xml = zip.read(entry).toString('utf8');
    let kept = 0;
    if (places === true) xml = xml.replaceAll(/<w:tag [^>]*>/g, '');
    if (foot === true && entry.name.includes('footer')) xml = xml.replace(/version \d+/, '');
    if (entry.name.endsWith('document.xml'))
      xml = xml.replaceAll(/<w:tbl>(?:(?!<w:tbl>).)*?<\/w:tbl>/gs, (table) => ((kept += 1) <= tables ? table : ''));
    return { name: entry.name, content: Buffer.from(xml) };
  });
  const page = readWordPage(writeZip(parts), 'form.docx');
  if (!page.ok) throw new Error(JSON.stringify(page.problems));
  return page.value;
}

test.each([
  ['its places', { foot: true, tables: 3 }, 'referral'],
  ['its foot, whatever was deleted', { places: true, tables: 3 }, 'referral'],
  ['most of its questions', { places: true, foot: true }, 'referral'],
  ['none of these: the title alone is that of other forms too', { places: true, foot: true, tables: 3 }, undefined],
] as const)('our form is known by %s', (_by, lost, kind) => {
  expect(findOwnKind(pageWithout(lost))).toBe(kind);
});

test('each question that is gone from ours is named', () => {
  const read = readReferralForm(readReferral(pageWithout({ places: true, tables: 3 })).sheets);
  const gone = read.ok ? read.value.problems.filter((one) => one.code === 'form.question-lost') : [];
  expect(gone.length).toBeGreaterThan(40);
});
