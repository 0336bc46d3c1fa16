// What an agency's figures are counted from: the meetings that expect it, what it was asked, and what it undertook.
import type { Action } from '../../actions/action.ts';
import type { Research } from '../../meeting/listing.ts';
import { deadlines } from '../../meeting/meetings.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Agency } from '../../register/register.ts';
import { groupBy, sortBy } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { dayOf, type Day } from '../../time/day.ts';
import { isChosen, isLeftOut, type Ground } from '../ground.ts';
import type { Hearing } from '../hearings.ts';
import { isWithin } from '../period.ts';
import { findAgency } from '../referrers.ts';
import { findExpected, isKeptFrom, type Expected } from './expected-agencies.ts';

export interface Request {
  readonly hearing: Hearing;
  readonly askedOn: Day;
  readonly dueOn: Day;
  /** The agency's row of Research, if it has one. */
  readonly answer: Research | undefined;
}

export interface AgreedAction {
  readonly marac: MaracFacts;
  readonly action: Action;
}

export interface AgencyGround {
  readonly agency: Agency;
  readonly agencies: readonly Agency[];
  readonly asOf: Day;
  readonly expected: readonly Expected[];
  readonly requests: readonly Request[];
  readonly actions: readonly AgreedAction[];
}

/** Agencies with anything to count in the period, by name. */
export function agencyGrounds(ground: Ground): readonly AgencyGround[] {
  const { agencies } = ground.gathered.facts;
  const expected = groupBy(findExpected(ground), ({ agency }) => agency.id);
  const requests = groupBy(findRequests(ground), ({ agency }) => agency.id);
  const actions = groupBy(findActions(ground), ({ agency }) => agency.id);
  return sortBy(
    agencies,
    ({ name }) => name,
    ({ id }) => id,
  )
    .map((agency) => ({
      agency,
      agencies,
      asOf: ground.gathered.asOf,
      expected: expected.get(agency.id) ?? [],
      requests: requests.get(agency.id) ?? [],
      actions: actions.get(agency.id) ?? [],
    }))
    .filter((from) => from.expected.length + from.requests.length + from.actions.length > 0);
}

function findRequests(ground: Ground): readonly (Request & { readonly agency: Agency })[] {
  const { facts, asked } = ground.gathered;
  const byId = new Map(facts.agencies.map((agency) => [agency.id, agency]));
  return ground.hearings.flatMap((hearing) => {
    const { marac, meeting, listing } = hearing;
    const dueOn = dayOf(deadlines(marac, meeting).agenda);
    return (asked.get(meeting.id) ?? []).flatMap(({ caseRef, agency: id, on }) => {
      const agency = caseRef === listing.caseRef ? byId.get(id) : undefined;
      if (agency === undefined || isKeptFrom(ground, hearing, agency)) return [];
      return [{ hearing, agency, askedOn: on, dueOn, answer: answerOf(hearing, agency, facts.agencies) }];
    });
  });
}

function answerOf(
  { marac, meeting, listing }: Hearing,
  agency: Agency,
  agencies: readonly Agency[],
): Research | undefined {
  const rows = rowsWith(marac.research, 'caseRef', listing.caseRef).filter(
    (row) => row.meeting === meeting.id && findAgency(agencies, row.agency)?.id === agency.id,
  );
  return sortBy(
    rows,
    (row) => (isAnswered(row) ? 0 : 1),
    (row) => row.answeredOn ?? '9999',
    (row) => row.id,
  )[0];
}

/** A nil return is an answer, and so is what was told by phone. */
export function isAnswered({ known, nil, shared, verbal, answeredOn }: Research): boolean {
  return known !== undefined || nil === true || shared !== undefined || verbal === true || answeredOn !== undefined;
}

/** Actions agreed at a meeting of the period; those without one, on a day of it. */
function findActions(ground: Ground): readonly (AgreedAction & { readonly agency: Agency })[] {
  const { agencies } = ground.gathered.facts;
  return ground.maracs.flatMap((marac) =>
    marac.actions.flatMap((action) => {
      const agency = findAgency(agencies, action.agency);
      const [meeting] = action.meeting === undefined ? [] : rowsWith(marac.meetings, 'id', action.meeting);
      const isIn =
        meeting === undefined
          ? ground.meetings === undefined && action.agreedOn !== undefined && isWithin(ground.period, action.agreedOn)
          : isChosen(ground, meeting);
      return agency !== undefined && isIn && !isLeftOut(ground, marac, action) ? [{ marac, action, agency }] : [];
    }),
  );
}
