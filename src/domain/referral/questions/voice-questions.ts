// What the victim knows, agrees to, fears and wants, and who must not receive the case.
import { grouped } from '../../cells/column.ts';
import { ask, options } from './question.ts';

export const voice = grouped('The victim’s voice', {
  victimAware: ask('answer', 'Victim knows of the referral', 'note', 'If not, say why in the next column.', {
    otherNames: ['is the victim aware', 'victim aware'],
    needed: true,
    formHelp: 'If not, say why in the next answer.',
    formWords:
      'victim knows of the referral; victim aware; is the victim aware; is the victim aware of the referral; is the victim aware of this referral; is the victim aware of marac referral; is the victim aware of the marac referral; is victim aware of marac referral; is victim aware of referral; victim aware of referral; client aware of referral; is the client aware of the referral; is the client aware of this referral; has the victim been informed; has the victim been told of the referral; does the victim know about this referral; does the victim know about the referral; have you made the victim aware of the marac referral; is the survivor aware of the referral; has the victim been informed of the referral; is the victim aware that you are making this referral; does victim know that you are making this referral; does victim know you are making this referral; does victim know that this referral is being made; have you told victim about this referral; is victim aware of marac',
    listWords:
      'victim informed; aware of referral; aware of marac; aware y n; victim aware y n; client informed; informed of referral; victim aware of marac',
  }),
  whyNotAware: ask('note', 'Why the victim does not know', 'note', 'Not reached, not safe to say.', {
    formWords:
      'why the victim does not know; if no why not|victimAware; if not why not|victimAware; if no please state why|victimAware; if no please say why|victimAware; if not please state why|victimAware; why not|victimAware',
    scanned: false,
  }),
  consent: options(
    'Consent',
    'note',
    'Agreement is preferred, not compulsory. Without it the next four columns are needed.',
    {
      given: 'Given',
      refused: 'Refused',
      notSought: 'Not sought',
      unsafeToAsk: 'Unsafe to ask',
      lacksCapacity: 'Lacks capacity',
    },
    {
      needed: true,
      formHelp: 'Agreement is preferred, not compulsory. Without it the next four answers are needed.',
      formWords:
        'consent; has consent been given; consent given; has the victim consented; has the victim given consent; does the victim consent; does the victim consent to the referral; does the victim consent to this referral; does the client consent to this referral to marac; does the client consent to this referral; victim consent; consent to referral; has the victim consented to the referral; has the victim consented to this referral; consent obtained; has the victim agreed to this referral; has the client consented',
      listWords:
        'consent y n; consented; consented y n; consent to share; consent for referral; victim consented; consent given y n; consent status',
    },
  ),
  withoutConsentBasis: ask('note', 'Sharing without consent: lawful basis', 'note', 'Which one.', {
    formWords: 'sharing without consent lawful basis; lawful basis for sharing; lawful basis',
    scanned: false,
  }),
  withoutConsentWhy: ask(
    'note',
    'Sharing without consent: why needed and proportionate',
    'note',
    'In two or three sentences.',
    {
      formWords:
        'sharing without consent why needed and proportionate; reason for sharing without consent; reasons for sharing without consent; if no please give reasons for sharing without consent|consent; if no why not|consent; if not why not|consent; if no reason|consent',
      scanned: false,
    },
  ),
  withoutConsentBy: ask('text', 'Sharing without consent: decided by', 'staff', 'Name and post.', {
    formWords: 'sharing without consent decided by',
  }),
  withoutConsentOn: ask('day', 'Sharing without consent: decided on', 'open', 'A date.', {
    formWords: 'sharing without consent decided on',
    within: 'happened',
  }),
  afraidOf: ask('note', 'Who the victim is afraid of', 'note', 'Everybody, not only the perpetrator.', {
    otherNames: ['afraid of'],
    formWords:
      'who the victim is afraid of; who is the victim afraid of; who is the client afraid of; afraid of; who is the survivor afraid of; who is she afraid of',
    noMeansNothing: true,
  }),
  safeToTalkTo: ask('note', 'Who it is safe to talk to', 'safeContact', 'Names and how to reach them.', {
    formWords:
      'who it is safe to talk to; who does the victim believe it safe to talk to; who does the victim believe it is safe to talk to; who is it safe to talk to; who is safe to talk to; who does the victim feel safe to talk to; who does the victim feel it is safe to talk to',
  }),
  notSafeToTalkTo: ask('note', 'Who it is not safe to talk to', 'note', 'Also professionals.', {
    formWords:
      'who it is not safe to talk to; who does the victim believe it not safe to talk to; who does the victim believe it is not safe to talk to; who is it not safe to talk to; who does the victim believe is not safe to talk to; who does the victim feel it is not safe to talk to; who is not safe to talk to',
  }),
  wishes: ask('note', 'What the victim wants', 'note', 'In her or his own words where you can.', {
    otherNames: ['victim wishes', 'wishes'],
    formWords:
      'what the victim wants; what does the victim want; victims wishes; victim wishes; what does the victim want to happen; what are the victims wishes; victims views; views of the victim; what does the victim want from the marac process; what does the victim want from marac; wishes of the victim; what would the victim like to happen; what does the victim want from the marac process to make them feel safer',
    listWords:
      'victim view; client views; victims view; victims wishes and feelings; wishes and feelings; victims views',
  }),
  policeContact: ask(
    'answer',
    'Victim wants contact by the police',
    'note',
    'About what was told to you. What is disclosed may be recorded as a crime.',
    {
      formWords:
        'victim wants contact by the police; does the victim want contact from police; does the victim want to speak to the police; does the victim want police contact; does the victim want to speak to police about any offences disclosed in this referral; does the victim want contact by the police; police contact wanted; does victim want to be contacted by police',
      printed: { under: 'Wants police contact', place: 7, on: ['idva', 'transfer'], because: 'policeContactWhy' },
    },
  ),
  policeContactWhy: ask('note', 'Police contact: why', 'note', 'Why, or why not.', { scanned: false }),
  excludedWho: ask(
    'note',
    'Who must not receive this case',
    'conflict',
    'A person or agency, and how they are connected. Intake moves it to Conflicts.',
    {
      otherNames: ['exclusions'],
      formHelp: 'A person or agency, and how they are connected. They get nothing of this case.',
      formWords:
        'who must not receive this case; who must not receive this; anyone who must not receive this; anyone who should not receive this information; conflict of interest; conflicts of interest; agencies that should not receive this referral; who should not receive this referral; who should not receive this information; agencies or people who should not receive this referral; people or agencies who should not receive this referral; agencies or people who must not receive this referral',
      noMeansNothing: true,
      holdsBack: true,
      scanned: false,
    },
  ),
  excludedWhy: ask('note', 'Why they must not receive it', 'conflict', 'One sentence. It is never printed.', {
    formWords: 'why they must not receive it',
    noMeansNothing: true,
    scanned: false,
  }),
});
