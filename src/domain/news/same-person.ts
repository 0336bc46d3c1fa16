// Whether a person on a referral is one of the case: only where role, name and birth date agree exactly, folded. What is merely alike is a person's to say.
import type { Person } from '../cases/case.ts';
import { foldText } from '../text/fold.ts';
import type { FormPerson } from '../referral/referral-people.ts';
import { parseDayText } from '../cells/value-date.ts';

type Named = FormPerson['values'];

/** same: nothing speaks against it. maybe: something agrees and something does not. other: nothing agrees. */
export type Likeness = 'same' | 'maybe' | 'other';

/** "anna brook"; empty where no name is given. */
export function fullName({ forenames, surname }: Pick<Named, 'forenames' | 'surname'>): string {
  return foldText(`${forenames ?? ''} ${surname ?? ''}`);
}

/** Every name that stands for the person, folded, forenames first and surname first. */
export function namesOf(person: Named | Person): ReadonlySet<string> {
  const { forenames = '', surname = '' } = person;
  const names = [`${forenames} ${surname}`, `${surname} ${forenames}`, ...(person.aliases ?? [])];
  return new Set(names.map(foldText).filter((one) => one !== ''));
}

/** Every day that stands as a birth date of the person. */
export function birthsOf(person: Named | Person): ReadonlySet<string> {
  const others = (person.otherBirthDates ?? []).map((date) => {
    const day = parseDayText(date);
    const british = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(date.trim());
    if (british !== null) return `${british[3]}-${british[2]}-${british[1]}`;
    return typeof day === 'string' ? day : foldText(date);
  });
  return new Set([...(person.birthDate === undefined ? [] : [person.birthDate]), ...others]);
}

export function compareToPerson(named: Named, person: Person): Likeness {
  if (named.role !== person.role) return 'other';
  if (named.role === 'unborn') return named.dueDate === person.dueDate ? 'same' : 'other';
  const name = fullName(named);
  const sameName = name !== '' && namesOf(person).has(name);
  const births = birthsOf(person);
  const given = named.birthDate;
  const sameBirth = given !== undefined && births.has(given);
  const otherBirth = given !== undefined && births.size > 0 && !sameBirth;
  if (sameName) return otherBirth ? 'maybe' : 'same';
  return sameBirth || sharesName(named, person) ? 'maybe' : 'other';
}

const agrees = (a: string, b: string): boolean => a !== '' && a === b;

/** Half a name on one side, and the half that is there agrees: "Perpov" beside "Boris Perpov". */
function sharesName(named: Named, person: Person): boolean {
  const [first, last] = [foldText(named.forenames ?? ''), foldText(named.surname ?? '')];
  const [theirs, family] = [foldText(person.forenames ?? ''), foldText(person.surname ?? '')];
  const lacks = first === '' || last === '' || theirs === '' || family === '';
  return lacks && (agrees(first, theirs) || agrees(last, family));
}
