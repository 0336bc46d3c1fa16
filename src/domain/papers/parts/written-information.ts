// What agencies answered about a case, as each chose to share it: on the chair's papers with who has not answered, on others only what was written.
import { agenciesInTheRoom } from '../../meeting/in-the-room.ts';
import type { Research } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { sortBy } from '../../text/order.ts';
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

/** What agencies wrote about a case, for a reader who may see what is said of it; nothing for any other. */
export function writtenViews(
  view: ViewContext,
  meeting: Meeting,
  caseRef: string,
  classes: Classes,
): readonly WrittenModel[] {
  if (!classes.has('note')) return [];
  return answersAbout(view, meeting, caseRef)
    .filter((answer) => (answer.shared ?? '') !== '' || (answer.proposedActions ?? '') !== '')
    .map((answer) => withoutAnswered(writtenView(view, meeting, answer, classes)));
}

/** That it answered is plain where its words stand. */
function withoutAnswered(one: WrittenModel): WrittenModel {
  return { ...one, came: one.came.replace(/^answered ?(in part$)?/, '') };
}

/** Every agency in the room, or that answered at all: what it answered, or that it has not. */
export function informationOf(
  view: ViewContext,
  meeting: Meeting,
  caseRef: string,
  classes: Classes,
): readonly WrittenModel[] {
  const answers = answersAbout(view, meeting, caseRef).filter(saysAnything);
  const has = new Set(answers.map((answer) => agencyName(view, answer.agency)));
  const silent = agenciesInTheRoom(view, meeting.id, caseRef)
    .map((agency) => agencyName(view, agency))
    .filter((name) => !has.has(name))
    .map((agency): WrittenModel => ({ agency, came: 'has not answered', by: '', answer: '', text: '', proposes: '' }));
  return sortBy([...answers.map((one) => writtenView(view, meeting, one, classes)), ...silent], (one) => one.agency);
}
