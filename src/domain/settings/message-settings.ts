// Settings: what leaves, when, and who is told when nobody answers.
import { words } from '../cells/choices.ts';
import type { Setting } from './setting-shape.ts';

export const messages = {
  sending: {
    kind: 'choice',
    value: 'on',
    choices: { on: 'on', off: 'off' },
    spellings: {
      on: ['yes', 'y', 'true', '1', 'go', 'start', 'started', 'running', 'enabled', 'active'],
      off: words(
        'no, n, none, false, 0, stop, stops, stopped, halt, halted, pause, paused, hold, held, on hold, disabled, inactive, suspended, switched off, turned off, not on, do not send',
      ),
    },
    otherNames: ['send', 'send mail', 'sending mail', 'mail sending', 'email sending', 'sending on or off'],
    help: 'off stops all sending within one message. on lets it go on.',
    careful: { is: 'off' },
  },
  releaseOff: {
    kind: 'list',
    value: '',
    choices: {
      'list-and-request': 'List and research request',
      agenda: 'Agenda and your times',
      actions: 'Your actions',
      minutes: 'Minutes',
      supplement: 'Supplement to the list',
      papers: 'Papers for you',
    },
    help: 'Kinds of message with case content that the area lets go without a release (templates by name).',
    careful: { is: '' },
  },
  undoMinutes: {
    kind: 'whole',
    value: '30',
    help: 'Working minutes in which a message that needs no release can still be held.',
    careful: { side: 'most', beyond: 480 },
  },
  wordTogetherMinutes: {
    kind: 'whole',
    value: '60',
    most: 1440,
    help: 'Minutes from when word to a referrer was first planned in which other word to the same person joins it.',
    careful: { none: 'Each way every word is told, in one message or in two.' },
  },
  idvaAckHours: {
    kind: 'whole',
    value: '4',
    help: 'Working hours in which the IDVA service acknowledges a new referral before the alarm.',
    careful: { side: 'least' },
  },
  dueSoonDays: {
    kind: 'whole',
    value: '3',
    help: 'Working days before its due date when an action is told as due soon.',
    careful: { side: 'most' },
  },
  deputyAfterDays: {
    kind: 'whole',
    value: '5',
    help: 'Working days overdue after which the deputy is told too.',
    careful: { side: 'least' },
  },
  managerAfterDays: {
    kind: 'whole',
    value: '10',
    help: 'Working days overdue after which the team manager is proposed; a person releases it.',
    careful: { side: 'least' },
  },
  digestWeekday: {
    kind: 'whole',
    value: '1',
    most: 5,
    help: 'Day of the weekly digest: 1 Monday to 5 Friday.',
    careful: { none: 'The digest comes once a week on either day.' },
  },
  answerSheetAs: {
    kind: 'choice',
    value: 'workbook',
    choices: { workbook: 'workbook', word: 'Word' },
    spellings: {
      workbook: ['excel', 'xlsx', 'an excel workbook', 'spreadsheet', 'a spreadsheet'],
      word: ['docx', 'word document', 'a word document', 'word form', 'microsoft word'],
    },
    otherNames: ['answer sheet', 'answer sheets', 'answer sheet format', 'answer sheets as'],
    help: 'workbook sends agencies their answer sheet as an Excel workbook. word sends it as a Word document: the same questions, one box for each case and action.',
    careful: { none: 'Both ask the same, and both are taken back.' },
  },
  dutyNumber: {
    kind: 'text',
    value: '',
    looks: /^(?![1-9]\d{8,9}$)(?=(?:\D*\d){3})/,
    help: 'The number that papers and messages give while the coordinator’s row of Contacts has no phone.',
    careful: { none: 'The number before is better than none, or than one that lost its zero.' },
  },
} as const satisfies Readonly<Record<string, Setting>>;
