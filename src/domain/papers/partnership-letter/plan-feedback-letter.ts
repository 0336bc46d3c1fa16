// Feedback to the staff of an agency, in the words a person wrote on the Practice log. It contains no case.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Due } from '../../plan/withheld.ts';
import { findRepresentative } from '../../register/contacts.ts';
import { makeReason } from '../../text/reason.ts';
import { planPracticeLetters } from '../parts/practice-letters.ts';
import { letterModel } from './letter-model.ts';

export function planFeedbackLetters(context: MaracPlanContext): readonly Due[] {
  return planPracticeLetters(context, {
    kind: 'feedback',
    template: 'partnership-letter',
    step: 'staff-feedback',
    audience: 'referrer',
    intro: 'Feedback to the staff of your agency.',
    because: makeReason('practice.feedback'),
    readerOf: ({ facts, marac, today }, agency) => findRepresentative(facts.contacts, agency.id, marac.name, today),
    nobody: ({ id }) => makeReason('agency.nobody', { agency: id }),
    modelFor: (each, { paperKey, to, agency }, paragraphs) =>
      letterModel(each, paperKey, to, {
        about: 'Feedback to your staff',
        agency: agency.name,
        paragraphs,
        asks: ['Please pass this on to the staff concerned.'],
      }),
  });
}
