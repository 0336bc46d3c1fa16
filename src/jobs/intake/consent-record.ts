// The record of sharing without consent, made for the coordinator's file as soon as the decision is on Cases. It is sent to nobody.
import { AUDIENCE_CLASSES } from '../../domain/access/entitlement.ts';
import { findContacts } from '../../domain/register/contacts.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { viewWithoutConsent } from '../../domain/papers/one-case/one-case-view.ts';
import { paper, viewContextOf } from '../meeting/circulation.ts';
import type { MaracPlanContext } from '../engine/job.ts';

export function planConsentRecords(context: MaracPlanContext): readonly Effect[] {
  const { marac, facts, today } = context;
  const coordinator = findContacts(facts.contacts, { marac: marac.name, roles: ['coordinator'], on: today })[0];
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
