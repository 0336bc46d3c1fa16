// What the matcher may know of a person and a case: plain records, all optional but the names of things.
import type { AddressInput } from './compare/address-likeness.ts';

export type Role = 'victim' | 'perpetrator' | 'child' | 'unborn' | 'other';

/** A person as a referral or the history describes them. Nothing but `id` is needed; what is not known counts neither way. */
export interface PersonFacts {
  readonly id: string;
  readonly forenames?: string | undefined;
  readonly surname?: string | undefined;
  /** Other whole names: maiden, married, spelt otherwise, street names. */
  readonly aliases?: readonly string[] | undefined;
  /** `1984-03-09`, `1984-03`, `1984`, `about 1984`; several may be given. */
  readonly births?: readonly string[] | undefined;
  /** The day on which an age ("about 34") was said, `2027-03-09`. */
  readonly asOf?: string | undefined;
  readonly addresses?: readonly AddressInput[] | undefined;
  readonly phones?: readonly string[] | undefined;
}

/** A case of the history, of this MARAC or of another one of the same runner. */
export interface PastCase {
  readonly id: string;
  readonly marac: string;
  /** Days, `2027-03-09`. */
  readonly lastReferredOn?: string | undefined;
  readonly lastHeardOn?: string | undefined;
  /** The days of the incidents already in the case. */
  readonly incidents?: readonly string[] | undefined;
}

/** A person of the history, in their role in a case. */
export interface KnownPerson extends PersonFacts {
  readonly role: Role;
  readonly case: PastCase;
}

/** A referral to be looked up. */
export interface NewReferral {
  readonly id: string;
  readonly marac: string;
  /** The day it came, `2027-03-09`. */
  readonly receivedOn: string;
  readonly incidentOn?: string | undefined;
  /** Whether the incident is of a criminal kind; undefined when nobody said. */
  readonly criminal?: boolean | undefined;
  readonly people: readonly (PersonFacts & { readonly role: Role })[];
}
