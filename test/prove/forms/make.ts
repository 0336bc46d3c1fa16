// Makes a form in one of the shapes in which people make them, fills it at random, and says what was filled in.
import { partyOfField } from '../../../src/workbook/forms/mapping/field-party.ts';
import * as w from '../../support/word.ts';
import { openDice, type Dice } from './dice.ts';
import { answered, askKnown, askOnce, askUnknown, type Filled, type Party } from './filled.ts';

export interface MadeForm {
  readonly bytes: Buffer;
  readonly filled: readonly Filled[];
  /** Filled in beside and below the questions. */
  readonly loose: readonly string[];
  readonly shape: string;
}

const HEADINGS: Readonly<Record<Party, readonly string[]>> = {
  referrer: ['Referrer details', 'Part 1: Referrer', 'About you', 'Details of referrer', 'SECTION A – REFERRER'],
  victim: ['Victim details', 'Section 2: Victim', 'Details of the victim', 'VICTIM', 'About the victim'],
  perpetrator: [
    'Alleged perpetrator',
    'Perpetrator details',
    'Part 3: Perpetrator(s)',
    'DETAILS OF ALLEGED PERPETRATOR',
  ],
};
const SHAPES = ['pairs', 'fours', 'colons', 'below', 'numbered', 'boxed', 'captioned', 'inline', 'sides'] as const;
type Shape = (typeof SHAPES)[number];

export function makeForm(seed: number): MadeForm {
  const dice = openDice(seed);
  const used = new Set<string>();
  const filled: Filled[] = [];
  const loose: string[] = [];
  const shape = dice.pick(SHAPES);
  const stray = (text: string): string => {
    loose.push(text);
    return text;
  };
  const body: string[] = [w.p('MARAC referral form')];
  const isBeside = shape === 'sides';
  for (const party of isBeside ? (['referrer'] as const) : (['referrer', 'victim', 'perpetrator'] as const)) {
    body.push(sectionHead(dice, dice.pick(HEADINGS[party])));
    const asked = questionsOf(dice, party, used);
    filled.push(...asked);
    body.push(laid(dice, shape, asked, loose));
    if (dice.chance(0.2)) body.push(w.p(stray(`${dice.words(4)}.`)));
    if (dice.chance(0.15)) body.push(w.p(w.textBox(stray(dice.words(3)))));
  }
  if (isBeside) body.push(sideBySide(dice, filled, used, loose));
  if (dice.chance(0.4)) body.push(childrenTable(dice, filled));
  if (dice.chance(0.4)) body.push(grid(dice, filled, used));
  const comments = dice.chance(0.3) ? [stray(dice.words(3))] : [];
  const footnotes = dice.chance(0.2) ? [stray(dice.words(3))] : [];
  const header = dice.chance(0.2) ? w.p(stray(dice.words(3))) : undefined;
  if (dice.chance(0.2)) body.push(w.p(w.run('OFFICIAL-SENSITIVE'), w.deleted(stray(dice.words(2)))));
  const main = dice.chance(0.2) ? 'word/document2.xml' : 'word/document.xml';
  const bytes = w.docx(body.join(''), { main, comments, footnotes, ...(header === undefined ? {} : { header }) });
  return { bytes, filled, loose, shape };
}

function sectionHead(dice: Dice, text: string): string {
  const how = dice.below(3);
  return how === 0 ? w.heading(text) : how === 1 ? w.p(w.bold(text)) : w.table([w.p(w.bold(text))]);
}

function questionsOf(dice: Dice, party: Party, used: Set<string>): readonly Filled[] {
  const found: Filled[] =
    party === 'victim' ? [answered(dice, 'Surname', 'surname'), answered(dice, 'Forenames', 'forenames')] : [];
  for (const field of party === 'victim' ? ['surname', 'forenames'] : []) used.add(field);
  for (let wanted = 3 + dice.below(6), tries = 0; found.length < wanted && tries < 60; tries += 1) {
    const belongs = (field: string): boolean => {
      const whose = partyOfField(field);
      return party === 'victim' ? whose === 'victim' || whose === undefined : whose === party;
    };
    const one = dice.chance(0.1)
      ? askUnknown(dice)
      : dice.chance(0.5)
        ? askOnce(dice, used, belongs)
        : askKnown(dice, party, used);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** The questions with their answers, laid out in that shape. */
function laid(dice: Dice, shape: Shape, asked: readonly Filled[], loose: string[]): string {
  const answer = (one: Filled): string => written(dice, one, loose);
  switch (shape) {
    case 'pairs':
      return w.table(...asked.map((one) => [one.label, answer(one)]));
    case 'fours':
      return w.table(...pairsOf(asked).map((two) => two.flatMap((one) => [one.label, answer(one)])));
    case 'captioned':
      return w.table(...pairsOf(asked).map((two) => two.map((one) => w.p(one.label) + asParagraph(answer(one)))));
    case 'boxed':
      return asked.map((one) => w.p(one.label) + w.table([asParagraph(answer(one))])).join('');
    case 'below':
      return asked.map((one) => w.p(w.bold(one.label)) + asParagraph(answer(one))).join('');
    case 'numbered':
      return asked.map((one, index) => w.p(`${index + 1}. ${one.label}`) + asParagraph(answer(one))).join('');
    case 'inline':
    case 'sides':
    case 'colons':
      return asked.map((one) => w.p(w.run(`${one.label.replace(/[:?*\s]+$/, '')}: `), answer(one))).join('');
  }
}

/** The victim in the left half of a table and the perpetrator in the right one: question and answer in one cell, or side by side. */
function sideBySide(dice: Dice, filled: Filled[], used: Set<string>, loose: string[]): string {
  const both = (['victim', 'perpetrator'] as const).map((party) => questionsOf(dice, party, used));
  filled.push(...both.flat());
  const heads = (['victim', 'perpetrator'] as const).map((party) => w.bold(dice.pick(HEADINGS[party])));
  const isWide = dice.chance(0.5);
  const half = (one: Filled | undefined): readonly string[] => {
    if (one === undefined) return isWide ? ['', ''] : [''];
    const answer = written(dice, one, loose);
    if (isWide) return [one.label, answer];
    return [w.p(w.run(`${one.label.replace(/[:?*\s]+$/, '')}: `), answer.startsWith('<') ? answer : w.run(answer))];
  };
  const most = Math.max(...both.map((one) => one.length));
  const rows = Array.from({ length: most }, (_, index) => both.flatMap((asked) => half(asked[index])));
  const head = isWide ? [heads[0] ?? '', '', heads[1] ?? '', ''] : heads.map((one) => w.p(one));
  return w.table(head, ...rows);
}

function pairsOf(asked: readonly Filled[]): readonly (readonly Filled[])[] {
  return asked.flatMap((one, index) => (index % 2 === 0 ? [[one, ...asked.slice(index + 1, index + 2)]] : []));
}

const asParagraph = (runs: string): string => w.p(runs.startsWith('<') ? runs : w.run(runs));

/** The answer in one of Word's constructs. */
function written(dice: Dice, one: Filled, loose: string[]): string {
  if (one.kind === 'answer') return writtenChoice(dice, one);
  const { shown } = one;
  if (one.kind === 'day' && dice.chance(0.4)) return w.date('', shown, one.day ?? '');
  const ways = [
    () => w.run(shown),
    () => w.control('', shown),
    () => w.control(`Text${dice.below(90)}`, shown),
    () => w.typedOver('', shown),
    () => w.formText(`Text${dice.below(90)}`, shown),
    () => w.inserted(shown),
    () => w.movedTo(shown),
    () => w.choice('', shown),
  ];
  const made = dice.pick(ways)();
  if (one.kind !== 'lines' && dice.chance(0.05)) {
    const beside = dice.words(2);
    loose.push(beside);
    // Words typed beside a control: then the answer may be in doubt, and is named.
    return `${w.control('', shown)}${w.run(` ${beside}`)}`;
  }
  return made;
}

function writtenChoice(dice: Dice, { shown, columns }: Filled): string {
  const isTwo = Object.values(columns).every((one) => one === 'true' || one === 'false');
  const options = isTwo ? ['Yes', 'No'] : ['Yes', 'No', 'Don’t know'];
  const tick = (ticked: boolean): string =>
    dice.pick([
      () => w.box('', ticked),
      () => w.box('', ticked, 'bare'),
      () => w.formBox('Check1', ticked),
      () => w.run(ticked ? '☒' : '☐'),
    ])();
  switch (dice.below(5)) {
    case 0:
      return options.map((one) => tick(one === shown) + w.run(` ${one}   `)).join('');
    case 1:
      return options.map((one) => w.run(`${one} `) + tick(one === shown) + w.run('  ')).join('');
    case 2:
      return isTwo || shown !== 'Don’t know'
        ? ['Yes', 'No'].map((one) => w.run(one, one === shown ? '' : '<w:strike/>')).join(w.run(' / '))
        : w.run(shown);
    case 3:
      return w.formChoice('Dropdown1', options.indexOf(shown) + 1, 'Please select', ...options);
    default:
      return w.run(shown);
  }
}

function childrenTable(dice: Dice, filled: Filled[]): string {
  const rows = Array.from({ length: 1 + dice.below(3) }, (_, index) => {
    const name = [dice.word(), dice.word().toUpperCase()] as const;
    const born = answered(dice, 'DOB', 'birthDate');
    const school = dice.words(2);
    const at = index + 1;
    filled.push(
      {
        label: 'Name',
        shown: name.join(' '),
        columns: { [`child${at}Forenames`]: name[0], [`child${at}Surname`]: name[1] },
        kind: 'words',
      },
      { ...born, columns: { [`child${at}BirthDate`]: Object.values(born.columns)[0] ?? '' } },
      { label: 'School', shown: school, columns: { [`child${at}School`]: school }, kind: 'words' },
    );
    return [name.join(' '), born.shown, school];
  });
  return w.heading('Children') + w.table(['Name', 'DOB', 'School'], ...rows);
}

/** Questions of the checklist, an answer a column. */
function grid(dice: Dice, filled: Filled[], used: Set<string>): string {
  const options = ['Yes', 'No', 'Don’t know'];
  const questions = [
    [13, 'Has a weapon been used?'],
    [15, 'Strangled or choked?'],
    [10, 'Happening more often?'],
  ] as const;
  const rows = questions.map(([number, label]) => {
    const said = dice.pick(options);
    used.add(`q${number}`);
    const value = { Yes: 'yes', No: 'no' }[said] ?? 'notKnown';
    filled.push({ label, shown: said, columns: { [`q${number}`]: value }, kind: 'answer' });
    const mark = dice.pick(['x', '✓', '☒']);
    return [`${number}`, label, ...options.map((one) => (one === said ? mark : mark === '☒' ? '☐' : ''))];
  });
  return w.heading('Risk indicator checklist') + w.table(['No.', 'Question', ...options], ...rows);
}
