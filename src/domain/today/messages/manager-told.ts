// What is true of the alarm to the manager: it has gone, it waits, or it cannot go and somebody rings them.
import { stopOf } from '../../access/access.ts';
import { canBeMailed } from '../../register/contacts.ts';
import { managerAlarmKey } from '../../register/coordinators.ts';
import type { Day } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { Contact } from '../../register/register.ts';

interface Alarms {
  readonly marac: MaracFacts;
  readonly messages: readonly OutboxMessage[];
  readonly today: Day;
}

/** One sentence, or two. `matter` is what the alarm's key names: the conflict, or the case and the coordinator. */
export function describeManagerNotice(alarms: Alarms, matter: string, managers: readonly Contact[]): string {
  if (managers.length === 0) return 'No manager is on Contacts: ring them, and name one there.';
  const found = managers.map((manager) => {
    const key = managerAlarmKey(alarms.marac, matter, manager);
    return { manager, message: alarms.messages.find((candidate) => candidate.key === key) };
  });
  if (found.some(({ message }) => message?.state === 'sent')) return 'The manager has been told.';
  const told = found.map(({ manager, message }) => ({ id: manager.id, ...tell(alarms, manager, message) }));
  // One that waits is enough: it goes by itself.
  const one = told.find(({ waits }) => waits) ?? told[0];
  if (one === undefined) return '';
  return one.waits
    ? `The alarm to manager ${one.id} ${one.why}.`
    : `The alarm to manager ${one.id} cannot go: ${one.why}. Ring them.`;
}

interface Told {
  readonly waits: boolean;
  readonly why: string;
}

const no = (why: string): Told => ({ waits: false, why });

function tell({ marac, today }: Alarms, manager: Contact, message: OutboxMessage | undefined): Told {
  if (message?.state === 'handed') return { waits: true, why: 'lies among the drafts and waits for you to send it' };
  if (message?.state === 'uncertain') return no('nobody knows whether it reached them');
  if (message?.state === 'refused') return no('the mail server refused it');
  if (message?.state === 'bounced') return no('it came back');
  if (message?.state === 'cancelled') return no(message.late === undefined ? 'it was taken back' : 'its time is over');
  if (!canBeMailed(manager)) return no('they have no address on Contacts to which mail goes');
  if (stopOf(marac, today).sendingOff) return no('sending is switched off');
  if (message === undefined) return no('none is made about what was recorded so long ago, or it is not certain yet');
  if (message.held) return no('it is on Hold on Outbox');
  if (message.frozen !== undefined) return no('what it hangs on cannot be read');
  return { waits: true, why: 'waits and goes with the next sending' };
}
