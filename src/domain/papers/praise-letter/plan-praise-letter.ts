// A letter of thanks to an agency, in the words a person wrote in the Practice log. It contains no case.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Due, Withheld } from '../../plan/withheld.ts';
import { sameAgency } from '../../access/access.ts';
import { findRepresentative } from '../../register/contacts.ts';
import { isSettled, viewContextOf } from '../parts/circulation.ts';
import { makeReason } from '../../text/reason.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { sendPaper } from '../mail-views.ts';
import type { Practice } from '../../meeting/meeting.ts';
import { type LocalTime, at, addDays, clockTime } from '../../time/day.ts';
import type { Agency } from '../../register/register.ts';

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
    return sendPaper(context, 'minutes', {
      template: 'praise-letter',
      paperKey,
      mailKey,
      to: contact,
      audience: 'referrer',
      model: {
        head: paperHead(view, paperKey, agency.name),
        to: contact.personName ?? '',
        toAgency: agency.name,
        paragraphs: text.split(/\n+/).filter((line) => line.trim() !== ''),
        from: askingFor(view).name,
        fromRole: `coordinator, ${marac.title}`,
      },
      intro: 'A letter of thanks to your agency.',
      covers: [`${practice.id}/thanked`],
      notAfter: untilOf(context, practice),
      because: why,
    });
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
