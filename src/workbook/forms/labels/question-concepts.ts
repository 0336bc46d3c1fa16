// Questions that a form asks of several people, the words for them, and the column each is for each of them.
import type { Party } from '../reading/form-words.ts';

export type Concept = keyof typeof CONCEPT_WORDS;

/** The words, parted by semicolons, without those that say whom it is about. */
export const CONCEPT_WORDS = {
  name: 'name; names; full name; full names; name of; name in full; name surname in capitals; contact name; contact names; contact persons name; name s',
  surname: 'surname; last name; family name; surnames',
  forenames:
    'forenames; forename; first name; first names; given name; given names; first name s; forename s; christian name',
  aliases:
    'other names; aliases; alias; aka; also known as; maiden name; other names used; any other names; previous names; known as; other names known as; alias es; nickname',
  birthDate: 'date of birth; dob; d o b; birth date; birthdate; born; date of birth dob; dob date of birth',
  birthAbout: 'age; born about; approximate age; approx age; age if dob not known',
  gender: 'gender; sex; gender identity; gender sex',
  ethnicity: 'ethnicity; ethnic origin; ethnic group; ethnic background; ethnicity code; self defined ethnicity',
  address:
    'address; home address; current address; present address; full address; address including postcode; address and postcode; address inc postcode; address postcode; current home address; address of; home address and postcode; current address and postcode; address line',
  oldAddress: 'previous address; old address; former address; previous addresses',
  postcode: 'postcode; post code; home postcode; address postcode only',
  phone:
    'phone; telephone; telephone number; telephone no; phone number; phone no; tel; tel no; tel number; contact number; contact no; contact telephone number; contact telephone no; contact telephone; mobile; mobile number; mobile no; mobile phone; contact phone; contact phone number; safe contact number; safe phone number; home telephone; telephone numbers; contact numbers; work telephone; direct line; telephone contact; number; tel ext; landline; best contact number; best number to call; what telephone number can be reached on; what number can be reached on; safe telephone number; safe telephone; safe telephone contact; safe contact telephone',
  phoneEmail:
    'telephone email; phone email; email telephone; telephone and email; telephone and e mail; telephone e mail; phone and e mail; telephone number and e mail; email and telephone; contact details; tel email; phone and email; telephone email address; tel ext email address; telephone number and email address; phone number and email; contact number and email; telephone number email address; contact number email',
  email:
    'email; e mail; email address; e mail address; secure email; secure email address; contact email; work email; safe email; email contact',
  relationship: 'relationship; relationship to; relation to; relation; relationship with',
  relationshipToVictim:
    'relationship to victim; relationship to the victim; relation to victim; relationship with victim; relationship to client; relationship to survivor; is to the victim; relationship to complainant',
  relationshipToPerpetrator:
    'relationship to perpetrator; relationship to the perpetrator; relation to perpetrator; is to the perpetrator; relationship to alleged perpetrator; relationship to suspect; relationship to respondent; relationship with perpetrator',
  occupation: 'occupation; job; employment; occupation place of work; occupation and place of work',
  employer: 'employer; place of work; workplace; employer name; name of employer',
  role: 'role; job title; position; post; designation; title and role; job role; position held; role job title; post held',
  agency:
    'agency; organisation; organization; agency name; name of agency; team; department; agency team; organisation name; name of organisation; agency organisation; service',
  date: 'date; date completed; date of completion; todays date; date submitted; date sent',
  school:
    'school; school or nursery; school nursery; nursery; school nursery college; school attended; nursery school; college',
  livesWith:
    'lives with; living with; resides with; who do they live with; resident with; where living; lives at home; who does live with; who lives with',
  inHousehold:
    'in the household; in household; lives in the household; lives in household; living in the household; part of the household; member of the household',
  plan: 'plan; child protection plan; cp plan; status with childrens social care; cp cin status; cpp cin; social care status; child in need',
  dueDate: 'due date; edd; expected due date; expected date of delivery; estimated due date',
  whereabouts: 'whereabouts; current whereabouts; custody status; in custody; location',
  orders:
    'orders; bail conditions; court orders; bail conditions orders; orders in place; bail; bail conditions and orders; bail conditions or orders; court orders and bail conditions',
  nationality: 'nationality; immigration status; nationality immigration status; nationality and immigration status',
  religion: 'religion; faith; religion or belief; religion faith',
} as const;

type Fields = Readonly<Partial<Record<Party, string>>>;

/** The field by whom it is about; `#` stands for the number of the person. Two fields parted by a space: a whole name. */
export const CONCEPT_FIELDS: Readonly<Record<Concept, Fields>> = {
  name: {
    victim: 'surname forenames',
    perpetrator: 'perp#Surname perp#Forenames',
    child: 'child#Surname child#Forenames',
    other: 'other#Name',
    referrer: 'referrerName',
  },
  surname: { victim: 'surname', perpetrator: 'perp#Surname', child: 'child#Surname' },
  forenames: { victim: 'forenames', perpetrator: 'perp#Forenames', child: 'child#Forenames' },
  aliases: { victim: 'aliases', perpetrator: 'perp#Aliases' },
  birthDate: { victim: 'birthDate', perpetrator: 'perp#BirthDate', child: 'child#BirthDate' },
  birthAbout: { victim: 'birthAbout', perpetrator: 'perp#BirthAbout' },
  gender: { victim: 'gender', perpetrator: 'perp#Gender', child: 'child#Gender' },
  ethnicity: { victim: 'ethnicity', perpetrator: 'perp#Ethnicity' },
  address: { victim: 'address', perpetrator: 'perp#Address' },
  oldAddress: { victim: 'oldAddress' },
  postcode: { victim: 'postcode', perpetrator: 'perp#Postcode' },
  phone: { victim: 'phone', perpetrator: 'perp#Phone', referrer: 'referrerPhone' },
  phoneEmail: { victim: 'phone&email', referrer: 'referrerPhone&referrerEmail' },
  email: { victim: 'email', referrer: 'referrerEmail' },
  relationship: { perpetrator: 'perp#Relationship', child: 'child#ToVictim', other: 'other#Relationship' },
  relationshipToVictim: { perpetrator: 'perp#Relationship', child: 'child#ToVictim', other: 'other#Relationship' },
  relationshipToPerpetrator: { child: 'child#ToPerpetrator' },
  occupation: { victim: 'occupation', perpetrator: 'perp#Occupation' },
  employer: { victim: 'employer', perpetrator: 'perp#Employer' },
  role: { referrer: 'referrerRole' },
  agency: { referrer: 'referrerAgency' },
  date: { referrer: 'referredOn' },
  school: { child: 'child#School' },
  livesWith: { child: 'child#LivesWith' },
  inHousehold: { child: 'child#InHousehold' },
  plan: { child: 'child#Plan' },
  dueDate: { victim: 'dueDate', child: 'child#DueDate' },
  whereabouts: { perpetrator: 'perp#Whereabouts' },
  orders: { perpetrator: 'perp#Orders' },
  nationality: { victim: 'nationality' },
  religion: { victim: 'religion' },
};

/** By which somebody can be found or reached: never filled from a mere guess about whom it means. */
export const REACHES: ReadonlySet<Concept> = new Set([
  'address',
  'oldAddress',
  'postcode',
  'phone',
  'phoneEmail',
  'email',
  'employer',
  'school',
]);

/** Most people of a kind that Referrals has columns for. */
export const MOST: Readonly<Partial<Record<Party, number>>> = { perpetrator: 2, child: 6, other: 2 };
