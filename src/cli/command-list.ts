// The list of commands. A command's file is loaded when it is called, so that `marac --help` loads none.
import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'makes a folder with blank workbooks, config, key and templates',
    load: async () => (await import('./desk/init-command.ts')).init,
  },
  {
    name: 'try',
    summary: 'makes first papers from two made-up referrals, in a practice desk apart from this one',
    load: async () => (await import('./desk/try-command.ts')).tryIt,
  },
  {
    name: 'demo',
    summary: 'makes an invented MARAC, runs a month of it in rehearsal, and makes a page that shows everything',
    load: async () => (await import('./desk/demo-command.ts')).demo,
  },
  {
    name: 'columns',
    summary: 'explains the columns of the workbooks',
    load: async () => (await import('./desk/columns-command.ts')).columns,
  },
  {
    name: 'mapping',
    summary: 'shows what was learnt about an area’s own forms and lists; saves it as a file, or learns it from one',
    load: async () => (await import('./take-in/mapping-command.ts')).mapping,
  },
  {
    name: 'today',
    summary: 'lists what needs a person, over all MARACs',
    load: async () => (await import('./daily/today-command.ts')).today,
  },
  {
    name: 'answer',
    summary: 'answers a question on Today: yes or no',
    load: async () => (await import('./daily/answer-command.ts')).answer,
  },
  {
    name: 'check',
    summary: 'lists every problem in the workbooks and the set-up, and how to solve it',
    load: async () => (await import('./desk/check-command.ts')).check,
  },
  {
    name: 'plan',
    summary: 'shows what a job would do, for whom and why; changes nothing',
    load: async () => (await import('./daily/plan-command.ts')).plan,
  },
  {
    name: 'run',
    summary: 'runs jobs: drafts papers and messages, fills the computed columns; `run send` sends what is due',
    load: async () => (await import('./daily/run-command.ts')).run,
  },
  {
    name: 'upgrade',
    summary: 'gives the workbooks of an earlier version the look of this one; every cell stays',
    load: async () => (await import('./desk/upgrade-command.ts')).upgrade,
  },
  {
    name: 'service',
    summary: 'shows or writes the systemd units that run this desk and notice when it stops',
    load: async () => (await import('./desk/service-command.ts')).service,
  },
  {
    name: 'serve',
    summary: 'runs the schedule until it is stopped',
    load: async () => (await import('./desk/serve-command.ts')).serve,
  },
  {
    name: 'outbox',
    summary: 'lists the messages, what each waits for and why it is there',
    load: async () => (await import('./daily/outbox-command.ts')).outbox,
  },
  {
    name: 'hold',
    summary: 'keeps a message from going until it is released',
    load: async () => (await import('./daily/outbox-command.ts')).hold,
  },
  {
    name: 'release',
    summary: 'releases messages, each in the version that you looked at',
    load: async () => (await import('./daily/outbox-command.ts')).release,
  },
  {
    name: 'resolve',
    summary: 'ends a message that was refused, bounced or is uncertain, or sends it again',
    load: async () => (await import('./daily/resolve-command.ts')).resolve,
  },
  {
    name: 'withdraw',
    summary: 'tells everybody who had a paper, at the address it went to, not to use it',
    load: async () => (await import('./daily/correct-command.ts')).withdraw,
  },
  {
    name: 'reissue',
    summary:
      'makes a new version of a paper and sends it to those who had the paper and may still have it; the others get the withdrawal',
    load: async () => (await import('./daily/correct-command.ts')).reissue,
  },
  {
    name: 'find',
    summary: 'finds people, cases, referrals, contacts, actions and messages by a name',
    load: async () => (await import('./daily/find-command.ts')).find,
  },
  {
    name: 'why',
    summary: 'explains why something did or did not happen to a row',
    load: async () => (await import('./daily/why-command.ts')).why,
  },
  {
    name: 'who',
    summary: 'lists who was sent which version of what about a case',
    load: async () => (await import('./daily/who-command.ts')).who,
  },
  {
    name: 'accept',
    summary: 'accepts a reported problem as intended',
    load: async () => (await import('./daily/accept-command.ts')).accept,
  },
  {
    name: 'form',
    summary: 'makes a blank referral form or research form',
    load: async () => (await import('./take-in/form-command.ts')).form,
  },
  {
    name: 'import',
    summary: 'takes in forms and lists that came as files',
    load: async () => (await import('./take-in/import-command.ts')).importFiles,
  },
  {
    name: 'adopt',
    summary: 'takes in a coordinator’s own list of the last 12 months as history, without mailing anybody',
    load: async () => (await import('./take-in/adopt-command.ts')).adopt,
  },
  {
    name: 'replay',
    summary: 'shows what another threshold would have meant for the last year’s referrals',
    load: async () => (await import('./daily/replay-command.ts')).replay,
  },
  {
    name: 'statistics',
    summary: 'counts a quarter: the return to SafeLives, steering group, agencies, forecast, equality, ten principles',
    load: async () => (await import('./statistics/statistics-command.ts')).statistics,
  },
  {
    name: 'terms',
    summary: 'writes the terms of reference from the register and Settings, and says what is still to be decided',
    load: async () => (await import('./desk/terms-command.ts')).terms,
  },
  {
    name: 'operations',
    summary: 'writes the agenda of the operations meeting from the Practice log and the register',
    load: async () => (await import('./desk/operations-command.ts')).operations,
  },
  {
    name: 'restrict',
    summary: 'moves every row of a case to the restricted workbook, and lists what is left',
    load: async () => (await import('./daily/restrict-command.ts')).restrict,
  },
  {
    name: 'archive',
    summary: 'archives closed cases whose flags have expired, and lists what may be removed',
    load: async () => (await import('./daily/archive-command.ts')).archive,
  },
  {
    name: 'unblock',
    summary: 'allows sending from a restored ledger, once a person has compared it with what really went',
    load: async () => (await import('./desk/unblock-command.ts')).unblock,
  },
  {
    name: 'backups',
    summary: 'lists the saved states of the workbooks, and opens one',
    load: async () => (await import('./desk/backups-command.ts')).backups,
  },
  {
    name: 'restore-test',
    summary: 'tests whether a backup could be restored, without touching the desk',
    load: async () => (await import('./desk/restore-test-command.ts')).restoreTest,
  },
  {
    name: 'audit',
    summary: 'checks the record of everything that happened',
    load: async () => (await import('./desk/audit-command.ts')).audit,
  },
  {
    name: 'alive',
    summary: 'notifies people if no run succeeded by the agreed hour',
    load: async () => (await import('./desk/alive-command.ts')).alive,
  },
];
