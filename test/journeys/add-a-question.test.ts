// A question is added to the form by its definition alone: made-up ones, put beside those of "What happened", are on the form, read wherever they come
// from, and printed for whoever may see their class. Nothing else of the program knows of them.
import { afterAll, expect, test, vi } from 'vitest';
import type { Audience } from '../../src/domain/access/field-class.ts';
import type { FormPage } from '../../src/domain/referral/form-page.ts';
import type { AnswerPaper, ReferralQuestion } from '../../src/domain/referral/questions/question.ts';
import type { Referral } from '../../src/domain/referral/referral.ts';

const PLACE = '../../src/domain/referral/questions/what-happened-questions.ts';
// Test files share their modules: these are loaded anew, and forgotten again.
vi.resetModules();
vi.doMock(PLACE, async (original) => {
  const { ask } = await import('../../src/domain/referral/questions/question.ts');
  const { whatHappened, ...rest } = await original<{
    readonly whatHappened: Readonly<Record<string, ReferralQuestion>>;
  }>();
  const group = 'What happened';
  const more = {
    toldWhom: ask('note', 'Whom the victim told', 'note', 'Anybody at all.', {
      group,
      needed: true,
      formHelp: 'Whoever it was.',
      formWords: 'has she confided in anybody',
      listWords: 'confidant',
      noMeansNothing: true,
      holdsBack: true,
      askedBack: 'Whom has the victim told?',
      printed: { under: 'Has told', on: ['idva', 'transfer'] },
    }),
    toldOn: ask('day', 'Told on', 'note', 'A date.', { group, within: 'happened' }),
    faith: ask('text', 'Faith of the house', 'diversity', 'If known.', {
      group,
      printed: { under: 'Faith', on: ['idva', 'transfer'] },
    }),
  };
  return { ...rest, whatHappened: { ...whatHappened, ...more } };
});
const {
  AUDIENCE_CLASSES,
  findImpossible,
  day,
  PAPERS,
  otherAnswers,
  findMissing,
  QUESTIONS,
  scanForRefuge,
  waitsForGap,
  openRules,
  REFERRAL_LIST,
  mapForm,
  fillReferralForm,
  readReferralForm,
  renderReferralForm,
  knownColumn,
  TABLE,
  TABLES,
  renderColumnsPage,
  RECEIVED,
  readSheets,
  caseOf,
  CONTACT,
  typeReferral,
  journey,
  sendAgenda,
  sendList,
  shownTo,
} = await import('./asks-about-questions.ts');
afterAll(() => {
  vi.doUnmock(PLACE);
  vi.resetModules();
});

const SAID = { toldWhom: 'The school nurse', toldOn: '2027-02-20', faith: 'Quaker' };
const REFERRAL = { id: 'R-AAAA22', ...SAID } as unknown as Referral;

test('it is a column of Referrals, and stands on the page of columns', () => {
  expect(Object.keys(TABLE.referrals.columns)).toEqual(expect.arrayContaining(Object.keys(SAID)));
  expect(renderColumnsPage(TABLES)).toContain('- **Whom the victim told** (text): Anybody at all.');
});

test('it stands on our own form with its own help, and what is filled in there comes back', async () => {
  const blank = await renderReferralForm({ marac: 'Test MARAC', sendTo: 'marac@example.org' });
  const filled = await fillReferralForm(blank, { surname: 'Testham', forenames: 'Tessa', ...SAID });
  const sheets = await readSheets(Buffer.from(filled), RECEIVED);
  const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.values()]));
  expect(cells).toContainEqual({ kind: 'text', text: 'Whom the victim told *' });
  expect(cells).toContainEqual({ kind: 'text', text: 'Whoever it was.' });
  const read = readReferralForm(sheets);
  expect(read.ok && read.value.values).toMatchObject(SAID);
  expect(read.ok && read.value.problems).toEqual([]);
});

const formOf = (label: string, answer: string): FormPage => ({
  asides: [],
  blocks: ['The victim', `${label}: ${answer}`].map((text, index) => ({
    kind: 'paragraph' as const,
    place: `line ${index + 1}`,
    heading: index === 0,
    pieces: [{ kind: 'text' as const, text }],
  })),
});

test('another form asks it by its heading or in its words, where a no is no answer', () => {
  expect(mapForm(formOf('Whom the victim told', 'Her sister')).values).toEqual({ toldWhom: 'Her sister' });
  expect(mapForm(formOf('Has she confided in anybody', 'Her sister')).values).toEqual({ toldWhom: 'Her sister' });
  expect(mapForm(formOf('Has she confided in anybody', 'No')).values).toEqual({});
});

test('a list is read by its heading and by its words', () => {
  expect(knownColumn(REFERRAL_LIST, 'Told on')?.field).toBe('toldOn');
  expect(knownColumn(REFERRAL_LIST, 'Confidant')?.field).toBe('toldWhom');
});

test('it is asked back, holds a decision back, is looked through for a refuge, and has its days', () => {
  const rules = openRules([]);
  const missing = (referral: object): boolean =>
    findMissing(referral, rules, day('2027-03-01')).some((one) => one.question === 'Whom has the victim told?');
  expect([missing({}), missing(SAID)]).toEqual([true, false]);
  const gap = { gaps: new Map([['R-AAAA22', ['toldWhom']]]) } as unknown as Parameters<typeof waitsForGap>[0];
  expect(waitsForGap(gap, REFERRAL)).toBe(true);
  const inRefuge = { ...REFERRAL, refuge: true, toldWhom: 'Mo, 12 Mill Lane' };
  expect(scanForRefuge(inRefuge)).toEqual([{ field: 'toldWhom', text: '12 Mill Lane' }]);
  const days = ['2027-02-19', '2027-02-20'].map((today) =>
    findImpossible('referrals', 'toldOn', SAID.toldOn, day(today)),
  );
  expect(days).toEqual([expect.stringContaining('cannot be'), undefined]);
});

const under = (paper: AnswerPaper, audience: Audience): readonly string[] =>
  otherAnswers(REFERRAL, paper, new Set(AUDIENCE_CLASSES[audience])).map((one) => `${one.about}: ${one.text}`);

test('a paper prints it for whoever may see its class: notes for another MARAC too, faith for the IDVA alone', () => {
  expect(under('idva', 'idva')).toEqual(['Has told: The school nurse', 'Faith: Quaker']);
  expect(under('transfer', 'other-marac')).toEqual(['Has told: The school nurse']);
});

test('typed into Referrals it is on the IDVA’s papers, and on nobody else’s', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', SAID);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(caseOf(desk, 'R-AAAA22')).not.toBe('');
    for (const key of ['/safe-contact/', '/agenda/'])
      expect(shownTo(sent, CONTACT.duty, key)).toMatch(/Has told.*The school nurse.*Faith.*Quaker/s);
    for (const contact of [CONTACT.housing, CONTACT.police, CONTACT.health, CONTACT.children])
      expect(shownTo(sent, contact, '')).not.toMatch(/school nurse|Quaker/);
  }));

/** The papers of each sort: everybody for whom one is made. */
const AUDIENCES: Readonly<Record<AnswerPaper, readonly Audience[]>> = {
  idva: [...PAPERS['idva-papers'].audiences, ...PAPERS['idva-first-contact'].audiences],
  transfer: PAPERS['transfer-pack'].audiences,
};

test('of the shipped questions only the two that say so are printed for somebody who may not see their class', () => {
  const over = QUESTIONS.filter(({ fieldClass, printed }) =>
    printed?.on.some((paper) => AUDIENCES[paper].some((audience) => !AUDIENCE_CLASSES[audience].includes(fieldClass))),
  );
  expect(over.map(({ field, printed }) => [field, printed?.asNote])).toEqual([
    ['mentalHealth', true],
    ['substances', true],
    ['faith', undefined],
  ]);
});

test('what is asked of each of several people has its words where they say whom they are about', () => {
  const several = QUESTIONS.filter(({ field }) => /^(perp|child|other)\d/.test(field));
  expect(several.length).toBeGreaterThan(90);
  expect(several.filter(({ formWords }) => formWords !== undefined)).toEqual([]);
});
