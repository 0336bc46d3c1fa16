// The record of sharing without consent, for the coordinator’s file.
import { paper } from '../paper.ts';
import { caseGroup, text, list, type ModelOf } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';
import {
  type ViewContext,
  type Classes,
  caseRow,
  victimRow,
  cut,
  formatName,
  formatBirth,
  agencyName,
} from '../parts/case-parts.ts';
import { sortBy } from '../../text/order.ts';
import { roundOf, tellRound } from '../parts/round-answers.ts';
import { paperHead } from '../parts/paper-head.ts';
import { formatDate } from '../../time/day.ts';

export const withoutConsent = paper('Sharing without consent: record', ['coordinator'], {
  head,
  case: caseGroup({
    ref: text('open'),
    name: text('name'),
    birth: text('birth'),
    consent: text('note'),
    basis: text('note'),
    necessity: text('note'),
    proportionality: text('note'),
    wishes: text('note'),
    decidedBy: text('staff'),
    decidedOn: text('open'),
    sharedWith: list(text('staff')),
    reviewOn: text('open'),
  }),
});
export type WithoutConsentModel = ModelOf<typeof withoutConsent.shape>;

const CONSENT: Readonly<Record<string, string>> = {
  refused: 'Refused',
  notSought: 'Not sought',
  unsafeToAsk: 'Unsafe to ask',
  lacksCapacity: 'Lacks capacity to decide',
};

/** The decision to share without consent, for the coordinator's file: basis, why, by whom, with whom. */
export function viewWithoutConsent(
  view: ViewContext,
  key: string,
  copyFor: string,
  caseRef: string,
  classes: Classes,
): WithoutConsentModel {
  const row = caseRow(view, caseRef);
  const victim = victimRow(view, caseRef);
  const sharing = sortBy(
    view.marac.needed.filter(
      (needed) => needed.caseRef === caseRef && needed.level !== undefined && needed.level !== 'searches',
    ),
    (needed) => agencyName(view, needed.agency),
    (needed) => needed.id,
  );
  return {
    head: paperHead(view, key, copyFor),
    case: {
      ref: caseRef,
      name: cut(classes, 'name', formatName(victim)),
      birth: victim === undefined ? '' : cut(classes, 'birth', formatBirth(victim, view.today)),
      consent: tellRound(roundOf(view.marac, caseRef), ({ consent }) => CONSENT[consent ?? '']),
      basis: row?.withoutConsentBasis ?? '',
      necessity: row?.withoutConsentWhy ?? '',
      proportionality: 'Only agencies with a task in the case take part; the others search names and nothing more.',
      wishes: row?.wishes ?? '',
      decidedBy: row?.withoutConsentBy ?? '',
      decidedOn: row?.withoutConsentOn === undefined ? '' : formatDate(row.withoutConsentOn),
      sharedWith: sharing.map((needed) => agencyName(view, needed.agency)),
      reviewOn: '',
    },
  };
}
