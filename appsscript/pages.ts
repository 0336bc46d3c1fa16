// The pages the sidebar can show: each reads the sheet once, says what it found, and points at cells.
import type { Day } from '../src/domain/time/day.ts';
import type { Problem, TroubleSize } from '../src/domain/text/problem.ts';
import type { Referral } from '../src/domain/referral/referral.ts';
import { describeReasons } from '../src/domain/repeats/candidate.ts';
import { describeCriterion } from '../src/domain/referral/describe-grounds.ts';
import { TABLE } from '../src/workbook/tables/all-tables.ts';
import { markProblems, placeOf } from './marks.ts';
import { filled, describePage, section, type Item, type Page, type Section } from './page.ts';
import { checkAll, factsOf, FOR_REFERRALS, provisionalId, readSheet, statesOf, type SheetReading } from './reading.ts';
import { runnersWeights } from './requests.ts';
import { judge, repeatsOf, describeWhere, type Judged } from './referrals.ts';
import type { ReadTab, SheetFile } from './sheet.ts';

/** More are counted, not listed: a sidebar is no place for ten thousand lines. */
const MOST_LISTED = 1000;
const MOST_CANDIDATES = 50;

const STOPS: readonly (readonly [TroubleSize, string])[] = [
  ['run', 'Stops everything'],
  ['table', 'Stops a whole tab'],
  ['row', 'Rows that wait'],
  ['gap', 'Cells that count as not given'],
  ['note', 'Worth a look'],
];

export function checkPage(file: SheetFile, today: Day): Page {
  const problems = checkAll(file, today);
  markProblems(file, problems);
  const sections = STOPS.map(([size, heading]): Section => {
    const these = problems.filter((problem) => problem.size === size);
    const items = these.slice(0, MOST_LISTED).map((problem) => problemItem(file, problem));
    const left = these.length - items.length;
    return {
      heading: `${heading} (${these.length})`,
      items: left > 0 ? [...items, { text: `And ${left} more, marked on their cells.` }] : items,
    };
  });
  const lead =
    problems.length === 0
      ? 'No problem found. What stands in the restricted workbook is checked by the runner.'
      : 'Each is marked on its cell with a note. What stands in the restricted workbook is checked by the runner.';
  return { title: 'Check this sheet', lead, sections: filled(sections) };
}

function problemItem(file: SheetFile, problem: Problem): Item {
  const jump = placeOf(file, problem);
  return { text: problem.sentence, place: problem.place, ...(jump === undefined ? {} : { jump }) };
}

/** A selected row of a tab, 1 is the headings. */
export interface Selected {
  readonly sheet: number;
  readonly row: number;
}

interface Picked {
  readonly reading: SheetReading;
  readonly id: string;
  readonly place: string;
}

function pickReferral(file: SheetFile, selected: Selected, today: Day): Picked | undefined {
  const read = file.read('referrals');
  if (read === undefined || read.tab.getSheetId() !== selected.sheet) return undefined;
  const place = `row ${selected.row}`;
  const raw = read.raw.rows.find((row) => row.place === place);
  if (raw === undefined) return undefined;
  return { reading: readSheet(file, FOR_REFERRALS, today), id: raw.id ?? provisionalId(place), place };
}

const PICK_FIRST = 'Click a cell in the row of a referral on the tab Referrals, then choose this again.';

function problemsOfRow(file: SheetFile, { reading, id, place }: Picked): Section {
  const own = reading.problems.filter(
    (one) => one.table === 'referrals' && (one.rowId === id || one.place.startsWith(`Referrals, ${place},`)),
  );
  return { heading: 'To put right in this row', items: own.map((problem) => problemItem(file, problem)) };
}

export function scorePage(file: SheetFile, selected: Selected, today: Day): Page {
  const title = 'Score this referral';
  const picked = pickReferral(file, selected, today);
  if (picked === undefined) return describePage(title, PICK_FIRST);
  const trouble = problemsOfRow(file, picked);
  const referral = picked.reading.rows(TABLE.referrals).find((candidate) => candidate.id === picked.id);
  if (referral === undefined)
    return { title, lead: 'This row cannot be read yet, so it has no score.', sections: filled([trouble]) };
  const scene = factsOf(picked.reading, runnersWeights(file));
  const judged = judge(scene.marac, referral, today);
  const lead = `Referrals, ${picked.place}: ${scoreWords(judged)} A person decides.`;
  return {
    title,
    lead,
    sections: filled([
      section(
        'Criteria met',
        judged.assessment.met.map((criterion) => describeCriterion(criterion.because)),
      ),
      section('To know', judged.assessment.notes.map(describeCriterion)),
      section('Missing answers', missingWords(judged, statesOf(file).has(referral.id))),
      repeatsSection(picked.reading, referral, today, scene),
      trouble,
    ]),
  };
}

const PROPOSED: Readonly<Record<Judged['assessment']['proposal'], string>> = {
  accept: 'The rules propose: accept.',
  belowThreshold: 'No criterion is met: the rules propose signposting.',
  notRecorded: 'No criterion is met and no score is recorded: ask for it.',
};

function scoreWords({ assessment: { score, proposal } }: Judged): string {
  const stated = score.stated === undefined ? '' : ` A score of ${score.stated} was stated by the referrer.`;
  return `${score.yes} yes, ${score.notKnown} don’t know, ${score.unanswered} without an answer.${stated} ${PROPOSED[proposal]}`;
}

/** Where she lives and how to reach her are put away by the runner; from here they look as if nobody had asked. */
const PUT_AWAY: ReadonlySet<string> = new Set(['address', 'safeToCall']);

function missingWords({ missing }: Judged, seenByRunner: boolean): readonly string[] {
  return missing.map(({ field, question }) =>
    seenByRunner && PUT_AWAY.has(field)
      ? `${question} (unless the runner has put it away in the restricted workbook: its column Missing knows)`
      : question,
  );
}

const UNTOLD =
  'The runner has not told this sheet yet how common names are here: where its column Possible match says otherwise, that counts.';

function repeatsSection(
  reading: SheetReading,
  referral: Referral,
  today: Day,
  scene: ReturnType<typeof factsOf>,
  all = false,
): Section {
  const heading = 'Possible repeats in this sheet';
  if (referral.matchAnswer !== undefined) return section(heading, ['Answered by a person under Match.']);
  if (referral.decision !== undefined) return section(heading, ['Decided already, so it is not asked again.']);
  const items = repeatItems(reading, referral, today, scene, all);
  const none = { text: 'None. The runner also looks at other MARACs and the restricted workbook.' };
  const guess = scene.facts.weights === undefined ? [{ text: UNTOLD }] : [];
  return { heading, items: [...(items.length > 0 ? items : [none]), ...guess] };
}

function repeatItems(
  reading: SheetReading,
  referral: Referral,
  today: Day,
  { facts, marac }: ReturnType<typeof factsOf>,
  all = false,
): readonly Item[] {
  if (referral.matchAnswer !== undefined || referral.decision !== undefined) return [];
  const runner = statesOf(reading.file, 'possibleMatch').get(referral.id);
  const said = runner === undefined ? [] : [{ text: `The runner, which also knows what it has put away: ${runner}` }];
  const found = repeatsOf(facts, marac, referral, today, all).slice(0, MOST_CANDIDATES);
  const here = found.map((one): Item => {
    const jump = jumpTo(reading.file, one.caseId);
    return {
      text: `${Math.round(one.probability * 100)} %, ${one.band}: ${one.words} ${describeReasons(one.reasons)}`,
      place: describeWhere(one),
      ...(jump === undefined ? {} : { jump }),
    };
  });
  return [...said, ...here];
}

function jumpTo(file: SheetFile, caseId: string): Item['jump'] {
  const own = caseId.startsWith('K:');
  const read = file.read(own ? 'referrals' : 'cases');
  const id = own ? caseId.slice(2) : caseId;
  if (read === undefined) return undefined;
  const row = rowsById(read).get(id);
  return row === undefined ? undefined : { sheet: read.sheet, row, column: 1 };
}

const found = new WeakMap<ReadTab, ReadonlyMap<string, number>>();

/** The sheet's row of each id, a new row's of its provisional one; the first where an id stands twice. */
function rowsById(read: ReadTab): ReadonlyMap<string, number> {
  const known = found.get(read);
  if (known !== undefined) return known;
  const rows = new Map<string, number>();
  for (const { id, place } of read.raw.rows) {
    const row = Number(/\d+/.exec(place)?.[0] ?? 0);
    for (const name of [id, provisionalId(place)]) if (name !== undefined && !rows.has(name)) rows.set(name, row);
  }
  found.set(read, rows);
  return rows;
}

/** Every referral that nobody has decided yet: its score, what is missing, and whom it may be; one reading for all. */
export function waitingPage(file: SheetFile, today: Day): Page {
  const reading = readSheet(file, FOR_REFERRALS, today);
  const scene = factsOf(reading, runnersWeights(file));
  const states = statesOf(file);
  const open = reading.rows(TABLE.referrals).filter((referral) => referral.decision === undefined);
  let alike = 0;
  const sections = open.map((referral): Section => {
    const judged = judge(scene.marac, referral, today);
    const repeats = repeatItems(reading, referral, today, scene);
    if (repeats.length > 0) alike += 1;
    const missing = missingWords(judged, states.has(referral.id));
    return {
      heading: `Referral ${referral.id}`,
      items: [
        { text: scoreWords(judged) },
        ...judged.assessment.met.map((criterion) => ({ text: describeCriterion(criterion.because) })),
        ...missing.map((text) => ({ text: `Missing: ${text}` })),
        ...repeats,
      ],
    };
  });
  const untold = scene.facts.weights === undefined ? ` ${UNTOLD}` : '';
  const lead = `${open.length} referrals wait for a decision; ${alike} of them may be people who were here before, or linked. A person decides.${untold}`;
  return { title: 'Referrals that wait', lead, sections: sections.slice(0, MOST_LISTED) };
}

export function whyPage(file: SheetFile, selected: Selected, today: Day): Page {
  const title = 'Why this row?';
  const picked = pickReferral(file, selected, today);
  if (picked === undefined) return describePage(title, PICK_FIRST);
  const trouble = problemsOfRow(file, picked);
  const referral = picked.reading.rows(TABLE.referrals).find((candidate) => candidate.id === picked.id);
  if (referral === undefined)
    return {
      title,
      lead: 'The row is set aside: nothing is planned from it until this is put right.',
      sections: filled([trouble]),
    };
  const scene = factsOf(picked.reading, runnersWeights(file));
  const { assessment } = judge(scene.marac, referral, today);
  const line = scene.marac.rules.whole('visibleHighMin', today);
  const since = scene.marac.rules.since('visibleHighMin', today);
  const rule = `Visible high risk begins at ${line} yes answers (${since === undefined ? 'the default' : `set in Settings from ${since}`}).`;
  const state = statesOf(file).get(referral.id);
  return {
    title,
    lead: `Referrals, ${picked.place}: ${state ?? 'the runner has not seen it yet'}.`,
    sections: filled([
      section('By these rules', [
        rule,
        ...assessment.met.map((criterion) => describeCriterion(criterion.because)),
        ...(assessment.notMet === undefined ? [] : [describeCriterion(assessment.notMet)]),
        ...assessment.notes.map(describeCriterion),
      ]),
      {
        ...repeatsSection(picked.reading, referral, today, scene, true),
        heading: 'Everybody it was compared with, the unlikely ones too',
      },
      trouble,
    ]),
  };
}
