// What the victim knows, agrees to, fears and wants, and who must not receive the case.
import type { Consent } from '../../../domain/referral/referral.ts';
import { choice, grouped, typed } from '../column.ts';

export const voice = grouped('The victim’s voice', {
  victimAware: typed('answer', 'Victim knows of the referral', 'note', 'If not, say why in the next column.', {
    otherNames: ['is the victim aware', 'victim aware'],
  }),
  whyNotAware: typed('note', 'Why the victim does not know', 'note', 'Not reached, not safe to say.'),
  consent: choice<Consent>(
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
  ),
  withoutConsentBasis: typed('note', 'Sharing without consent: lawful basis', 'note', 'Which one.'),
  withoutConsentWhy: typed(
    'note',
    'Sharing without consent: why needed and proportionate',
    'note',
    'In two or three sentences.',
  ),
  withoutConsentBy: typed('text', 'Sharing without consent: decided by', 'staff', 'Name and post.'),
  withoutConsentOn: typed('day', 'Sharing without consent: decided on', 'open', 'A date.'),
  afraidOf: typed('note', 'Who the victim is afraid of', 'note', 'Everybody, not only the perpetrator.', {
    otherNames: ['afraid of'],
  }),
  safeToTalkTo: typed('note', 'Who it is safe to talk to', 'safeContact', 'Names and how to reach them.'),
  notSafeToTalkTo: typed('note', 'Who it is not safe to talk to', 'note', 'Also professionals.'),
  wishes: typed('note', 'What the victim wants', 'note', 'In her or his own words where you can.', {
    otherNames: ['victim wishes', 'wishes'],
  }),
  policeContact: typed(
    'answer',
    'Victim wants contact by the police',
    'note',
    'About what was told to you. What is disclosed may be recorded as a crime.',
  ),
  policeContactWhy: typed('note', 'Police contact: why', 'note', 'Why, or why not.'),
  excludedWho: typed(
    'note',
    'Who must not receive this case',
    'conflict',
    'A person or agency, and how they are connected. Intake moves it to Conflicts.',
    {
      otherNames: ['exclusions'],
    },
  ),
  excludedWhy: typed('note', 'Why they must not receive it', 'conflict', 'One sentence. It is never printed.'),
});
