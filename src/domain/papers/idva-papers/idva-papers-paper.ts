// The IDVA’s papers for a meeting: her cases with the safe contact.
import { paper } from '../paper.ts';
import { group, text, list, caseGroup, type ModelOf } from '../model-shape.ts';
import { head, asking, itemFields, victim, perpetrator, child, written, answered } from '../parts/part-models.ts';
import { reaching, reachingView, IDVA } from '../parts/reaching.ts';
import {
  type ViewContext,
  victimView,
  perpetratorViews,
  childViews,
  describeIdva,
  agencyName,
  caseRow,
} from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Running } from '../../meeting/running-order.ts';
import { paperHead, formatHours, askingFor } from '../parts/paper-head.ts';
import { describeKind, describeGrounds } from '../parts/listed-case.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import { writtenViews } from '../parts/written-information.ts';
import { referrersOf, roundAnswers, roundOf, tellRound } from '../parts/round-answers.ts';

export const idvaPapers = paper('IDVA papers', ['idva', 'coordinator'], {
  head,
  hours: text('open'),
  place: text('open'),
  link: text('open'),
  coordinator: asking,
  yourTimes: text('open'),
  cases: list(
    caseGroup({
      ...itemFields,
      ...reaching,
      victim,
      perpetrators: list(perpetrator),
      children: list(child),
      idva: text('staff'),
      referredBy: text('staff'),
      wishes: text('note'),
      criteria: text('note'),
      score: text('note'),
      incident: text('note'),
      risks: list(group({ about: text('open'), text: text('note') })),
      written: list(written),
      more: list(answered),
      safeToTell: text('note'),
    }),
  ),
});
export type IdvaPapersModel = ModelOf<typeof idvaPapers.shape>;

export function viewIdvaPapers(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  cases: readonly string[],
  running: Running,
  yourTimes: string,
): IdvaPapersModel {
  return {
    head: paperHead(view, key, copyFor, meeting),
    hours: formatHours(meeting, running.totalMinutes),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    coordinator: askingFor(view),
    yourTimes,
    cases: cases.map((ref, index) => {
      const round = roundOf(view.marac, ref);
      const slot = running.slots.find((candidate) => candidate.caseRef === ref);
      const risks = [
        { about: 'Risks to the victim', text: tellRound(round, ({ risksToVictim }) => risksToVictim) },
        { about: 'Risks to children', text: tellRound(round, ({ risksToChildren }) => risksToChildren) },
        { about: 'Risks to others', text: tellRound(round, ({ risksToOthers }) => risksToOthers) },
      ].filter((one) => one.text !== '');
      return {
        ref,
        number: index + 1,
        time: slot?.at ?? '',
        minutes: slot?.minutes ?? 0,
        kind: describeKind(view, ref, meeting),
        daysWaiting: daysWaiting(view.marac, ref, meeting.on) ?? 0,
        ...reachingView(view, ref),
        victim: victimView(view, ref, IDVA),
        perpetrators: perpetratorViews(view, ref, IDVA),
        children: childViews(view, ref, IDVA),
        idva: describeIdva(view, ref),
        referredBy: referrersOf(round, (agency) => agencyName(view, agency)),
        wishes: caseRow(view, ref)?.wishes ?? '',
        ...describeGrounds(view, ref, IDVA),
        incident: tellRound(round, ({ incident }) => incident),
        risks,
        written: writtenViews(view, meeting, ref, IDVA),
        more: roundAnswers(round, 'idva', IDVA),
        safeToTell: caseRow(view, ref)?.safeToUpdate ?? '',
      };
    }),
  };
}
