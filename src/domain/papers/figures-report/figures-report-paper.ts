// A report of figures: the return, the steering group's, agencies, forecast, equality, ten principles. Numbers, agencies and meetings; no case, no name.
import { chart } from '../parts/chart-model.ts';
import { asking, head } from '../parts/part-models.ts';
import { paper } from '../paper.ts';
import { group, list, text, yesNo, type ModelOf } from '../model-shape.ts';

const section = group({
  title: text('open'),
  newPage: yesNo(),
  words: list(text('open')),
  chart,
  /** Many columns beside a short first one. */
  isWide: yesNo(),
  /** Headings after the first, which is `first`; without one there is no table. */
  first: text('open'),
  columns: list(text('open')),
  rows: list(group({ label: text('staff'), note: text('open'), cells: list(text('open')) })),
  /** Room for a comment by hand. */
  comment: yesNo(),
});
export type ReportSection = ModelOf<typeof section>;

export const figuresReport = paper('Figures', ['coordinator', 'chair', 'manager', 'agency'], {
  head,
  title: text('open'),
  period: text('open'),
  /** Says that it is the team's own look; blank in a published report. */
  team: text('open'),
  inShort: list(text('open')),
  sections: list(section),
  /** What is missing before more can be counted, and what suppressed numbers mean. */
  notes: list(text('open')),
  coordinator: asking,
});
export type FiguresReportModel = ModelOf<typeof figuresReport.shape>;

/** What the views of the six reports fill. */
export type ReportBody = Pick<FiguresReportModel, 'title' | 'inShort' | 'sections'>;
