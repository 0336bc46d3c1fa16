// Questions that stand once on a form, by column, in the words that forms use for them, parted by semicolons. After a | stands the column whose question must come before:
// "If no, why not?" means the question above it.

export const QUESTION_WORDS: Readonly<Record<string, string>> = {
  referrerAgency:
    'referring agency; agency making referral; referrer agency; agency making the referral; referred by agency; referring organisation; which organisation do you work for; which agency do you work for; who do you work for',
  referrerName:
    'referrer; referred by; name of referrer; referring officer; your name; form completed by; completed by; name of person completing this form; name of person making referral; name of person making the referral; referral made by; name of referring officer; name of person referring; name of person notifying; person notifying; name of staff member making referral; staff member making referral',
  referrerRole: 'referrer position; your role; referrer job title',
  referredOn:
    'date of referral; referral date; date referred; date of this referral; date of marac referral; date referral made; date of notification; date of this form',
  managerName: 'line manager; name of line manager; managers name; manager name; name of manager',
  managerSignedOff:
    'manager signed off; manager sign off; has this been discussed with your manager; has this been agreed with your manager',
  presenter:
    'who will present; presenter; who will present the case; who will attend marac to present; who will present this case',
  perpetratorKnowsAddress:
    'does the perpetrator know this address; is the address known to the perpetrator; is this address known to the perpetrator; does the perpetrator know the address; does perpetrator know address; address known to perpetrator; is the victims address known to the perpetrator; does the perpetrator know where the victim lives; is perpetrator aware of victims address; does perpetrator know victims address; perpetrator knows address; perpetrator aware of address; perpetrator knows where victim lives; does perpetrator know where victim is living',
  refuge: 'in a refuge; refuge; is the victim in a refuge; in refuge',
  refugeBorough: 'refuge borough; borough of refuge',
  housing:
    'housing; housing type; type of housing; tenure; housing tenure; accommodation type; housing status; type of accommodation; home owner details; accommodation; tenancy; tenancy details; tenancy type',
  landlord: 'landlord; housing provider; housing association; name of landlord; landlord housing association; rsl',
  safeToCall:
    'safe to call; is this number safe to call; is it safe to call; is this number safe; is the number safe to call; is this a safe number; is it safe to contact; safe to ring; is it safe to ring; safe to phone; is it safe to phone; is it safe to call this number; safe to contact by phone; is it safe to telephone; is it safe to contact the victim on this number; is it safe to call the victim; safe to contact',
  safeTimes:
    'safe times; safe time to call; safe times to call; best time to call; times to call; when is it safe to call; best time to contact; safe time to contact; safe times to contact; contact information; relevant contact information; please insert any relevant contact information; any relevant contact information; please insert any relevant contact information eg times to call; please insert any relevant contact information e g times to call; relevant contact information e g times to call; relevant contact information eg times to call; best safe time to call; when is it safe to make contact; when is it safe to make contact and how; when is it safe to contact; when is it safe to contact victim; safe contact times; best time; best times; best times to call',
  safeToLeaveMessage:
    'safe to leave a message; safe to leave message; is it safe to leave a message; is it safe to leave message; is it safe to leave a voicemail; safe to leave voicemail; can messages be left; is it safe to text; safe to text',
  otherSafeContact:
    'other safe contact; alternative safe contact; alternative contact; safe contact person; another safe contact',
  unsafeRoutes: 'unsafe ways to reach her or him; do not contact by; unsafe ways to contact; how not to contact',
  emailSafe: 'email safe; is email safe; is this email safe; is this email address safe; is it safe to email',
  interpreterNeeded:
    'interpreter needed; does the victim need interpreter; interpreter required; is an interpreter needed; does the victim need interpreter; is an interpreter required; does the victim require an interpreter; does the victim need an interpreter; interpreter; requires an interpreter; needs interpreter; does client require interpreter; does the client require an interpreter',
  language:
    'first language; language; language spoken; main language; preferred language; spoken language; victims first language; victims first language if not english; first language if not english; first language of victim',
  dialect: 'dialect',
  interpreterWish: 'interpreter wish; gender of interpreter',
  gpPractice:
    'gp; gp practice; gp surgery; gp details; gps details; name of gp; gp name and address; gp name; doctor; gp name and surgery',
  pregnant:
    'pregnant; is the victim pregnant; victim pregnant; is she pregnant; is victim pregnant; currently pregnant',
  mentalHealth:
    'mental health; mental health issues; mental health needs; any mental health issues; does victim have mental health needs; does victim have any mental health issues; does victim have mental health issues; mental health concerns',
  substances:
    'drugs or alcohol; drink drugs issues; substance misuse; alcohol or drugs; drug or alcohol issues; substance use; drugs and alcohol; drug alcohol issues',
  minoritised:
    'b me; bme; bame; b and me; black asian or racially minoritised; black or minority ethnic; black and minority ethnic; black asian and minority ethnic; black asian or minority ethnic; black minority ethnic',
  disability:
    'disability; disabled; any disability; does the victim have a disability; is the victim disabled; registered disabled; victim disabled',
  lgbt: 'lgbt; lgbtq; lgbtq plus; lgbt plus; lgbtqi; lgbtqia; is the victim lgbt; lesbian gay bisexual transgender; lesbian gay bisexual or transgender; lesbian gay bisexual and transgender',
  statedScore:
    'stated score; dash score; ric score; risk score; number of ticks; number of ticks on checklist; number of yes boxes ticked; ric score total; total score; dash ric score; total ticks; score; total number of ticks; number of ticks on checklist; number of yes boxes ticked; ric score total; total yes; dash risk score; number of yes answers',
  statedBand:
    'stated grade; risk level; risk grade; level of risk; risk grading; risk rating; risk classification; dash risk level',
  visibleHighRisk: 'visible high risk; visible high risk 14 ticks or more; 14 or more ticks; 14 ticks or more',
  escalation: 'potential escalation; escalation',
  judgement:
    'professional judgement; professional judgment; reasons for professional judgement; professional judgement reasons; reason for professional judgement; if professional judgement please explain; why do you think this is high risk; why is this high risk; why do you believe this is high risk',
  eventsIn12Months:
    'events in 12 months; incidents in 12 months; number of incidents; number of incidents in 12 months; number of incidents in the last 12 months; number of incidents in past 12 months',
  honourBased:
    'honour based abuse suspected; hbv; hba; honour based violence; honour based abuse; is this honour based abuse; is honour based abuse suspected; so called honour based abuse',
  saidRepeat:
    'is it a repeat; marac repeat; repeat; repeat referral; is this a repeat; is this a repeat referral; repeat case; repeat marac; is this a repeat marac; is this a repeat case; repeat victim',
  lastListed:
    'last listed; date last listed; date of last marac; date of previous marac; date last heard at marac; if yes please provide the date listed case number|saidRepeat; if yes please provide date listed case number|saidRepeat; if yes date of last marac|saidRepeat; if yes date listed|saidRepeat; if yes when|saidRepeat; if yes please provide date|saidRepeat; if yes please give date|saidRepeat',
  otherMarac:
    'other marac; referred to other marac; referred to any other marac; has the victim been referred to any other marac; has the victim been referred to any other marac previously; has the victim been referred to another marac; has the victim been referred to marac in another area; referred to another marac; if yes where when|otherMarac; if yes where and when|otherMarac; if yes where|otherMarac',
  incidentOn:
    'incident date; date of incident; date of most recent incident; date of latest incident; date of the incident; when did the most recent incident happen; date of last incident; date of the most recent incident',
  incident:
    'incident; reason for referral; reasons for referral; reason for referral additional information; reason for referral and additional information; details of incident; details of the incident; incident details; most recent incident; details of most recent incident; details of the most recent incident; what happened; what has happened; summary of incident; description of incident; brief details of incident; latest incident; summary of concerns; describe the incident; describe the most recent incident; summary of most recent incident; reason for this referral; why are you making this referral; circumstances of incident; please give details of the incident; tell us what happened; what has happened most recently; what happened most recently; current concerns; current concerns reason for referral; current incident; details of current incident',
  incidentReported:
    'incident reported to the police; reported to police; has this been reported to the police; was the incident reported to the police; reported to the police; has the incident been reported to the police; has it been reported to the police; was last incident reported to police; was latest incident reported to police; was most recent incident reported to police; has incident been reported',
  history:
    'history; background; history of abuse; brief history; previous incidents; relevant history; background information; history of domestic abuse; relevant background; background and history; history of the relationship; brief history of abuse; brief history of domestic abuse; history of violence; history of abuse and violence',
  risksToVictim:
    'risks to the victim; risks to victim; risk to victim; current risks to the victim; what are the risks to the victim',
  risksToChildren: 'risks to children; risk to children; risks to the children; what are the risks to the children',
  risksToOthers: 'risks to others; risk to others; what are the risks to others',
  whyMultiAgency:
    'why several agencies are needed; desired outcome; what do you want from marac; what do you hope marac will achieve; what would you like marac to do; expected outcome; what do you hope to achieve',
  supportInPlace:
    'support in place; agencies involved; other agencies involved; services involved; actions taken; action taken; actions taken so far; action already taken; current support; safety measures in place; what has been done so far; action taken so far; support already in place; support currently in place; existing support; what support is in place',
  crimeReference:
    'crime reference; crime ref; crime number; crime reference number; police reference; crime report number; crime ref no; crime report number if known; cris number; crime no; niche reference',
  childrensServicesToldOn:
    'childrens services told on; date referred to childrens services; date referred to childrens social care',
  victimAware:
    'victim knows of the referral; victim aware; is the victim aware; is the victim aware of the referral; is the victim aware of this referral; is the victim aware of marac referral; is the victim aware of the marac referral; is victim aware of marac referral; is victim aware of referral; victim aware of referral; client aware of referral; is the client aware of the referral; is the client aware of this referral; has the victim been informed; has the victim been told of the referral; does the victim know about this referral; does the victim know about the referral; have you made the victim aware of the marac referral; is the survivor aware of the referral; has the victim been informed of the referral; is the victim aware that you are making this referral; does victim know that you are making this referral; does victim know you are making this referral; does victim know that this referral is being made; have you told victim about this referral; is victim aware of marac',
  whyNotAware:
    'why the victim does not know; if no why not|victimAware; if not why not|victimAware; if no please state why|victimAware; if no please say why|victimAware; if not please state why|victimAware; why not|victimAware',
  consent:
    'consent; has consent been given; consent given; has the victim consented; has the victim given consent; does the victim consent; does the victim consent to the referral; does the victim consent to this referral; does the client consent to this referral to marac; does the client consent to this referral; victim consent; consent to referral; has the victim consented to the referral; has the victim consented to this referral; consent obtained; has the victim agreed to this referral; has the client consented',
  withoutConsentBasis: 'sharing without consent lawful basis; lawful basis for sharing; lawful basis',
  withoutConsentWhy:
    'sharing without consent why needed and proportionate; reason for sharing without consent; reasons for sharing without consent; if no please give reasons for sharing without consent|consent; if no why not|consent; if not why not|consent; if no reason|consent',
  withoutConsentBy: 'sharing without consent decided by',
  withoutConsentOn: 'sharing without consent decided on',
  afraidOf:
    'who the victim is afraid of; who is the victim afraid of; who is the client afraid of; afraid of; who is the survivor afraid of; who is she afraid of',
  safeToTalkTo:
    'who it is safe to talk to; who does the victim believe it safe to talk to; who does the victim believe it is safe to talk to; who is it safe to talk to; who is safe to talk to; who does the victim feel safe to talk to; who does the victim feel it is safe to talk to',
  notSafeToTalkTo:
    'who it is not safe to talk to; who does the victim believe it not safe to talk to; who does the victim believe it is not safe to talk to; who is it not safe to talk to; who does the victim believe is not safe to talk to; who does the victim feel it is not safe to talk to; who is not safe to talk to',
  wishes:
    'what the victim wants; what does the victim want; victims wishes; victim wishes; what does the victim want to happen; what are the victims wishes; victims views; views of the victim; what does the victim want from the marac process; what does the victim want from marac; wishes of the victim; what would the victim like to happen; what does the victim want from the marac process to make them feel safer',
  policeContact:
    'victim wants contact by the police; does the victim want contact from police; does the victim want to speak to the police; does the victim want police contact; does the victim want to speak to police about any offences disclosed in this referral; does the victim want contact by the police; police contact wanted; does victim want to be contacted by police',
  excludedWho:
    'who must not receive this case; who must not receive this; anyone who must not receive this; anyone who should not receive this information; conflict of interest; conflicts of interest; agencies that should not receive this referral; who should not receive this referral; who should not receive this information; agencies or people who should not receive this referral; people or agencies who should not receive this referral; agencies or people who must not receive this referral',
  excludedWhy: 'why they must not receive it',
  morePeople:
    'more people; children details; details of children; details of all children; other children; names and dates of birth of children; children names and dates of birth; childrens names and dates of birth; childrens details; all children; all children with dates of birth; all children with dates of birth and schools; all children with names and dates of birth; all children and their dates of birth',
};

/** Fields above that Referrals has no column for: known, and always named instead. */
export const WITHOUT_COLUMN: ReadonlySet<string> = new Set(['escalation']);

/** Words of the maker of a form, whoever fills it in. Narrow on purpose: what might have been typed is told, not thrown away. */
export const OWN_WORDS: readonly RegExp[] = [
  /^(official[ -]*sensitive|restricted|confidential|private and confidential|protect)([ :–-]*(personal|when complete(d)?))?$/i,
  /^([\p{L}’'&-]+ ){0,6}marac (referral )?form$/iu,
  /^multi[- ]agency risk assessment conference( \(marac\))?( referral form)?$/i,
  /^page \d+( of \d+)?$/i,
  /^please (complete|fill in|return|send|email) (this|the|all|every|your|completed) (\S+ ){0,3}(form|forms|section|sections|boxes|questions)\b[^:]{0,80}$/i,
  /^\(?please (tick|circle|delete)( (as appropriate|one|all that apply|yes or no|if yes|yes \/ no))?\)?$/i,
];
