// The chair's papers: a first page that matters, the running order with times, the script, and who is needed when.
import { TEAM, paper } from '../paper.ts';
import { group, text, list, count, type ModelOf, textOfTheDay, caseGroup, yesNo } from '../model-shape.ts';
import {
  head,
  itemFields,
  victim,
  perpetrator,
  contactLine,
  written,
  earlierAction,
  attended,
} from '../parts/part-models.ts';
import { clare, fixedPoint } from '../agenda/agenda-models.ts';

/** An agency's stay: `from` and `to` are minutes from the start of the meeting, for the picture; `words` is the same in text. */
export const stay = group({
  agency: text('staff'),
  /** "10:12 to 10:48 (3 cases)". */
  words: text('open'),
  spans: list(group({ from: count(), to: count() })),
});

export const timeline = group({
  /** "09:30". */
  start: text('open'),
  end: text('open'),
  totalMinutes: count(),
  /** Hours to mark: minute from the start, "10:00". */
  marks: list(group({ at: count(), label: text('open') })),
  breaks: list(group({ from: count(), to: count() })),
  stays: list(stay),
});
export type TimelineModel = ModelOf<typeof timeline>;

/** One agency away: on which items of this copy it matters, and what it sent. */
const absence = group({
  agency: text('staff'),
  /** "Apologies", "No reply", "Substitute". */
  state: text('open'),
  /** "Written information on 4 of 6 cases", "Nothing received". */
  information: text('open'),
  items: list(count()),
});

export const chairPapers = paper('Chair’s papers', TEAM, {
  head,
  hours: text('open'),
  place: text('open'),
  link: text('open'),
  chair: text('staff'),
  viceChair: text('staff'),
  coordinator: text('staff'),
  caseCount: count(),
  /** "22 cases at 12 minutes end at 14:24, 84 minutes after the planned end: the lowest by risk and wait are items 19 to 22." or ''. */
  overFull: text('open'),
  absences: list(absence),
  /** Agencies that have not said whether they come. */
  unanswered: list(text('staff')),
  /** "Ealing Housing: 3 actions, the oldest 19 working days late". */
  overdue: list(group({ agency: text('staff'), count: count(), oldest: textOfTheDay('open') })),
  worst: list(
    caseGroup({ ref: text('open'), number: count(), time: text('open'), name: text('name'), why: text('note') }),
  ),
  /** Without the reason: "Item 7: nobody from Ealing Housing in the room; Dr Sahota speaks for it." */
  conflicts: list(group({ number: count(), who: text('staff'), instead: text('staff') })),
  /** Read aloud; from Settings. One text per paragraph. */
  statement: list(text('open')),
  script: list(group({ step: text('open'), words: text('open') })),
  running: list(
    caseGroup({
      ...itemFields,
      breaksBefore: list(fixedPoint),
      victim,
      perpetrators: list(perpetrator),
      childCount: count(),
      contactLine,
      presenter: text('staff'),
      idva: text('staff'),
      criteria: text('note'),
      score: text('note'),
      needed: list(text('staff')),
      absent: list(text('staff')),
      links: list(text('link')),
      restricted: yesNo(),
      /** Every agency in the room or that answered: what it answered and shared in writing, or that it has not. */
      written: list(written),
      /** The same in short, for an area's own template: "Education (yes)", "Probation (no)". */
      information: list(text('staff')),
      wishes: text('note'),
    }),
  ),
  /** What follows the last case: Clare's Law requests, any other business. */
  closing: list(fixedPoint),
  disclosureRequests: count(),
  /** Clare's Law requests at the end, those that this chair may hear of. */
  requests: list(clare),
  lastActions: list(earlierAction),
  attendance: list(attended),
  timeline,
});
export type ChairPapersModel = ModelOf<typeof chairPapers.shape>;
