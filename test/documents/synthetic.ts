// A synthetic meeting: every person, place, phone number and event here is made up. Names in many scripts, long names, hostile text, a long note.
import type { ModelOf } from '../../src/domain/papers/model-shape.ts';
import type {
  ActionModel,
  ChildModel,
  HeadModel,
  PerpetratorModel,
  VictimModel,
  WrittenModel,
} from '../../src/domain/papers/parts/part-models.ts';
import type { said } from '../../src/domain/papers/minutes/minutes-models.ts';

export const AGENCIES = [
  'Ealing Police',
  'West London IDVA Service',
  'Ealing Children’s Social Care',
  'Ealing Adult Social Care',
  'Ealing Housing',
  'Northwick General Hospital',
  'Primary Care Safeguarding',
  'West London Mental Health',
  'Probation, Ealing and Hounslow',
  'Ealing Education and Early Years',
  'Recovery Ealing (drugs and alcohol)',
  'Southall Women’s Project',
  'London Fire Brigade',
  'Marac Team',
] as const;

/** Made-up names: Latin with everything, right to left, Indic, Chinese, Greek, Cyrillic; one that tries to be markup. */
const VICTIMS = [
  'Aldridge, Joanna',
  'الزهراء, فاطمة',
  'Featherstonehaugh-Cholmondeley-Vavasour, Alexandrina Wilhelmina Bartholomea',
  'Kaur (ਕੌਰ), Harpreet',
  'Wójcik-Żółkiewska, Małgorzata',
  'O’Neill, Siobhán',
  'রহমান, নাসরিন',
  'خان، عائشہ',
  '王, 芳',
  'Nguyễn, Thị Hồng',
  'Παπαδοπούλου, Ελένη',
  'Шевченко, Оксана',
  '<b>Smith</b>, "Jo" & Co',
  'Okonkwo, Adaeze',
  'Da Silva Pereira, Maria do Carmo',
  'Şahin, Gülşen',
  'Bennett, Lorraine',
  'Mac Giolla Phádraig, Caoimhe',
  'D’Souza, Perpetua',
  'Lindqvist, Åsa',
  'Harris-Whitmore, Deborah Anne',
  'Zieliński, Tomasz',
];
const PERPETRATORS = [
  'Aldridge, Martin',
  'Karimi, Reza (رضا کریمی)',
  'Vavasour, Peregrine',
  'Singh, Gurdeep',
  'Wójcik, Paweł',
  'O’Neill, Declan',
  'Rahman, Kamal',
  'خان، عمران',
  'Chen, Wei',
  'Trần, Văn Minh',
  'Papadopoulos, Nikos',
  'Шевченко, Андрій',
  'Smith, Darren',
  'Okonkwo, Chidi',
  'Pereira, João',
  'Şahin, Mehmet',
  'Bennett, Carl',
  'Mac Giolla Phádraig, Ruairí',
  'D’Souza, Anthony',
  'Lindqvist, Erik',
  'Whitmore, James',
  'Zielińska, Agnieszka',
];
const KINDS = ['New', 'New', 'Repeat', 'New', 'Transfer in from Harrow MARAC', 'New', 'Repeat'];
const PEOPLE = [
  'Aisha Rahman',
  'Tom Beckett',
  'Grace Adeyemi',
  'Sam Okoro',
  'Lucy Marsh',
  'Dr P. Sahota',
  'Owen Price',
];

export function pick<T>(list: readonly T[], i: number): T {
  const found = list[((i % list.length) + list.length) % list.length];
  if (found === undefined) throw new RangeError('an empty list has nothing to pick');
  return found;
}

/** Refs as unguessable ones look; here they only count. */
export function ref(letter: string, i: number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const code = [7, 11, 13, 17, 19, 23].map((step, k) => letters[(i * step + k * 5) % letters.length]).join('');
  return `${letter}-${code}`;
}

export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minute of the day at which case i is heard: 12 minutes each from 09:45, a break of 15 after the seventh and the fourteenth. */
export function startOf(i: number): number {
  return 9 * 60 + 45 + i * 12 + (i >= 7 ? 15 : 0) + (i >= 14 ? 15 : 0);
}

export function head(title: string, copyFor: string): HeadModel {
  return {
    marac: 'Ealing MARAC',
    meeting: 'Tuesday 9 March 2027, 09:30',
    copyFor,
    reference: ref('P', title.length + copyFor.length * 3),
    version: 1,
    madeOn: 'Thursday 4 March 2027',
    marking: 'OFFICIAL-SENSITIVE',
  };
}

export const coordinator = { name: 'Marac Team, Ealing', phone: '020 7946 0100', email: 'marac.team@example.gov.uk' };

/** With the age on the day of the meeting, 9 March 2027. */
const birth = (i: number): string => {
  const [day, month, year] = [1 + ((i * 7) % 28), pick([1, 3, 6, 9, 11], i), 1970 + ((i * 5) % 36)];
  const hadBirthday = month < 3 || (month === 3 && day <= 9);
  const name = pick(['January', 'March', 'June', 'September', 'November'], i);
  return `${day} ${name} ${year} (${2027 - year - (hadBirthday ? 0 : 1)})`;
};

export function victim(i: number): VictimModel {
  const hidden = i % 4 === 1;
  return {
    name: pick(VICTIMS, i),
    aliases: i % 5 === 2 ? ['Xandra Vavasour', 'Alex F.'] : [],
    birth: birth(i),
    place: hidden ? '' : `${12 + i} Acacia Avenue, London W5 ${1 + (i % 8)}AA`,
    placeLine: hidden ? 'Address withheld: through the IDVA only' : '',
  };
}

export function perpetrators(i: number): readonly PerpetratorModel[] {
  if (i === 9) return [];
  const one = (k: number): PerpetratorModel => ({
    name: pick(PERPETRATORS, i + k * 5),
    aliases: i % 6 === 1 ? ['Ray'] : [],
    birth: i % 7 === 3 ? 'about 1980' : birth(i + 3 + k),
    place: i % 3 === 0 ? `Flat ${3 + i}, Beech House, Uxbridge Road, London W13 ${1 + (i % 8)}BB` : '',
    relationship: pick(['Husband', 'Ex-partner', 'Son', 'Partner', 'Brother-in-law'], i + k),
    whereabouts: i % 4 === 2 ? 'In custody until 12 March 2027; restraining order to 4 January 2029' : '',
  });
  return i === 3 ? [one(0), one(1)] : [one(0)];
}

export function children(i: number): readonly ChildModel[] {
  return Array.from({ length: i % 4 }, (_, k) => ({
    name: `${pick(VICTIMS, i).split(/[,،]/)[0] ?? ''}, ${pick(['Ella', 'Yusuf', 'Niamh', 'Leo'], i + k)}`,
    birth: k === 2 ? 'due 3 May 2027' : `${3 + k} June ${2014 + k} (${12 - k})`,
    detail: k === 0 ? 'Lives with the victim; Year 7; child protection plan' : '',
  }));
}

export function contactLine(i: number): string {
  return `Contact only through ${pick(PEOPLE, i + 3)}, West London IDVA Service, 020 7946 0${String(200 + i)}. Unsafe: ${pick(['letters, voicemail, visits', 'text messages', 'any phone call before 10:00, letters'], i)}.`;
}

export const person = (i: number): string => pick(PEOPLE, i);
export const kind = (i: number): string => pick(KINDS, i);
export const daysWaiting = (i: number): number => 4 + ((i * 11) % 38);
export const criteria = (i: number): string =>
  pick(['Visible high risk', 'Visible high risk; escalation', 'Professional judgement', 'Repeat'], i);
export const score = (i: number): string => `${14 + (i % 9)} of 24${i % 5 === 0 ? '' : `, ${i % 5} not known`}`;
export const needed = (i: number): readonly string[] => AGENCIES.filter((_, k) => k < 2 || (i + k) % 4 === 0);

const LONG =
  'Neighbours heard shouting and furniture being thrown on three evenings in February. She told the health visitor that he checks her phone, counts the mileage of the car and waits outside the nursery. ';
/** 6,000 characters in one note. */
export const longNote = LONG.repeat(31).slice(0, 6000);

export function action(i: number, caseNo: number): ActionModel {
  const who = pick(AGENCIES, i + caseNo);
  return {
    ref: ref('A', caseNo * 41 + i),
    text: pick(
      [
        'Put a treat-as-urgent marker on the address and check it with the control room.',
        'Change the locks and fit a letterbox guard; tell the IDVA the day before.',
        'Refer the children to early help and say who will see them.',
        'Ask the prison for the release date and licence conditions.',
        'Flag the records of victim, perpetrator and children for twelve months.',
        'Ring her by the safe way and agree a safety plan for handovers.',
      ],
      i + caseNo,
    ),
    aboutWhom: pick(['', 'the victim', 'the children', 'the perpetrator'], i),
    agency: who,
    owner: i % 3 === 0 ? pick(PEOPLE, i) : '',
    due: i % 9 === 8 ? '' : `${10 + (i % 18)} March 2027`,
    safety: i % 4 === 0,
    status: '',
  };
}

type Said = ModelOf<typeof said>;

/** What each agency would say, in the order of AGENCIES. */
const FACTS = [
  'Four calls to the address since January; two led to arrest. No further action on the second.',
  'Spoken with twice by the safe way. Wants to stay at home, with new locks.',
  'Open to the team since November. Last visit on 26 February; the home was warm and there was food.',
  'No open case. A carer’s assessment was offered in 2025 and refused.',
  'Rent arrears of £1,240; joint tenancy. A move was asked for in December.',
  'Seen in the emergency department on 22 February. Bruising to the left arm, explained as a fall.\nCame alone and was in a hurry to leave.',
  'Last seen at the surgery on 18 February, about sleep. Two appointments missed since.',
  'With the home treatment team until October; discharged to the GP.',
  'On licence until 4 June; last appointment kept. A condition not to enter the street.',
  'Attendance of the eldest fell to 61% this term; collected late on four Fridays.',
  'In treatment since August; two positive tests in February.',
  'Came to the drop-in once, with a friend, and asked about an injunction.',
  'Alarms and a letterbox guard can be fitted within two days.',
  'Heard at this MARAC once before, in September 2026.',
] as const;
const OPINIONS = [
  'The worker thinks that the order will be ignored as it was in 2025.',
  'The teacher thinks that the eldest is frightened at handover.',
  'The worker thinks that drinking has got worse since the new year.',
] as const;

export function saidBy(i: number, count: number): readonly Said[] {
  return Array.from({ length: count }, (_, k) => {
    const at = (i + k * 3) % AGENCIES.length;
    const opinion = k % 3 === 2;
    return {
      agency: pick(AGENCIES, at),
      kind: opinion ? 'Opinion' : 'Fact',
      text: opinion ? pick(OPINIONS, i) : pick(FACTS, at),
    };
  });
}

/** What agencies wrote about a case before the meeting; of every third case nothing. */
export function written(i: number): readonly WrittenModel[] {
  if (i % 3 === 2) return [];
  const one = {
    agency: pick(AGENCIES, i + 4),
    came: i % 4 === 0 ? 'answered late' : 'answered',
    by: person(i + 2),
    answer: 'knows somebody of the case, will speak',
    text: pick(FACTS, i),
    proposes: i % 2 === 0 ? 'To change the locks, and to move the next inspection.' : '',
  };
  const other = { ...one, agency: pick(AGENCIES, i + 9), came: 'answered', text: pick(FACTS, i + 5), proposes: '' };
  return i % 3 === 0 ? [one, other] : [one];
}

export const silent = (agency: string): WrittenModel => ({
  agency,
  came: 'has not answered',
  by: '',
  answer: '',
  text: '',
  proposes: '',
});

const by = (agency: string, sort: string, texts: readonly string[]) => ({ agency, kind: sort, texts });
const SECTIONS = {
  background: by('Ealing Police', 'Fact', [
    'Referred after an assault in the street on 26 February. Separated since the new year.',
    'Referred after threats by phone on three evenings. A child answered one of the calls.',
  ]),
  risksVictim: by('West London IDVA Service', 'Opinion', [
    'Serious injury: strangled in February, and the threats name a day.',
    'Followed to work three times; the new number is known.',
  ]),
  risksChildren: by('Ealing Children’s Social Care', 'Fact', [
    'They see and hear the violence; handovers are on Saturdays.',
  ]),
  risksStaff: by('Ealing Housing', 'Fact', ['Visit in pairs: a dog in the house, and threats to a caretaker in May.']),
  victimView: by('West London IDVA Service', '', [
    'To stay at home with the children, and no police car at the door.',
    'To be moved out of the borough before the release.',
  ]),
  proceedings: by('Ealing Children’s Social Care', 'Fact', ['Child protection conference on 18 March 2027.']),
  flags: by('', '', ['All agencies flag victim, perpetrator and children until 9 March 2028.']),
  feedback: by('West London IDVA Service', '', [
    'Rings by the safe way on 10 March and says what each agency does.',
    'Meets the victim at the surgery on 11 March.',
  ]),
} as const;

/** One note of a section of the minutes. */
export function noted(section: keyof typeof SECTIONS, i: number): Said {
  const { agency, kind: sort, texts } = SECTIONS[section];
  return { agency, kind: sort, text: pick(texts, i) };
}
