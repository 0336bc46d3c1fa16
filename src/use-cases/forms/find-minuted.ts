// Which meeting a minute form is about.
import type { NamedControl } from '../../documents/forms/word-controls.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Reading } from '../../jobs/reading/reading.ts';

export interface Minuted {
  readonly marac: MaracFacts;
  readonly meeting: Meeting;
}

/** The meeting of this desk that the names of the form's places refer to. */
export function findMinuted(reading: Reading, controls: readonly NamedControl[]): Minuted | undefined {
  for (const marac of reading.facts.maracs) {
    const meeting = marac.meetings.find((candidate) =>
      controls.some(({ name, value }) => name.includes(candidate.id) || value === candidate.id),
    );
    if (meeting !== undefined) return { marac, meeting };
  }
  return undefined;
}
