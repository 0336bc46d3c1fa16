// Who refers, from where and when.
import { grouped } from '../../cells/column.ts';
import { ask, options } from './question.ts';

export const referrer = grouped('Referral', {
  channel: options(
    'Channel',
    'open',
    'How it came.',
    {
      form: 'Google Form',
      xlsx: 'Excel form',
      docx: 'Word form',
      list: 'Pasted list',
      typed: 'Typed by hand',
      phone: 'Phone',
      transfer: 'Transfer in',
    },
    { notAsked: true },
  ),
  receivedAt: ask(
    'time',
    'Received',
    'open',
    'Day and hour, 09/03/2027 15:40; blank: when it is first seen. Waits and deadlines count from it.',
    {
      otherNames: ['received at', 'timestamp', 'date received', 'received on', 'submitted at', 'submitted on'],
      notAsked: true,
      listWords: 'date referral received; referral received; referral received on; date of receipt; received; date in',
      within: 'happened',
    },
  ),
  referrerAgency: ask('ref', 'Referring agency', 'staff', 'Its name as on Agencies.', {
    refersTo: 'agencies',
    otherNames: ['agency', 'referrer agency', 'referred by agency'],
    needed: true,
    formHelp: 'Your agency.',
    formWords:
      'referring agency; agency making referral; referrer agency; agency making the referral; referred by agency; referring organisation; which organisation do you work for; which agency do you work for; who do you work for',
    listWords:
      'agency referring; referring team; referring service; referring agency name; referral source; source of referral; referral agency; source agency; agency of referrer; referrers agency; referrer organisation; referring organisation; referred by agency',
  }),
  referrerName: ask('text', 'Referrer name', 'staff', 'Who refers.', {
    otherNames: ['referrer', 'name of referrer', 'referred by'],
    needed: true,
    formHelp: 'Your name.',
    formWords:
      'referrer; referred by; name of referrer; referring officer; your name; form completed by; completed by; name of person completing this form; name of person making referral; name of person making the referral; referral made by; name of referring officer; name of person referring; name of person notifying; person notifying; name of staff member making referral; staff member making referral',
    listWords:
      'name of referrer; referrer full name; referring officer name; referring professional; referring worker; referring person; referral officer',
  }),
  referrerRole: ask('text', 'Referrer role', 'staff', 'Post or job title.', {
    otherNames: ['referrer position', 'role'],
    formWords: 'referrer position; your role; referrer job title',
    printed: { under: 'Referrer’s role', place: 14, on: ['idva', 'transfer'] },
  }),
  referrerPhone: ask('phone', 'Referrer phone', 'staff', 'A number that is answered in working hours.', {
    otherNames: ['referrer telephone'],
    needed: true,
  }),
  referrerEmail: ask('email', 'Referrer email', 'staff', 'The secure address.', {
    otherNames: ['referrer e-mail', 'referrer secure email'],
  }),
  referredOn: ask('day', 'Date of referral', 'open', 'The date on the form.', {
    otherNames: ['referral date', 'referred on'],
    needed: true,
    formHelp: 'Today.',
    formWords:
      'date of referral; referral date; date referred; date of this referral; date of marac referral; date referral made; date of notification; date of this form',
    listWords:
      'date of marac referral; referral made on; date of ref; ref date; referral dt; date refd; date referred in',
    within: 'happened',
  }),
  referrerReference: ask(
    'text',
    'Referrer’s own reference',
    'note',
    'The referrer’s own number for it. Word to the referrer names it, unless it holds a name, initials or a date of the case.',
    {
      otherNames: ['your reference', 'our reference', 'referrer reference'],
      askedLater: true,
      formHelp: 'Your own number for this referral: our messages name it. No name, initials or date of birth in it.',
      formWords:
        'your reference; your own reference; our reference; your ref; our ref; referrer reference; referrer ref; referrers reference; reference of referrer; your case number; your reference number; our reference number; agency reference; agency reference number; referring agency reference',
      listWords: 'agency ref; referring agency ref; referrers own reference',
    },
  ),
  managerName: ask('text', 'Manager', 'staff', 'Line manager with whom it was discussed, if your area asks.', {
    otherNames: ['line manager'],
    formWords: 'line manager; name of line manager; managers name; manager name; name of manager',
    printed: { under: 'Referrer’s manager', place: 15, on: ['idva', 'transfer'] },
  }),
  managerSignedOff: ask('yesNo', 'Manager signed off', 'open', 'If your area asks for it.', {
    otherNames: ['manager sign-off'],
    formWords:
      'manager signed off; manager sign off; has this been discussed with your manager; has this been agreed with your manager',
  }),
  presenter: ask('text', 'Who will present', 'staff', 'Who speaks for this case at the meeting.', {
    otherNames: ['presenter', 'presented by'],
    formWords:
      'who will present; presenter; who will present the case; who will attend marac to present; who will present this case',
  }),
});
