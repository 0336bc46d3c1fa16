// What waits: for a person (Today), for a release (Outbox), and who would get what when actions are followed up.
import { findMail } from '../../domain/papers/catalogue.ts';
import type { MessageEffect } from '../../domain/plan/effects.ts';
import type { Answer, AnswerLine } from '../../domain/sheet-requests/request-answer.ts';
import { nameContacts } from '../../domain/names/names-in-text.ts';
import { describeItem } from '../../domain/today/today-item.ts';
import { describeReason } from '../../domain/text/describe-reason.ts';
import { describeNext } from '../../domain/today/what-comes-next.ts';
import { gatherToday } from '../views/today/gather-today.ts';
import { outboxRows } from '../views/view-rows.ts';
import { answerOf, leadHere, type Asked } from './answering-context.ts';

const TABLES: Readonly<Record<string, NonNullable<AnswerLine['table']>>> = {
  K: 'cases',
  L: 'list',
  M: 'meetings',
  A: 'actions',
  R: 'referrals',
};

function aboutRow(id: string): Pick<AnswerLine, 'about' | 'table'> {
  const table = TABLES[/^([A-Z]+)-/.exec(id)?.[1] ?? ''];
  return table === undefined ? {} : { about: id, table };
}

export function answerToday(asked: Asked): Answer {
  const { facts, planned, messages, marac, now, here } = asked;
  const items = gatherToday(facts, planned, messages, now).filter(
    (item) => item.marac === marac.name && (here === 'restricted' || !item.restricted),
  );
  const lines = items.map((item): AnswerLine => {
    const due = item.due === undefined ? '' : ` Due ${item.due.replace('T', ' ')}.`;
    // An answer stays on its tab: it names nobody of a case.
    const { shown: _shown, ...unnamed } = item;
    return { text: `${nameContacts(facts, describeItem(unnamed))}${due}`, ...aboutRow(item.about) };
  });
  const lead =
    items.length === 0
      ? `Nothing needs a person. ${describeNext(marac, now)}`
      : 'What needs a person, the worst first.';
  return answerOf(asked, leadHere(asked, lead), [{ heading: 'Today', lines }]);
}

/** Messages that are not over yet, with what a person may do about each in its row on Outbox. */
export function answerOutbox(asked: Asked): Answer {
  const { facts, marac, messages, addressees, now, here, planned } = asked;
  const open = messages.filter((message) => message.settledAt === undefined);
  const mine = outboxRows(facts, planned.access, marac, addressees, open, now, (of, _side, text) =>
    nameContacts(of, text),
  ).filter((row) => row.file === here);
  const states = new Map(open.map((message) => [message.key, message]));
  const lines = mine.map(({ id, values }): AnswerLine => {
    const message = states.get(String(values['key']));
    const waits = message?.gate === 'release' && message.released?.version !== message.version;
    return {
      text: `${String(values['to'])}: ${String(values['what'])}. ${String(values['goes'])}. ${String(values['because'])}`,
      about: id,
      table: 'outbox',
      mayRelease: message?.state === 'offered' && (waits || message.held),
      mayHold: message !== undefined && !message.held && (message.state === 'offered' || message.state === 'draft'),
    };
  });
  const waiting = lines.filter((line) => line.mayRelease).length;
  const lead = `${count(lines.length, 'message')} on the way, ${waiting} for you to release.`;
  return answerOf(asked, leadHere(asked, lead), [{ heading: 'Outbox', lines }]);
}

/** Who would be reminded of how many actions now, and who would not and why. */
export function answerFollowUps(asked: Asked): Answer {
  const { planned, marac, facts } = asked;
  const { add, supersede } = planned.reconciled;
  const fresh = [...add, ...supersede]
    .map((hashed) => hashed.effect)
    .filter((effect): effect is MessageEffect => effect.do === 'message' && effect.key.includes('/follow-up'));
  const lines = fresh
    .filter((effect) => !shows(asked, effect))
    .map((one): AnswerLine => {
      const gate = { none: 'goes at once', undo: 'goes after its undo time', release: 'waits for a release' }[one.gate];
      return {
        text: `${describeContact(asked, one.to)}: ${findMail(one.template)?.subject ?? one.template}, ${count(one.covers.length, 'action')}, ${gate}`,
      };
    });
  const stopped = planned.stopped
    .filter((one) => one.effect.key.includes('/follow-up') && !shows(asked, one.effect))
    .map((one): AnswerLine => ({ text: `${describeContact(asked, one.effect.to)}: ${describeReason(one.because)}` }));
  const lead =
    lines.length === 0
      ? 'Nobody would be reminded now.'
      : `${count(lines.length, 'message')} would be planned now; nothing was planned.`;
  const all =
    facts.maracs.length > 1 ? ` A digest is one for all MARACs of the register, not ${marac.title} alone.` : '';
  return answerOf(asked, leadHere(asked, `${lead}${all}`), [
    { heading: 'Who would get what', lines },
    { heading: 'Who would not, and why', lines: stopped },
  ]);
}

/** Whether a message is about a restricted case and asked about in the main sheet. */
function shows({ here, planned, facts }: Asked, effect: MessageEffect): boolean {
  if (here === 'restricted') return false;
  const cases = (planned.discloses.get(effect.key) ?? []).map((disclosed) => disclosed.case);
  return cases.some((ref) => facts.maracs.some((marac) => marac.restrictedCases.has(ref)));
}

function describeContact({ facts }: Asked, id: string): string {
  const contact = facts.contacts.find((candidate) => candidate.id === id);
  const agency = facts.agencies.find((candidate) => candidate.id === contact?.agency)?.name;
  return agency === undefined ? id : `${agency} (${id})`;
}

export function count(of: number, one: string): string {
  return `${of} ${one}${of === 1 ? '' : 's'}`;
}
