// What every letter to a partner has in common: its head, whom to ask, and who signs it.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Contact } from '../../register/register.ts';
import { viewContextOf } from '../parts/circulation.ts';
import { askingFor, paperHead } from '../parts/paper-head.ts';
import type { PartnershipLetterModel } from './partnership-letter-paper.ts';

type Said = Pick<PartnershipLetterModel, 'about' | 'agency' | 'paragraphs' | 'asks'>;

export function letterModel(
  context: MaracPlanContext,
  paperKey: string,
  to: Contact,
  said: Said,
): PartnershipLetterModel {
  const view = viewContextOf(context);
  const coordinator = askingFor(view);
  return {
    head: paperHead(view, paperKey, to.personName ?? said.agency),
    ...said,
    to: to.personName ?? '',
    from: coordinator.name,
    fromRole: `coordinator, ${context.marac.title}`,
    coordinator,
  };
}
