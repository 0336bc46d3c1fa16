// Columns U to AF of the quarterly return: who the victims are, and young people who harm. Ages are those of the day of the meeting.
import type { Person } from '../../cases/case.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Answer } from '../../cells/value.ts';
import { RETURN_ETHNIC_GROUPS, RETURN_GROUP_OF, type ReturnEthnicGroup } from '../../cases/ethnic-group.ts';
import { words } from '../../cells/choices.ts';
import { foldText } from '../../text/fold.ts';
import { ageOn } from '../../time/day.ts';
import type { CountedRow, Counting, Measure } from '../figure.ts';
import { missingColumn } from '../missing-columns.ts';
import { listRow, peopleIn, rowOf, type Ground } from '../ground.ts';
import { RETURN_SOURCE } from './case-measures.ts';

type Holds = (person: Person, meeting: Meeting) => boolean | undefined;

const asked = (field: 'minoritised' | 'lgbt' | 'disability'): Holds => {
  const said: Readonly<Record<Answer, boolean | undefined>> = { yes: true, no: false, notKnown: undefined };
  return (person) => {
    const answer = person[field];
    return answer === undefined ? undefined : said[answer];
  };
};

const aged =
  (least: number, most = Infinity): Holds =>
  ({ birthDate }, { on }) => {
    if (birthDate === undefined) return undefined;
    const age = ageOn(birthDate, on);
    return least <= age && age <= most;
  };

const MALE = new Set(words('male, m, man, boy, he, trans man, transgender man, trans male'));
const NOT_MALE = new Set(
  words('female, f, woman, girl, she, trans woman, transgender woman, trans female, non binary, nonbinary, other'),
);

/** Gender is free text: words that are not known are not guessed. */
export const isMale: Holds = ({ gender }) => {
  const word = foldText(gender ?? '');
  return MALE.has(word) ? true : NOT_MALE.has(word) ? false : undefined;
};

function victims(name: string, label: string, holds: Holds, unknown: string): Measure<Ground> {
  return {
    name,
    label: `Victims: ${label}`,
    kind: 'count',
    unit: 'cases',
    source: RETURN_SOURCE,
    of: 'cases discussed: one victim each',
    unknown,
    count: (ground) => countVictims(ground, holds),
  };
}

/** A case counts by its victim's row on People. Where that is missing it is the row of the list that says of which case it is not known. */
function countVictims({ cases }: Ground, holds: Holds): Counting {
  const rows: CountedRow[] = [];
  const of: CountedRow[] = [];
  const notKnown: CountedRow[] = [];
  for (const hearing of cases) {
    const people = peopleIn(hearing, 'victim').map((person) => ({ person, is: holds(person, hearing.meeting) }));
    const counts = people.find(({ is }) => is === true) ?? people.find(({ is }) => is === undefined) ?? people[0];
    const row = counts === undefined ? listRow(hearing) : rowOf(hearing.marac, 'people', counts.person);
    of.push(row);
    if (counts?.is === true) rows.push(row);
    else if (counts === undefined || counts.is === undefined) notKnown.push(row);
  }
  return { rows, of, notKnown };
}

const NO_ANSWER = 'no answer, or "not known", on the victim’s row of People';
const NO_BIRTH_DATE = 'no date of birth on the victim’s row of People';

export const minoritised = victims('minoritised', 'from a minoritised community', asked('minoritised'), NO_ANSWER);
export const lgbt = victims('lgbtq', 'LGBTQ+', asked('lgbt'), NO_ANSWER);
export const disabled = victims('disabled', 'disabled', asked('disability'), NO_ANSWER);
export const male = victims('male', 'male', isMale, 'no gender, or another word than those for men and for women');
export const aged16or17 = victims('aged16to17', 'aged 16 to 17', aged(16, 17), NO_BIRTH_DATE);
export const aged65 = victims('aged65', 'aged 65 and over', aged(65), NO_BIRTH_DATE);

/** One who harms in two cases of a meeting counts once. */
export const harmsUnder18: Measure<Ground> = {
  name: 'harmsUnder18',
  label: 'People under 18 who harm others',
  kind: 'count',
  unit: 'people',
  source: RETURN_SOURCE,
  of: 'perpetrators in the cases discussed, one who is in two cases of a meeting once',
  unknown: 'no date of birth on the perpetrator’s row of People',
  count: ({ cases, gathered: { same } }) => {
    const seen = new Map<string, { readonly is: boolean | undefined; readonly row: CountedRow }>();
    for (const hearing of cases)
      for (const person of peopleIn(hearing, 'perpetrator')) {
        const name = `${hearing.meeting.id} ${same(person.id)}`;
        const is = aged(0, 17)(person, hearing.meeting);
        // Of two rows of one person that which says more counts.
        if (seen.get(name)?.is === undefined || is === true)
          seen.set(name, { is, row: rowOf(hearing.marac, 'people', person) });
      }
    const found = [...seen.values()];
    return {
      rows: found.filter(({ is }) => is === true).map(({ row }) => row),
      of: found.map(({ row }) => row),
      notKnown: found.filter(({ is }) => is === undefined).map(({ row }) => row),
    };
  },
};

const inGroup =
  (group: ReturnEthnicGroup): Holds =>
  ({ ethnicGroup }) => {
    const found = ethnicGroup === undefined ? 'notKnown' : RETURN_GROUP_OF[ethnicGroup];
    return found === 'notKnown' ? undefined : found === group;
  };

export const ethnicGroups: readonly Measure<Ground>[] = (
  Object.keys(RETURN_ETHNIC_GROUPS) as readonly ReturnEthnicGroup[]
).map((name) => {
  const unknown = 'no ethnic group, or "not stated", on the victim’s row of People; the free text is not read';
  const label = RETURN_ETHNIC_GROUPS[name];
  const measure = victims(name, `ethnic group ${label}`, inGroup(name), unknown);
  return {
    ...measure,
    count: (ground: Ground) => ({ ...missingColumn(ground, 'people/ethnicGroup'), ...measure.count(ground) }),
  };
});
