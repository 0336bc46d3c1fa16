// Who gets what only a case's IDVA may have: the named person, otherwise the duty contact of the service that the case names.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Agency, Contact } from '../../register/register.ts';
import { findContacts, isAway, findRepresentative, isActive } from '../../register/contacts.ts';
import type { Case } from '../../cases/case.ts';
import { sameAgency } from '../../access/access.ts';

/** Who is told for a service: its duty contact for the area, else its representative. */
export function dutyOf({ marac, facts, today }: MaracPlanContext, service: Agency): Contact | undefined {
  const duty = findContacts(facts.contacts, { agency: service.id, marac: marac.name, roles: ['idvaDuty'], on: today });
  return (
    duty.find((contact) => !isAway(contact, today)) ??
    duty[0] ??
    findRepresentative(facts.contacts, service.id, marac.name, today)
  );
}

/** Undefined if the named person has left: nobody else may have it then. */
export function idvaFor(context: MaracPlanContext, { idvaContact, idvaService }: Case): Contact | undefined {
  if (idvaContact !== undefined)
    return context.facts.contacts.find((contact) => contact.id === idvaContact && isActive(contact, context.today));
  const service = context.facts.agencies.find(
    (agency) => agency.kind === 'idva' && idvaService !== undefined && sameAgency(idvaService, agency),
  );
  return service === undefined ? undefined : dutyOf(context, service);
}
