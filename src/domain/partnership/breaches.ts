// Breaches of protocol to propose: an agency has missed one duty at three meetings running. Worked out from what was asked, told and typed; nothing is
// held against an agency that was not asked, and restricted cases do not count.
import { isEnded, dueDay } from '../actions/action-state.ts';
import { isTold } from '../actions/action-told.ts';
import type { Action } from '../actions/action.ts';
import { agencyNamed } from '../access/access.ts';
import { withoutRestricted } from '../access/unrestricted-facts.ts';
import { wasAsked } from '../meeting/asked-agencies.ts';
import type { Research } from '../meeting/listing.ts';
import type { Attendance, Meeting } from '../meeting/meeting.ts';
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
  readonly today: Day;
}

/** By agency, then by duty. A meeting counts from the day after it, where the operating protocol or the terms of reference were in force. */
export const findBreaches = memoBy((facts: Facts, name: string, today: Day): readonly ProposedBreach[] => {
  const marac = withoutRestricted(facts).maracs.find((one) => one.name === name);
  if (marac === undefined || ['meetings', 'agencies', 'contacts'].some((table) => isUncertain(marac, table))) return [];
  const meetings = meetingsInOrder(marac).filter(
    ({ id, on, kind }) =>
      on < today && kind !== 'emergency' && !isRestricted(facts, id) && agreementOn(marac, on) !== undefined,
  );
  if (meetings.length < MISSES) return [];
  return workingAgencies(facts.agencies, today).flatMap((agency) => {
    // Without a representative it is a gap in the membership, and told as that.
    const isThere = findRepresentative(facts.contacts, agency.id, name, today) !== undefined;
    return isThere ? dutiesMissed({ facts, marac, agency, today }, meetings) : [];
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
  research(scene, meeting) {
    const asked = casesAsked(scene, meeting);
    if (asked.length === 0) return undefined;
    const isKept = rowsWith(scene.marac.research, 'meeting', meeting.id).some(
      (row) => isOf(scene, row) && isAnswered(row),
    );
    return isKept ? 'kept' : { meeting, how: `asked about ${count(asked.length, 'case')}, none answered` };
  },
  attendance(scene, meeting) {
    const rows = rowsWith(scene.marac.attendance, 'meeting', meeting.id).filter(
      (row) => isOf(scene, row) && row.came !== undefined && row.came !== 'observer' && row.observer !== true,
    );
    if (rows.length === 0 || casesAsked(scene, meeting).length === 0) return undefined;
    return rows.every(isAbsent) ? { meeting, how: 'absent, and no information in writing' } : 'kept';
  },
  actions(scene, meeting) {
    const { facts, marac, agency, today } = scene;
    const told = rowsWith(marac.actions, 'meeting', meeting.id).filter(
      (action) =>
        isOf(scene, action) &&
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

const isOf = ({ facts, agency }: Scene, row: { readonly agency?: string }): boolean =>
  row.agency !== undefined && agencyNamed(facts.agencies, row.agency)?.id === agency.id;

/** Cases of the meeting that were on a list that went to the agency. */
function casesAsked({ facts, marac, agency }: Scene, { id }: Meeting): readonly string[] {
  const refs = rowsWith(marac.listings, 'meeting', id).map(({ caseRef }) => caseRef);
  return refs.filter((ref) => wasAsked(facts, id, agency.id, ref));
}

/** A nil return is an answer, and so is what was told by phone. */
const isAnswered = ({ known, nil, shared, verbal, answeredOn }: Research): boolean =>
  known !== undefined || nil === true || shared !== undefined || verbal === true || answeredOn !== undefined;

const isAbsent = ({ came, informationReceivedOn }: Attendance): boolean =>
  (came === 'absent' || came === 'apologiesWithoutInformation') && informationReceivedOn === undefined;

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const hasAnswer = (action: Action): boolean =>
  isEnded(action) || action.answer !== undefined || (action.status !== undefined && action.status !== 'open');

/** "16 March 2027 (absent, and no information in writing); ..." */
export function describeMisses({ misses }: ProposedBreach): string {
  return misses.map(({ meeting, how }) => `${formatDate(meeting.on)} (${how})`).join('; ');
}
