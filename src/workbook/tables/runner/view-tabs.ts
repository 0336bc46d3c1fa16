// The tabs that the runner keeps as views and people answer in: Today, Outbox, Checks.
import { words } from '../../../domain/cells/choices.ts';
import type { CheckFields, OutboxFields, TodayFields } from '../../../domain/register/register.ts';
import { choice, computed, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const today = table<TodayFields>({
  name: 'today',
  tab: 'Today',
  help: 'One row is something that waits for you: rows to ring about, to decide, to release, to mend, to know; the worst first.',
  prefix: 'T',
  home: 'main',
  alsoRestricted: true,
  access: false,
  view: true,
  columns: {
    done: typed(
      'yesNo',
      'Done',
      'open',
      'Yes takes it off the list for as long as it says the same; an alarm comes back the next day, and a question stays until it is answered.',
    ),
    answer: choice<NonNullable<TodayFields['answer']>>(
      'Answer',
      'open',
      'For a line that asks: what it says stands behind Yes and No.',
      { yes: 'Yes', no: 'No' },
    ),
    doneBy: typed('text', 'By', 'staff', 'Your name: without it nothing is done.', { otherNames: ['Done by'] }),
    why: typed('text', 'Why', 'note', 'One sentence, where the line asks for it.'),
    only: typed(
      'text',
      'Only',
      'open',
      'Where a line lists several things: the refs that your Answer or Done is about. Empty: all of them.',
    ),
  },
  computed: {
    marac: computed('text', 'MARAC', 'open', 'Which one.'),
    todo: computed('text', 'Do', 'open', 'Ring, decide, release, mend, or only know. The worst stands first.'),
    what: computed('note', 'What', 'open', 'What is needed of you, and why.', { width: 84 }),
    otherwise: computed('note', 'If nothing is done', 'open', 'What happens then, and by when.'),
    about: computed('text', 'About', 'open', 'The row it is about.'),
    link: computed('text', 'Where', 'open', 'Tab and row: a click leads there.', { leadsTo: 'row' }),
    papers: computed(
      'note',
      'Papers',
      'open',
      'The file of its paper, or the folder of several, below the folder for papers: a click opens it.',
      { leadsTo: 'paper' },
    ),
    since: computed('time', 'Since', 'open', 'Since when it waits.'),
    due: computed('time', 'Due', 'open', 'Until when.'),
    kind: computed('text', 'Kind', 'open', 'A referral, a release, a problem, a call.'),
  },
});

export const outbox = table<OutboxFields>({
  name: 'outbox',
  tab: 'Outbox',
  help: 'One row is a message. Read it, then answer with your name beside it: Release lets it go, Hold keeps it. Release all like it lets every message of that kind and occasion go that shows nothing of a case.',
  prefix: 'O',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  view: true,
  columns: {
    answer: choice<NonNullable<OutboxFields['answer']>>(
      'Answer',
      'open',
      'Yours.',
      {
        release: 'Release',
        releaseAlike: 'Release all like it',
        hold: 'Hold',
        resolveSent: 'It was sent',
        resolveNotSent: 'It was not sent',
        takenBack: 'Taken back',
        sendAgain: 'Send again',
        newAddress: 'To the new address',
        toldByPhone: 'Told by phone',
        giveUp: 'Give up',
      },
      {
        // Whatever asks for it to stay is a Hold; only the word itself lets it go.
        spellings: {
          release: ['released', 'release it'],
          releaseAlike: ['release all', 'release alike', 'release all like this'],
          hold: words(
            'held, hold it, hold this, on hold, hold on, keep, keep it, keep back, stop, stop it, wait, no, not yet, do not send, don’t send, do not release, don’t release, pause, halt, block',
          ),
          resolveSent: ['sent', 'was sent', 'it has been sent'],
          resolveNotSent: ['not sent', 'was not sent', 'it wasn’t sent'],
          takenBack: ['taken back by me', 'took it back', 'recalled'],
          sendAgain: ['send it again', 'resend', 'again', 'it did not go: send again'],
          newAddress: ['new address', 'send to the new address'],
          toldByPhone: ['told', 'phoned', 'rang', 'told them by phone'],
          giveUp: ['given up', 'end it', 'no more'],
        },
      },
    ),
    by: typed(
      'text',
      'By',
      'staff',
      'Your name, as stated in the workbook. Without it a Hold holds and nothing else is done.',
    ),
    why: typed('text', 'Why', 'note', 'If you hold it or take it back; where you looked, who was told and when.'),
    sentByHandAt: typed('time', 'Sent by hand', 'open', 'In draft mode: day and hour at which you sent it.'),
  },
  computed: {
    key: computed('text', 'Key', 'open', 'The occasion.'),
    version: computed('whole', 'Version', 'open', 'Release names the version you read.'),
    attempt: computed(
      'whole',
      'Attempt',
      'open',
      'How often it was tried; an answer about its end is about this attempt.',
    ),
    state: computed('text', 'State', 'open', 'Draft, offered, approved, sent, refused.'),
    to: computed('text', 'To', 'staff', 'Contact, agency and address.'),
    what: computed('text', 'What', 'open', 'Which paper or mail.'),
    about: computed('text', 'About', 'open', 'Case refs.', { width: 44 }),
    because: computed('note', 'Because', 'open', 'Why it is sent.'),
    goes: computed('text', 'When it goes', 'open', 'What it waits for.'),
    happened: computed('note', 'What happened', 'staff', 'What the mail server said, when, and the Message-ID.'),
    plannedAt: computed('time', 'Planned', 'open', 'When it was drafted.'),
    settledAt: computed('time', 'Settled', 'open', 'When it was sent, refused or cancelled.'),
  },
});

export const checks = table<CheckFields>({
  name: 'checks',
  tab: 'Checks',
  help: 'One row is a problem in what stands in the workbook, where it is and the way out.',
  prefix: 'CK',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  view: true,
  columns: {
    accepted: typed('yesNo', 'Accepted', 'open', 'Yes when it is meant so.'),
    acceptedBy: typed('text', 'Accepted by', 'staff', 'Your name: without it nothing is accepted.'),
    acceptedWhy: typed('text', 'Accepted: why', 'open', 'One sentence.'),
  },
  computed: {
    problem: computed('text', 'Problem', 'open', 'Its name; `marac accept` takes it too.'),
    place: computed('text', 'Where', 'open', 'Tab, row and column.'),
    sentence: computed('note', 'What is wrong and the way out', 'open', 'In words.'),
    shown: computed('note', 'It says', 'note', 'The cell’s value.'),
    stops: computed(
      'text',
      'What it stops',
      'open',
      'The row, the tab, everything or nothing; and the papers that wait for it.',
    ),
    since: computed('time', 'Since', 'open', 'Since when.'),
  },
});
