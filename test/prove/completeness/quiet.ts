// A quiet month: everybody does at once what is theirs to do. Where nothing is wrong and nothing waits, Today has no line, in neither workbook.
import { chanceOf } from '../entitlement/ground.ts';
import { AGENDA_ON, daysOf, LIST_ON, MEETING_ON, MINUTES_ON, shift, working } from './calendar.ts';
import type { Lost } from './oracle.ts';
import { openOffice, type Office } from './office.ts';
import { CORA } from './clerk.ts';
import { Seen } from './seen.ts';
import { MEETING, openTown, type Town } from './town.ts';
import { Typist } from './typist.ts';

export interface QuietMonth {
  readonly moments: number;
  readonly sent: number;
  readonly lost: readonly Lost[];
}

export async function liveQuietMonth(
  seed: number,
  options: { readonly rendered?: boolean; readonly tell?: (line: string) => void } = {},
): Promise<QuietMonth> {
  const office = openOffice({ ...(options.rendered === true ? { rendered: true } : {}), start: '2027-03-01T08:30' });
  try {
    const chance = chanceOf(seed);
    const typist = new Typist(office.book, office.now);
    const town = openTown(typist, chance, false);
    const lost = new Map<string, Lost>();
    let moments = 0;
    for (const day of daysOf('2027-03-01', '2027-04-02')) {
      if (!chance.in(3) && !DUE.includes(day)) continue;
      office.desk.clock.set(`${day}T09:05` as never);
      typeDay(day, typist, town, chance.below(2) + 1);
      // What is released or told at once leaves within the undo time of a working day.
      for (const time of ['09:10', '10:10', '12:30', '15:10', '16:10']) {
        if (chance.in(2) && time !== '09:10' && time !== '15:10' && time !== '16:10') continue;
        await office.run(`${day}T${time}`);
        answerAll(office, typist);
        await office.send();
      }
      moments += 1;
      for (const line of office.today()) {
        // The row that says that nothing waits: of no kind, about nothing, alone in its workbook, and in just these words.
        const isEmptyDay = line.kind === '' && line.about === '' && NOTHING_WAITS.test(line.what);
        if (isEmptyDay && office.today().filter(({ file }) => file === line.file).length === 1) continue;
        const what = `Nothing is wrong and nothing waits, and Today says in ${line.file}: “${line.what}”`;
        const thing = `quiet ${line.kind} ${line.what.replace(/[A-Z]{1,2}-[A-Z0-9]{6}/g, '#')}`;
        if (!lost.has(thing)) lost.set(thing, { thing, kind: 'quiet', what, at: `${day}T16:10` });
        options.tell?.(`${day} ${line.file} ${line.kind} ${line.what}`);
      }
    }
    return { moments, sent: office.got.length, lost: [...lost.values()] };
  } finally {
    office.close();
  }
}

const NOTHING_WAITS =
  /^Nothing waits for you here\. Every tab of this workbook was looked at, with [a-z, ]+\. Next: [A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d, [^“”]+\.$/;

const ANSWERED_ON = working(LIST_ON, 2);
const DONE_ON = working(MEETING_ON, 4);
const DUE = ['2027-03-01', LIST_ON, ANSWERED_ON, AGENDA_ON, MEETING_ON, working(MEETING_ON, 1), MINUTES_ON, DONE_ON];

function typeDay(day: string, typist: Typist, town: Town, count: number): void {
  const cases = town.cases();
  const seen = new Seen(typist.book);
  if (day === '2027-03-01') for (let left = count; left > 0; left -= 1) town.refer({ decidedBy: CORA });
  if (day === LIST_ON) typist.cell('meetings', MEETING, { listReady: true, listReadyBy: CORA });
  if (day === ANSWERED_ON)
    for (const row of seen.rows('needed')) {
      const known = row['level'] !== 'searches';
      typist.row(
        'research',
        {
          meeting: MEETING,
          caseRef: row['caseRef'],
          agency: row['agency'],
          known: known ? 'yes' : 'no',
          ...(known ? { willSpeak: true, shared: typist.word('s') } : { nil: true }),
          answeredOn: day,
          answeredBy: 'A worker',
        },
        typist.id('RS'),
      );
    }
  if (day === AGENDA_ON) typist.cell('meetings', MEETING, { agendaReady: true, agendaReadyBy: CORA });
  if (day === working(MEETING_ON, 1)) {
    for (const id of typist.ids('list')) typist.cell('list', id, { outcome: 'actionPlan' });
    for (const caseRef of cases)
      for (const row of seen
        .rows('needed')
        .filter((one) => one['caseRef'] === caseRef && one['level'] !== 'searches')
        .slice(0, 2))
        typist.row(
          'actions',
          {
            meeting: MEETING,
            caseRef,
            agency: row['agency'],
            text: typist.word('a'),
            due: shift(MEETING_ON, 20),
            status: 'open',
          },
          typist.id('A'),
        );
    typist.cell('meetings', MEETING, { actionsReady: true, actionsReadyBy: CORA });
  }
  if (day === MINUTES_ON)
    typist.cell('meetings', MEETING, {
      minutesReady: true,
      minutesReadyBy: CORA,
      chairApproved: true,
      chairApprovedBy: 'Charis Chairman',
      chairApprovedOn: day,
    });
  if (day === DONE_ON)
    for (const id of typist.ids('actions'))
      typist.cell('actions', id, { status: 'completed', doneOn: day, answeredOn: day });
}

/** Acknowledged and released as soon as it is there. */
function answerAll(office: Office, typist: Typist): void {
  const seen = new Seen(office.book);
  for (const row of seen.rows('referrals'))
    if (row['idvaAcknowledgedAt'] === undefined)
      typist.cell('referrals', row.id, { idvaAcknowledgedAt: office.now(), idvaAcknowledgedBy: 'Dora Dutywell' });
  for (const row of seen.rows('outbox'))
    if (row['state'] === 'offered' && /release/i.test(row['goes'] ?? '') && row['answer'] === undefined)
      typist.cell('outbox', row.id, { answer: 'release', by: CORA });
}
