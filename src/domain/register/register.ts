// The register: agencies, the people who act for them, and who must not see what.
import type { Day, LocalTime } from '../time/day.ts';
import type { ReferrerColumn } from './referrer-column.ts';
import type { EndAnswer } from '../outbox/end-answer.ts';

export type AgencyKind =
  | 'police'
  | 'idva'
  | 'childrensServices'
  | 'adultServices'
  | 'primaryCare'
  | 'acuteTrust'
  | 'mentalHealth'
  | 'substances'
  | 'education'
  | 'housing'
  | 'probation'
  | 'specialist'
  | 'fire'
  | 'maracTeam'
  | 'chair'
  | 'other';
export interface AgencyFields {
  readonly name: string;
  readonly shortName?: string;
  readonly kind: AgencyKind;
  /** In the quarterly return; without it what its kind is sure to be. */
  readonly countsAs?: ReferrerColumn;
  /** Whether its systems search by address: then it gets the places the perpetrator knows. */
  readonly searchesByAddress?: boolean;
  /** Reads every case of the list at search level, or only cases that name it in Who is needed. */
  readonly searchesAll?: boolean;
  readonly activeFrom?: Day;
  readonly activeTo?: Day;
  readonly agreementSignedOn?: Day;
}
export type Agency = AgencyFields & { readonly id: string };

export type ContactRole =
  | 'representative'
  | 'deputy'
  | 'teamManager'
  | 'idva'
  | 'idvaDuty'
  | 'chair'
  | 'viceChair'
  | 'coordinator'
  | 'deputyCoordinator'
  | 'manager'
  | 'steeringGroup'
  | 'referrer'
  | 'specialist'
  | 'substitute'
  | 'otherMarac';
export type Route = 'secureMail' | 'ownEncryption' | 'passwordFile' | 'link' | 'phone';
export interface ContactFields {
  readonly agency: string;
  readonly marac?: string;
  readonly role: ContactRole;
  readonly personName?: string;
  readonly address?: string;
  readonly route?: Route;
  /** The route was tried once with a harmless test paper. */
  readonly routeProvenOn?: Day;
  readonly phone?: string;
  readonly verifiedBy?: string;
  readonly verifiedOn?: Day;
  /** For a shared mailbox: names of all who can open it, and since when the agency says so. */
  readonly mailboxReaders?: readonly string[];
  readonly mailboxAttestedOn?: Day;
  readonly sharedMailbox?: boolean;
  readonly awayFrom?: Day;
  readonly awayTo?: Day;
  /** The contact who covers meanwhile. */
  readonly cover?: string;
  readonly activeFrom?: Day;
  readonly activeTo?: Day;
  /** After leaving: may still open the mailbox until the agency says no. */
  readonly mailboxClosedOn?: Day;
  readonly inductedOn?: Day;
  readonly agreementSignedOn?: Day;
  readonly trainedToChair?: boolean;
  /** A referrer or specialist verified for one case only; a substitute for one meeting only. */
  readonly onlyCase?: string;
  readonly onlyMeeting?: string;
}
export type Contact = ContactFields & {
  readonly id: string;
  /** Row ids of contacts whose address is almost this one, while nobody has looked: it does not count as verified. */
  readonly alike?: readonly string[];
  /**
   * Marked as verified, and does not count as it: something else stands there than what was, or nothing was remembered of it before an upgrade.
   */
  readonly doubt?: 'changed' | 'unconfirmed';
};

export interface ConflictFields {
  readonly caseRef: string;
  /** A person (contact id or name) or a whole agency. */
  readonly contact?: string;
  readonly personName?: string;
  readonly agency?: string;
  /** One contact of a conflicted agency who may see it all the same. */
  readonly exceptContact?: string;
  readonly why?: string;
  readonly unheardInstead?: string;
  readonly recordedBy?: string;
  readonly recordedOn?: Day;
  readonly liftedBy?: string;
  readonly liftedSecondBy?: string;
  readonly liftedOn?: Day;
}
export type Conflict = ConflictFields & { readonly id: string };

export interface SettingFields {
  readonly setting: string;
  readonly value?: string;
  readonly fromDate?: Day;
  readonly why?: string;
}

/** What people type into the runner's views to answer it. */
export interface TodayFields {
  readonly done?: boolean;
  /** Who marked it as done, or answered. */
  readonly doneBy?: string;
  readonly answer?: 'yes' | 'no';
  readonly why?: string;
  /** Refs of the things that it is about, where the line lists several. */
  readonly only?: string;
}
export interface OutboxFields {
  readonly answer?: 'release' | 'releaseAlike' | 'hold' | 'resolveSent' | 'resolveNotSent' | 'takenBack' | EndAnswer;
  readonly by?: string;
  readonly why?: string;
  /** In draft mode: the person ticks what they sent themselves. */
  readonly sentByHandAt?: LocalTime;
}
export interface CheckFields {
  readonly accepted?: boolean;
  readonly acceptedBy?: string;
  readonly acceptedWhy?: string;
}
