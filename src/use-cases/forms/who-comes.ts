// Where the name of who comes, as an answer sheet says it, stands on Attendance.
import { foldText } from '../../domain/text/fold.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Day } from '../../domain/time/day.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { Attendance } from '../../domain/meeting/meeting.ts';
import { isActive } from '../../domain/register/contacts.ts';
import type { Contact } from '../../domain/register/register.ts';
import { MEETING_ASKS, MEETING_TAB } from '../../workbook/forms/answer-sheet/answer-columns.ts';
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

/** Each name of a returned sheet that is not written on Attendance, as a problem that holds the name. */
export function namesLeft(
  marac: MaracFacts,
  { meeting, availability }: ReturnedAnswers,
  contacts: readonly Contact[],
  today: Day,
): readonly Problem[] {
  return availability.flatMap((said): readonly Problem[] => {
    if (said.personName === undefined) return [];
    if (placeName(said, attendanceOf(marac, meeting, said.agency), contacts, today) !== undefined) return [];
    const { heading } = MEETING_ASKS.personName;
    return [
      {
        id: problemId('form.name-left', 'answer sheet', said.agency, heading),
        code: 'form.name-left',
        size: 'note',
        column: heading,
        place: `Answer sheet, ${MEETING_TAB}, ${said.agency}, "${heading}"`,
        sentence:
          said.coming === 'no'
            ? 'It says that nobody can come, and gives a name, which is not taken in. Ring and ask who is meant.'
            : 'The row on Attendance says otherwise who comes, so this name is not taken in. Ring and ask who comes, and correct the row.',
        shown: said.personName,
      },
    ];
  });
}
