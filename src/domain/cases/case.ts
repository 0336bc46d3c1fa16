// A case and the people, addresses and safe contacts in it.
import type { Answer } from '../cells/value.ts';
import type { EthnicGroup } from './ethnic-group.ts';
import type { Day } from '../time/day.ts';

/** Unguessable, given by the runner: `K-4TX9QD`. */
export type CaseRef = string;
export type CaseState = 'open' | 'listed' | 'heard' | 'closed' | 'transferredOut' | 'archived';
export type CaseKind = 'new' | 'repeat' | 'transferIn' | 'knownBefore';
export type HoldKind = 'death' | 'court' | 'review' | 'accessRequest' | 'other';

export interface CaseFields {
  readonly state?: CaseState;
  readonly kind?: CaseKind;
  readonly openedOn?: Day;
  /** The last referral counts for repeat and for flags. */
  readonly lastReferredOn?: Day;
  readonly restricted?: boolean;
  readonly idvaContact?: string;
  readonly idvaService?: string;
  /** Names the way when nobody may ring her: GP, school, an appointment with a date. */
  readonly contactThrough?: string;
  readonly unsafeRoutes?: readonly string[];
  readonly wishes?: string;
  readonly safeToUpdate?: string;
  readonly interpreter?: string;
  readonly linkedCases?: readonly string[];
  readonly linkConfirmedBy?: string;
  readonly holdKind?: HoldKind;
  readonly holdBy?: string;
  readonly holdReviewOn?: Day;
  readonly deceased?: boolean;
  /** Who allowed papers about a case that a death froze: each then waits for its own release. */
  readonly papersAllowedBy?: string;
  readonly withoutConsentBasis?: string;
  readonly withoutConsentWhy?: string;
  readonly withoutConsentBy?: string;
  readonly withoutConsentOn?: Day;
  readonly closedOn?: Day;
  readonly closedWhy?: string;
  readonly heardElsewhere?: string;
}
export type Case = CaseFields & { readonly id: CaseRef };

export type PersonRole = 'victim' | 'perpetrator' | 'child' | 'unborn' | 'other';
export interface PersonFields {
  readonly caseRef: string;
  readonly role: PersonRole;
  readonly surname?: string;
  readonly forenames?: string;
  readonly aliases?: readonly string[];
  readonly birthDate?: Day;
  readonly birthAbout?: string;
  readonly otherBirthDates?: readonly string[];
  readonly dueDate?: Day;
  readonly gender?: string;
  readonly relationship?: string;
  readonly ethnicity?: string;
  /** As the Census asks; what stands in `ethnicity` is not read for figures. */
  readonly ethnicGroup?: EthnicGroup;
  readonly minoritised?: Answer;
  readonly disability?: Answer;
  readonly lgbt?: Answer;
  readonly school?: string;
  readonly livesWith?: string;
  /** Of a child: lives in the victim's household. */
  readonly inHousehold?: Answer;
  readonly plan?: string;
  readonly phone?: string;
  readonly occupation?: string;
  readonly employer?: string;
  readonly whereabouts?: string;
  readonly orders?: string;
  readonly unknownWhy?: string;
  readonly sharedWith?: string;
}
export type Person = PersonFields & { readonly id: string };

export type AddressKind = 'home' | 'old' | 'work' | 'school' | 'refuge' | 'family' | 'other';
export interface AddressFields {
  readonly personId: string;
  readonly kind?: AddressKind;
  /** A refuge has no text: a borough and nothing more. */
  readonly text?: string;
  readonly postcode?: string;
  readonly borough?: string;
  /** Absent or notKnown means no: then the place is hidden. */
  readonly perpetratorKnows?: Answer;
  readonly from?: Day;
  readonly to?: Day;
}
export type Address = AddressFields & { readonly id: string };

export interface SafeContactFields {
  readonly caseRef: string;
  readonly personId?: string;
  readonly route: 'phone' | 'text' | 'email' | 'letter' | 'person' | 'other';
  readonly value?: string;
  /** Safe only when someone said yes. */
  readonly safe?: Answer;
  readonly messageSafe?: Answer;
  readonly times?: string;
  readonly confirmedOn?: Day;
  readonly confirmedBy?: string;
  readonly expiresOn?: Day;
}
export type SafeContact = SafeContactFields & { readonly id: string };
