// `marac why ROW-ID`: why something did or did not happen to a row, in words.
import type { Effect } from '../../domain/plan/effects.ts';
import { rowsOf } from '../../domain/today/alike-lines.ts';
import { assess } from '../../domain/referral/threshold.ts';
import { caseRefOf, receivedOn, reservedCase, wholeReferral } from '../../domain/cases/case-of-referral.ts';
import { nameMatch } from '../../domain/cases/match-answers.ts';
import { findMatches, describeWeights } from '../../domain/cases/find-matches.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { describeReasons as tellMatch } from '../../domain/repeats/candidate.ts';
import { findMissing } from '../../domain/referral/completeness.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import { titleOfMessage } from '../../domain/today/withheld/describe-withheld.ts';
import { describeItem } from '../../domain/today/today-item.ts';
import { describeReason, describeReasons } from '../../domain/text/describe-reason.ts';
import { DONE, Failure, type ExitCode } from '../../errors.ts';
import { JOBS } from '../../jobs/engine/job-list.ts';
import type { Command, CommandContext } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import { describeEffect } from '../describe-effect.ts';
import { key, ref, word } from '../safe-texts.ts';
import { stateOf } from '../../jobs/views/describe-state.ts';
import { AS_OF, withApp } from '../with-app.ts';
import type { App } from '../../app/app-port.ts';
import { cellText } from '../../domain/cells/cell.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { Table, TableName } from '../../workbook/tables/table.ts';
import type { MaracReading, Reading } from '../../jobs/reading/reading.ts';

export const why: Command = {
  name: 'why',
  summary: 'explains why something did or did not happen to a row',
  takes: [{ name: 'ROW-ID', help: 'The row id of any row, or the key of a message.', needed: true }],
  options: AS_OF,
  run: async (context) =>
    withApp(context, async (app, now) => explain(context, app, now, context.args.taken[0] ?? ''), { onlyLooks: true }),
};

async function explain({ print }: CommandContext, app: App, now: LocalTime, asked: string): Promise<ExitCode> {
  const { reading, planned, problems, today } = await app.plan(JOBS, now);
  nameRowsFor(print, reading.facts);
  const called = (effect: Effect, otherwise: string): string =>
    print.toPerson ? describeEffect(reading.facts, effect) : otherwise;
  const lines: string[] = [...describeRow(reading, problems, asked)];
  for (const marac of reading.facts.maracs) {
    const referral = marac.referrals.find((candidate) => candidate.id === asked);
    if (referral === undefined) continue;
    const whole = wholeReferral(marac, referral);
    const found = assess(whole, marac.rules, receivedOn(referral) ?? dayOf(now), referral.matchAnswer === 'repeat');
    lines.push(
      `${found.score.yes} yes, ${found.score.notKnown} not known, ${found.score.unanswered} unanswered.`,
      ...(found.score.stated === undefined ? [] : [`Stated by the referrer: a score of ${found.score.stated}.`]),
      ...found.met.map((criterion) => describeReason(criterion.because)),
      ...(found.notMet === undefined ? [] : [describeReason(found.notMet)]),
      ...found.notes.map(describeReason),
    );
    const missing = findMissing(whole, marac.rules, dayOf(now));
    if (missing.length > 0) lines.push(`Missing: ${missing.map((one) => one.question).join('; ')}.`);
    const caseRef = caseRefOf(marac, referral);
    lines.push(
      rowsWith(marac.cases, 'id', caseRef).length > 0
        ? `It belongs to case ${caseRef}.`
        : `It has no case yet; ${caseRef} is kept ready for it.`,
    );
    lines.push(describeWeights(reading.facts));
    for (const one of findMatches(reading.facts, marac, referral, dayOf(now), true).slice(0, 5))
      lines.push(
        `${one.band} ${one.elsewhere ? `at ${one.marac}` : nameMatch(marac, one).words}, ${Math.round(one.probability * 100)} %: ${one.words}${print.toPerson && !one.elsewhere ? ` ${tellMatch(one.reasons)}` : ''}`,
      );
  }
  for (const marac of reading.facts.maracs)
    for (const referral of marac.referrals)
      if (reservedCase(marac, referral) === asked && rowsWith(marac.cases, 'id', asked).length === 0)
        lines.push(`It is kept ready for referral ${referral.id}, and has no row on Cases.`);
  const mentions = (text: string): boolean => text === asked || text.split('/').includes(asked);
  for (const one of problems) if (one.rowId === asked || mentions(one.id)) lines.push(`${one.place}: ${one.sentence}`);
  for (const hashed of planned.wanted)
    if (mentions(hashed.effect.key))
      lines.push(
        `${called(hashed.effect, `${hashed.effect.do} ${hashed.effect.key}`)}: ${describeReasons(hashed.effect.because)}`,
      );
  for (const stopped of planned.stopped)
    if (mentions(stopped.effect.key) || stopped.effect.to === asked)
      lines.push(`Not sent, ${called(stopped.effect, stopped.effect.key)}: ${describeReason(stopped.because)}`);
  for (const one of await app.ledger.messages()) {
    if (
      !mentions(one.key) &&
      one.to !== asked &&
      !one.covers.some(mentions) &&
      !one.discloses.some((each) => each.case === asked)
    )
      continue;
    lines.push(
      `“${titleOfMessage(one)}” to ${one.to}: ${stateOf(one)}${one.settledAt === undefined ? '' : ` on ${one.settledAt.replace('T', ' ')}`}. ${describeReasons(one.because)}`,
    );
  }
  for (const item of today) if (rowsOf(item).includes(asked)) lines.push(`Today: ${describeItem(item)}`);
  if (lines.length === 0) throw new Failure('not-found', `Nothing is known of "${asked}".`);
  for (const line of new Set(lines)) print.say(line);
  print.put('about', ref(asked));
  print.put(
    'effects',
    planned.wanted
      .filter((hashed) => mentions(hashed.effect.key))
      .map((one) => ({ key: key(one.effect.key), because: one.effect.because.map((each) => word(each.rule)) })),
  );
  return DONE;
}

const STOPS: Readonly<Record<Problem['size'], string>> = {
  gap: 'It could be read, and counts; a cell that is named here counts as not given.',
  note: 'It could be read, and counts.',
  row: 'This row counts for nothing until that is put right; everything else goes on.',
  table: 'Nothing of this tab is used until that is put right.',
  run: 'Nothing is planned or sent until that is put right.',
};
const SIZES: readonly Problem['size'][] = ['run', 'table', 'row', 'gap'];

/** Lines about the row of that id, in whichever tab of whichever workbook; none where no row has it. */
function describeRow({ maracs }: Reading, problems: readonly Problem[], asked: string): readonly string[] {
  return maracs.flatMap((marac) =>
    [...marac.tables].flatMap(([name, { rows }]) =>
      rows.filter((row) => row.id === asked).flatMap((row) => describeOne(marac, tableNamed(name), row, problems)),
    ),
  );
}

function describeOne(marac: MaracReading, table: Table, row: RawRow, problems: readonly Problem[]): readonly string[] {
  const apart = row.file === 'restricted';
  const where = `${table.tab}, ${row.place}, in the ${row.file} workbook of ${marac.ports.title}.`;
  if (table.view) return [`${where} A line of the runner’s own${apart ? '.' : `: ${saysIn(table.name, row)}`}`];
  const caseRef = row.cells.get('caseRef');
  const person = row.cells.get('personId');
  const about = [
    caseRef === undefined ? '' : ` It is about case ${cellText(caseRef).trim()}.`,
    person === undefined ? '' : ` It is about person ${cellText(person).trim()}.`,
  ];
  const mine = problems.filter((one) => one.rowId === row.id || (one.table === table.name && one.rowId === undefined));
  const size = SIZES.find((each) => mine.some((problem) => problem.size === each)) ?? 'note';
  return [`${where}${about.join('')}`, STOPS[size]];
}

/** What a line of Today, Outbox or Checks says, in the words that stand there. */
function saysIn(view: TableName, { cells }: RawRow): string {
  const text = (field: string): string => {
    const cell = cells.get(field);
    return cell === undefined ? '' : cellText(cell);
  };
  if (view === 'outbox') return `message ${text('key')}, ${text('state')}. ${text('goes')}`.trim();
  return text(view === 'today' ? 'what' : 'sentence');
}
