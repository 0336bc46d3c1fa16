// Why an order is as it is, in sentences for plan and papers; they name cases and roles, never people.
import { findSavings } from './people-times.ts';
import type { AgendaOrder, AgendaRequest } from './agenda-request.ts';

/** What the order saves, whether it is proven, and what held it. */
export function reasonsFor(request: AgendaRequest, found: Omit<AgendaOrder, 'reasons'>): readonly string[] {
  const held = heldBy(request);
  return [
    `${findSavings(request, found.order).says}.`,
    found.proven
      ? 'No order that keeps all wishes waits less; this is proven.'
      : `The best order found in ${found.steps} steps; the least possible is between ${found.bound} and ${found.cost} weighted minutes.`,
    ...(held.length > 0 ? [`Held by: ${held.join(', ')}.`] : []),
    ...(request.before === undefined ? [] : [describeMoved(found.moved)]),
  ];
}

function describeMoved(moved: number): string {
  if (moved === 0) return 'No case that had a time moves by more than 5 minutes.';
  return moved === 1 ? '1 case moves by more than 5 minutes.' : `${moved} cases move by more than 5 minutes.`;
}

function heldBy(request: AgendaRequest): readonly string[] {
  return [
    ...several((request.windows ?? []).length, 'window of availability', 'windows of availability'),
    ...several((request.locks ?? []).length, 'fixed place', 'fixed places'),
    ...(request.bands ?? []).map((band) => `${band.name} early`),
    ...several((request.groups ?? []).length, 'group kept together', 'groups kept together'),
    ...several((request.precedence ?? []).length, 'case before another', 'cases before others'),
    ...several((request.restricted ?? []).length, 'restricted case', 'restricted cases'),
  ];
}

function several(count: number, one: string, more: string): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${one}` : `${count} ${more}`];
}
