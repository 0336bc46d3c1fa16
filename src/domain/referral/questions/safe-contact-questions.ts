// How the victim can be reached safely. Intake moves the answers to the restricted workbook: jobs/intake/move-to-restricted.ts says which.
import { grouped } from '../../cells/column.ts';
import { ask } from './question.ts';

export const safeContact = grouped('Safe contact', {
  phone: ask(
    'phone',
    'Victim phone',
    'safeContact',
    'Her or his own number. Intake moves it to Safe contacts and blanks it here.',
    {
      otherNames: ['victim telephone', 'victim mobile', 'contact number'],
      formHelp: 'Her or his own number. It goes to the IDVA of the case and to nobody else.',
    },
  ),
  safeToCall: ask('answer', 'Safe to call', 'safeContact', 'Only a yes counts; a blank is a no.', {
    otherNames: ['is it safe to call'],
    needed: true,
    formWords:
      'safe to call; is this number safe to call; is it safe to call; is this number safe; is the number safe to call; is this a safe number; is it safe to contact; safe to ring; is it safe to ring; safe to phone; is it safe to phone; is it safe to call this number; safe to contact by phone; is it safe to telephone; is it safe to contact the victim on this number; is it safe to call the victim; safe to contact',
  }),
  safeTimes: ask('text', 'Safe times', 'safeContact', 'When it is safe: weekdays 10:00 to 14:00.', {
    otherNames: ['safe times to call'],
    formWords:
      'safe times; safe time to call; safe times to call; best time to call; times to call; when is it safe to call; best time to contact; safe time to contact; safe times to contact; contact information; relevant contact information; please insert any relevant contact information; any relevant contact information; please insert any relevant contact information eg times to call; please insert any relevant contact information e g times to call; relevant contact information e g times to call; relevant contact information eg times to call; best safe time to call; when is it safe to make contact; when is it safe to make contact and how; when is it safe to contact; when is it safe to contact victim; safe contact times; best time; best times; best times to call',
    listWords: 'safe time; safe contact time; safe contact times; best contact time',
  }),
  safeToLeaveMessage: ask('answer', 'Safe to leave a message', 'safeContact', 'Voicemail and texts; a blank is a no.', {
    formWords:
      'safe to leave a message; safe to leave message; is it safe to leave a message; is it safe to leave message; is it safe to leave a voicemail; safe to leave voicemail; can messages be left; is it safe to text; safe to text',
  }),
  otherSafeContact: ask(
    'note',
    'Other safe contact',
    'safeContact',
    'A person or a place through which she or he can be reached.',
    {
      otherNames: ['alternative safe contact'],
      formWords:
        'other safe contact; alternative safe contact; alternative contact; safe contact person; another safe contact',
      noMeansNothing: true,
    },
  ),
  unsafeRoutes: ask(
    'list',
    'Unsafe ways to reach her or him',
    'note',
    'Letters; voicemail; visits: parted by ;. This line stands on every paper.',
    {
      otherNames: ['unsafe routes', 'do not contact by'],
      formHelp: 'Letters; voicemail; visits: parted by ;. Everybody who gets papers is told.',
      formWords: 'unsafe ways to reach her or him; do not contact by; unsafe ways to contact; how not to contact',
      listWords: 'unsafe contact; unsafe to contact by; do not contact',
      noMeansNothing: true,
      holdsBack: true,
    },
  ),
  email: ask('email', 'Victim email', 'safeContact', 'Intake moves it to Safe contacts.', {
    otherNames: ['victim e-mail'],
    formHelp: 'It goes to the IDVA of the case and to nobody else.',
  }),
  emailSafe: ask('answer', 'Email safe', 'safeContact', 'Only a yes counts.', {
    otherNames: ['is email safe'],
    formWords: 'email safe; is email safe; is this email safe; is this email address safe; is it safe to email',
  }),
});
