// Letters that a person asks for on the Practice log ("Letter wanted"), in the words typed there. A letter contains no case.
import { sameAgency } from '../../access/access.ts';
import type { Practice } from '../../meeting/meeting.ts';
import { isRestricted } from '../../plan/facts.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Due, Withheld } from '../../plan/withheld.ts';
import type { PaperEffect } from '../../plan/effects.ts';
import type { Agency, Contact } from '../../register/register.ts';
import { makeReason, type Reason } from '../../text/reason.ts';
import { addDays, at, clockTime, type LocalTime } from '../../time/day.ts';
import type { PaperTemplate } from '../catalogue.ts';
import { sendPaper } from '../mail-views.ts';
import { isSettled } from './circulation.ts';

/** For so many days after its day an entry may still be written about. */
const LETTER_DAYS = 60;

export interface PracticeLetter {
  readonly kind: Practice['kind'];
  readonly template: PaperTemplate;
  /** The step of its keys: stored. */
  readonly step: string;
  readonly audience: 'referrer' | 'manager';
  readonly intro: string;
  readonly because: Reason;
  readonly readerOf: (context: MaracPlanContext, agency: Agency) => Contact | undefined;
  /** Why there is nobody. */
  readonly nobody: (agency: Agency) => Reason;
  readonly modelFor: (
    context: MaracPlanContext,
    letter: { readonly paperKey: string; readonly to: Contact; readonly agency: Agency; readonly practice: Practice },
    paragraphs: readonly string[],
  ) => PaperEffect['model'];
}

export function planPracticeLetters(context: MaracPlanContext, letter: PracticeLetter): readonly Due[] {
  if (context.marac.unknownTables.has('practice')) return [];
  return context.marac.practice
    .filter(({ kind, letterWanted }) => kind === letter.kind && letterWanted === true)
    .flatMap((practice) => planLetter(context, letter, practice));
}

function planLetter(context: MaracPlanContext, letter: PracticeLetter, practice: Practice): readonly Due[] {
  const { marac, facts } = context;
  const agency = facts.agencies.find((each) => practice.agency !== undefined && sameAgency(practice.agency, each));
  const to = agency === undefined ? undefined : letter.readerOf(context, agency);
  const base = `${marac.name}/minutes/${practice.id}`;
  const [paperKey, mailKey] = [
    `${base}/${letter.step}-letter/${to?.id ?? ''}`,
    `${base}/${letter.step}/${to?.id ?? ''}`,
  ];
  const occasion = `${practice.id}/thanked`;
  const { covered, messages } = facts.recorded;
  if (covered.has(occasion) && !messages.has(mailKey)) return [];
  const { text } = practice;
  // A letter about a case would reveal the case: a person removes the case ref, or writes the letter by hand.
  if (isOfCase(context, practice) || text === undefined || agency === undefined || to === undefined)
    return [unwritten(context, letter, practice, agency)];
  if (isSettled(context, mailKey)) return [];
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== '');
  return sendPaper(context, 'minutes', {
    template: letter.template,
    paperKey,
    mailKey,
    to,
    audience: letter.audience,
    model: letter.modelFor(context, { paperKey, to, agency, practice }, paragraphs),
    intro: letter.intro,
    covers: [occasion],
    notAfter: untilOf(context, practice),
    because: [letter.because],
  });
}

const isOfCase = ({ facts }: MaracPlanContext, { id, caseRef }: Practice): boolean =>
  caseRef !== undefined || isRestricted(facts, id);

const untilOf = ({ today }: MaracPlanContext, { on }: Practice): LocalTime =>
  at(addDays(on ?? today, LETTER_DAYS), clockTime('17:00'));

/** A letter that a person wants and that cannot be made from the row as it is. */
function unwritten(
  context: MaracPlanContext,
  { template, nobody }: PracticeLetter,
  practice: Practice,
  agency: Agency | undefined,
): Withheld {
  const why = isOfCase(context, practice)
    ? makeReason('praise.case')
    : practice.text === undefined
      ? makeReason('praise.text')
      : agency === undefined
        ? makeReason('agency.unknown')
        : nobody(agency);
  const whose = agency?.id ?? practice.agency;
  return {
    do: 'withhold',
    marac: context.marac.name,
    what: template,
    about: practice.id,
    ...(whose === undefined ? {} : { agency: whose }),
    cases: [],
    tells: practice.caseRef === undefined ? [] : [practice.caseRef],
    notAfter: untilOf(context, practice),
    because: why,
  };
}
