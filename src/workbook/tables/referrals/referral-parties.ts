// The people on a referral: victim, two perpetrators, six children, two others.
import { grouped, prefixed, typed } from '../column.ts';

const who = grouped('Victim', {
  surname: typed('text', 'Victim surname', 'name', 'As in the records of most agencies.', {
    otherNames: ['surname', 'last name', 'family name', 'victim last name'],
  }),
  forenames: typed('text', 'Victim forenames', 'name', 'All of them, in the usual order.', {
    otherNames: ['forenames', 'forename', 'first name', 'victim first name', 'victim forename'],
  }),
  aliases: typed(
    'list',
    'Victim other names',
    'name',
    'Maiden names, short names, other spellings; parted by ; or new lines.',
    {
      otherNames: ['aliases', 'victim aliases', 'aka', 'victim also known as'],
    },
  ),
  birthDate: typed(
    'day',
    'Victim date of birth',
    'birth',
    'A date. When only the year is known, leave it blank and use the next column.',
    {
      otherNames: ['date of birth', 'dob', 'victim dob', 'd.o.b.'],
    },
  ),
  birthAbout: typed('note', 'Victim born about', 'birth', 'When the date is not known: 1990, about 35, spring 1988.'),
  otherBirthDates: typed(
    'list',
    'Victim other dates of birth',
    'birth',
    'Other dates that stand in records, parted by ;.',
  ),
  gender: typed('text', 'Victim gender', 'diversity', 'As she or he would say it.', {
    otherNames: ['victim sex', 'gender'],
  }),
});

const home = grouped('Where the victim lives', {
  address: typed(
    'note',
    'Victim address',
    'hiddenPlace',
    'Where she or he lives now. For a refuge: leave blank, tick the refuge and name the borough.',
    {
      otherNames: ['address', 'victim current address', 'current address'],
    },
  ),
  postcode: typed('postcode', 'Victim postcode', 'hiddenPlace', 'It decides which MARAC hears the case.', {
    otherNames: ['postcode', 'post code', 'victim post code'],
  }),
  perpetratorKnowsAddress: typed(
    'answer',
    'Does the perpetrator know this address',
    'open',
    'Only a yes makes it known; anything else keeps it hidden.',
    {
      otherNames: ['perpetrator knows address', 'address known to perpetrator'],
    },
  ),
  oldAddress: typed('note', 'Victim old address', 'hiddenPlace', 'Where records may still place her or him.', {
    otherNames: ['victim previous address', 'previous address'],
  }),
  refuge: typed(
    'yesNo',
    'In a refuge',
    'open',
    'Yes when she or he stays in a refuge. Its address belongs nowhere in this workbook.',
    { otherNames: ['refuge'] },
  ),
  refugeBorough: typed('text', 'Refuge borough', 'open', 'The borough of the refuge, nothing more.'),
  housing: typed('text', 'Housing', 'note', 'Council, housing association, private, owner, temporary, none.', {
    otherNames: ['housing type', 'tenure'],
  }),
  landlord: typed('text', 'Landlord', 'note', 'Housing association or landlord, so that the right one is asked.', {
    otherNames: ['rsl', 'housing association'],
  }),
});

const contact = grouped('Safe contact', {
  phone: typed(
    'phone',
    'Victim phone',
    'safeContact',
    'Her or his own number. Intake moves it to Safe contacts and blanks it here.',
    {
      otherNames: ['victim telephone', 'victim mobile', 'contact number'],
    },
  ),
  safeToCall: typed('answer', 'Safe to call', 'safeContact', 'Only a yes counts; a blank is a no.', {
    otherNames: ['is it safe to call'],
  }),
  safeTimes: typed('text', 'Safe times', 'safeContact', 'When it is safe: weekdays 10:00 to 14:00.', {
    otherNames: ['safe times to call'],
  }),
  safeToLeaveMessage: typed(
    'answer',
    'Safe to leave a message',
    'safeContact',
    'Voicemail and texts; a blank is a no.',
  ),
  otherSafeContact: typed(
    'note',
    'Other safe contact',
    'safeContact',
    'A person or a place through which she or he can be reached.',
    {
      otherNames: ['alternative safe contact'],
    },
  ),
  unsafeRoutes: typed(
    'list',
    'Unsafe ways to reach her or him',
    'note',
    'Letters; voicemail; visits: parted by ;. This line stands on every paper.',
    {
      otherNames: ['unsafe routes', 'do not contact by'],
    },
  ),
  email: typed('email', 'Victim email', 'safeContact', 'Intake moves it to Safe contacts.', {
    otherNames: ['victim e-mail'],
  }),
  emailSafe: typed('answer', 'Email safe', 'safeContact', 'Only a yes counts.', { otherNames: ['is email safe'] }),
});

const needs = grouped('About the victim', {
  interpreterNeeded: typed('answer', 'Interpreter needed', 'note', 'Yes, no or don’t know.'),
  language: typed('text', 'First language', 'note', 'As spoken at home.', { otherNames: ['language'] }),
  dialect: typed('text', 'Dialect', 'note', 'When it matters for the interpreter.'),
  interpreterWish: typed(
    'text',
    'Interpreter wish',
    'note',
    'A woman, a man, not from the community. Goes on the IDVA’s notice only.',
  ),
  religion: typed('text', 'Religion', 'diversity', 'If known. On no paper.'),
  nationality: typed('text', 'Nationality or status', 'diversity', 'Also what matters for immigration. On no paper.', {
    otherNames: ['nationality', 'immigration status'],
  }),
  occupation: typed('text', 'Victim occupation', 'note', 'So that a colleague does not read the case.'),
  employer: typed(
    'text',
    'Victim employer',
    'note',
    'When it is a partner agency the case is restricted until a person has looked.',
  ),
  gpPractice: typed('text', 'GP practice', 'note', 'For research, and as a way to reach her or him.', {
    otherNames: ['gp', 'gp surgery'],
  }),
  pregnant: typed('answer', 'Victim pregnant', 'note', 'Yes, no or don’t know.', { otherNames: ['pregnant'] }),
  dueDate: typed('day', 'Victim due date', 'birth', 'If pregnant.', { otherNames: ['edd', 'due date of birth'] }),
  mentalHealth: typed('answer', 'Victim mental health needs', 'diversity', 'Yes, no or don’t know.'),
  substances: typed('answer', 'Victim drugs or alcohol', 'diversity', 'Yes, no or don’t know.'),
  ethnicity: typed('text', 'Victim ethnicity', 'diversity', 'In the census words, or not known.', {
    otherNames: ['ethnicity', 'ethnic origin'],
  }),
  minoritised: typed(
    'answer',
    'Victim Black, Asian or racially minoritised',
    'diversity',
    'For the quarterly return; don’t know is an answer.',
    {
      otherNames: ['b&me', 'bme', 'bame'],
    },
  ),
  disability: typed(
    'answer',
    'Victim disability',
    'diversity',
    'In the sense of the Equality Act; don’t know is an answer.',
    { otherNames: ['disability'] },
  ),
  lgbt: typed('answer', 'Victim LGBT+', 'diversity', 'Don’t know is an answer. Never asked in front of family.', {
    otherNames: ['lgbt', 'lgbt+'],
  }),
});

export const victim = { ...who, ...home, ...contact, ...needs };

const perpetrator = {
  Surname: typed('text', 'surname', 'name', 'As in the records.', { otherNames: ['last name'] }),
  Forenames: typed('text', 'forenames', 'name', 'All of them.', { otherNames: ['first name', 'forename'] }),
  Aliases: typed('text', 'other names', 'name', 'Street names, other spellings; parted by ;.', {
    otherNames: ['aliases', 'aka'],
  }),
  BirthDate: typed('day', 'date of birth', 'birth', 'A date.', { otherNames: ['dob'] }),
  BirthAbout: typed('note', 'born about', 'birth', 'When the date is not known.'),
  Gender: typed('text', 'gender', 'diversity', 'If known.', { otherNames: ['sex'] }),
  Ethnicity: typed('text', 'ethnicity', 'diversity', 'If known.'),
  Address: typed('note', 'address', 'knownPlace', 'Where he or she lives or usually stays.', {
    otherNames: ['current address'],
  }),
  Postcode: typed('postcode', 'postcode', 'knownPlace', 'If known.'),
  Relationship: typed('text', 'relationship to victim', 'note', 'Husband, ex-partner, son, brother-in-law.', {
    otherNames: ['relationship'],
  }),
  Phone: typed('phone', 'phone', 'note', 'So that agencies know a number not to ring.'),
  Occupation: typed('text', 'occupation', 'note', 'Also when it gives access to weapons or records.'),
  Employer: typed(
    'text',
    'employer',
    'note',
    'When it is a partner agency the case is restricted until a person has looked.',
  ),
  Whereabouts: typed('text', 'whereabouts', 'note', 'At home, in custody and where, on bail, not known.'),
  ReleaseDate: typed('day', 'release date', 'note', 'When custody or bail ends: becomes a key date.'),
  Orders: typed('text', 'orders', 'note', 'Bail, licence, non-molestation, restraining, protection orders, MAPPA.'),
  UnknownWhy: typed('text', 'not known because', 'note', 'An answer too: not known, several, not said; and why.'),
};

export const perpetrators = {
  ...prefixed('perp1', 'Perpetrator 1', 'Perpetrator 1', perpetrator),
  ...prefixed('perp2', 'Perpetrator 2', 'Perpetrator 2', perpetrator),
};

const child = {
  Surname: typed('text', 'surname', 'name', 'For an unborn child leave the name blank and give the due date.'),
  Forenames: typed('text', 'forenames', 'name', 'All of them.', { otherNames: ['first name', 'forename'] }),
  BirthDate: typed('day', 'date of birth', 'birth', 'A date.', { otherNames: ['dob'] }),
  DueDate: typed('day', 'due date', 'birth', 'For an unborn child.'),
  Gender: typed('text', 'gender', 'diversity', 'If known.'),
  ToVictim: typed('text', 'is to the victim', 'note', 'Daughter, stepson, nephew.', {
    otherNames: ['relationship to victim'],
  }),
  ToPerpetrator: typed('text', 'is to the perpetrator', 'note', 'Daughter, stepson, none.', {
    otherNames: ['relationship to perpetrator'],
  }),
  School: typed('text', 'school', 'note', 'School, nursery or college.', { otherNames: ['school or nursery'] }),
  LivesWith: typed('text', 'lives with', 'note', 'The victim, the perpetrator, grandparents, in care.'),
  Plan: typed('text', 'plan', 'note', 'Child protection, child in need, looked after, none, not known.'),
};

export const children = {
  ...prefixed('child1', 'Child 1', 'Children', child),
  ...prefixed('child2', 'Child 2', 'Children', child),
  ...prefixed('child3', 'Child 3', 'Children', child),
  ...prefixed('child4', 'Child 4', 'Children', child),
  ...prefixed('child5', 'Child 5', 'Children', child),
  ...prefixed('child6', 'Child 6', 'Children', child),
};

const other = {
  Name: typed('text', 'name', 'name', 'Another person at risk in the household or family.'),
  Relationship: typed('text', 'relationship', 'note', 'Mother of the victim, new partner, lodger.'),
};

export const others = {
  ...prefixed('other1', 'Other person 1', 'Others at risk', other),
  ...prefixed('other2', 'Other person 2', 'Others at risk', other),
  ...grouped('Others at risk', {
    morePeople: typed(
      'note',
      'More people',
      'note',
      'Everybody for whom there is no place above, one a line: name, date of birth, relationship.',
      {
        otherNames: ['more people not listed above'],
      },
    ),
    morePeopleEntered: typed(
      'yesNo',
      'More people entered',
      'open',
      'Yes once somebody has typed them into People. Until then the referral waits.',
    ),
  }),
};
