// Where the answer who comes, as an answer sheet gives it, stands on Attendance, and what of it does not.
import { foldText } from '../../domain/text/fold.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Day } from '../../domain/time/day.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { Attendance, Came } from '../../domain/meeting/meeting.ts';
import { isActive } from '../../domain/register/contacts.ts';
import type { Contact } from '../../domain/register/register.ts';
import { COMING, MEETING_ASKS, MEETING_TAB } from '../../workbook/forms/answer-sheet/answer-columns.ts';
import type { Availability, ReturnedAnswers } from '../../workbook/forms/answer-sheet/read-answer-sheet.ts';

type Named = Pick<Attendance, 'contact' | 'personName' | 'substituteName'>;

/**
 * The cell that the name fills: "Substitute" for a substitute; else "Contact" if one active contact of the agency bears the name; else "Person".
 * Undefined where the name cannot stand: nobody comes, or the row names somebody else or says that somebody else comes.
 */
export function placeName(
  { agency, coming, personName }: Availability,
  row: Attendance | undefined,
  contacts: readonly Contact[],
  today: Day,
): Named | undefined {
  if (personName === undefined) return {};
  if (coming === 'no') return undefined;
  const isSame = (name: string | undefined): boolean => foldText(name ?? '') === foldText(personName);
  if (coming === 'substitute')
    return row?.substituteName === undefined || isSame(row.substituteName) ? { substituteName: personName } : undefined;
  const typed = row?.contact === undefined ? undefined : contacts.find(({ id }) => id === row.contact);
  const there = row?.substituteName ?? row?.personName ?? typed?.personName ?? row?.contact;
  if (there !== undefined) return isSame(there) ? {} : undefined;
  if (row?.observer === true || (row?.came !== undefined && row.came !== 'present')) return undefined;
  const [found, ...others] = contacts.filter(
    (contact) => contact.agency === agency && isActive(contact, today) && isSame(contact.personName),
  );
  return found === undefined || others.length > 0 ? { personName } : { contact: found.id };
}

/** The row of Attendance that the answers of an agency fill. */
export function attendanceOf(marac: MaracFacts, meeting: string, agency: string): Attendance | undefined {
  return marac.attendance.find((row) => row.meeting === meeting && row.agency === agency);
}

/** What "Who comes" writes under "Came"; "yes" writes nothing, because nobody has come yet. */
export const CAME: Readonly<Record<keyof typeof COMING, Came | undefined>> = {
  yes: undefined,
  substitute: 'substitute',
  no: 'apologiesWithInformation',
};

const APOLOGIES: readonly (Came | undefined)[] = ['apologiesWithInformation', 'apologiesWithoutInformation', 'absent'];

/** Whether the row stays as it is although the sheet says otherwise who comes. */
function isOtherwise(coming: keyof typeof COMING, { came, observer }: Attendance): boolean {
  if (coming === 'no') return observer === true || (came !== undefined && !APOLOGIES.includes(came));
  if (coming === 'substitute') return observer === true || (came !== undefined && came !== 'substitute');
  return came !== undefined && came !== 'present';
}

/** Every answer of a returned sheet about who comes, and when, that is not written on Attendance, as a problem that holds the answer. */
export function attendanceLeft(
  marac: MaracFacts,
  { meeting, availability }: ReturnedAnswers,
  contacts: readonly Contact[],
  today: Day,
): readonly Problem[] {
  return availability.flatMap((said): readonly Problem[] => {
    const row = attendanceOf(marac, meeting, said.agency);
    const name = nameLeft(said, row, contacts, today);
    if (row === undefined) return name;
    const { coming } = said;
    const otherwise =
      coming === undefined || !isOtherwise(coming, row)
        ? []
        : [
            left(said, 'coming', COMING[coming], [
              'The row on Attendance says otherwise who comes, so this answer is not taken in.',
              'Ring and ask who comes, and correct the row.',
            ]),
          ];
    const times = (['canComeFrom', 'canComeTo'] as const).flatMap((field) => {
      const [answered, typed] = [said[field], row[field]];
      return answered === undefined || typed === undefined || answered === typed
        ? []
        : [
            left(said, field, answered, [
              `The row on Attendance says ${typed}, so this time is not taken in.`,
              'Ring and ask when they can come, and correct the row.',
            ]),
          ];
    });
    return [...otherwise, ...name, ...times];
  });
}

function nameLeft(
  said: Availability,
  row: Attendance | undefined,
  contacts: readonly Contact[],
  today: Day,
): readonly Problem[] {
  if (said.personName === undefined || placeName(said, row, contacts, today) !== undefined) return [];
  return [
    left(
      said,
      'personName',
      said.personName,
      said.coming === 'no'
        ? ['It says that nobody can come, and gives a name, which is not taken in.', 'Ring and ask who is meant.']
        : [
            'The row on Attendance says otherwise who comes, so this name is not taken in.',
            'Ring and ask who comes, and correct the row.',
          ],
    ),
  ];
}

function left(
  { agency }: Availability,
  field: 'coming' | 'personName' | 'canComeFrom' | 'canComeTo',
  shown: string,
  sentences: readonly string[],
): Problem {
  const { heading } = MEETING_ASKS[field];
  const code = field === 'personName' ? 'form.name-left' : 'form.attendance-left';
  return {
    id: problemId(code, 'answer sheet', agency, heading),
    code,
    size: 'note',
    column: heading,
    place: `Answer sheet, ${MEETING_TAB}, ${agency}, "${heading}"`,
    sentence: sentences.join(' '),
    shown,
  };
}
