// Principles 4, 5, 6, 7, 9 and 10: whether the victim was heard, why was shared without consent, what was written down of actions, and governance.
import { isAnswered, type AgencyGround } from './agency-ground.ts';
import type { Contact } from '../../register/register.ts';
import type { Action } from '../../actions/action.ts';
import { isActive } from '../../register/contacts.ts';
import { referralsOf } from '../../cases/case-of-referral.ts';
import { groupBy } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { minutesOf } from '../../time/day.ts';
import type { CountedRow, Measure } from '../figure.ts';
import { isLeftOut, listRow, meetingsOf, rowOf, type Ground } from '../ground.ts';
import type { Hearing } from '../hearings.ts';
import { isWithin } from '../period.ts';
import { findAgency } from '../referrers.ts';
import { countCases } from '../return/case-measures.ts';

const sourceOf = (principle: number): string => `SafeLives, 10 principles of an effective Marac, ${principle}`;

export const victimViews: Measure<Ground> = {
  name: 'victimViews',
  label: 'Cases with the victim’s views in the minutes',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  tells: 'work',
  source: sourceOf(4),
  of: 'cases discussed',
  unknown: 'the meeting has no notes of the case at all',
  count: ({ cases }) =>
    countCases(cases, (hearing) => {
      const notes = notesOf(hearing);
      if (notes.length === 0) return undefined;
      return notes.some(({ section, text }) => section === 'victimView' && text !== undefined);
    }),
};

function notesOf({
  marac,
  meeting,
  listing,
}: Hearing): readonly { readonly section: string; readonly text?: string }[] {
  return rowsWith(marac.notes, 'caseRef', listing.caseRef).filter((note) => note.meeting === meeting.id);
}

export const idvaPresent: Measure<Ground> = {
  name: 'idvaPresent',
  label: 'Cases at meetings at which an IDVA service was present',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  source: sourceOf(4),
  of: 'cases discussed',
  unknown: 'nothing is typed on Attendance for an IDVA service',
  count: ({ cases, gathered }) =>
    countCases(cases, ({ marac, meeting }) => {
      const came = rowsWith(marac.attendance, 'meeting', meeting.id)
        .filter(({ agency }) => findAgency(gathered.facts.agencies, agency)?.kind === 'idva')
        .flatMap((row) => row.came ?? []);
      return came.length === 0 ? undefined : came.some((each) => each === 'present' || each === 'substitute');
    }),
};

/** Only cases in which a referral says that there was no consent are asked about. */
export const withoutConsent: Measure<Ground> = {
  name: 'withoutConsent',
  label: 'Cases shared without consent whose lawful basis is recorded',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  tells: 'work',
  source: sourceOf(5),
  of: 'cases discussed of which a referral says that consent was not given',
  unknown: 'nothing: what is not written down is not recorded',
  count: ({ cases }) =>
    countCases(
      cases.filter(({ referrals }) => referrals.some(({ consent }) => consent !== undefined && consent !== 'given')),
      ({ marac, listing }) =>
        rowsWith(marac.cases, 'id', listing.caseRef)[0]?.withoutConsentBasis !== undefined ||
        referralsOf(marac, listing.caseRef).some(({ withoutConsentBasis }) => withoutConsentBasis !== undefined),
    ),
};

export const minutesACase: Measure<Ground> = {
  name: 'minutesACase',
  label: 'Minutes there were for a case',
  kind: 'ratio',
  times: 1,
  unit: 'minutes',
  source: sourceOf(7),
  of: 'cases discussed at meetings with a start and an end',
  unknown: 'the meeting has no start or no end',
  against: '12 to 15 minutes (SafeLives Scotland 2019)',
  count: (ground) => {
    const timed = groupBy(ground.cases, ({ marac, meeting }) => `${marac.name} ${meeting.id}`);
    const known = [...timed.values()].filter(([first]) => first !== undefined && minutesOfMeeting(first) !== undefined);
    return {
      rows: known.flatMap(([first]) =>
        first === undefined ? [] : [rowOf(first.marac, 'meetings', first.meeting, minutesOfMeeting(first) ?? 0)],
      ),
      of: known.flat().map((hearing) => listRow(hearing)),
      notKnown: [],
    };
  },
};

function minutesOfMeeting({ meeting: { start, end } }: Hearing): number | undefined {
  return start === undefined || end === undefined ? undefined : minutesOf(end) - minutesOf(start);
}

export const researchNil: Measure<AgencyGround> = {
  name: 'researchNil',
  label: 'Research: nil returns',
  kind: 'count',
  unit: 'answers',
  tells: 'work',
  source: sourceOf(5),
  of: 'answers to the request for research',
  unknown: 'nothing',
  count: ({ requests }) => {
    const answered = requests.flatMap(({ hearing, answer }) =>
      answer !== undefined && isAnswered(answer) ? [{ answer, row: rowOf(hearing.marac, 'research', answer) }] : [],
    );
    return {
      rows: answered.filter(({ answer }) => answer.nil === true).map(({ row }) => row),
      of: answered.map(({ row }) => row),
      notKnown: [],
    };
  },
};

export const actionsWhole: Measure<AgencyGround> = {
  name: 'actionsWhole',
  label: 'Actions with an owner and a date',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  tells: 'work',
  source: sourceOf(6),
  of: 'actions agreed at the meetings of the period',
  unknown: 'nothing',
  count: ({ actions }) => ({
    rows: actions.filter(({ action }) => isWhole(action)).map(({ marac, action }) => rowOf(marac, 'actions', action)),
    of: actions.map(({ marac, action }) => rowOf(marac, 'actions', action)),
    notKnown: [],
  }),
};

function isWhole({ owner, due, immediate, reviewOn }: Action): boolean {
  return owner !== undefined && (due !== undefined || immediate === true || reviewOn !== undefined);
}

export const trainedChair: Measure<Ground> = {
  name: 'trainedChair',
  label: 'Meetings with a chair who is trained to chair',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  tells: 'nothing',
  source: sourceOf(9),
  of: 'meetings held',
  unknown: 'no chair is typed, or nothing about the training',
  count: (ground) => {
    const found = ground.maracs.flatMap((marac) =>
      meetingsOf(ground, marac).map((meeting) => {
        const [chair]: readonly Contact[] =
          meeting.chair === undefined ? [] : rowsWith(ground.gathered.facts.contacts, 'id', meeting.chair);
        return { row: rowOf(marac, 'meetings', meeting), is: chair?.trainedToChair };
      }),
    );
    return {
      rows: found.filter(({ is }) => is === true).map(({ row }) => row),
      of: found.map(({ row }) => row),
      notKnown: found.filter(({ is }) => is === undefined).map(({ row }) => row),
    };
  },
};

export const agreementsSigned: Measure<Ground> = {
  name: 'agreementsSigned',
  label: 'Agencies that signed the information sharing agreement',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  tells: 'nothing',
  source: sourceOf(10),
  of: 'agencies active on the last day',
  unknown: 'nothing: no date is not signed, as far as is recorded',
  count: ({ gathered, maracs, period }) => {
    const active = gathered.facts.agencies.filter((agency) => isActive(agency, period.to));
    const row = (id: string): CountedRow => ({
      table: 'agencies',
      id,
      marac: maracs[0]?.name ?? '',
      counts: 1,
      restricted: false,
    });
    return {
      rows: active
        .filter(({ agreementSignedOn }) => agreementSignedOn !== undefined && agreementSignedOn <= period.to)
        .map(({ id }) => row(id)),
      of: active.map(({ id }) => row(id)),
      notKnown: [],
    };
  },
};

const LOGGED = {
  breach: 'Breaches',
  issue: 'Practice issues',
  praise: 'Praise',
  milestone: 'Milestones',
} as const;

export const practiceMeasures: readonly Measure<Ground>[] = Object.entries(LOGGED).map(([kind, label]) => ({
  name: `logged-${kind}`,
  label: `${label} in the practice log`,
  kind: 'count',
  unit: 'entries',
  tells: 'nothing',
  source: sourceOf(10),
  of: 'entries of the practice log with a day in the period',
  unknown: 'nothing',
  count: (ground) => {
    const of = ground.maracs.flatMap((marac) =>
      marac.practice
        .filter(
          (entry) => entry.on !== undefined && isWithin(ground.period, entry.on) && !isLeftOut(ground, marac, entry),
        )
        .map((entry) => ({ entry, row: rowOf(marac, 'practice', entry) })),
    );
    return {
      rows: of.filter(({ entry }) => entry.kind === kind).map(({ row }) => row),
      of: of.map(({ row }) => row),
      notKnown: [],
    };
  },
}));

export const escalated: Measure<AgencyGround> = {
  name: 'escalated',
  label: 'Actions whose lateness went to the team manager',
  kind: 'count',
  unit: 'actions',
  tells: 'work',
  source: sourceOf(10),
  of: 'actions agreed at the meetings of the period',
  unknown: 'nothing',
  count: ({ actions }) => ({
    rows: actions
      .filter(({ action }) => (action.releasedRung ?? 0) >= 3)
      .map(({ marac, action }) => rowOf(marac, 'actions', action)),
    of: actions.map(({ marac, action }) => rowOf(marac, 'actions', action)),
    notKnown: [],
  }),
};
