// Everything another MARAC needs of a case that moves there. Hidden places and safe contacts are not in it: they go from IDVA to IDVA by voice.
import { paper } from '../paper.ts';
import { group, text, caseGroup, list, type ModelOf } from '../model-shape.ts';
import { head, asking, answered, action } from '../parts/part-models.ts';
import { people, peopleView } from '../parts/case-people.ts';
import { said } from '../minutes/minutes-models.ts';
import { type ViewContext, type Classes, describeIdva, cut, caseRow, agencyName } from '../parts/case-parts.ts';
import { sortBy } from '../../text/order.ts';
import { reversed } from '../../text/sorted.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { describeGrounds } from '../parts/listed-case.ts';
import { roundAnswers, roundOf, tellRound } from '../parts/round-answers.ts';
import { formatDate } from '../../time/day.ts';
import { describeOutcome } from '../parts/describe-outcome.ts';
import { actionsInOrder, actionView } from '../parts/action-parts.ts';
import type { KeyDate } from '../../actions/action.ts';
import { isEnded } from '../../actions/action-state.ts';

/** Everything another MARAC needs, with previous minutes and action plans; hidden places and safe contacts go from IDVA to IDVA by voice. */
export const transferPack = paper('Transfer of a case', ['other-marac', 'coordinator'], {
  head,
  from: asking,
  to: text('staff'),
  why: text('open'),
  /** "Please acknowledge within 2 working days to ..." */
  acknowledge: text('open'),
  case: caseGroup({
    ref: text('open'),
    ...people,
    idva: text('staff'),
    criteria: text('note'),
    score: text('note'),
    wishes: text('note'),
    incident: text('note'),
    history: text('note'),
    more: list(answered),
    meetings: list(group({ on: text('open'), outcome: text('note'), notes: list(said), actions: list(action) })),
    openActions: list(action),
    keyDates: list(group({ on: text('open'), what: text('note') })),
  }),
  papers: list(text('open')),
});
export type TransferPackModel = ModelOf<typeof transferPack.shape>;

const KEY_DATES: Readonly<Record<KeyDate['what'], string>> = {
  release: 'Release',
  bail: 'Bail',
  order: 'An order ends',
  court: 'Court',
  birth: 'Birth due',
  review: 'Review',
  other: '',
};

/** Everything another MARAC needs. Hidden places and safe contacts are not in it: they go from IDVA to IDVA by voice. */
export function viewTransferPack(
  view: ViewContext,
  key: string,
  caseRef: string,
  otherMarac: string,
  classes: Classes,
): TransferPackModel {
  const { marac } = view;
  const round = roundOf(marac, caseRef);
  const actions = actionsInOrder(marac.actions.filter((row) => row.caseRef === caseRef));
  const heard = sortBy(
    marac.listings.filter((listing) => listing.caseRef === caseRef && listing.outcome !== undefined),
    (listing) => marac.meetings.find((each) => each.id === listing.meeting)?.on ?? '',
    (listing) => listing.id,
  );
  const [out] = reversed(heard.filter((listing) => listing.outcome === 'transferOut'));
  const decided = marac.meetings.find((meeting) => meeting.id === out?.meeting);
  return {
    head: paperHead(view, key, otherMarac),
    from: askingFor(view),
    to: `the coordinator of ${otherMarac}`,
    why: decided === undefined ? '' : `The transfer was decided on ${formatDate(decided.on)}.`,
    acknowledge: 'Please acknowledge within 2 working days and name the IDVA who takes over.',
    case: {
      ref: caseRef,
      ...peopleView(view, caseRef, classes),
      idva: describeIdva(view, caseRef),
      ...describeGrounds(view, caseRef, classes),
      wishes: cut(classes, 'note', caseRow(view, caseRef)?.wishes ?? ''),
      incident: cut(
        classes,
        'note',
        tellRound(round, ({ incident }) => incident),
      ),
      history: cut(
        classes,
        'note',
        tellRound(round, ({ history }) => history),
      ),
      more: classes.has('note') ? roundAnswers(round, 'transfer', classes) : [],
      meetings: heard.map((listing) => ({
        on: formatDate(marac.meetings.find((meeting) => meeting.id === listing.meeting)?.on ?? view.today),
        outcome: cut(classes, 'note', describeOutcome(listing)),
        notes: marac.notes
          .filter((note) => note.meeting === listing.meeting && note.caseRef === caseRef && (note.text ?? '') !== '')
          .map((note) => ({
            agency: agencyName(view, note.agency),
            kind: note.fact === 'opinion' ? 'Opinion' : note.fact === 'fact' ? 'Fact' : '',
            text: cut(classes, 'note', note.text ?? ''),
          })),
        actions: actions.filter((one) => one.meeting === listing.meeting).map((one) => actionView(view, one, classes)),
      })),
      openActions: actions.filter((row) => !isEnded(row)).map((row) => actionView(view, row, classes)),
      keyDates: sortBy(
        marac.keyDates.filter((date) => date.caseRef === caseRef && date.dealtWithOn === undefined),
        (date) => date.on ?? '9999',
        (date) => date.id,
      ).map((date) => ({
        on: date.on === undefined ? 'Day not recorded' : formatDate(date.on),
        what: cut(
          classes,
          'note',
          [KEY_DATES[date.what], date.detail ?? ''].filter((words) => words !== '').join(': '),
        ),
      })),
    },
    papers: [],
  };
}
