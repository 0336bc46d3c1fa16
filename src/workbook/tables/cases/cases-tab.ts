// The tab Cases: what a case is, who speaks for the victim, what holds it, when it closed.
import type { CaseFields, CaseKind, CaseState, HoldKind } from '../../../domain/cases/case.ts';
import { choice, grouped, computed, ref, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

const state = grouped('Case', {
  state: choice<CaseState>('State', 'open', 'Open until it is listed, heard, closed or moved away.', {
    open: 'Open',
    listed: 'Listed',
    heard: 'Heard',
    closed: 'Closed',
    transferredOut: 'Transferred out',
    archived: 'Archived',
  }),
  kind: choice<CaseKind>(
    'Kind',
    'open',
    'Proposed by intake, confirmed by you.',
    {
      new: 'New',
      repeat: 'Repeat',
      transferIn: 'Transfer in',
      knownBefore: 'Known before',
    },
    { otherNames: ['new or repeat'] },
  ),
  openedOn: typed('day', 'Opened on', 'open', 'When the first referral was received.'),
  lastReferredOn: typed(
    'day',
    'Last referred on',
    'open',
    'Of the referral that opened the case, or as taken over; later ones on Referrals count by themselves. Repeats and flags count from the last.',
    {
      otherNames: ['last referral'],
    },
  ),
  restricted: typed(
    'yesNo',
    'Restricted',
    'conflict',
    'Yes when it must stand in the restricted workbook: `marac restrict` moves it.',
  ),
  heardElsewhere: typed('text', 'Heard elsewhere', 'note', 'Another MARAC that hears it too. It is named, not quoted.'),
});

const contact = grouped('Contact', {
  idvaContact: ref('contacts', 'IDVA', 'staff', 'Her row on Contacts, or her name as it stands there.', {
    otherNames: ['idva name', 'idaa'],
  }),
  idvaService: ref('agencies', 'IDVA service', 'staff', 'The service, as on Agencies.'),
  contactThrough: typed(
    'text',
    'Contact through',
    'safeContact',
    'When nobody may ring her or him: GP, school, an appointment with its date.',
  ),
  unsafeRoutes: typed('list', 'Unsafe ways', 'note', 'Letters; voicemail; visits. Stands on every paper.', {
    otherNames: ['unsafe routes'],
  }),
  wishes: typed('note', 'Wishes', 'note', 'What the victim wants from the meeting.'),
  safeToUpdate: typed(
    'note',
    'Safe to update',
    'safeContact',
    'What she or he may be told afterwards, how, and what not to say.',
  ),
  interpreter: typed('text', 'Interpreter', 'note', 'Language, dialect, a woman or a man, not from the community.'),
});

const links = grouped('Links', {
  linkedCases: typed(
    'list',
    'Linked cases',
    'link',
    'Case refs that you confirmed. Shown to chair, police and coordinator only.',
    { refersTo: 'cases' },
  ),
  linkConfirmedBy: typed('text', 'Links confirmed by', 'staff', 'Your name.'),
});

const hold = grouped('Hold', {
  holdKind: choice<HoldKind>(
    'Hold',
    'note',
    'While it stands nothing of the case is destroyed; a death stops automatic mail too.',
    {
      death: 'Death',
      court: 'Court',
      review: 'Review',
      accessRequest: 'Request for access',
      other: 'Other',
    },
  ),
  holdBy: typed('text', 'Hold by', 'staff', 'Who asked for it.'),
  holdReviewOn: typed('day', 'Hold review on', 'open', 'When somebody looks whether it is still needed.'),
  deceased: typed('yesNo', 'Deceased', 'note', 'The case and all linked ones are frozen: each message is asked about.'),
  papersAllowedBy: typed(
    'text',
    'Frozen: papers allowed by',
    'staff',
    'Your name: papers about a case that a death froze may go again, each on its own release.',
  ),
});

const consent = grouped('Sharing without consent', {
  withoutConsentBasis: typed('note', 'Without consent: lawful basis', 'note', 'Which one.'),
  withoutConsentWhy: typed(
    'note',
    'Without consent: why',
    'note',
    'Needed and proportionate, in two or three sentences.',
  ),
  withoutConsentBy: typed('text', 'Without consent: decided by', 'staff', 'Name and post.'),
  withoutConsentOn: typed('day', 'Without consent: decided on', 'open', 'A date.'),
});

const closing = grouped('Closing', {
  closedOn: typed('day', 'Closed on', 'open', 'Each open action is asked about when it closes.'),
  closedWhy: typed('note', 'Closed: why', 'note', 'One sentence. On no paper.'),
});

export const cases = table<CaseFields>({
  name: 'cases',
  tab: 'Cases',
  help: 'One row is a case: a victim, the perpetrators and everybody at risk with them. Intake makes it, you correct it.',
  prefix: 'K',
  idHeader: 'Case ref',
  home: 'main',
  alsoRestricted: true,
  access: true,
  columns: { ...state, ...contact, ...links, ...hold, ...consent, ...closing },
  computed: {
    names: computed('text', 'Names for reading', 'name', 'The victim of the case. Shown only, never read.'),
    idvaName: computed('text', 'IDVA for reading', 'staff', 'With the service. Shown only, never read.'),
    linkedNames: computed('note', 'Linked cases for reading', 'link', 'Shown only, never read.'),
    daysWaiting: computed('whole', 'Days since referral', 'open', 'Calendar days until it is heard.'),
    linksToConfirm: computed(
      'note',
      'Links to confirm',
      'link',
      'Cases that may be linked, with reasons. Confirm under Linked cases.',
    ),
    openActions: computed('whole', 'Open actions', 'open', 'How many.'),
    keepUntil: computed('day', 'Keep until', 'open', 'When it comes on the disposal list, unless a hold stands.'),
  },
});
