// Who answers for actions of a meeting: whoever acts for their agency; for the chair's own actions, whoever chairs their case there.
import { type Copy, addressOf } from '../parts/circulation.ts';
import {
  type CaseVisibility,
  gatherReaders,
  workingAgencies,
  visibilityOf,
  isVisibility,
} from '../../register/recipients.ts';
import type { Action } from '../../actions/action.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Listing } from '../../meeting/listing.ts';
import { sortBy } from '../../text/order.ts';
import { canBeMailed, isActive } from '../../register/contacts.ts';
import { isOf } from '../parts/action-lines.ts';
import type { Contact } from '../../register/register.ts';
import { agencyOf } from '../../actions/action-told.ts';
import { chairFor } from '../../register/chairs.ts';
import { classesFor } from '../../access/entitlement.ts';
import type { FieldClass } from '../../access/field-class.ts';
import { mayReadActionsOf } from '../../access/may-know.ts';

/** Somebody who answers for actions of a meeting, with the actions they may be told of. */
export interface Doer extends Pick<Copy, 'recipient' | 'copyFor' | 'agencies' | 'audience'> {
  /** Cases of the meeting in their order, then others that one of its actions is about; only those of whose actions they may be told. */
  readonly sights: readonly CaseVisibility[];
  readonly mine: readonly Action[];
}

/** Everybody with an action of the meeting, whether or not they were invited and the case is on its list. */
export function gatherDoers(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Doer[] {
  const { access, maracAccess, marac, facts } = context;
  const actions = sortBy(
    marac.actions.filter((action) => action.meeting === meeting.id),
    (action) => action.id,
  );
  const refs = [...new Set([...listings, ...actions].flatMap((listing) => listing.caseRef ?? []))];
  const { recipients: readers } = gatherReaders(
    access,
    maracAccess,
    workingAgencies(facts.agencies, context.today),
    marac.restrictedCases,
  );
  const acting = readers.flatMap((recipient) => {
    if (!canBeMailed(recipient.contact)) return [];
    const theirs = actions.filter((action) => isOf(action, { recipient }));
    const sights = refs.flatMap((ref) => {
      const visibility = visibilityOf(access, maracAccess, recipient, ref);
      return isVisibility(visibility) && visibility.classes.has('action') ? [visibility] : [];
    });
    return [
      { recipient, ...addressOf(context, recipient), sights, mine: within(context, recipient.contact, theirs, sights) },
    ];
  });
  return [...acting, ...chairs(context, meeting, actions, refs)];
}

/** The chair; for a case that the chair may not hear, the vice-chair. */
function chairs(
  context: MaracPlanContext,
  meeting: Meeting,
  actions: readonly Action[],
  refs: readonly string[],
): readonly Doer[] {
  const { access, maracAccess, facts } = context;
  const agencies = facts.agencies.filter((agency) => agency.kind === 'chair' && isActive(agency, context.today));
  const theirs = new Map<Contact, Action[]>();
  for (const action of actions) {
    if (!agencies.some((agency) => agency.id === agencyOf(facts, action)?.id)) continue;
    const chair = chairFor(access, maracAccess, meeting.id, action.caseRef);
    if (chair !== undefined && isActive(chair, context.today) && canBeMailed(chair))
      theirs.set(chair, [...(theirs.get(chair) ?? []), action]);
  }
  return [...theirs].map(([contact, mine]) => {
    const recipient = { contact, acting: agencies.map((agency) => ({ agency, contact })) };
    const sights = refs.flatMap((caseRef): readonly CaseVisibility[] => {
      const classes = classesFor(access, maracAccess, contact, caseRef, 'chair');
      if (!(classes instanceof Set) || !classes.has('action')) return [];
      return [{ caseRef, level: 'seesAll', agencies, audience: 'chair', classes: classes as ReadonlySet<FieldClass> }];
    });
    return {
      recipient,
      ...addressOf(context, recipient),
      audience: 'chair',
      sights,
      mine: within(context, contact, mine, sights),
    };
  });
}

/** Those about no case, and those of cases of which the reader may be told. */
function within(
  context: MaracPlanContext,
  contact: Contact,
  actions: readonly Action[],
  sights: readonly CaseVisibility[],
): readonly Action[] {
  const visible = new Set(sights.map((visibility) => visibility.caseRef));
  return actions.filter(
    (action) => action.caseRef === undefined || (visible.has(action.caseRef) && mayBeTold(context, contact, action)),
  );
}

/** What an agency has to do is not shown to somebody who only acts in the case for another one. */
export function mayBeTold({ access, maracAccess, facts }: MaracPlanContext, contact: Contact, action: Action): boolean {
  const agency = agencyOf(facts, action);
  if (action.caseRef === undefined || agency === undefined) return true;
  return mayReadActionsOf(access, maracAccess, contact, agency, action.caseRef);
}
