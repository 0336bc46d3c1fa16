// What the coordinator makes at the end of the quarter: the six reports of figures, the terms of reference, the agenda of the operations meeting.
import path from 'node:path';
import { gatherStatistics } from '../../src/domain/figures/statistics.ts';
import { findQuarter } from '../../src/domain/figures/period.ts';
import { publish } from '../../src/domain/figures/published/publish.ts';
import { seenByOthers, type Seen } from '../../src/domain/figures/pages/seen.ts';
import { REPORT_NAMES, RETURN, viewReport, viewReturnReport } from '../../src/domain/figures/pages/view-report.ts';
import { viewOperations } from '../../src/domain/papers/operations-meeting/operations-view.ts';
import { viewTerms } from '../../src/domain/papers/terms-of-reference/terms-view.ts';
import type { HeadModel } from '../../src/domain/papers/parts/part-models.ts';
import type { PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { dayOf, formatDate } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import type { Month } from '../live-month.ts';

const QUARTER = '2027-Q1';
const FOLDER = 'reports';
type PaperFormat = 'pdf' | 'docx';

export interface Report {
  readonly name: string;
  /** From the demo's folder on. */
  readonly pdf: string;
  /** Of what the area edits itself. */
  readonly docx?: string;
}

export interface Reports {
  readonly seen: Seen;
  readonly figures: readonly Report[];
  readonly partnership: readonly Report[];
}

/** Makes them into the demo's folder, as `marac statistics --pages`, `marac terms` and `marac operations` do. */
export async function makeReports(month: Month, folder: string, coordinator: string): Promise<Reports> {
  month.clockTo('2027-04-01T10:00');
  const now = month.now();
  const { facts } = await readFacts(month.app.ports, false);
  const [marac] = facts.maracs;
  const period = findQuarter(QUARTER);
  const published = period && publish(facts, now, { quarter: period }, 'everyoneElse');
  if (marac === undefined || period === undefined || published?.audience !== 'everyoneElse')
    throw new Error('The quarter of the demo is not over.');
  const seen = seenByOthers(published.reports);
  const today = dayOf(now);
  const about = { facts, maracs: [marac], today, isPublished: true };
  const { quarterly } = gatherStatistics(facts, now, { maracs: [marac], period });
  await month.app.files.makeFolder(path.join(folder, FOLDER));
  const print = async (
    name: string,
    template: PaperTemplate,
    model: { readonly head: HeadModel },
    formats: readonly PaperFormat[] = ['pdf'],
  ): Promise<Report> => {
    const head = { ...model.head, version: 1, madeOn: formatDate(today) };
    const { html } = month.app.ports.documents.compose('paper', template, { ...model, head });
    const fileOf = (format: PaperFormat): string => `${FOLDER}/${name}.${format}`;
    for (const format of formats) {
      const printed = await month.app.ports.documents.print(html, format);
      if (printed.outcome === 'done') await month.app.files.write(path.join(folder, fileOf(format)), printed.bytes);
    }
    return { name, pdf: fileOf('pdf'), ...(formats.includes('docx') ? { docx: fileOf('docx') } : {}) };
  };
  const figures = [await print(`${RETURN} ${QUARTER}`, 'figures-report', viewReturnReport(quarterly, period, about))];
  for (const name of REPORT_NAMES)
    figures.push(await print(`${name} ${QUARTER}`, 'figures-report', viewReport(name, seen, about)));
  const view = { facts, marac, today };
  const partnership = [
    await print('terms-of-reference', 'terms-of-reference', viewTerms(view), ['pdf', 'docx']),
    await print('operations-meeting', 'operations-meeting', viewOperations(view), ['pdf', 'docx']),
  ];
  month.says(
    coordinator,
    `Makes the reports of ${QUARTER} with \`marac statistics --pages\`, the terms of reference with \`marac terms\`, and the agenda of the operations meeting with \`marac operations\`.`,
    {
      why: 'Nothing of these is sent by itself: the return is for SafeLives alone, the others are for the steering group.',
      links: [...figures, ...partnership].map(({ name, pdf }) => ({ label: name, href: encodeURI(pdf) })),
    },
  );
  return { seen, figures, partnership };
}
