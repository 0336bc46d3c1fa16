// How many messages each representative had over the demo's month, by what they were for, against a design that sends each paper and each reminder
// as a mail of its own.
import { MARCH } from '../made-up/demo-meetings.ts';
import type { Directory } from '../directory.ts';
import type { Shown } from './shown.ts';

export interface MailCount {
  readonly contact: string;
  readonly name: string;
  readonly agency: string;
  /** List, agenda, actions and minutes of the month's meeting. */
  readonly cycle: number;
  /** One a week, over all their MARACs. */
  readonly digests: number;
  /** Daily word of overdue safety actions, and the deputy's. */
  readonly chased: number;
  /** Receipt, decision, heard: for what their agency referred. */
  readonly referred: number;
  /** Everything that a hard month adds: supplements, corrections, an emergency, a moved meeting, dates, thanks. */
  readonly rest: number;
  readonly total: number;
  readonly naive: number;
}

type Kind = 'cycle' | 'digests' | 'chased' | 'referred' | 'rest';
const CYCLE: readonly string[] = ['list-and-request', 'agenda', 'actions', 'minutes'];
const REFERRED: readonly string[] = ['receipt', 'missing-answers', 'decision', 'idva-notice'];

function kindOf(one: Shown): Kind {
  if (one.template === 'digest') return one.key.startsWith('register/follow-up/') ? 'digests' : 'chased';
  if (REFERRED.includes(one.template) || one.key.includes('/referrer/')) return 'referred';
  return CYCLE.includes(one.template) && one.key.includes(`/${MARCH.id}/`) && !/\/(times-|immediate\/)/.test(one.key)
    ? 'cycle'
    : 'rest';
}

/** A mail for each paper, one for each action that is reminded of, and one for each thing that is told of a referral. */
function naively(shown: Shown): number {
  return shown.template === 'digest' || kindOf(shown) === 'referred'
    ? Math.max(1, shown.occasions)
    : Math.max(1, shown.attachments.length);
}

/** Representatives who had anything, the one with most first. */
export function gatherMailCounts(messages: readonly Shown[], directory: Directory): readonly MailCount[] {
  const counts = directory.contacts
    .filter((contact) => contact.role === 'Representative')
    .flatMap((contact) => {
      const mine = messages.filter((each) => each.contact === contact.id);
      const of = (kind: Kind): number => mine.filter((each) => kindOf(each) === kind).length;
      if (mine.length === 0) return [];
      return [
        {
          contact: contact.id,
          name: contact.name,
          agency: contact.agency,
          cycle: of('cycle'),
          digests: of('digests'),
          chased: of('chased'),
          referred: of('referred'),
          rest: of('rest'),
          total: mine.length,
          naive: mine.reduce((sum, each) => sum + naively(each), 0),
        },
      ];
    });
  return counts.toSorted((a, b) => b.total - a.total || (a.contact < b.contact ? -1 : 1));
}
