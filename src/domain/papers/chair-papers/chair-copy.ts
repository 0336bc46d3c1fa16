// What the chair's copy of the papers is made from.
import type { Meeting } from '../../meeting/meeting.ts';
import type { Contact } from '../../register/register.ts';
import type { Item } from '../parts/listed-case.ts';
import type { Running } from '../../meeting/running-order.ts';
import type { Action } from '../../actions/action.ts';
import type { Move } from '../../agenda/over-full-meeting.ts';

export interface ChairCopy {
  readonly key: string;
  readonly meeting: Meeting;
  readonly chair: Contact;
  readonly items: readonly Item[];
  readonly running: Running;
  readonly lastActions: readonly Action[];
  /** What moving each case would free when the meeting is over-full, least grave first; empty when it fits. */
  readonly moves: readonly Move[];
}
