// The letter to a senior manager whose agency is a core member and has no representative: drafted once for each gap, and sent on a release.
import { findAgreed } from '../../partnership/agreed-documents.ts';
import { askedOccasion, findMissingMembers, seniorManager, type MissingMember } from '../../partnership/membership.ts';
import type { Effect } from '../../plan/effects.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Agency } from '../../register/register.ts';
import { makeReason } from '../../text/reason.ts';
import { isUncertain } from '../../text/problem.ts';
import { addDays, at, clockTime, formatDate } from '../../time/day.ts';
import { sendPaper } from '../mail-views.ts';
import { isSettled } from '../parts/circulation.ts';
import { letterModel } from './letter-model.ts';

/** A gap has no last day; a letter about it that nobody releases goes on waiting. */
const WAITS_DAYS = 60;

export function planMemberLetters(context: MaracPlanContext): readonly Effect[] {
  const { marac, facts, today } = context;
  if (findAgreed(marac.rules, 'termsOfReference', today) === undefined) return [];
  if (isUncertain(marac, 'agencies') || isUncertain(marac, 'contacts')) return [];
  const roster = { agencies: facts.agencies, contacts: facts.contacts, marac: marac.name, rules: marac.rules };
  return findMissingMembers(roster, today).flatMap((missing) =>
    missing.agency === undefined ? [] : letterAbout(context, missing, missing.agency),
  );
}

function letterAbout(context: MaracPlanContext, missing: MissingMember, agency: Agency): readonly Effect[] {
  const { marac, facts, today } = context;
  const to = seniorManager(facts.contacts, agency, marac.name, today);
  if (to === undefined) return [];
  const occasion = askedOccasion(marac.name, missing);
  const since = missing.until === undefined ? '' : `-${missing.until.replace(/-/g, '')}`;
  const base = `${marac.name}/minutes/${agency.id}`;
  const mailKey = `${base}/member${since}/${to.id}`;
  const isAsked = facts.recorded.covered.has(occasion) && !facts.recorded.messages.has(mailKey);
  if (isAsked || isSettled(context, mailKey)) return [];
  const paperKey = `${base}/member-letter${since}/${to.id}`;
  return sendPaper(context, 'minutes', {
    template: 'partnership-letter',
    paperKey,
    mailKey,
    to,
    audience: 'manager',
    model: letterModel(context, paperKey, to, {
      about: 'Your representative at the MARAC',
      agency: agency.name,
      paragraphs: paragraphsFor(context, missing, agency),
      asks: [
        'Please name a representative who can commit your agency’s resources, with a secure e-mail address and a phone number.',
        ...(missing.hasDeputy ? [] : ['Please name a deputy too, for when the representative is away.']),
        'Please do so within 10 working days, or ring us if you cannot.',
      ],
    }),
    intro: 'A letter about the representative of your agency at the MARAC.',
    covers: [occasion],
    notAfter: at(addDays(today, WAITS_DAYS), clockTime('17:00')),
    because: [makeReason('member.missing', { agency: agency.id })],
  });
}

function paragraphsFor(
  { marac, today }: MaracPlanContext,
  { until, hasDeputy }: MissingMember,
  agency: Agency,
): readonly string[] {
  const version = findAgreed(marac.rules, 'termsOfReference', today)?.version;
  const since =
    until === undefined
      ? 'No representative of your agency is on our register.'
      : `It has had no representative since ${formatDate(until)}.`;
  return [
    `${agency.name} is a core member of ${marac.title} by its terms of reference${version === undefined ? '' : ` (version ${version})`}. ${since}${hasDeputy ? ' Your deputy stands in meanwhile.' : ''}`,
    'The MARAC plans for the safety of victims of domestic abuse at high risk. Without your agency a plan lacks what you know and what you can do.',
  ];
}
