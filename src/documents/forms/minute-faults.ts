// What an older LibreOffice did to the places of a minute form: one line of reason for each kind, with the list of the places.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { MinutePlace } from './minute-places.ts';

export function describeDiffering(
  differing: readonly (readonly [string, readonly string[]])[],
  places: readonly MinutePlace[],
): readonly Problem[] {
  const label = (name: string): string => places.find((place) => place.names.includes(name))?.label ?? name;
  const labels = differing.map(([name]) => label(name));
  return describeKind(
    'differs',
    labels,
    'LibreOffice before 7.6 doubled places of this form, and in these the copies say different things. Nothing of them was taken in; the rest was. Type what is right on Minutes, Actions or the At Risk List',
    differing.flatMap(([name, copies]) => copies.map((copy) => `${label(name)}: ${copy}`)),
  );
}

export function describeByPlace(places: readonly MinutePlace[]): readonly Problem[] {
  return describeKind(
    'by-place',
    places.map((place) => place.label),
    'LibreOffice before 7.6 took the names off these places. What stands in them was taken in by where it stands: look whether it is right',
  );
}

export function describeLost(places: readonly MinutePlace[]): readonly Problem[] {
  return describeKind(
    'lost',
    places.map((place) => place.label),
    'LibreOffice before 7.6 took the names off these places, and nothing beside them says whose they are. Nothing of them was taken in; the rest was. Type it on Minutes, Actions or the At Risk List',
    places.map((place) => `${place.label}: ${place.words}`),
  );
}

export function describeAlone(alone: readonly (readonly [label: string, words: string])[]): readonly Problem[] {
  return describeKind(
    'alone',
    alone.map(([label]) => label),
    'The place that this belongs to is empty, so it is of no row. Type what is meant on Minutes or Actions',
    alone.map(([label, words]) => `${label}: ${words}`),
  );
}

/** One line of reason with the list of places. */
function describeKind(
  kind: string,
  labels: readonly string[],
  reason: string,
  shown: readonly string[] = [],
): readonly Problem[] {
  if (labels.length === 0) return [];
  const code = `minute-form.${kind}`;
  const size = kind === 'by-place' ? 'note' : 'row';
  const told = [...new Set(labels)].join('; ');
  const sentence = `${reason}: ${told}.`;
  return [
    {
      id: problemId(code),
      code,
      size,
      place: kind === 'by-place' ? 'Minute form' : `Minute form: ${told}`,
      sentence,
      ...(shown.length === 0 ? {} : { shown: shown.join('\n') }),
    },
  ];
}
