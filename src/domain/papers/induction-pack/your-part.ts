// What is asked of somebody in a role at the MARAC, as the induction pack tells them.
import type { ContactRole } from '../../register/register.ts';

interface Part {
  /** The role as Contacts calls it. */
  readonly title: string;
  readonly asked: readonly string[];
}

const MEMBER: readonly string[] = [
  'Look up every case that you are asked about, and answer by the day in the mail, also when your agency knows nothing.',
  'Come to the meeting with the authority to commit your agency’s resources. If you cannot come, send a substitute, or written information on every case.',
  'Take your agency’s actions back, see that they are done, and answer for each.',
];

const CHAIR: readonly string[] = [
  'Lead the meeting: welcome and apologies, the confidentiality statement, conflicts of interest, the actions of the last meeting, then the cases in the order of the agenda.',
  'For each case keep to risks, what each agency knows, and actions with an owner and a day. Ask what the victim wants, and who else is at risk.',
  'Leave a case that you may not hear to the other chair. Approve the minutes before they go out.',
  'You get chair’s papers for each meeting, with what is still open of earlier ones.',
];

export const PARTS: Readonly<Partial<Record<ContactRole, Part>>> = {
  representative: { title: 'Representative', asked: MEMBER },
  deputy: {
    title: 'Deputy',
    asked: ['Stand in whenever your representative is away; then all of this is yours.', ...MEMBER],
  },
  idva: {
    title: 'IDVA',
    asked: [
      'You hear of each referral on the day on which it comes. Ask the victim what they want and which ways to reach them are safe, and tell us only what may be written down.',
      'Speak for the victim at the meeting, and tell them afterwards what they may be told.',
      'Answer for the actions that you take on.',
    ],
  },
  chair: { title: 'Chair', asked: CHAIR },
  viceChair: {
    title: 'Vice-chair',
    asked: ['You chair when the chair is away, and each case that the chair may not hear.', ...CHAIR],
  },
};
