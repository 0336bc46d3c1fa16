// A letter of thanks to an agency, in the words a person wrote in the Practice log. It contains no case.
import { addDays, at, clockTime, type LocalTime } from '../../domain/time/day.ts';
import { findRepresentative } from '../../domain/register/contacts.ts';
import { sameAgency } from '../../domain/access/access.ts';
import type { Practice } from '../../domain/meeting/meeting.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import type { Agency } from '../../domain/register/register.ts';
import { askingFor, paperHead } from '../../domain/papers/parts/paper-head.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { isSettled, message, paper, viewContextOf } from './circulation.ts';
import type { MaracPlanContext } from '../engine/job.ts';

export function planPraise(context: MaracPlanContext): readonly Due[] {
  const { marac, facts, today } = context;
  if (marac.unknownTables.has('practice')) return [];
  return marac.practice.flatMap((practice): readonly Due[] => {
    const agency = facts.agencies.find((each) => practice.agency !== undefined && sameAgency(practice.agency, each));
    const contact = agency === undefined ? undefined : findRepresentative(facts.contacts, agency.id, marac.name, today);
    const [paperKey, mailKey] = [
      `${marac.name}/minutes/${practice.id}/praise-letter/${contact?.id ?? ''}`,
      `${marac.name}/minutes/${practice.id}/praise/${contact?.id ?? ''}`,
    ];
    const { covered, messages } = facts.recorded;
    const isThanked = covered.has(`${practice.id}/thanked`) && !messages.has(mailKey);
    if (practice.kind !== 'praise' || practice.letterWanted !== true || isThanked) return [];
    const { text } = practice;
    // A letter about a case would reveal the case: a person removes the case ref, or writes the letter by hand.
    if (practice.caseRef !== undefined || text === undefined || agency === undefined || contact === undefined)
      return [unthanked(context, practice, agency)];
    if (isSettled(context, mailKey)) return [];
    const view = viewContextOf(context);
    const why = [makeReason('practice.praise')];
    return [
      paper(context, 'minutes', {
        key: paperKey,
        template: 'praise-letter',
        audience: 'referrer',
        reader: contact.id,
        model: {
          head: paperHead(view, paperKey, agency.name),
          to: contact.personName ?? '',
          toAgency: agency.name,
          paragraphs: text.split(/\n+/).filter((line) => line.trim() !== ''),
          from: askingFor(view).name,
          fromRole: `coordinator, ${marac.title}`,
        },
        because: why,
      }),
      message(context, 'minutes', {
        key: mailKey,
        to: contact.id,
        audience: 'referrer',
        template: 'papers',
        model: {
          head: letterhead(view, mailKey, contact),
          intro: 'A letter of thanks to your agency.',
          answerBy: '',
          papers: attachedTitles(['praise-letter']),
        },
        papers: [paperKey],
        covers: [`${practice.id}/thanked`],
        gate: 'release',
        ready: true,
        notAfter: untilOf(context, practice),
        because: why,
      }),
    ];
  });
}

const untilOf = ({ today }: MaracPlanContext, { on }: Practice): LocalTime =>
  at(addDays(on ?? today, 60), clockTime('17:00'));

/** A letter that a person wants and that cannot be made from the row as it is. */
function unthanked(context: MaracPlanContext, practice: Practice, agency: Agency | undefined): Withheld {
  const why =
    practice.caseRef !== undefined
      ? makeReason('praise.case')
      : practice.text === undefined
        ? makeReason('praise.text')
        : agency === undefined
          ? makeReason('agency.unknown')
          : makeReason('agency.nobody', { agency: agency.id });
  const whose = agency?.id ?? practice.agency;
  return {
    do: 'withhold',
    marac: context.marac.name,
    what: 'praise-letter',
    about: practice.id,
    ...(whose === undefined ? {} : { agency: whose }),
    cases: [],
    tells: practice.caseRef === undefined ? [] : [practice.caseRef],
    notAfter: untilOf(context, practice),
    because: why,
  };
}
