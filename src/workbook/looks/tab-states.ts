// What is marked in colour on each tab, once for .xlsx and Google Sheets.
import type { TableName } from '../tables/table.ts';
import type { StateRule } from './state-looks.ts';

const rule = (means: StateRule['means'], marks: string, when: string): StateRule => ({
  means,
  marks: marks.split(' '),
  when,
});

const PAST_MEETING = rule('past', '*', 'AND([meetingDay]<>"",[meetingDay]<TODAY())');
const MEETING_TODAY = rule('today', 'meetingDay', '[meetingDay]=TODAY()');

const OPEN_ACTION =
  'AND([doneOn]="",[status]<>"Completed",[status]<>"Superseded",[status]<>"Not possible, circumstances changed")';

const TAB_STATES: Partial<Record<TableName, readonly StateRule[]>> = {
  today: [
    rule('overdue', 'due', 'AND([due]<>"",[due]<TODAY())'),
    rule('today', 'due', 'AND([due]<>"",INT([due])=TODAY())'),
  ],
  outbox: [
    rule('waits', 'answer state', 'AND(OR([state]="draft",[state]="offered",[state]="uncertain"),[answer]="")'),
    rule('past', '*', '[settledAt]<>""'),
  ],
  checks: [rule('waits', 'accepted', 'AND([sentence]<>"",[accepted]="")')],
  referrals: [
    rule('waits', 'decision', 'AND([receivedAt]<>"",[decision]="")'),
    rule('past', '*', 'AND([decision]<>"",[caseRef]<>"")'),
  ],
  cases: [rule('past', '*', 'OR([state]="Closed",[state]="Archived",[state]="Transferred out")')],
  safeContacts: [rule('overdue', 'expired expiresOn', 'AND([expiresOn]<>"",[expiresOn]<TODAY())')],
  list: [
    rule('waits', 'outcome', 'AND([meetingDay]<>"",[meetingDay]<=TODAY(),[outcome]="",[takenOff]<>"Yes")'),
    MEETING_TODAY,
    PAST_MEETING,
  ],
  research: [MEETING_TODAY, PAST_MEETING],
  notes: [MEETING_TODAY, PAST_MEETING],
  attendance: [MEETING_TODAY, PAST_MEETING],
  actions: [
    rule('past', '*', `NOT(${OPEN_ACTION})`),
    rule('overdue', 'due lateness', `AND([due]<>"",[due]<TODAY(),${OPEN_ACTION})`),
    rule('today', 'due', `AND([due]=TODAY(),${OPEN_ACTION})`),
  ],
  flags: [rule('overdue', 'due', 'AND([due]<>"",[due]<TODAY(),[removedOn]="")')],
  keyDates: [
    rule('past', '*', '[dealtWithOn]<>""'),
    rule('overdue', 'on', 'AND([on]<>"",[on]<TODAY())'),
    rule('today', 'on', '[on]=TODAY()'),
  ],
  disclosures: [
    rule('past', '*', '[disclosedOn]<>""'),
    rule('waits', 'decision', 'AND([receivedOn]<>"",[decision]="")'),
  ],
  transfers: [rule('past', '*', '[completeOn]<>""')],
  meetings: [
    rule('today', 'on', '[on]=TODAY()'),
    rule('past', '*', 'OR([state]="Cancelled",[state]="Moved",[state]="Closed",[stage]="Minutes approved")'),
  ],
  contacts: [rule('waits', 'verifiedBy verifiedOn', 'AND([address]<>"",[verifiedOn]="")')],
};

export function statesOf(table: TableName): readonly StateRule[] {
  return TAB_STATES[table] ?? [];
}
