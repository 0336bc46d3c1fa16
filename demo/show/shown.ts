// A message as the demo shows it.
import type { LocalTime } from '../../src/domain/time/day.ts';

export interface Attachment {
  readonly label: string;
  readonly href: string;
  /** Which paper it is. */
  readonly template: string;
}

export interface Shown {
  readonly key: string;
  readonly at: LocalTime;
  readonly to: string;
  readonly contact: string;
  readonly address: string;
  readonly subject: string;
  readonly template: string;
  /** How many matters it speaks of: actions, cases. */
  readonly occasions: number;
  readonly href: string;
  readonly attachments: readonly Attachment[];
}
