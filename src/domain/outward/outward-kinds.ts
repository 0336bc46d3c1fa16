// The kinds of a name that leaves: a closed list, from the titles of papers and the subjects of messages. A paper about one case is "Papers",
// whatever it is: its title would say what happened to somebody.
import { sortBy } from '../text/order.ts';
import { MAILS, PAPERS, findPaper, type MailTemplate } from '../papers/catalogue.ts';
import type { Paper } from '../papers/paper.ts';

export const OF_ONE_CASE = 'Papers';
/** Files that no template makes. */
const WITHOUT_TEMPLATE: Readonly<Record<string, string>> = { 'answer-sheet': 'Answer sheet', times: 'Times' };

const plain = (title: string): string => title.replace(/’/g, "'");

function isAboutOneCase({ shape }: Paper): boolean {
  return Object.keys(shape.fields).some((name) => {
    const field = shape.fields[name];
    return field?.kind === 'group' && field.isCase;
  });
}

/** What a paper's file is called: its title, or what it has for outside, or "Papers". */
export function kindOfPaper(template: string): string {
  const paper = findPaper(template);
  if (paper === undefined) return WITHOUT_TEMPLATE[template] ?? OF_ONE_CASE;
  return isAboutOneCase(paper) ? OF_ONE_CASE : (paper.outside ?? plain(paper.title));
}

/** "Withdrawn, do not use a paper": a message kept as a file. */
function kindOfMail(subject: string): string {
  return subject.replace(/: /g, ', ');
}

/** In a subject, after the area and the day: "your actions". */
function inLine(kind: string): string {
  return /^[A-Z][a-z ]/.test(kind) ? kind.charAt(0).toLowerCase() + kind.slice(1) : kind;
}

const MAIL_NAMES = Object.keys(MAILS) as readonly MailTemplate[];

/** The messages' subjects up to version 1.x, without area and day: some wait in a ledger, some come back in replies. */
const FORMER_SUBJECTS: readonly string[] = [
  'Referral received',
  'Referral: some answers are missing',
  'Referral: decision',
  'New referral: please ring',
  'List and research request',
  'Agenda and your times',
  'Your actions',
  'Minutes',
  'Still to come from you',
  'Actions: due and overdue',
  'Overdue actions of your agency',
  'Supplement to the list',
  'Correction: new version of a paper',
  'Withdrawn: do not use a paper',
  'Change of meeting',
  'Attention needed',
  'Working again',
  'A referral for your area',
  'A date is near',
  'Papers for you',
];

/** What a message says it is: for one that only carries a paper, the paper's kind. */
export function kindOfMessage(template: string, paper?: string): string {
  const carried = template === 'papers' && paper !== undefined ? kindOfPaper(paper) : OF_ONE_CASE;
  if (carried !== OF_ONE_CASE) return carried;
  const mail = MAIL_NAMES.find((name) => name === template);
  return mail === undefined ? OF_ONE_CASE : kindOfMail(MAILS[mail].subject);
}

const PAPER_KINDS: readonly string[] = [
  ...new Set([...Object.keys(PAPERS), ...Object.keys(WITHOUT_TEMPLATE)].map(kindOfPaper)),
];
const MESSAGE_KINDS: readonly string[] = [
  ...new Set([
    ...[...MAIL_NAMES.map((name) => MAILS[name].subject), ...FORMER_SUBJECTS].map(kindOfMail),
    ...PAPER_KINDS,
  ]),
];

/** Longest first, so that a kind which begins with another is found whole. */
const longestFirst = (kinds: readonly string[]): readonly string[] =>
  sortBy(
    kinds,
    (kind) => -kind.length,
    (kind) => kind,
  );

/** Every kind there is of a file that is a paper, and of a message kept as one. */
export const FILE_KINDS: readonly string[] = longestFirst([...new Set([...PAPER_KINDS, ...MESSAGE_KINDS])]);
/** Every kind as it stands in a subject, with the kind that it is. */
export const SUBJECT_KINDS: ReadonlyMap<string, string> = new Map(MESSAGE_KINDS.map((kind) => [inLine(kind), kind]));
export const FORMER: ReadonlyMap<string, string> = new Map(FORMER_SUBJECTS.map((one) => [one, kindOfMail(one)]));

export function kindInLine(kind: string): string {
  return inLine(kind);
}
