// Which cases of a paper that went out are changed since, as its reader may see them: named on the notice that comes with the new version.
import { classesFor } from '../../domain/access/entitlement.ts';
import type { Audience, FieldClass } from '../../domain/access/field-class.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import type { Occasion } from '../../domain/plan/effects.ts';
import { casesSaidSince, type SaidOn } from '../../domain/plan/said-since.ts';
import { viewContextOf } from '../../domain/papers/parts/circulation.ts';
import { formatName, victimRow } from '../../domain/papers/parts/case-parts.ts';
import type { Contact } from '../../domain/register/register.ts';

const WHAT: Readonly<Record<SaidOn, string>> = {
  minutes: 'what was said or decided',
  agenda: 'what agencies wrote',
  'chair-papers': 'what agencies wrote',
  'idva-papers': 'what agencies wrote',
};

export interface ChangedCase {
  readonly ref: string;
  readonly name: string;
  readonly what: string;
}

/** Empty where the paper holds nothing that people type of a case, and for whoever may not see its name any more. */
export function viewChangedCases(
  context: MaracPlanContext,
  contact: Contact | undefined,
  audience: Audience,
  covers: readonly Occasion[],
): readonly ChangedCase[] {
  if (contact === undefined) return [];
  const view = viewContextOf(context);
  return casesSaidSince(view, covers).flatMap(({ caseRef, on }) => {
    const shown = classesFor(context.access, context.maracAccess, contact, caseRef, audience);
    if (!(shown instanceof Set) || !(shown as ReadonlySet<FieldClass>).has('name')) return [];
    return [{ ref: caseRef, name: formatName(victimRow(view, caseRef)), what: WHAT[on] }];
  });
}
