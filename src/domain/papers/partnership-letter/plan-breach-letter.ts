// Breaches of protocol: the row of the Practice log that a person's Yes on Today makes, and the letter about it to the manager of the MARAC team, before
// anybody else. It contains no case.
import { describeMisses, findBreaches } from '../../partnership/breaches.ts';
import type { Effect } from '../../plan/effects.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import { rowMaker } from '../../plan/row-maker.ts';
import type { Due } from '../../plan/withheld.ts';
import { findContacts } from '../../register/contacts.ts';
import { makeReason } from '../../text/reason.ts';
import { breachId, RECORD_BREACH } from '../../today/register/breach-lines.ts';
import { answerTo } from '../../today/today-question.ts';
import { planPracticeLetters } from '../parts/practice-letters.ts';
import { letterModel } from './letter-model.ts';

export function planBreaches(context: MaracPlanContext): readonly Due[] {
  return [...recordedBreaches(context), ...letters(context)];
}

function recordedBreaches(context: MaracPlanContext): readonly Effect[] {
  const { facts, marac, today } = context;
  if ((marac.answered?.size ?? 0) === 0 || marac.unknownTables.has('practice')) return [];
  return findBreaches(facts, marac.name, today).flatMap((breach) => {
    const said = answerTo(marac, breachId(breach), RECORD_BREACH);
    if (said?.answer !== 'yes') return [];
    const row = rowMaker(context, 'minutes', [makeReason('practice.breach', { agency: breach.agency.id })], false);
    return [
      row('practice', 'PL', breachId(breach), {
        kind: 'breach',
        on: today,
        agency: breach.agency.id,
        clause: breach.clause,
        text: `Missed ${breach.title} at ${breach.misses.length} meetings running: ${describeMisses(breach)}.`,
        letterWanted: true,
        owner: said.by,
      }),
    ];
  });
}

function letters(context: MaracPlanContext): readonly Due[] {
  return planPracticeLetters(context, {
    kind: 'breach',
    template: 'partnership-letter',
    step: 'breach',
    audience: 'manager',
    intro: 'A letter about a breach of the protocol.',
    because: makeReason('practice.breach-letter'),
    readerOf: ({ facts, marac, today }) =>
      findContacts(facts.contacts, { marac: marac.name, roles: ['manager'], on: today })[0],
    nobody: () => makeReason('manager.nobody'),
    modelFor: (each, { paperKey, to, agency, practice }, paragraphs) =>
      letterModel(each, paperKey, to, {
        about: `Breach of protocol: ${agency.name}`,
        agency: agency.name,
        paragraphs: [...(practice.clause === undefined ? [] : [`${practice.clause}.`]), ...paragraphs],
        asks: [
          'Please say what is put to the agency, and by whom. Nothing about it has been sent to the agency by the program.',
          `What the agency answers is kept on the Practice log (${practice.id}), under “Outcome”.`,
        ],
      }),
  });
}
