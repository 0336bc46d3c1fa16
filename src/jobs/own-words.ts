// The longer sentences of the runner's own columns: a possible match of a referral, and what stands between a contact and papers.
import { isActive, isProven, isVerified } from '../domain/contacts.ts';
import { caseRefOf, reservedCase } from '../domain/case-of.ts';
import type { Day } from '../domain/day.ts';
import { tellDate } from '../domain/day.ts';
import { foldText } from '../domain/fold.ts';
import type { Referral } from '../domain/referral.ts';
import type { Contact } from '../domain/register.ts';
import { lastReferredOn } from '../domain/case-of.ts';
import type { Scene } from '../domain/views/case-parts.ts';

export function contactState(contact: Contact, today: Day): string {
  if (!isActive(contact, today)) return 'Not active';
  if (contact.address === undefined) return contact.route === 'phone' ? 'By phone and paper' : 'No address';
  if (!isVerified(contact, today)) return 'Not verified: nothing is sent';
  if (
    contact.sharedMailbox === true &&
    (contact.mailboxAttestedOn === undefined || (contact.mailboxReaders ?? []).length === 0)
  )
    return 'Shared mailbox, readers not attested: nothing is sent';
  return isProven(contact, today) ? 'Ready' : 'Route not tried yet: no case papers';
}

/** For now the exact rule: same folded name and birth date as a victim on People. The answer is a person's. */
export function matchWords(scene: Scene, referral: Referral): string | undefined {
  if (referral.matchAnswer !== undefined || referral.surname === undefined || referral.birthDate === undefined)
    return undefined;
  const mine = new Set([caseRefOf(scene.marac, referral), reservedCase(scene.marac, referral)]);
  const name = foldText(`${referral.forenames ?? ''} ${referral.surname}`);
  const found = scene.marac.people.filter(
    (one) =>
      one.role === 'victim' &&
      !mine.has(one.caseRef) &&
      one.birthDate === referral.birthDate &&
      foldText(`${one.forenames ?? ''} ${one.surname ?? ''}`) === name,
  );
  if (found.length === 0) return undefined;
  return found
    .map((one) => {
      const row = scene.marac.cases.find((each) => each.id === one.caseRef);
      const last = row === undefined ? undefined : lastReferredOn(scene.marac, row);
      return `${one.caseRef}: same name and date of birth${last === undefined ? '' : `, last referred ${tellDate(last)}`}`;
    })
    .join('; ');
}
