// Cases of a meeting that reach nobody at an agency with a part in them: nobody acts for it, its contact may not see them, or cannot be mailed.
import { type Reason, makeReason } from '../../text/reason.ts';
import type { LocalTime } from '../../time/day.ts';
import type { Level, Listing } from '../../meeting/listing.ts';
import type { Occasion } from '../../plan/effects.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Withheld } from '../../plan/withheld.ts';
import type { Facts } from '../../plan/facts.ts';
import { readersOf } from './circulation.ts';
import { visibilityOf, isVisibility, type Recipient, actingIn } from '../../register/recipients.ts';
import { canBeMailed } from '../../register/contacts.ts';
import { levelOf } from '../../access/levels.ts';

interface KeptOut {
  readonly agency: string;
  readonly to?: string;
  readonly caseRef: string;
  readonly because: Reason;
}

export interface Expected {
  readonly what: string;
  /** Row id of the meeting. */
  readonly about: string;
  readonly notAfter: LocalTime;
  /** Whether an agency of that level in a case gets this paper. */
  readonly gets: (level: Level) => boolean;
  /** The occasion that the message with the case settles once it has left. */
  readonly occasion: (caseRef: string, contact: string) => Occasion;
}

/** Which of these cases no reader of the paper gets, and why. Cases that the reader, or a colleague, has had are left out. */
export function keptOut(context: MaracPlanContext, listings: readonly Listing[], paper: Expected): readonly Withheld[] {
  return unreached(context, listings, paper).flatMap(({ agency, to, caseRef, because: why }) => {
    if (hasHad(context, agency, caseRef, paper)) return [];
    return [
      {
        do: 'withhold',
        marac: context.marac.name,
        what: paper.what,
        about: paper.about,
        agency,
        ...(to === undefined ? {} : { to }),
        cases: [caseRef],
        tells: [caseRef],
        covers: ofAgency(context, agency).map((contact) => paper.occasion(caseRef, contact.id)),
        notAfter: paper.notAfter,
        because: why,
      },
    ];
  });
}

function hasHad(context: MaracPlanContext, agency: string, caseRef: string, { occasion }: Expected): boolean {
  const { covered } = context.facts.recorded;
  return ofAgency(context, agency).some((contact) => covered.has(occasion(caseRef, contact.id)));
}

const ofAgency = ({ facts }: MaracPlanContext, agency: string): Facts['contacts'] =>
  facts.contacts.filter((contact) => contact.agency === agency);

function unreached(context: MaracPlanContext, listings: readonly Listing[], { gets }: Expected): readonly KeptOut[] {
  const { access, maracAccess } = context;
  const { recipients, absent } = readersOf(context, listings);
  const found: KeptOut[] = [];
  const reached = new Set<string>();
  for (const recipient of recipients) {
    for (const { caseRef } of listings) {
      const visibility = visibilityOf(access, maracAccess, recipient, caseRef);
      const mine = agenciesIn(context, recipient, caseRef, gets);
      const to = recipient.contact.id;
      const less = makeReason('mailbox.reader-less', { contact: to, case: caseRef });
      // Somebody who only acts in the case also reads the mailbox.
      if (isVisibility(visibility) && visibility.level === 'acts')
        found.push(...mine.map((agency) => ({ agency, to, caseRef, because: less })));
      else if (isVisibility(visibility) && canBeMailed(recipient.contact))
        for (const { id } of visibility.agencies) reached.add(`${id} ${caseRef}`);
      else if (isVisibility(visibility))
        found.push(
          ...mine.map((agency) => ({ agency, to, caseRef, because: makeReason('route.phone', { contact: to }) })),
        );
      else if (visibility.rule !== 'level.none')
        found.push(...mine.slice(0, 1).map((agency) => ({ agency, to, caseRef, because: visibility })));
    }
  }
  for (const { agency, why } of absent) {
    const rule =
      why === 'nobody'
        ? makeReason('agency.nobody', { agency: agency.id })
        : makeReason('agency.no-address', { agency: agency.id });
    for (const { caseRef } of listings) {
      const level = levelOf(access, maracAccess, agency, caseRef);
      if (level !== undefined && gets(level)) found.push({ agency: agency.id, caseRef, because: rule });
    }
  }
  return found.filter((one) => !reached.has(`${one.agency} ${one.caseRef}`));
}

/** Agencies for which the reader acts in the case and which get this paper about it. */
function agenciesIn(
  context: MaracPlanContext,
  recipient: Recipient,
  caseRef: string,
  gets: Expected['gets'],
): readonly string[] {
  return actingIn(recipient, caseRef).flatMap(({ agency }) => {
    const level = levelOf(context.access, context.maracAccess, agency, caseRef);
    return level !== undefined && gets(level) ? [agency.id] : [];
  });
}
