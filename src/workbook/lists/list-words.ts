// What the headings of lists call our columns beside the words that forms use, and headings that could be several people's or several things. Data.
import type { Concept } from '../forms/labels/question-concepts.ts';

/** By field, parted by semicolons; each says enough to be taken. */
export const LIST_WORDS: Readonly<Record<string, string>> = {
  receivedAt: 'date referral received; referral received; referral received on; date of receipt; received; date in',
  referrerAgency:
    'agency referring; referring team; referring service; referring agency name; referral source; source of referral; referral agency; source agency; agency of referrer; referrers agency; referrer organisation; referring organisation; referred by agency',
  referrerName:
    'name of referrer; referrer full name; referring officer name; referring professional; referring worker; referring person; referral officer',
  referredOn:
    'date of marac referral; referral made on; date of ref; ref date; referral dt; date refd; date referred in',
  statedScore:
    'dash; ric; dash ric; dash total; ric total; dash ric score; dash risk score; dash score total; score dash; no of ticks; number of ticks; ticks; risk assessment score; risk indicator score; dash ticks; ric ticks',
  statedBand:
    'risk; risk band; risk category; dash level; dash grading; dash risk grading; grading; risk assessment level',
  eventsIn12Months:
    'no of incidents; number of incidents 12 months; no of incidents in last 12 months; incidents last 12 months; incidents in last 12 months; police incidents last 12 months',
  saidRepeat:
    'repeat y n; repeat yes no; repeat marac y n; repeat case y n; repeat victim y n; is repeat; marac repeat y n',
  lastListed: 'previous marac date; last marac date; date of last marac; previous marac; last heard; date last heard',
  otherMarac: 'other marac area; heard at other marac; previous marac area',
  incidentOn:
    'date of offence; offence date; date of last incident; incident dt; last incident date; date incident; index incident date',
  incident:
    'summary; incident summary; summary of incident; incident description; circumstances; brief circumstances; brief circs; circs; outline; case summary; mo; index incident; offence details; details of offence; outline of incident; concerns; summary of concerns; synopsis; reason; referral reason',
  history: 'dv history; da history; previous history; relationship history; domestic abuse history; background details',
  crimeReference:
    'crime ref no; crime reference no; crime report no; crn; crime report; niche; niche ref; niche no; niche occurrence; niche occurrence no; occurrence number; occurrence no; occurrence; occurrence ref; cris no; cris ref; athena; athena ref; athena no; athena number; connect ref; police ref; police reference no; urn crime; crime urn; storm no; cad; cad no; cad number; cad ref; log no',
  incidentReported: 'police aware; reported to police y n; police informed',
  supportInPlace:
    'agencies already involved; agencies known; support services; services already involved; safeguarding in place; actions already taken; safety plan',
  consent:
    'consent y n; consented; consented y n; consent to share; consent for referral; victim consented; consent given y n; consent status',
  victimAware:
    'victim informed; aware of referral; aware of marac; aware y n; victim aware y n; client informed; informed of referral; victim aware of marac',
  safeTimes: 'safe time; safe contact time; safe contact times; best contact time',
  unsafeRoutes: 'unsafe contact; unsafe to contact by; do not contact',
  interpreterNeeded:
    'interpreter y n; interpreter required y n; interpreter req; needs an interpreter; translator required',
  language: 'language needs; languages; language s spoken; mother tongue; preferred language of victim; lang',
  gpPractice: 'gp practice name; gp name practice; doctors surgery; surgery; registered gp',
  pregnant: 'pregnant y n; pregnancy; pregnancy y n; is pregnant; expecting',
  mentalHealth: 'mh; mental ill health; mental health y n; mental health concerns',
  substances: 'alcohol drugs; drugs alcohol; substance misuse y n; substances; alcohol drug use; drug and alcohol use',
  minoritised: 'bme y n; b me y n; bame y n; minoritised; racially minoritised',
  disability: 'disability y n; disabled y n; disabilities; disability details; registered disability',
  lgbt: 'lgbt y n; lgbtq y n; lgbtq; lgbt plus y n; sexuality lgbt',
  housing: 'accommodation status; housing situation; type of tenancy; tenancy; tenancy type; home ownership',
  landlord: 'registered provider; social landlord; housing provider name; rp',
  honourBased: 'hba y n; hbv y n; hbv fm; honour based; honour based violence y n',
  judgement: 'professional judgement y n; prof judgement; professional judgement reason; pj',
  wishes: 'victim view; client views; victims view; victims wishes and feelings; wishes and feelings; victims views',
  perp1Relationship:
    'relationship; relationship to victim; relationship to the victim; relationship with victim; relationship to client; relationship to perp; relationship perp to victim; relationship between parties; relationship type; rel to victim; relationship of perpetrator to victim; relationship v p; relationship status to victim',
  morePeople:
    'children; children names; childrens names; children s names; names of children; children names and dobs; children and dobs; children names dobs; children names and dob; child names; children details; children s details; names and dobs of children; children names ages; children names and ages; children and ages; children living in household; children in household; children at address',
};

/** What a name of several columns calls a part of an address or of a name, in the order in which people write them. */
export const PARTS: readonly (readonly [field: Concept, words: RegExp])[] = [
  [
    'address',
    /^(address line [1-5]|address [1-5]|address[1-5]|addr ?[1-5]|line [1-5]|flat( no| number)?|house( no| number| name)?|house name (or )?(no|number)|building( name| number)?|street( name| address)?|road|town|city|town city|town or city|post town|locality|county|address town|address city|address county|address street)$/,
  ],
  ['forenames', /^(middle names?|second names?|other forenames?|middle initials?)$/],
];

/** Alone they may be anybody's or anything: a person says what they are, and until then they are left out and named. */
export const UNCLEAR: ReadonlySet<string> = new Set(
  (
    'date; dates; ref; refs; reference; reference no; reference number; id; no; number; name of; contact; contacts; contact number; contact no; contact details; contact name; ' +
    'contact telephone; telephone; telephone no; telephone number; tel; tel no; phone; phone no; phone number; mobile; mobile no; mobile number; email; e mail; email address; ' +
    'safe contact; safe contact number; safe number; safe contact details; officer; officer in case; oic; worker; key worker; social worker; referred by; by; notes; note; comments; ' +
    'details; info; information; status; type; category; area; ward; borough; location; children dob; childrens dob; children dobs; childrens dobs; children s dob; dob of children; ' +
    'children ages; ages of children; age of children; school; schools; employer; occupation; idva; lead; outcome; action; actions; flag; flags; warning; warnings; markers'
  ).split('; '),
);
