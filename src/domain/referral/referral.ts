// A referral as it came, by whatever channel, with the coordinator's decision beside it. Fields: domain of the SafeLives-style forms.
import type { Day, LocalTime } from '../time/day.ts';

/** "Don't know" and an unanswered question are not the same: an unanswered one is absent. */
export type Answer = 'yes' | 'no' | 'notKnown';

export type Channel = 'form' | 'xlsx' | 'docx' | 'list' | 'typed' | 'phone' | 'transfer';
export type Decision = 'accept' | 'acceptUrgent' | 'join' | 'query' | 'signpost' | 'redirect' | 'withdraw';
/** What a person says of the possible match that stands beside the referral. */
export type MatchAnswer = 'duplicate' | 'repeat' | 'knownBefore' | 'linked' | 'nobody';
export type Consent = 'given' | 'refused' | 'notSought' | 'unsafeToAsk' | 'lacksCapacity';
export type RiskTool =
  'safelivesDash24' | 'safelivesDashYP' | 'safelivesDashNI' | 'policeDash27' | 'dara' | 'daq' | 'merit' | 'other';
export type CriterionName = 'visibleHigh' | 'professionalJudgement' | 'escalation' | 'repeat' | 'areaExtra';

export type QuestionNumber =
  1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24;
export type ChildNumber = 1 | 2 | 3 | 4 | 5 | 6;

type Answers = { readonly [K in `q${QuestionNumber}`]?: Answer };
type PerpetratorTexts = {
  readonly [
    K in `perp${1 | 2}${
      | 'Surname'
      | 'Forenames'
      | 'Aliases'
      | 'BirthAbout'
      | 'Gender'
      | 'Ethnicity'
      | 'Address'
      | 'Postcode'
      | 'Relationship'
      | 'Phone'
      | 'Occupation'
      | 'Employer'
      | 'Whereabouts'
      | 'Orders'
      | 'UnknownWhy'}`
  ]?: string;
};
type PerpetratorDays = { readonly [K in `perp${1 | 2}${'BirthDate' | 'ReleaseDate'}`]?: Day };
type ChildTexts = {
  readonly [
    K in `child${ChildNumber}${'Surname' | 'Forenames' | 'Gender' | 'ToVictim' | 'ToPerpetrator' | 'School' | 'LivesWith' | 'Plan'}`
  ]?: string;
};
type ChildDays = { readonly [K in `child${ChildNumber}${'BirthDate' | 'DueDate'}`]?: Day };
type OtherTexts = { readonly [K in `other${1 | 2}${'Name' | 'Relationship'}`]?: string };

interface Header {
  readonly channel?: Channel;
  readonly receivedAt?: LocalTime;
  readonly referrerAgency?: string;
  readonly referrerName?: string;
  readonly referrerRole?: string;
  readonly referrerPhone?: string;
  readonly referrerEmail?: string;
  readonly referredOn?: Day;
  readonly managerName?: string;
  readonly managerSignedOff?: boolean;
  readonly presenter?: string;
}

interface Victim {
  readonly surname?: string;
  readonly forenames?: string;
  readonly aliases?: readonly string[];
  readonly birthDate?: Day;
  readonly birthAbout?: string;
  readonly otherBirthDates?: readonly string[];
  readonly gender?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly perpetratorKnowsAddress?: Answer;
  readonly oldAddress?: string;
  readonly refuge?: boolean;
  readonly refugeBorough?: string;
  readonly housing?: string;
  readonly landlord?: string;
  readonly phone?: string;
  readonly safeToCall?: Answer;
  readonly safeTimes?: string;
  readonly safeToLeaveMessage?: Answer;
  readonly otherSafeContact?: string;
  readonly unsafeRoutes?: readonly string[];
  readonly email?: string;
  readonly emailSafe?: Answer;
  readonly interpreterNeeded?: Answer;
  readonly language?: string;
  readonly dialect?: string;
  readonly interpreterWish?: string;
  readonly religion?: string;
  readonly nationality?: string;
  readonly occupation?: string;
  readonly employer?: string;
  readonly gpPractice?: string;
  readonly pregnant?: Answer;
  readonly dueDate?: Day;
  readonly mentalHealth?: Answer;
  readonly substances?: Answer;
  readonly ethnicity?: string;
  readonly minoritised?: Answer;
  readonly disability?: Answer;
  readonly lgbt?: Answer;
}

interface Grounds {
  readonly tool?: RiskTool;
  readonly toolVersion?: string;
  /** For tools without our checklist: the score or grade as the referrer gives it. */
  readonly statedScore?: number;
  readonly statedBand?: string;
  readonly judgement?: string;
  readonly eventsIn12Months?: number;
  readonly honourBased?: Answer;
  readonly saidRepeat?: Answer;
  readonly lastListed?: string;
  readonly otherMarac?: string;
}

interface Narrative {
  readonly incidentOn?: Day;
  readonly incident?: string;
  readonly incidentReported?: Answer;
  readonly history?: string;
  readonly risksToVictim?: string;
  readonly risksToChildren?: string;
  readonly risksToOthers?: string;
  readonly whyMultiAgency?: string;
  readonly supportInPlace?: string;
  readonly crimeReference?: string;
  readonly childrensServicesToldOn?: Day;
}

interface Voice {
  readonly victimAware?: Answer;
  readonly whyNotAware?: string;
  readonly consent?: Consent;
  readonly withoutConsentBasis?: string;
  readonly withoutConsentWhy?: string;
  readonly withoutConsentBy?: string;
  readonly withoutConsentOn?: Day;
  readonly afraidOf?: string;
  readonly safeToTalkTo?: string;
  readonly notSafeToTalkTo?: string;
  readonly wishes?: string;
  readonly policeContact?: Answer;
  readonly policeContactWhy?: string;
  readonly excludedWho?: string;
  readonly excludedWhy?: string;
}

interface Decided {
  readonly decision?: Decision;
  readonly decisionWhy?: string;
  readonly decidedBy?: string;
  readonly decidedOn?: Day;
  readonly urgentAskedBy?: string;
  readonly urgentWhy?: string;
  /** The case ref that this referral joins, or whose match the answer below is about. */
  readonly matchCase?: string;
  readonly matchAnswer?: MatchAnswer;
  readonly matchAnsweredBy?: string;
  readonly meeting?: string;
  readonly redirectTo?: string;
  readonly redirectAcknowledgedOn?: Day;
  readonly idvaAcknowledgedAt?: LocalTime;
  readonly idvaAcknowledgedBy?: string;
  /** The case ref that intake opened for this referral: filled at birth, the runner's to give. */
  readonly caseRef?: string;
}

export interface ReferralFields
  extends
    Header,
    Victim,
    Answers,
    PerpetratorTexts,
    PerpetratorDays,
    ChildTexts,
    ChildDays,
    OtherTexts,
    Grounds,
    Narrative,
    Voice,
    Decided {
  /** More people than the form has places for: sets the row aside for a person until People holds them. */
  readonly morePeople?: string;
  readonly morePeopleEntered?: boolean;
}
export type Referral = ReferralFields & { readonly id: string };
