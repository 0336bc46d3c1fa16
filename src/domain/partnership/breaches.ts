// Breaches of protocol to propose: an agency has missed one duty at three meetings running. Worked out from what was asked, told and typed; nothing is
// held against an agency that was not asked, and restricted cases do not count.
import { isEnded, dueDay } from '../actions/action-state.ts';
import { isTold } from '../actions/action-told.ts';
import type { Action } from '../actions/action.ts';
import { withoutRestricted } from '../access/unrestricted-facts.ts';
import { findAsked } from '../figures/asked-agencies.ts';
import { isAnswered } from '../figures/reports/agency-ground.ts';
import { presenceAt } from '../figures/reports/attendance-figures.ts';
import { findAgency } from '../figures/referrers.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { meetingsInOrder } from '../meeting/meetings.ts';
import { isRestricted, type Facts, type MaracFacts } from '../plan/facts.ts';
import type { Agency } from '../register/register.ts';
import { findRepresentative } from '../register/contacts.ts';
import { workingAgencies } from '../register/recipients.ts';
import { memoBy } from '../text/memo-by.ts';
import { isUncertain } from '../text/problem.ts';
import { rowsWith } from '../text/rows-with.ts';
import { formatDate, type Day } from '../time/day.ts';
import { AGREED_TITLES, findAgreed, type AgreedDocument } from './agreed-documents.ts';

/** So many misses running are proposed as a breach. */
export const MISSES = 3;

/** What each is called in a sentence, and the tabs from which it is worked out. */
const DUTIES = {
  research: { title: 'research', tables: ['research'] },
  attendance: { title: 'attendance', tables: ['attendance'] },
  actions: { title: 'answers for its actions', tables: ['actions'] },
} as const;
export type Duty = keyof typeof DUTIES;

interface Miss {
  readonly meeting: Meeting;
  /** "asked about 2 cases, none answered". */
  readonly how: string;
}

export interface ProposedBreach {
  readonly agency: Agency;
  readonly duty: Duty;
  readonly title: string;
  /** The agreement that was in force at the last of the meetings: "Operating protocol (version 2)". */
  readonly clause: string;
  /** Oldest first, three or more. */
  readonly misses: readonly Miss[];
}

/** What an agency did at a meeting; undefined where nothing was asked of it, or nobody knows. */
type Kept = 'kept' | Miss | undefined;

interface Scene {
  readonly facts: Facts;
  /** Without the restricted cases. */
  readonly marac: MaracFacts;
  readonly agency: Agency;
  /** Refs of cases about which it was asked, by meeting. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  readonly today: Day;
}

/** By agency, then by duty. A meeting counts from the day after it, where the operating protocol or the terms of reference were in force. */
export const findBreaches = memoBy((all: Facts, name: string, today: Day): readonly ProposedBreach[] => {
  const facts = withoutRestricted(all);
  const marac = facts.maracs.find((one) => one.name === name);
  if (marac === undefined || ['meetings', 'agencies', 'contacts'].some((table) => isUncertain(marac, table))) return [];
  const meetings = meetingsInOrder(marac).filter(
    ({ id, on, kind }) =>
      on < today && kind !== 'emergency' && !isRestricted(all, id) && agreementOn(marac, on) !== undefined,
  );
  if (meetings.length < MISSES) return [];
  const asked = findAsked(facts);
  const cases = new Set(marac.cases.map(({ id }) => id));
  return workingAgencies(facts.agencies, today).flatMap((agency) => {
    // Without a representative it is a gap in the membership, and told as that.
    if (findRepresentative(facts.contacts, agency.id, name, today) === undefined) return [];
    const own = new Map(
      [...asked].map(([meeting, list]) => [
        meeting,
        list.filter((one) => one.agency === agency.id && cases.has(one.caseRef)).map(({ caseRef }) => caseRef),
      ]),
    );
    return dutiesMissed({ facts, marac, agency, asked: own, today }, meetings);
  });
});

function dutiesMissed(scene: Scene, meetings: readonly Meeting[]): readonly ProposedBreach[] {
  return (Object.keys(DUTIES) as Duty[]).flatMap((duty): readonly ProposedBreach[] => {
    const { title, tables } = DUTIES[duty];
    if (tables.some((table) => isUncertain(scene.marac, table))) return [];
    let run: Miss[] = [];
    for (const meeting of meetings) {
      const kept = KEPT[duty](scene, meeting);
      if (kept === 'kept') run = [];
      else if (kept !== undefined) run.push(kept);
    }
    const last = run[run.length - 1];
    if (last === undefined || run.length < MISSES) return [];
    const clause = describeAgreement(agreementOn(scene.marac, last.meeting.on));
    return [{ agency: scene.agency, duty, title, clause, misses: run }];
  });
}

const agreementOn = ({ rules }: MaracFacts, on: Day): AgreedDocument | undefined =>
  findAgreed(rules, 'operatingProtocol', on) ?? findAgreed(rules, 'termsOfReference', on);

function describeAgreement(agreed: AgreedDocument | undefined): string {
  if (agreed === undefined) return '';
  const title = AGREED_TITLES[agreed.name];
  return `${title.charAt(0).toUpperCase()}${title.slice(1)} (version ${agreed.version})`;
}

const KEPT: Readonly<Record<Duty, (scene: Scene, meeting: Meeting) => Kept>> = {
  research({ facts, marac, agency, asked }, meeting) {
    const refs = asked.get(meeting.id) ?? [];
    if (refs.length === 0) return undefined;
    const isKept = rowsWith(marac.research, 'meeting', meeting.id).some(
      (row) => findAgency(facts.agencies, row.agency)?.id === agency.id && isAnswered(row),
    );
    return isKept ? 'kept' : { meeting, how: `asked about ${count(refs.length, 'case')}, none answered` };
  },
  attendance({ facts, marac, agency, asked }, meeting) {
    const wasAsked = (asked.get(meeting.id) ?? []).length > 0;
    const { presence } = presenceAt({ agencies: facts.agencies }, { marac, meeting, agency, cases: [], wasAsked });
    if (presence === 'notRecorded' || presence === 'notAsked') return undefined;
    return presence === 'absent' ? { meeting, how: 'absent, and no information in writing' } : 'kept';
  },
  actions({ facts, marac, agency, today }, meeting) {
    const told = rowsWith(marac.actions, 'meeting', meeting.id).filter(
      (action) =>
        findAgency(facts.agencies, action.agency)?.id === agency.id &&
        (dueDay(action) ?? today) < today &&
        (isTold(facts, marac, agency, action) || hasAnswer(action)),
    );
    const open = told.filter((action) => !hasAnswer(action));
    if (told.length === 0) return undefined;
    return open.length === 0
      ? 'kept'
      : { meeting, how: `${open.length} of ${count(told.length, 'action')} past their day without an answer` };
  },
};

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const hasAnswer = (action: Action): boolean =>
  isEnded(action) || action.answer !== undefined || (action.status !== undefined && action.status !== 'open');

/** "16 March 2027 (absent, and no information in writing); ..." */
export function describeMisses({ misses }: ProposedBreach): string {
  return misses.map(({ meeting, how }) => `${formatDate(meeting.on)} (${how})`).join('; ');
}
