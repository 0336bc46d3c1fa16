// Who the victim is, and where she or he lives.
import { grouped } from '../../cells/column.ts';
import { ask } from './question.ts';

const who = grouped('Victim', {
  surname: ask('text', 'Victim surname', 'name', 'As in the records of most agencies.', {
    otherNames: ['surname', 'last name', 'family name', 'victim last name'],
    needed: true,
  }),
  forenames: ask('text', 'Victim forenames', 'name', 'All of them, in the usual order.', {
    otherNames: ['forenames', 'forename', 'first name', 'victim first name', 'victim forename'],
    needed: true,
  }),
  aliases: ask(
    'list',
    'Victim other names',
    'name',
    'Maiden names, short names, other spellings; parted by ; or new lines.',
    { otherNames: ['aliases', 'victim aliases', 'aka', 'victim also known as'] },
  ),
  birthDate: ask(
    'day',
    'Victim date of birth',
    'birth',
    'A date. When only the year is known, leave it blank and use the next column.',
    {
      otherNames: ['date of birth', 'dob', 'victim dob', 'd.o.b.'],
      needed: true,
      formHelp: 'A date. When only the year is known, leave it blank and use the next answer.',
      within: 'birth',
    },
  ),
  birthAbout: ask('note', 'Victim born about', 'birth', 'When the date is not known: 1990, about 35, spring 1988.', {
    scanned: false,
  }),
  otherBirthDates: ask(
    'list',
    'Victim other dates of birth',
    'birth',
    'Other dates that stand in records, parted by ;.',
  ),
  gender: ask('text', 'Victim gender', 'diversity', 'As she or he would say it.', {
    otherNames: ['victim sex', 'gender'],
  }),
});

const home = grouped('Where the victim lives', {
  address: ask(
    'note',
    'Victim address',
    'hiddenPlace',
    'Where she or he lives now. For a refuge: leave blank, tick the refuge and name the borough.',
    { otherNames: ['address', 'victim current address', 'current address'], scanned: false },
  ),
  postcode: ask('postcode', 'Victim postcode', 'hiddenPlace', 'It decides which MARAC hears the case.', {
    otherNames: ['postcode', 'post code', 'victim post code'],
    needed: true,
  }),
  perpetratorKnowsAddress: ask(
    'answer',
    'Does the perpetrator know this address',
    'open',
    'Only a yes makes it known; anything else keeps it hidden.',
    {
      otherNames: ['perpetrator knows address', 'address known to perpetrator'],
      needed: true,
      formWords:
        'does the perpetrator know this address; is the address known to the perpetrator; is this address known to the perpetrator; does the perpetrator know the address; does perpetrator know address; address known to perpetrator; is the victims address known to the perpetrator; does the perpetrator know where the victim lives; is perpetrator aware of victims address; does perpetrator know victims address; perpetrator knows address; perpetrator aware of address; perpetrator knows where victim lives; does perpetrator know where victim is living',
    },
  ),
  oldAddress: ask('note', 'Victim old address', 'hiddenPlace', 'Where records may still place her or him.', {
    otherNames: ['victim previous address', 'previous address'],
    scanned: false,
  }),
  refuge: ask(
    'yesNo',
    'In a refuge',
    'open',
    'Yes when she or he stays in a refuge. Its address belongs nowhere in this workbook.',
    {
      otherNames: ['refuge'],
      formHelp: 'Yes when she or he stays in a refuge. Do not write its address anywhere.',
      formWords: 'in a refuge; refuge; is the victim in a refuge; in refuge',
      holdsBack: true,
    },
  ),
  refugeBorough: ask('text', 'Refuge borough', 'open', 'The borough of the refuge, nothing more.', {
    formWords: 'refuge borough; borough of refuge',
  }),
  housing: ask('text', 'Housing', 'note', 'Council, housing association, private, owner, temporary, none.', {
    otherNames: ['housing type', 'tenure'],
    formWords:
      'housing; housing type; type of housing; tenure; housing tenure; accommodation type; housing status; type of accommodation; home owner details; accommodation; tenancy; tenancy details; tenancy type',
    listWords: 'accommodation status; housing situation; type of tenancy; tenancy; tenancy type; home ownership',
    scanned: true,
    printed: { under: 'Housing', place: 9, on: ['idva', 'transfer'] },
  }),
  landlord: ask('text', 'Landlord', 'note', 'Housing association or landlord, so that the right one is asked.', {
    otherNames: ['rsl', 'housing association'],
    formWords: 'landlord; housing provider; housing association; name of landlord; landlord housing association; rsl',
    listWords: 'registered provider; social landlord; housing provider name; rp',
  }),
});

export const victim = { ...who, ...home };
