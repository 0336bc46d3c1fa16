// The blank research form in Word, for an agency's own use: what it knows about one case, and what of it is shared. It is never taken back, because a
// part of it stays with the agency; what is shared goes on the answer sheet.
import { answerPlace, type FormLayout, type FormLine, type FormPart } from '../../../domain/referral/form-layout.ts';
import type { Kind } from '../../../domain/cells/value.ts';
import { TITLES } from '../form-sheets.ts';
import { FORM_MARKING, FORM_VERSION } from '../referral/fixed-lines.ts';

/** Every place is named so: `research/facts`. */
export const RESEARCH_TAG = 'research';

type Asked = readonly [field: string, label: string, kind: Kind, help?: string];

const CASE: readonly Asked[] = [
  ['caseRef', 'Case ref', 'ref', 'As it stands on the list that you were sent.'],
  ['agency', 'Agency', 'text'],
  ['researchedBy', 'Researched by', 'text', 'Name and post.'],
  ['researchedOn', 'Researched on', 'day'],
];
const RECORDS: readonly Asked[] = [
  ['known', 'Known to us', 'answer', 'The victim, a perpetrator or a child.'],
  [
    'identity',
    'Do names, birth dates, addresses agree?',
    'text',
    'What differs, so that nobody is taken for somebody else.',
  ],
  ['lastSeen', 'Last seen or in touch', 'text', 'Who, when, and how they were.'],
  ['involvement', 'Our worker, appointments, court dates', 'note'],
];
const SHARED: readonly Asked[] = [
  ['facts', 'Facts to share', 'note', 'What is relevant and proportionate, with dates.'],
  ['opinion', 'Opinion to share', 'note', 'Said as opinion, and whose.'],
  ['risks', 'Risks: victim, children, others, staff', 'note'],
  ['proposedActions', 'Actions taken, actions we propose', 'note'],
  ['speaker', 'Who speaks', 'text', 'At the meeting, or who reads what you send.'],
];
const KEPT: readonly Asked[] = [['withheld', 'Kept back, and why', 'note', 'It stays with you.']];

export function researchLayout({ marac }: { readonly marac: string }): FormLayout {
  return {
    title: TITLES.research,
    marking: FORM_MARKING,
    copyFor: '',
    foot: `${marac} · ${TITLES.research}, version ${FORM_VERSION}`,
    lines: [
      `${marac}. For your agency’s own use: it stays with you, one for each case.`,
      'Do not send it back: what you choose to share goes on your answer sheet, or is said at the meeting.',
      'Look in all your records for the victim, the perpetrators and the children. Nothing known is an answer too.',
      'Keep facts and opinion apart. Do not contact the victim: ask the IDVA. In an emergency ring 999.',
    ],
    parts: [
      partOf('The case', CASE),
      partOf('What our records say', RECORDS),
      // On the back of the page.
      { ...partOf('What we share', SHARED), newPage: true },
      partOf('What we keep back', KEPT),
    ],
  };
}

function partOf(heading: string, asks: readonly Asked[]): FormPart {
  return {
    heading,
    help: '',
    widths: [36, 64],
    head: ['Question', 'Answer'],
    together: true,
    rows: asks.map(lineOf),
  };
}

const LONG: ReadonlySet<string> = new Set(['involvement', 'facts', 'risks', 'proposedActions', 'withheld']);

function lineOf([field, label, kind, help = '']: Asked): FormLine {
  const room = LONG.has(field) ? { room: 'much' as const } : {};
  return { label, help, needed: false, ...room, cells: [answerPlace(`${RESEARCH_TAG}/${field}`, label, { kind })] };
}
