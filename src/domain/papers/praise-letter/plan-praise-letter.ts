// A letter of thanks to an agency, in the words a person wrote in the Practice log. It contains no case.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Due } from '../../plan/withheld.ts';
import { findRepresentative } from '../../register/contacts.ts';
import { makeReason } from '../../text/reason.ts';
import { viewContextOf } from '../parts/circulation.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { planPracticeLetters } from '../parts/practice-letters.ts';

export function planPraise(context: MaracPlanContext): readonly Due[] {
  return planPracticeLetters(context, {
    kind: 'praise',
    template: 'praise-letter',
    step: 'praise',
    audience: 'referrer',
    intro: 'A letter of thanks to your agency.',
    because: makeReason('practice.praise'),
    readerOf: ({ facts, marac, today }, agency) => findRepresentative(facts.contacts, agency.id, marac.name, today),
    nobody: ({ id }) => makeReason('agency.nobody', { agency: id }),
    modelFor: (each, { paperKey, to, agency }, paragraphs) => {
      const view = viewContextOf(each);
      return {
        head: paperHead(view, paperKey, agency.name),
        to: to.personName ?? '',
        toAgency: agency.name,
        paragraphs,
        from: askingFor(view).name,
        fromRole: `coordinator, ${each.marac.title}`,
      };
    },
  });
}
