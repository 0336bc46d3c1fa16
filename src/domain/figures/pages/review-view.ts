// The page of a review of the MARAC, beside those of the figures: what is agreed and lacking, who chairs, training, the Practice log, actions of the last
// review, and a statement for observers. From the main workbook alone: no case stands in it.
import type { Practice } from '../../meeting/meeting.ts';
import type { ReportBody, ReportSection } from '../../papers/figures-report/figures-report-paper.ts';
import { AGREED, AGREED_TITLES, findAgreed } from '../../partnership/agreed-documents.ts';
import { agencyOf, findChairs } from '../../partnership/vice-chairs.ts';
import { describeGaps } from '../../partnership/describe-gaps.ts';
import { isCarried, PRACTICE_KINDS } from '../../partnership/practice-log.ts';
import { describeCourse, trainingRecord } from '../../partnership/training-record.ts';
import { sameAgency } from '../../access/access.ts';
import { isRestricted, type Facts, type MaracFacts } from '../../plan/facts.ts';
import { sortBy } from '../../text/order.ts';
import { formatDate, type Day } from '../../time/day.ts';
import { isWithin, type Period } from '../period.ts';
import { section } from './report-parts.ts';

interface Reviewed {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly period: Period;
  readonly today: Day;
}

/** What an observer is asked after a meeting, by the course of the meeting. */
const OBSERVED = [
  'Your name, your agency, the day of the meeting',
  'Was confidentiality read out, and were conflicts of interest asked for?',
  'Who was missing, and what could not be known or done because of that?',
  'Was the victim’s view heard in each case, and who brought it?',
  'Was information relevant and proportionate? Was there time enough for each case?',
  'Had each action an owner and a day? Were those of the last meeting followed up?',
  'Were children, other people at risk and the perpetrator part of the plan?',
  'What did the chair and the team do well? What would you change first?',
];

export function viewReview(facts: Facts, maracs: readonly MaracFacts[], period: Period, today: Day): ReportBody {
  const titled = (title: string, { title: marac }: MaracFacts): string =>
    maracs.length > 1 ? `${title}, ${marac}` : title;
  const open = maracs.flatMap((marac) => actionsOf({ facts, marac, period, today }));
  const still = open.filter((one) => isCarried(one, today)).length;
  return {
    title: 'Review of the MARAC',
    inShort: [
      'Read it with the pages of the ten principles and of the agencies for the same time.',
      open.length === 0
        ? 'No action of a review is on the Practice log (kind Review action).'
        : `${still} of ${open.length} actions of reviews ${still === 1 ? 'is' : 'are'} still open.`,
    ],
    sections: [
      ...maracs.flatMap((marac) => {
        const of: Reviewed = { facts, marac, period, today };
        return [
          { ...agreements(of), title: titled('What is agreed, and what is lacking', marac) },
          { ...chairs(of), title: titled('Who chairs', marac) },
          { ...training(of), title: titled('Training record', marac) },
          { ...log(of), title: titled('Practice log', marac) },
          { ...entries(of, actionsOf(of)), title: titled('Actions of reviews', marac) },
        ];
      }),
      section('Observer’s statement', {
        newPage: true,
        words: ['One copy for each observer, after the meeting. Name no case, and nobody who is part of one.'],
        first: 'Question',
        columns: ['Your answer'],
        rows: OBSERVED.map((label) => ({ label, note: '', cells: [''] })),
      }),
    ],
  };
}

function agreements({ facts, marac, today }: Reviewed): ReportSection {
  return section('', {
    words: describeGaps(facts, marac, today),
    first: 'Agreement',
    columns: ['Version', 'Approved on', 'Review by'],
    rows: AGREED.map((name) => {
      const agreed = findAgreed(marac.rules, name, today);
      const title = AGREED_TITLES[name];
      return {
        label: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
        note: '',
        cells: [agreed?.version ?? 'none', dayOr(agreed?.approvedOn), dayOr(agreed?.reviewOn)],
      };
    }),
  });
}

const dayOr = (day: Day | undefined): string => (day === undefined ? '–' : formatDate(day));

function chairs({ facts, marac, today }: Reviewed): ReportSection {
  const found = findChairs(facts.contacts, marac.name, today);
  return section('', {
    first: 'Who',
    columns: ['Role', 'Trained to chair'],
    rows: [...found.chairs, ...found.viceChairs].map((contact) => ({
      label: contact.personName ?? contact.id,
      note: agencyOf(facts.agencies, contact),
      cells: [
        contact.role === 'chair' ? 'Chair' : 'Vice-chair',
        contact.trainedToChair === undefined ? 'not recorded' : contact.trainedToChair ? 'yes' : 'no',
      ],
    })),
  });
}

function training({ facts, marac, today }: Reviewed): ReportSection {
  return section('', {
    first: 'Agency',
    columns: ['Inducted', 'Courses done by its people'],
    rows: trainingRecord(facts, marac, today).map(({ agency, people, inducted, courses }) => ({
      label: agency.name,
      note: '',
      cells: [
        `${inducted} of ${people}`,
        courses.length === 0 ? 'none on record' : courses.map(describeCourse).join('; '),
      ],
    })),
  });
}

/** Entries of the main workbook; what is about a case stands without its words. */
const rowsOf = ({ facts, marac }: Reviewed): readonly Practice[] =>
  marac.practice.filter(
    ({ id, caseRef }) => !isRestricted(facts, id) && (caseRef === undefined || !isRestricted(facts, caseRef)),
  );

/** Of the time, and older ones that are still open. */
const actionsOf = (of: Reviewed): readonly Practice[] =>
  rowsOf(of).filter(
    (one) =>
      one.kind === 'reviewAction' &&
      (isCarried(one, of.today) || (one.on !== undefined && isWithin(of.period, one.on))),
  );

/** How many of each kind, and each breach. */
function log(of: Reviewed): ReportSection {
  const rows = rowsOf(of).filter(({ on }) => on !== undefined && isWithin(of.period, on));
  const kinds = Object.entries(PRACTICE_KINDS).flatMap(([kind, title]) => {
    const count = rows.filter((row) => row.kind === kind).length;
    return count === 0 ? [] : [`${title}: ${count}`];
  });
  const breaches = entries(
    of,
    rows.filter(({ kind }) => kind === 'breach'),
  );
  return { ...breaches, words: [kinds.length === 0 ? 'No entry in this time.' : `Entries: ${kinds.join('; ')}.`] };
}

function entries({ facts, today }: Reviewed, rows: readonly Practice[]): ReportSection {
  const inOrder = sortBy(
    rows,
    ({ on }) => on ?? '9999',
    ({ id }) => id,
  );
  return section('', {
    first: 'What',
    columns: rows.length === 0 ? [] : ['Day', 'Owner', 'Due', 'State'],
    rows: inOrder.map((row) => {
      const { id, on, agency, caseRef, clause, text, owner, due, outcome } = row;
      const name = facts.agencies.find((one) => agency !== undefined && sameAgency(agency, one))?.name;
      const said = caseRef === undefined ? [text, outcome] : ['About a case'];
      const about = [name, clause, id].filter((part) => part !== undefined).join(', ');
      return {
        label: said.filter((part) => part !== undefined).join(' – '),
        note: about,
        cells: [dayOr(on), owner ?? '–', dayOr(due), isCarried(row, today) ? 'open' : 'closed'],
      };
    }),
  });
}
