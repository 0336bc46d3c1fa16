// The record of sharing without consent, made for the coordinator's file as soon as the decision is on Cases. It is sent to nobody.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Effect } from '../../plan/effects.ts';
import { findCoordinators } from '../../register/cover.ts';
import { AUDIENCE_CLASSES } from '../../access/entitlement.ts';
import { paper, viewContextOf } from '../parts/circulation.ts';
import { viewWithoutConsent } from './without-consent-paper.ts';
import { makeReason } from '../../text/reason.ts';

export function planConsentRecords(context: MaracPlanContext): readonly Effect[] {
  const { marac, facts, today } = context;
  const [coordinator] = findCoordinators(facts.contacts, marac.name, ['coordinator'], today);
  const classes = new Set(AUDIENCE_CLASSES.coordinator);
  return marac.cases.flatMap((one) => {
    if (one.withoutConsentBy === undefined || one.withoutConsentBasis === undefined || one.state === 'archived')
      return [];
    const key = `${marac.name}/intake/${one.id}/without-consent`;
    return [
      paper(context, 'intake', {
        key,
        template: 'without-consent',
        audience: 'coordinator',
        reader: coordinator?.id ?? marac.name,
        model: viewWithoutConsent(
          viewContextOf(context),
          key,
          coordinator?.personName ?? 'MARAC team',
          one.id,
          classes,
        ),
        because: [makeReason('consent.without', { case: one.id })],
      }),
    ];
  });
}
