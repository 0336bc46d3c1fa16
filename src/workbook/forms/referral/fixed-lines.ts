// The fixed words of the referral form that are no question: written by the one who makes it, known to the one who reads it back.
import { TITLES } from '../form-sheets.ts';

/** Whose form it is. */
export interface FormTop {
  /** "Ealing MARAC". */
  readonly marac: string;
  /** Where the filled-in form goes: the coordinator's secure address or how it is sent. */
  readonly sendTo: string;
}

/** Counts up whenever a question, its words or its choices change: it stands on the form, and says which one somebody has. */
export const FORM_VERSION = 3;
/** In a cell of the workbook, and read from the foot of the form in Word. */
export const versionLine = (version: number): string => `Form version ${version}`;

/** Undefined for any other line. */
export function versionIn(line: string): number | undefined {
  const said = /^form version (\d{1,4})$/i.exec(line.trim())?.[1];
  return said === undefined ? undefined : Number(said);
}

/** Workbooks of this version and before say it at the foot of the page alone, which is not read. */
export const LAST_UNSAID = 2;

export const FORM_MARKING = 'OFFICIAL-SENSITIVE when completed';

const SAFETY = [
  'Do not wait for the meeting to keep somebody safe: in an emergency ring 999. What is disclosed may be recorded as a crime.',
  'The victim and the perpetrator never get papers. The IDVA is told of every referral the day it arrives.',
] as const;

export const CHECKLIST_HEADINGS = ['No.', 'Question', 'Answer', 'What counts, what to ask'] as const;

/** Every fixed line of the form's tops, so that the reader knows them from answers. */
export function topLines(tab: string, form: FormTop): readonly string[] {
  if (tab !== 'Referral') return [TITLES.referral];
  return [
    TITLES.referral,
    `${form.marac}. Send it to: ${form.sendTo}`,
    'Fill in the pale cells on all tabs; * is needed. Don’t know is an answer, blank is not. Write dates as 28/02/1990.',
    ...SAFETY,
    versionLine(FORM_VERSION),
  ];
}

/** The lines under the title of the form in Word. */
export function pageLines(form: FormTop): readonly string[] {
  return [
    `${form.marac}. Send it to: ${form.sendTo}`,
    'Type in the boxes and tick; * is needed. Don’t know is an answer, blank is not. Write dates as 28/02/1990.',
    'Fill it in with Word, or with LibreOffice 7.6 or newer: other programs can lose the boxes. Or print it and write.',
    ...SAFETY,
  ];
}
