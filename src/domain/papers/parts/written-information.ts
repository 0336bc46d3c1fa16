// What agencies answered about a case, as each chose to share it: on the chair's papers with who has not answered, on others what was written and who
// knows nothing; in the minutes what stands for an agency that was not there.
import { agencyNamed, sameAgency } from '../../access/access.ts';
import { wasAsked } from '../../meeting/asked-agencies.ts';
import { agenciesInTheRoom } from '../../meeting/in-the-room.ts';
import type { Research } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { sortBy } from '../../text/order.ts';
import type { SaidModel } from '../minutes/minutes-models.ts';
import type { WrittenModel } from './part-models.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { agencyName, cut, type Classes, type ViewContext } from './case-parts.ts';
import { isAnswer, describeProvided } from './provided-answers.ts';

const KNOWN: Readonly<Record<string, string>> = {
  yes: 'knows somebody of the case',
  no: 'knows nobody of the case',
  notKnown: 'cannot say whether it knows anybody',
};

function answersAbout(view: ViewContext, meeting: Meeting, caseRef: string): readonly Research[] {
  return sortBy(
    rowsWith(view.marac.research, 'caseRef', caseRef).filter((research) => research.meeting === meeting.id),
    (research) => agencyName(view, research.agency),
    (research) => research.id,
  );
}

function saysAnything(research: Research): boolean {
  return isAnswer(research) || research.willSpeak !== undefined || (research.proposedActions ?? '') !== '';
}

function describeAnswer({ known, nil, willSpeak }: Research): string {
  return [
    known === undefined ? '' : (KNOWN[known] ?? ''),
    nil === true ? 'searched, nothing found' : '',
    willSpeak === undefined ? '' : willSpeak ? 'will speak' : 'will not speak',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function writtenView(view: ViewContext, meeting: Meeting, research: Research, classes: Classes): WrittenModel {
  return {
    agency: agencyName(view, research.agency),
    // Whoever proposes something, or will speak, and does not say whom they know is still asked.
    came: isAnswer(research) ? describeProvided(view, meeting, research.caseRef, research.agency) : 'answered in part',
    by: research.answeredBy ?? '',
    answer: cut(classes, 'note', describeAnswer(research)),
    text: cut(classes, 'note', research.shared ?? ''),
    proposes: cut(classes, 'note', research.proposedActions ?? ''),
  };
}

const hasWords = ({ shared, proposedActions }: Research): boolean =>
  (shared ?? '') !== '' || (proposedActions ?? '') !== '';

/** A nil return, or "no" to whether it knows anybody. */
const knowsNothing = ({ known, nil }: Research): boolean => known === 'no' || (nil === true && known === undefined);

/** What agencies wrote about a case and, in one entry, who knows nothing; for a reader who may see what is said of it, nothing for any other. */
export function writtenViews(
  view: ViewContext,
  meeting: Meeting,
  caseRef: string,
  classes: Classes,
): readonly WrittenModel[] {
  if (!classes.has('note')) return [];
  const answers = answersAbout(view, meeting, caseRef);
  const wrote = answers.filter(hasWords).map((answer) => withoutAnswered(writtenView(view, meeting, answer, classes)));
  const nothing = answers
    .filter((answer) => !hasWords(answer) && knowsNothing(answer))
    .map((answer) => agencyName(view, answer.agency));
  if (nothing.length === 0) return wrote;
  const agency = [...new Set(nothing)].join(', ');
  return [...wrote, { agency, came: '', by: '', answer: 'nothing known', text: '', proposes: '' }];
}

/** That it answered is plain where its words stand. */
function withoutAnswered(one: WrittenModel): WrittenModel {
  return { ...one, came: one.came.replace(/^answered ?(in part$)?/, '') };
}

/** Every agency in the room, or that answered at all: what it answered, that it has not, or that nobody asked it. */
export function informationOf(
  view: ViewContext,
  meeting: Meeting,
  caseRef: string,
  classes: Classes,
): readonly WrittenModel[] {
  const answers = answersAbout(view, meeting, caseRef).filter(saysAnything);
  const has = new Set(answers.map((answer) => agencyName(view, answer.agency)));
  const silent = agenciesInTheRoom(view, meeting.id, caseRef).flatMap((id): readonly WrittenModel[] => {
    const agency = agencyName(view, id);
    const came = wasAsked(view.facts, meeting.id, id, caseRef) ? 'has not answered' : 'was not asked';
    return has.has(agency) ? [] : [{ agency, came, by: '', answer: '', text: '', proposes: '' }];
  });
  return sortBy([...answers.map((one) => writtenView(view, meeting, one, classes)), ...silent], (one) => one.agency);
}

const CAME: readonly unknown[] = ['present', 'substitute'];
const DID_NOT_COME: readonly unknown[] = ['apologiesWithInformation', 'apologiesWithoutInformation', 'absent'];

/** Whether Attendance says that nobody came for the agency. */
function wasAway({ facts, marac }: ViewContext, meeting: string, written: string): boolean {
  const agency = agencyNamed(facts.agencies, written);
  const rows = rowsWith(marac.attendance, 'meeting', meeting).filter(
    (row) => agency !== undefined && row.agency !== undefined && sameAgency(row.agency, agency),
  );
  return rows.some(({ came }) => DID_NOT_COME.includes(came)) && !rows.some(({ came }) => CAME.includes(came));
}

/** For the minutes: what agencies wrote of which nobody came, heard instead of them; whoever came is minuted by what was said. */
export function heardInWriting(
  view: ViewContext,
  meeting: string,
  caseRef: string,
  classes: Classes,
): readonly SaidModel[] {
  return sortBy(
    rowsWith(view.marac.research, 'caseRef', caseRef).filter(
      (answer) =>
        answer.meeting === meeting &&
        (hasWords(answer) || knowsNothing(answer)) &&
        wasAway(view, meeting, answer.agency),
    ),
    (answer) => agencyName(view, answer.agency),
    (answer) => answer.id,
  ).map((answer) => ({
    agency: agencyName(view, answer.agency),
    kind: 'In writing',
    text: cut(classes, 'note', describeWritten(answer)),
  }));
}

function describeWritten(answer: Research): string {
  if (!hasWords(answer)) return 'Nothing known.';
  const proposes = answer.proposedActions ?? '';
  return [answer.shared ?? '', proposes === '' ? '' : `Proposes: ${proposes}`].filter((part) => part !== '').join('\n');
}
