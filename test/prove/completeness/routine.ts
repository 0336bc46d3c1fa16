// What the coordinator does day by day besides the stories: acknowledges, marks ready, releases, types outcomes; promptly, late or never.
import type { Chance } from '../entitlement/ground.ts';
import { asks, CORA, words } from './clerk.ts';
import { ACTIONS_ON, AGENDA_ON, LIST_ON, MEETING_ON, MINUTES_ON, working } from './calendar.ts';
import type { Office } from './office.ts';
import { MEETING } from './town.ts';
import type { Typist } from './typist.ts';

/** Working days after which it is done; undefined: never. */
type Pace = number | undefined;

export class Routine {
  releases: 'all' | 'most' | 'late' | 'never';
  list: Pace;
  agenda: Pace;
  actions: Pace;
  minutes: Pace;
  outcomes: Pace;
  acknowledges: boolean;
  /** Lines of Today that ask are answered by name: all at once, some, or none. */
  answers: 'all' | 'some' | 'never';
  private readonly office: Office;
  private readonly typist: Typist;
  private readonly chance: Chance;

  constructor(office: Office, typist: Typist, chance: Chance) {
    this.office = office;
    this.typist = typist;
    this.chance = chance;
    const pace = (): Pace => chance.one([0, 0, 0, 1, 2, undefined] as const);
    this.releases = chance.one(['all', 'all', 'all', 'most', 'late', 'never'] as const);
    this.list = pace();
    this.agenda = pace();
    this.actions = pace();
    this.minutes = pace();
    this.outcomes = chance.one([0, 0, 1, 2, undefined] as const);
    this.acknowledges = !chance.in(4);
    this.answers = chance.one(['all', 'some', 'never'] as const);
  }

  morning(day: string, half: string): void {
    const { typist } = this;
    const by = CORA;
    const due = (from: string, pace: Pace): boolean =>
      pace !== undefined && day === working(working(from, pace + 1), -1);
    if (half === 'morning') {
      if (due(LIST_ON, this.list)) typist.cell('meetings', MEETING, { listReady: true, listReadyBy: by });
      if (due(AGENDA_ON, this.agenda)) typist.cell('meetings', MEETING, { agendaReady: true, agendaReadyBy: by });
      if (due(ACTIONS_ON, this.actions)) typist.cell('meetings', MEETING, { actionsReady: true, actionsReadyBy: by });
      if (due(MINUTES_ON, this.minutes))
        typist.cell('meetings', MEETING, {
          minutesReady: true,
          minutesReadyBy: by,
          chairApproved: true,
          chairApprovedBy: 'Charis Chairman',
          chairApprovedOn: day,
        });
      if (this.outcomes !== undefined && due(MEETING_ON, this.outcomes)) this.typeOutcomes();
    }
    if (this.acknowledges)
      for (const row of this.office.book.rows('referrals'))
        if (row.id !== undefined && !row.cells.has('idvaAcknowledgedAt') && row.cells.has('score'))
          typist.cell('referrals', row.id, {
            idvaAcknowledgedAt: this.office.now(),
            idvaAcknowledgedBy: 'Dora Dutywell',
          });
    this.release();
    this.answerToday();
  }

  /** Yes or no beside the line; now and then without a name, which is no answer. */
  private answerToday(): void {
    if (this.answers === 'never') return;
    for (const line of this.office.today()) {
      const offered = words(line);
      if (!asks(line) || offered.length === 0) continue;
      if (this.answers === 'some' && !this.chance.in(3)) continue;
      if (this.chance.in(12)) this.typist.cell('today', line.id, { answer: this.chance.one(offered) });
      else this.typist.answer(line, this.chance.one(offered), CORA);
    }
  }

  private typeOutcomes(): void {
    for (const row of this.office.book.rows('list')) {
      const meeting = row.cells.get('meeting');
      if (row.id === undefined || row.cells.has('outcome')) continue;
      if (meeting?.kind === 'text' && meeting.text === MEETING)
        this.typist.cell('list', row.id, { outcome: 'actionPlan' });
    }
  }

  /** Whoever held a message does not let it go the next day. */
  private wasHeld(key: string): boolean {
    return this.typist.said.some(
      (one) => one.table === 'outbox' && one.before['key'] === key && /^hol/i.test(String(one.values['answer'] ?? '')),
    );
  }

  private release(): void {
    if (this.releases === 'never') return;
    for (const row of this.office.book.rows('outbox')) {
      const [state, goes, answer] = ['state', 'goes', 'answer'].map((field) => {
        const cell = row.cells.get(field);
        return cell?.kind === 'text' ? cell.text : '';
      });
      if (row.id === undefined || state !== 'offered' || answer !== '' || !/release/i.test(goes ?? '')) continue;
      if (this.wasHeld(this.typist.book.text('outbox', row.id, 'key'))) continue;
      if (this.releases === 'most' && this.chance.in(3)) continue;
      if (this.releases === 'late' && !this.chance.in(3)) continue;
      this.typist.cell('outbox', row.id, { answer: 'release', by: CORA });
    }
  }
}
