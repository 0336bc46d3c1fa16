// Whether a message may leave now, asked before every attempt and inside the second commit: by access, and by what can be read.
import type { Access } from '../domain/access/access.ts';
import { mayLeave } from '../domain/access/may-go.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import { isCorrectable } from '../domain/access/correctable-reasons.ts';
import { makeReason } from '../domain/text/reason.ts';
import { formatPlaces } from '../domain/meeting/unreadable-rows.ts';
import { findJob } from '../jobs/engine/job-list.ts';
import type { Decide } from '../ledger/ledger-port.ts';
import { tableNamed } from '../workbook/tables/all-tables.ts';
import type { TableName } from '../workbook/tables/table.ts';

/** Beside what a job reads, the tab where people answer: there may be a Hold. */
const ANSWERS = 'outbox';

/** Tabs without which nobody can know whether the message is still right. */
function unreadTabs({ marac, job, gate }: OutboxMessage, access: Access): readonly string[] {
  if (gate === 'none') return [];
  const needed: readonly string[] = [...(findJob(job)?.tables ?? []), ANSWERS];
  const maracs = access.maracs.filter((other) => marac === '*' || other.name === marac);
  const tabs = maracs.map((one) => (one.unread?.tables ?? []).filter((name) => needed.includes(name)));
  // What covers all MARACs waits if any of them cannot be read.
  return (tabs[0] ?? []).filter((name) => tabs.every((tab) => tab.includes(name)));
}

const isAnyUnread = ({ marac }: OutboxMessage, access: Access): boolean =>
  access.maracs.some((other) => (marac === '*' || other.name === marac) && other.unread !== undefined);

export const decideByAccess: Decide = (message, access) => {
  const tabs = unreadTabs(message, access);
  if (tabs.length > 0)
    return {
      go: false,
      end: 'wait',
      because: [
        makeReason('plan.unread', {
          what: formatPlaces(tabs.map((tab) => `the tab ${tableNamed(tab as TableName).tab}`)),
        }),
      ],
    };
  const verdict = mayLeave(message, access);
  if (verdict.may) return { go: true };
  // What cannot be read takes nothing away from anybody: the next plan says what it was.
  const waits = isCorrectable(verdict.because) || isAnyUnread(message, access);
  return { go: false, end: waits ? 'wait' : 'cancel', because: [verdict.because] };
};
