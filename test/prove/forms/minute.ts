// Minute forms as they come back: places filled at random, some of them flattened or without their names, headings changed, words written beside.
// Every letter stands in a row or in the note, and none of it on Today.
import { arrived } from '../../../src/use-cases/inbox/arrived.ts';
import { renderNote } from '../../../src/use-cases/inbox/file-note.ts';
import { takeInDocument } from '../../../src/use-cases/forms/take-in-document.ts';
import { readWordPage } from '../../../src/documents/forms/word-page.ts';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { inkOf, type FormPage } from '../../../src/domain/referral/form-page.ts';
import { fillIn } from '../../documents/filled.ts';
import { openTestDocuments } from '../../documents/press.ts';
import { printMinuteForm, rewritten } from '../../support/minute-form.ts';
import { AGENCY, MEETING } from '../../support/small-marac.ts';
import * as w from '../../support/word.ts';
import type { Judged } from './check.ts';
import { openDice, type Dice } from './dice.ts';
import type { Reading } from '../../../src/jobs/reading/reading.ts';

const CASE = 'K-AAAA22';
const NOW = localTime('2027-03-16T15:00');
const flat = (text: string): string => text.toLowerCase().replace(/[\s>]+/g, '');

export interface MinutePrint {
  readonly bytes: Uint8Array;
  readonly page: FormPage;
}

/** The form as it is made, once for all seeds. */
export async function printOnce(): Promise<MinutePrint> {
  const bytes = await printMinuteForm(openTestDocuments(), CASE);
  const page = readWordPage(Buffer.from(bytes), 'print.docx');
  if (!page.ok) throw new Error('the print cannot be read');
  return { bytes, page: page.value };
}

const PLACES = [
  ...['background', 'risksVictim', 'risksChildren', 'risksOthers', 'risksStaff', 'victimView', 'links', 'feedback'].map(
    (one) => `${CASE}/${one}`,
  ),
  `${CASE}/information/${AGENCY.police}`,
  `${CASE}/action/${AGENCY.housing}`,
  `${CASE}/due/${AGENCY.housing}`,
  `${MEETING}/attendance`,
  `${MEETING}/general`,
];
const HEADINGS = [
  'Background',
  'Information by agency',
  'To children',
  'Actions',
  'Other business',
  'The victim’s views',
];

export function judgeMinuteForm(reading: Reading, print: MinutePrint, seed: number): Judged {
  const dice = openDice(seed);
  const typed = new Map(
    PLACES.filter(() => dice.chance(0.6)).map((place) => [place, dice.words(1 + dice.below(5))] as const),
  );
  const lost = new Set<string>();
  const loose: string[] = [];
  const bytes = rewritten(fillIn(print.bytes, Object.fromEntries(typed)), (xml) => changed(xml, dice, lost, loose));
  const printed = dice.chance(0.7) ? [print.page] : [];
  const taken = takeInDocument(reading, arrived('minutes.docx', bytes, undefined), NOW, { printed });
  const problems = taken.ok ? taken.value.notes : taken.problems;
  const cells = flat(
    (taken.ok ? taken.value.changes : [])
      .flatMap((one) => (one.do === 'add' ? [...one.cells.values()].map(cellText) : []))
      .join('\n'),
  );
  const note = flat(renderNote({ at: NOW, says: taken.ok ? (taken.value.shows ?? []) : [], problems }));
  const today = flat(problems.map((one) => one.place).join('\n'));
  const faults: string[] = [];
  let [all, known, inColumn] = [0, 0, 0];
  for (const [place, words] of [...typed, ...loose.map((one) => ['', one] as const)]) {
    all += inkOf(words);
    // A date that is none stands in the note, and so does who came.
    const isKnown = place !== '' && !lost.has(place) && !/due|attendance/.test(place);
    const isIn = cells.includes(flat(words));
    if (isKnown) known += inkOf(words);
    if (isKnown && isIn) inColumn += inkOf(words);
    if (!isIn && !note.includes(flat(words))) faults.push(`seed ${seed} (minute form): lost: "${place}" = "${words}"`);
    if (today.includes(flat(words))) faults.push(`seed ${seed} (minute form): on Today: "${words}"`);
  }
  return { faults, known, inColumn, all };
}

function changed(xml: string, dice: Dice, lost: Set<string>, loose: string[]): string {
  const stray = (words: string): string => {
    loose.push(words);
    return words;
  };
  const controls = xml.replaceAll(/<w:sdt>.*?<\/w:sdt>/gs, (control) => {
    const tag = /<w:tag w:val="([^"]*)"/.exec(control)?.[1] ?? '';
    const beside = dice.chance(0.05) ? w.run(stray(` ${dice.words(2)}`)) : '';
    // The places of the meeting keep their names, or nothing says whose form it is.
    if (tag.startsWith(MEETING) || !dice.chance(0.2)) return `${control}${beside}`;
    lost.add(tag);
    const left = dice.chance(0.5)
      ? control.replace(/<w:tag [^>]*>/, '')
      : (/<w:sdtContent>(.*)<\/w:sdtContent>/s.exec(control)?.[1] ?? '');
    return `${left}${beside}`;
  });
  const renamed = HEADINGS.filter(() => dice.chance(0.2)).reduce(
    (text, one) => text.replaceAll(`>${one}<`, `>${dice.words(2)}<`),
    controls,
  );
  const end = `${dice.chance(0.3) ? w.p(stray(dice.words(3))) : ''}${dice.chance(0.2) ? w.p(w.textBox(stray(dice.words(3)))) : ''}`;
  return renamed.replace('</w:body>', `${end}</w:body>`);
}
