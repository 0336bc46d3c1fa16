// A letter of thanks to an agency, in the words a person wrote on the Practice log; no case stands in it.
import { addDays, at, clockTime } from '../domain/day.ts';
import { findRepresentative } from '../domain/contacts.ts';
import { sameAgency } from '../domain/access.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';
import { attachedTitles, letterhead } from '../domain/views/mail-parts.ts';
import { askingFor, paperHead } from '../domain/views/paper-head.ts';
import { isSettled, message, paper, sceneOf } from './circulation.ts';
import type { MaracRound } from './job.ts';

export function planPraise(round: MaracRound): readonly Once[] {
  const { marac, facts, today } = round;
  if (marac.unknownTables.has('practice')) return [];
  return marac.practice.flatMap((one) => {
    const agency = facts.agencies.find((each) => one.agency !== undefined && sameAgency(one.agency, each));
    const contact = agency === undefined ? undefined : findRepresentative(facts.contacts, agency.id, marac.name, today);
    const [paperKey, mailKey] = [
      `${marac.name}/minutes/${one.id}/praise-letter/${contact?.id ?? ''}`,
      `${marac.name}/minutes/${one.id}/praise/${contact?.id ?? ''}`,
    ];
    // A letter about a case would carry its case: a person takes the case ref out, or writes it by hand.
    if (one.kind !== 'praise' || one.letterWanted !== true || one.caseRef !== undefined || one.text === undefined)
      return [];
    if (agency === undefined || contact === undefined || isSettled(round, mailKey)) return [];
    const scene = sceneOf(round);
    const why = [because('practice.praise')];
    return [
      paper(round, 'minutes', {
        key: paperKey,
        template: 'praise-letter',
        audience: 'referrer',
        reader: contact.id,
        model: {
          head: paperHead(scene, paperKey, agency.name),
          to: contact.personName ?? '',
          toAgency: agency.name,
          paragraphs: one.text.split(/\n+/).filter((line) => line.trim() !== ''),
          from: askingFor(scene).name,
          fromRole: `coordinator, ${marac.title}`,
        },
        because: why,
      }),
      message(round, 'minutes', {
        key: mailKey,
        to: contact.id,
        audience: 'referrer',
        template: 'papers',
        model: {
          head: letterhead(scene, mailKey, contact),
          intro: 'A letter of thanks to your agency.',
          answerBy: '',
          papers: attachedTitles(['praise-letter']),
        },
        papers: [paperKey],
        covers: [`${one.id}/thanked`],
        gate: 'release',
        ready: true,
        notAfter: at(addDays(one.on ?? today, 60), clockTime('17:00')),
        because: why,
      }),
    ];
  });
}
