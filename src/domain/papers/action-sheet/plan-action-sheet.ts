// What each agency has to do after a meeting: immediate actions during it, the action sheet the day after, and a further sheet for what was agreed,
// allowed or changed since. For an agency that only acts in a case, only these sheets contain the text of the action.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Effect, RecordedMessage } from '../../plan/effects.ts';
import { gatherDoers, type Doer, mayBeTold } from './action-doers.ts';
import { isEnded } from '../../actions/action-state.ts';
import { base, endOf } from '../minutes/minutes-keys.ts';
import { isSettled, viewContextOf, message, isWaiting, paper } from '../parts/circulation.ts';
import { letterhead, attachedTitles } from '../mail-views.ts';
import { actionLineView } from '../parts/action-parts.ts';
import { formatDay, at, addDays, clockTime, formatDate, dayOf } from '../../time/day.ts';
import { makeReason, type Reasons } from '../../text/reason.ts';
import { sheetWaits } from '../minutes/unreadable-actions.ts';
import {
  isTakenBack,
  toldOccasion,
  hasLeft,
  agencyOf,
  sheetsTo,
  isChanged,
  partId,
  occasionsOf,
} from '../../actions/action-told.ts';
import type { Action } from '../../actions/action.ts';
import { answerTo } from '../../today/today-question.ts';
import { addWorkingDays, nationOf } from '../../time/calendar.ts';
import { actionsLeftOver } from '../parts/action-lines.ts';
import { deadlines } from '../../meeting/meetings.ts';
import { viewActionSheet } from './action-sheet-paper.ts';

/** An action typed as immediate is told during the meeting, on a release: ref and owner in the mail, the text on the sheet that follows. */
export function planImmediate(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Effect[] {
  return gatherDoers(context, meeting, listings).flatMap((doer) => {
    const { contact } = doer.recipient;
    const mine = doer.mine.filter((action) => action.immediate === true && !isEnded(action));
    return mine.flatMap((action) => {
      const key = `${base(context, meeting)}/immediate/${action.id}/${contact.id}`;
      if (isSettled(context, key)) return [];
      const view = viewContextOf(context);
      const model = {
        head: letterhead(view, key, contact, meeting),
        actionCount: 1,
        immediate: [actionLineView(view, action)],
        answerBy: formatDay(meeting.on),
        papers: [],
        replyLink: '',
      };
      return [
        message(context, 'minutes', {
          key,
          to: contact.id,
          audience: doer.audience,
          template: 'actions',
          model,
          papers: [],
          covers: [`${action.id}/immediate`],
          gate: 'release',
          ready: true,
          notAfter: at(addDays(meeting.on, 1), clockTime('17:00')),
          because: [makeReason('action.immediate')],
        }),
      ];
    });
  });
}

export function planSheets(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Effect[] {
  return gatherDoers(context, meeting, listings).flatMap((doer) => {
    const { gone, next } = numberSheets(context, meeting, doer);
    const visible = new Set(doer.sights.map((visibility) => visibility.caseRef));
    const unread = sheetWaits(
      context,
      doer.recipient,
      listings.filter((listing) => visible.has(listing.caseRef)),
    );
    const late = doer.mine.filter((action) => isToBeTold(context, action));
    const ready = meeting.actionsReady === true ? [] : [makeReason('ready.actions', { on: meeting.on })];
    // A sheet that waits for a row stays, even if nothing else is left on it.
    const kept = unread.length > 0 && isWaiting(context, next.mailKey);
    const due = gone.length === 0 ? late.length > 0 : late.some((action) => !isEnded(action));
    return [
      ...gone
        // If a person closed it or took it back, that is asked about; it is not planned again under its key.
        .filter(({ mailKey, before }) => !isSettled(context, mailKey) && (before === undefined || !isTakenBack(before)))
        .flatMap((sheet) => {
          const said = new Set(sheet.before?.covers);
          return planSheet(
            context,
            meeting,
            doer,
            sheet,
            doer.mine.filter((action) => said.has(toldOccasion(action))),
            ready,
          );
        }),
      ...(due || kept
        ? planSheet(context, meeting, doer, { ...next, after: gone[gone.length - 1]?.before }, late, [
            ...ready,
            ...unread,
          ])
        : []),
    ];
  });
}

interface Sheet {
  readonly mailKey: string;
  readonly paperKey: string;
  readonly before?: RecordedMessage | undefined;
  /** The previous sheet, to which it adds. */
  readonly after?: RecordedMessage | undefined;
}

/** The sheets of a meeting that have left for this reader, and the one that may still be written. */
function numberSheets(
  context: MaracPlanContext,
  meeting: Meeting,
  { recipient: { contact }, audience }: Doer,
): { readonly gone: readonly Sheet[]; readonly next: Sheet } {
  const gone: Sheet[] = [];
  for (let count = 1; ; count += 1) {
    const end = [...(audience === 'chair' ? ['chair'] : []), contact.id, ...(count === 1 ? [] : [count])].join('/');
    const [mailKey, paperKey] = [
      `${base(context, meeting)}/actions/${end}`,
      `${base(context, meeting)}/action-sheet/${end}`,
    ];
    const before = context.facts.recorded.messages.get(mailKey);
    const sheet = { mailKey, paperKey, before };
    if (before === undefined || !hasLeft(before)) return { gone, next: sheet };
    gone.push(sheet);
  }
}

/** Not told to its agency yet, by any of its people; told with other words; or withdrawn and to be told again because a person said so. */
function isToBeTold(context: MaracPlanContext, action: Action): boolean {
  const { facts, marac } = context;
  const agency = agencyOf(facts, action);
  if (agency === undefined) return false;
  const left = sheetsTo(facts, agency, action).filter(hasLeft);
  const ended = left.filter(isTakenBack);
  if (left.length > ended.length) return !isEnded(action) && isChanged(facts, marac, agency, action);
  return ended.length === 0 || answerTo(marac, partId(marac, 'takenBack', action, ended.length))?.answer === 'yes';
}

function planSheet(
  context: MaracPlanContext,
  meeting: Meeting,
  doer: Doer,
  { mailKey, paperKey, after }: Sheet,
  actions: readonly Action[],
  waitsFor: Reasons,
): readonly Effect[] {
  const { contact } = doer.recipient;
  const view = viewContextOf(context);
  const answerBy = formatDay(addWorkingDays(meeting.on, 5, nationOf(context.marac.rules, context.today)));
  const since = after?.settledAt;
  const sheet = {
    key: paperKey,
    copyFor: doer.copyFor,
    answerBy: `Please answer by ${answerBy}, on the answer sheet.`,
    adds:
      since === undefined
        ? ''
        : `It adds to the sheet of ${formatDate(dayOf(since))}: what was agreed or changed since.`,
    sights: doer.sights,
    actions,
    earlier:
      after === undefined
        ? actionsLeftOver(context, meeting, doer).filter((action) => mayBeTold(context, doer.recipient.contact, action))
        : [],
    flags: '',
  };
  const why = [makeReason('actions.due', { on: meeting.on, due: deadlines(context.marac, meeting).actions })];
  const immediate = actions
    .filter((action) => action.immediate === true && !isEnded(action))
    .map((action) => actionLineView(view, action));
  return [
    paper(context, 'minutes', {
      key: paperKey,
      template: 'action-sheet',
      audience: doer.audience,
      reader: contact.id,
      model: viewActionSheet(view, meeting, sheet),
      because: why,
    }),
    message(context, 'minutes', {
      key: mailKey,
      to: contact.id,
      audience: doer.audience,
      template: 'actions',
      model: {
        head: letterhead(view, mailKey, contact, meeting),
        actionCount: actions.length,
        immediate,
        answerBy,
        papers: attachedTitles(['action-sheet']),
        replyLink: '',
      },
      papers: [paperKey],
      covers: actions.flatMap((action) => occasionsOf(context.marac, action)),
      gate: 'release',
      ready: waitsFor.length === 0,
      waitsFor,
      notAfter: endOf(context, meeting),
      because: why,
    }),
  ];
}
