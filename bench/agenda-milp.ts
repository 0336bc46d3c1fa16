// The ordering problem as a mixed integer programme in the LP format: who comes before whom, and when each person comes and goes.
import type { Talent } from '../src/domain/agenda/search/talent.ts';

/** Minimise the weighted time that people are there; the waiting is that less the time needed. */
export function renderProgramme(talent: Talent): string {
  const items = Array.from(talent.durations, (_, index) => index);
  const people = talent.people.filter((person) => person.items.length > 1);
  const objective = people.map((one, person) => `${one.weight} l${person} - ${one.weight} f${person}`).join(' + ');
  const lines = people.flatMap((one, person) =>
    one.items.flatMap((item) => [
      `f${person} ${minusStart(talent, item)} <= ${offsetOf(talent, item)}`,
      `l${person} ${minusStart(talent, item)} >= ${offsetOf(talent, item) + (talent.durations[item] ?? 0)}`,
    ]),
  );
  const triangles = items.flatMap((a) =>
    items
      .slice(a + 1)
      .flatMap((b) =>
        items
          .slice(b + 1)
          .flatMap((c) => [`y${a}_${b} + y${b}_${c} - y${a}_${c} <= 1`, `y${a}_${b} + y${b}_${c} - y${a}_${c} >= 0`]),
      ),
  );
  const binaries = items.flatMap((a) => items.slice(a + 1).map((b) => `y${a}_${b}`));
  return [
    'Minimize',
    `obj: ${objective === '' ? '0 y0_1' : objective}`,
    'Subject To',
    ...[...lines, ...triangles].map((line, index) => `c${index}: ${line}`),
    'Binary',
    binaries.join('\n'),
    'End',
    '',
  ].join('\n');
}

/** Minus the part of an item's start that hangs on variables; y is 1 when the lower number comes first. */
function minusStart(talent: Talent, item: number): string {
  return Array.from(talent.durations, (minutes, other) => {
    if (other === item) return '';
    return other < item ? `- ${minutes} y${other}_${item}` : `+ ${minutes} y${item}_${other}`;
  }).join(' ');
}

/** The part that does not: items of higher number come before unless y says otherwise. */
function offsetOf(talent: Talent, item: number): number {
  return talent.durations.slice(item + 1).reduce((sum, minutes) => sum + minutes, 0);
}
