// `marac statistics --pages`, `--workbook`, `--template`: the figures as files. Nothing that is there already is written over.
import path from 'node:path';
import { fillReturn, writeFiguresBook } from '../../app/write-figures.ts';
import type { App } from '../../app/app-port.ts';
import { figuresBook } from '../../domain/figures/pages/figures-book.ts';
import { seenByOthers, seenByTeam } from '../../domain/figures/pages/seen.ts';
import {
  REPORT_NAMES,
  RETURN,
  REVIEW,
  viewReport,
  viewReturnReport,
  viewReviewReport,
} from '../../domain/figures/pages/view-report.ts';
import { publish } from '../../domain/figures/published/publish.ts';
import { columnLetter } from '../../domain/figures/return/quarterly-return.ts';
import type { Asked, Statistics } from '../../domain/figures/statistics.ts';
import type { FiguresReportModel } from '../../domain/papers/figures-report/figures-report-paper.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import { Failure } from '../../errors.ts';
import type { Reading } from '../../jobs/reading/reading.ts';
import type { CommandContext } from '../command.ts';
import { configPath } from '../safe-texts.ts';
import { placeOf } from './print-rows.ts';

const MOST_BYTES = 25 * 1024 * 1024;

export interface ToWrite {
  readonly context: CommandContext;
  readonly app: App;
  readonly reading: Reading;
  readonly statistics: Statistics;
  readonly asked: Asked;
  readonly now: LocalTime;
}

/** True where a person has to look at something. */
export async function writeAsked(all: ToWrite): Promise<boolean> {
  const { args } = all.context;
  const [pages, workbook, template] = [args.text('pages'), args.text('workbook'), args.text('template')];
  if (pages !== undefined) await writePages(all, pages);
  if (workbook !== undefined) await writeBook(all, workbook);
  return template !== undefined && (await writeFilled(all, template));
}

async function writePages(all: ToWrite, named: string): Promise<void> {
  const { context, app, statistics } = all;
  const { folder, print } = context;
  const { files } = app;
  const { documents } = app.ports;
  const into = path.resolve(folder, named);
  const { name: period } = statistics.period;
  const { pages, isPublished } = modelsOf(all);
  const formats = ['pdf', 'docx'] as const;
  const fileOf = (name: string): string => path.join(into, `${name} ${period}`);
  await refuseOverwriting(
    files,
    pages.flatMap(([name]) => formats.map((format) => `${fileOf(name)}.${format}`)),
  );
  await files.makeFolder(into);
  const missing = new Set<string>();
  for (const [name, model] of pages) {
    const { html } = documents.compose('paper', 'figures-report', model);
    for (const format of formats) {
      const printed = await documents.print(html, format);
      if (printed.outcome === 'missing') missing.add(printed.why);
      else await files.writeNew(`${fileOf(name)}.${format}`, printed.bytes);
    }
  }
  print.say(
    `\nMade the pages of ${period} in ${path.relative(folder, into)}: ${pages.map(([name]) => name).join(', ')}.`,
  );
  print.say(
    isPublished
      ? 'Small numbers are hidden in all but the return, which is for SafeLives alone.'
      : 'They are for the team alone, and say so: only a whole quarter that is over is published.',
  );
  for (const why of missing) print.say(why);
  print.put('pages', configPath(path.relative(folder, into)));
  print.put('published', isPublished);
}

/** Published where it can be: all of the config or one MARAC, in a whole quarter that is over. */
function modelsOf({ context, statistics, asked, reading, now }: ToWrite): {
  readonly pages: readonly (readonly [string, FiguresReportModel])[];
  readonly isPublished: boolean;
} {
  const { facts } = reading;
  const { period, maracs, meetings } = asked;
  const marac = context.args.text('marac');
  const asking = { quarter: period, ...(marac === undefined ? {} : { marac }) };
  const published = meetings === undefined ? publish(facts, now, asking, 'everyoneElse') : undefined;
  const isPublished = published?.audience === 'everyoneElse';
  const seen = isPublished ? seenByOthers(published.reports) : seenByTeam(statistics);
  const about = { facts, maracs, today: dayOf(now), isPublished };
  return {
    isPublished,
    pages: [
      [RETURN, viewReturnReport(statistics.quarterly, period, about)],
      ...REPORT_NAMES.map((name) => [name, viewReport(name, seen, about)] as const),
      ...(isPublished || meetings !== undefined ? [] : [[REVIEW, viewReviewReport(period, about)] as const]),
    ],
  };
}

async function writeBook({ context, app, reading, statistics, asked }: ToWrite, named: string): Promise<void> {
  const { folder, print } = context;
  const file = path.resolve(folder, /\.xlsx$/i.test(named) ? named : `${named}.xlsx`);
  await refuseOverwriting(app.files, [file]);
  const tabs = figuresBook(statistics, (row) => placeOf(reading, row));
  const maracs = asked.maracs.map(({ title }) => title).join(', ');
  const bytes = await writeFiguresBook({
    title: `Figures ${statistics.period.name}`,
    lines: [`${maracs}, ${statistics.period.name}. For the team alone: do not hand it on.`],
    marking: 'OFFICIAL-SENSITIVE',
    tabs,
  });
  await app.files.writeNew(file, bytes);
  print.say(`\nMade ${path.relative(folder, file)}: the numbers, and the rows behind each. It is for the team alone.`);
  print.put('workbook', configPath(path.relative(folder, file)));
}

async function writeFilled({ context, app, statistics }: ToWrite, named: string): Promise<boolean> {
  const { folder, print } = context;
  const file = path.resolve(folder, named);
  const bytes = await app.files.read(file, MOST_BYTES);
  if (bytes === undefined) throw new Failure('file-missing', 'The file of --template is not there.');
  const copy = path.join(
    path.dirname(file),
    `${path.basename(file, path.extname(file))} filled ${statistics.period.name}.xlsx`,
  );
  await refuseOverwriting(app.files, [copy]);
  const filled = await fillReturn(
    bytes,
    statistics.quarterly.rows.map(({ marac, meeting, figures }) => ({
      marac: [marac.title, marac.name],
      on: meeting.on,
      values: figures.flatMap(({ name, value }) => {
        const letter = columnLetter(name);
        return letter === undefined ? [] : [{ name, letter, value }];
      }),
    })),
  );
  if (filled.bytes !== undefined) {
    await app.files.writeNew(copy, filled.bytes);
    print.say(
      `\nMade ${path.relative(folder, copy)}: ${filled.cells} cells of a copy were filled; the file itself is as it was. Look at it before you send it.`,
    );
    print.put('filled', {
      file: configPath(path.relative(folder, copy)),
      cells: filled.cells,
      left: filled.left.length,
    });
  }
  for (const line of filled.left) print.say(`  ${line}`);
  return filled.left.length > 0;
}

async function refuseOverwriting(files: App['files'], wanted: readonly string[]): Promise<void> {
  for (const file of wanted) {
    const there = await files.list(path.dirname(file));
    if (there.includes(path.basename(file))) throw new Failure('not-here', `${path.basename(file)} is already there.`);
  }
}
