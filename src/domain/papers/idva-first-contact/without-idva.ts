// A case whose safe contacts and papers reach no IDVA: nobody is named, the named person has left, or may not see it.
import type { Withheld } from '../../plan/withheld.ts';
import type { Occasion } from '../../plan/effects.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Contact } from '../../register/register.ts';
import { type Reason, makeReason } from '../../text/reason.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { classesFor } from '../../access/entitlement.ts';
import { isActive, findContacts } from '../../register/contacts.ts';
import { sameAgency } from '../../access/access.ts';

export interface ForIdva {
  readonly what: string;
  readonly about: string;
  readonly notAfter: Withheld['notAfter'];
  /** What of it is settled once somebody has had it. */
  readonly had?: (contact: string) => Occasion;
}

/** Undefined if somebody gets it, or has had it. */
export function withoutIdva(context: MaracPlanContext, caseRef: string, paper: ForIdva): readonly Withheld[] {
  const found = findIdva(context, caseRef);
  if (found === undefined) return [];
  const { what, about, notAfter, had = (contact) => `${what}/${about}/${caseRef}/${contact}` } = paper;
  if (context.facts.contacts.some((contact) => context.facts.recorded.covered.has(had(contact.id)))) return [];
  return [
    {
      do: 'withhold',
      marac: context.marac.name,
      what,
      about,
      ...(found.contact === undefined ? {} : { to: found.contact.id }),
      cases: [caseRef],
      tells: [caseRef],
      notAfter,
      because: found.why,
    },
  ];
}

interface Found {
  readonly contact?: Contact;
  readonly why: Reason;
}

/** Why nobody gets the IDVA's papers of a case; undefined if somebody does. */
function findIdva(context: MaracPlanContext, caseRef: string): Found | undefined {
  const { facts, marac, access, maracAccess, today } = context;
  const row = rowsWith(marac.cases, 'id', caseRef)[0];
  if (row === undefined) return undefined;
  const shown = (contact: Contact) => classesFor(access, maracAccess, contact, caseRef, 'idva');
  if (row.idvaContact !== undefined) {
    const named = facts.contacts.find((candidate) => candidate.id === row.idvaContact);
    if (named === undefined || !isActive(named, today)) return { why: makeReason('idva.left', { case: caseRef }) };
    const classes = shown(named);
    return classes instanceof Set ? undefined : { contact: named, why: classes as Reason };
  }
  const service = facts.agencies.find((agency) => row.idvaService !== undefined && sameAgency(row.idvaService, agency));
  const duty =
    service === undefined
      ? []
      : findContacts(facts.contacts, { agency: service.id, marac: marac.name, roles: ['idvaDuty'], on: today });
  const [first] = duty;
  if (first === undefined) return { why: makeReason('idva.none', { case: caseRef }) };
  if (duty.some((contact) => shown(contact) instanceof Set)) return undefined;
  return { contact: first, why: shown(first) as Reason };
}
