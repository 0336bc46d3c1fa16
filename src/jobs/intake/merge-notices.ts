// Merges receipts and decisions that wait for the same person into one message, with the key of one of its referrals, covering all of them.
import { addMinutes } from '../../domain/time/day.ts';
import { groupBy } from '../../domain/text/order.ts';
import type { MessageEffect, MessageState, Occasion, RecordedMessage } from '../../domain/plan/effects.ts';
import type { Reasons } from '../../domain/text/reason.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** A message about one referral, as it would go by itself. */
export interface Notice {
  readonly effect: MessageEffect;
  /** What the message says of this referral. */
  readonly says: Readonly<Record<string, unknown>>;
  /** About a restricted case: never merged with others, because the main workbook must not show that it exists. */
  readonly apart: boolean;
}

/** Questions about one form are one message. */
const ALONE = 'missing-answers';
const OPEN: readonly MessageState[] = ['draft', 'offered'];

/** Whether planning may still change a message: not if a person holds it, or if it is on its way. */
export function isFixed(message: RecordedMessage): boolean {
  return OPEN.includes(message.state) ? message.held : message.state !== 'cancelled';
}

/** What fixed messages of a template tell: no other message tells it. */
export function fixedOccasions(context: MaracPlanContext, template: string): ReadonlySet<Occasion> {
  return new Set(
    standing(context)
      .filter((message) => message.template === template && isFixed(message))
      .flatMap((message) => message.covers),
  );
}

function standing(context: MaracPlanContext): readonly RecordedMessage[] {
  return [...context.facts.recorded.messages.values()].filter(
    (message) => message.job === 'intake' && message.marac === context.marac.name,
  );
}

/**
 * The messages that carry these notices. A fixed message keeps what it has. One that has been open for `wordTogetherMinutes` gets nothing new,
 * because it must leave some time. Planned again on its own result, it gives the same messages.
 */
export function mergeNotices(context: MaracPlanContext, words: readonly Notice[]): readonly MessageEffect[] {
  const leads = new Map(words.map((word) => [word.effect.key, word]));
  const carriers = standing(context).filter((one) => isFixed(one) || isFull(context, one, leads.get(one.key)));
  const telling = groupBy(
    carriers.flatMap((one) => one.covers.map((occasion) => ({ one, about: `${one.to} ${one.template} ${occasion}` }))),
    ({ about }) => about,
  );
  const carrierOf = ({ effect, apart }: Notice): string =>
    (telling.get(`${effect.to} ${effect.template} ${effect.covers[0] ?? ''}`) ?? []).find(
      ({ one }) =>
        (isFixed(one) || !apart || one.key === effect.key) &&
        effect.covers.every((occasion) => one.covers.includes(occasion)),
    )?.one.key ?? '';
  const byCarrier = groupBy(words, carrierOf);
  const carried = [...byCarrier].filter(([key]) => key !== '');
  const open = groupBy(byCarrier.get('') ?? [], (notice) => partOf(context, notice));
  return [
    ...carried.flatMap(([key, group]) => {
      const lead = leads.get(key) ?? group[0];
      return lead === undefined ? [] : [together({ ...lead, effect: { ...lead.effect, key } }, group)];
    }),
    ...[...open.values()].flatMap((group) => {
      const lead = group.find((notice) => OPEN.includes(stateOf(context, notice))) ?? group[0];
      return lead === undefined ? [] : [together(lead, group)];
    }),
  ];
}

/** Open for so long that it gets nothing new. */
function isFull(context: MaracPlanContext, message: RecordedMessage, lead: Notice | undefined): boolean {
  if (!OPEN.includes(message.state) || lead === undefined) return false;
  return (
    (!lead.apart || message.covers.length === lead.effect.covers.length) &&
    addMinutes(message.plannedAt, context.marac.rules.whole('wordTogetherMinutes', context.today)) <= context.now
  );
}

function stateOf(context: MaracPlanContext, { effect }: Notice): MessageState {
  return context.facts.recorded.messages.get(effect.key)?.state ?? 'cancelled';
}

/** What may be merged: for one person, of one kind, in the main workbook or not; what is past its time stays alone. */
function partOf(context: MaracPlanContext, { effect, apart }: Notice): string {
  const late = effect.notAfter < context.now ? effect.key : '';
  return [effect.to, effect.template, apart || effect.template === ALONE ? effect.key : '', late].join('|');
}

function together(lead: Notice, group: readonly Notice[]): MessageEffect {
  const because = new Map(
    group.flatMap((notice) => notice.effect.because.map((each) => [JSON.stringify(each), each] as const)),
  );
  const reasons: Reasons = [...because.values()];
  return {
    ...lead.effect,
    model: {
      ...lead.effect.model,
      ...(lead.effect.template === ALONE ? lead.says : { referrals: group.map((notice) => notice.says) }),
    },
    covers: group.flatMap((notice) => notice.effect.covers),
    notAfter: group.map((notice) => notice.effect.notAfter).reduce((least, time) => (time < least ? time : least)),
    because: reasons,
  };
}
