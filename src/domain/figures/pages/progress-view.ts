// The manager's progress report of a month, as its pages show it: numbers, agencies, papers and people of the team; no case.
import { formatDate, type Day } from '../../time/day.ts';
import { many } from '../../referral/describe-grounds.ts';
import type { ContactRole } from '../../register/register.ts';
import type { ReportBody, ReportSection } from '../../papers/figures-report/figures-report-paper.ts';
import { formatFigure, formatNotKnown, formatNumber } from '../format-figure.ts';
import type { Progress } from '../progress/month-progress.ts';
import { isWithin } from '../period.ts';
import { section } from './report-parts.ts';

const ROLES: Partial<Readonly<Record<ContactRole, string>>> = {
  coordinator: 'coordinator',
  deputyCoordinator: 'deputy coordinator',
  chair: 'chair',
  viceChair: 'vice-chair',
  idva: 'IDVA',
  idvaDuty: 'IDVA duty',
};

type Row = ReportSection['rows'][number];
const row = (label: string, cells: readonly string[], note = ''): Row => ({ label, note, cells });

export function viewProgress(progress: Progress): ReportBody {
  return {
    title: 'Progress report',
    inShort: inShort(progress),
    sections: [
      section('The month', {
        first: 'What',
        columns: ['This month', 'Not known', 'Month before'],
        rows: [
          row('Referrals received', [String(progress.referrals.now), '', String(progress.referrals.before)]),
          ...progress.lines.map(({ figure, before }) =>
            row(figure.label, [formatFigure(figure), formatNotKnown(figure), formatFigure(before)]),
          ),
        ],
      }),
      meetingsAhead(progress),
      tableOr('Papers that left late', progress.late, 'No paper that was due left late, as far as the record says.', {
        first: 'Paper',
        columns: ['Due', 'Left'],
        rows: progress.late.map(({ title, meeting, due, left }) =>
          row(`${title}, meeting of ${formatDate(meeting.on)}`, [formatDate(due), dayOr(left, 'not yet')]),
        ),
      }),
      offProtocol(progress),
      milestones(progress),
      tableOr('Cover in the month ahead', progress.away, 'Nobody of the team is away, as far as Contacts says.', {
        first: 'Who',
        columns: ['Away from', 'To'],
        rows: progress.away.map(({ contact: { personName, id, role, awayFrom, awayTo }, cover }) =>
          row(
            `${personName ?? id} (${ROLES[role] ?? ''}): ${cover === undefined ? 'nobody is named to cover' : `covered by ${cover.personName ?? cover.id}`}`,
            [dayOr(awayFrom, ''), dayOr(awayTo, 'not known')],
          ),
        ),
      }),
    ],
  };
}

const dayOr = (on: Day | undefined, otherwise: string): string => (on === undefined ? otherwise : formatDate(on));

function tableOr(title: string, found: readonly unknown[], none: string, table: Partial<ReportSection>): ReportSection {
  return found.length === 0 ? section(title, { words: [none] }) : section(title, table);
}

function meetingsAhead({ meetings }: Progress): ReportSection {
  return tableOr('Meetings ahead', meetings, 'No meeting is planned.', {
    words: [
      '“Expected” is what is listed or accepted, and what will still arrive; the range holds four times in five.',
    ],
    first: 'Meeting',
    columns: ['Listed', 'Expected', 'Range'],
    rows: meetings.map(({ meeting, listed, cases, overFullOn, warnCases }) =>
      row(
        formatDate(meeting.on),
        [
          String(listed.length),
          cases === undefined ? 'not known' : formatNumber(cases.mean, 0),
          cases === undefined ? '' : `${cases.low} to ${cases.high}`,
        ],
        overFullOn === undefined ? '' : `Over-full: more than ${warnCases} cases are expected.`,
      ),
    ),
  });
}

const share = ({ count, of }: { readonly count: number; readonly of: number }): string =>
  of === 0 ? '–' : `${count} of ${of}`;

function offProtocol({ offProtocol: found, protocolPeriod: { from, to } }: Progress): ReportSection {
  const time = `Over three months, ${formatDate(from)} to ${formatDate(to)}`;
  const none = `${time}: every agency that was asked came or wrote, answered in time and did what it had undertaken, as far as is recorded.`;
  return tableOr('Agencies off the protocol', found, none, {
    words: [`${time}. Nothing is held against an agency that was never asked.`],
    first: 'Agency',
    columns: ['Absent from meetings', 'Research late or never', 'Actions not done or overdue'],
    rows: found.map(({ agency, absent, research, actions, unsigned }) =>
      row(
        agency.name,
        [share(absent), share(research), share(actions)],
        unsigned ? 'Has not signed the information-sharing protocol in force.' : '',
      ),
    ),
  });
}

/** An entry about a case is named by its row alone. */
function milestones({ milestones: found, month }: Progress): ReportSection {
  return tableOr('Milestones', found, 'None is open on the Practice log.', {
    first: 'Milestone',
    columns: ['Due', 'State'],
    rows: found.map(({ id, caseRef, text, owner, due, closedOn }) =>
      row(`${caseRef === undefined && text !== undefined ? text : id}${owner === undefined ? '' : ` (${owner})`}`, [
        dayOr(due, '–'),
        closedOn !== undefined && isWithin(month, closedOn)
          ? `closed ${formatDate(closedOn)}`
          : due !== undefined && due <= month.to
            ? 'slipped'
            : 'open',
      ]),
    ),
  });
}

function inShort({
  month,
  waits,
  meetings,
  late,
  offProtocol: off,
  milestones: all,
  breaches,
  away,
}: Progress): string[] {
  const full = meetings
    .filter(({ overFullOn }) => overFullOn !== undefined)
    .map(({ meeting }) => formatDate(meeting.on));
  const slipped = all.filter(({ due, closedOn }) => closedOn === undefined && due !== undefined && due <= month.to);
  const uncovered = away.filter(({ cover }) => cover === undefined).length;
  return [
    waits.count === 0
      ? `No case waits longer than the ${waits.limit} days that are agreed.`
      : `${many(waits.count, 'case waits', 'cases wait')} longer than the ${waits.limit} days that are agreed; the longest has waited ${waits.longest} days.`,
    ...(full.length === 0 ? [] : [`Over-full as far as can be expected: ${full.join('; ')}.`]),
    ...(late.length === 0 ? [] : [`${many(late.length, 'paper', 'papers')} left late, or not yet.`]),
    ...(off.length === 0 ? [] : [`${many(off.length, 'agency is', 'agencies are')} off the protocol.`]),
    ...(breaches === 0 ? [] : [`${many(breaches, 'breach', 'breaches')} of protocol on the Practice log, still open.`]),
    ...(slipped.length === 0 ? [] : [`${many(slipped.length, 'milestone has', 'milestones have')} slipped.`]),
    ...(uncovered === 0 ? [] : [`${many(uncovered, 'person', 'people')} of the team will be away, and nobody covers.`]),
  ];
}
