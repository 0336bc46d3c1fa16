// `marac try`: a desk of its own beside the real one, with the real one's agencies, contacts, settings and next meeting, and two made-up referrals.
// The real desk is only read. In the practice desk the clock goes on to the day of the agenda, and the papers made on the way are those of the product.
import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { openApp } from '../../src/app/open-app.ts';
import { DESK_BOOKS, DESK_PLACES } from '../../src/app/machine/fill-desk-folder.ts';
import { CONFIG_NAME, loadConfig } from '../../src/config.ts';
import { Failure } from '../../src/errors.ts';
import type { Documents } from '../../src/documents/documents-port.ts';
import { deadlines, meetingsInOrder } from '../../src/domain/meeting/meetings.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../src/domain/plan/facts.ts';
import { addDays, clockTime, dayOf, weekday, type Day, type LocalTime } from '../../src/domain/time/day.ts';
import { JOBS } from '../../src/jobs/engine/job-list.ts';
import type { MaracReading, Reading } from '../../src/jobs/reading/reading.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { silentLog } from '../../src/system/log.ts';
import { drawNewIds, openRandom } from '../../src/system/random.ts';
import { cell, openDoor, row, type Door, type Edit } from '../type-as-people.ts';
import { makeMadeUpFolder } from '../demo-folder.ts';
import { PRACTICE_REFERRALS } from './practice-referrals.ts';
import { PRACTICE_DOMAIN, practiceRegister, type PracticeRegister } from './practice-register.ts';

export interface PracticeOf {
  readonly reading: Reading;
  /** Its name in the config. */
  readonly marac: string;
  readonly allowedDomains: readonly string[];
  /** The area's own templates. */
  readonly templates: string;
  readonly now: LocalTime;
}

export interface Practice {
  readonly own: PracticeRegister['own'];
  readonly meeting: { readonly on: Day; readonly isOwn: boolean };
  /** When the practice stands: the hour of the agenda. */
  readonly asOf: LocalTime;
  /** Papers, from the folder on. */
  readonly papers: readonly string[];
  readonly waiting: number;
}

export interface PracticeOptions {
  readonly documents?: Documents;
  readonly progress?: (what: string, done: number, of: number) => void;
}

const SEED = 'practice';
const BY = 'Practice';

/** Makes the folder anew. One that holds anything but a practice desk is refused. */
export async function makePractice(folder: string, of: PracticeOf, options: PracticeOptions = {}): Promise<Practice> {
  const progress = options.progress ?? (() => undefined);
  const marac = of.reading.facts.maracs.find(({ name }) => name === of.marac);
  const read = of.reading.maracs.find(({ ports }) => ports.name === of.marac);
  if (marac === undefined || read === undefined) throw new Failure('arguments', `There is no MARAC "${of.marac}".`);
  progress('The folder', 0, 4);
  await makeFolder(folder, marac, of);
  const config = loadConfig(path.join(folder, CONFIG_NAME), {});
  if (!config.ok) throw new Failure('config-wrong', config.problems.map(({ sentence }) => sentence).join(' '));
  const clock = fakeClock(of.now);
  const app = await openApp(config.value, {
    clock,
    timeIsGiven: true,
    keys: demoKeys(SEED),
    log: silentLog,
    ...(options.documents === undefined ? {} : { documents: options.documents }),
  });
  try {
    const [desk] = app.ports.maracs;
    if (desk === undefined) throw new Error('A practice desk has one MARAC.');
    const door = openDoor(desk.workbook);
    const newId = drawNewIds(openRandom());
    const register = practiceRegister(of.reading.facts, of.marac, dayOf(of.now), newId);
    const found = findMeeting(marac, of.now);
    const meeting = found ?? madeUpMeeting(of.now, newId);
    const run = async (step: string, done: number, time: LocalTime): Promise<void> => {
      progress(step, done, 4);
      clock.set(time);
      await app.run(JOBS, time);
    };
    /** Everything that waits goes, as a message that was read and released. */
    const release = async (): Promise<void> => {
      for (const one of await app.ledger.messages({ states: ['offered'] }))
        await app.ledger.release(one.key, one.version, { by: BY, in: 'command' });
      await app.send({ atOnce: true });
    };
    const arrived = referrals(of.now, register, meeting, newId);
    await door.type([...register.edits, ...settingsOf(read), meetingRow(meeting), ...arrived]);
    await run('The referrals', 1, of.now);
    await release();
    await door.type(
      arrived.map(({ row: id }) => cell('referrals', id, { idvaAcknowledgedAt: of.now, idvaAcknowledgedBy: BY })),
    );
    const { list, agenda } = deadlines(marac, meeting);
    await run('The list', 2, later(of.now, list));
    await mark(door, meeting, { listReady: true, listReadyBy: BY });
    await run('The list', 2, later(of.now, list));
    await release();
    await run('The agenda', 3, later(of.now, agenda));
    await mark(door, meeting, { agendaReady: true, agendaReadyBy: BY });
    await run('The papers', 4, later(of.now, agenda));
    const offered = await app.ledger.messages({ states: ['offered'] });
    return {
      own: register.own,
      meeting: { on: meeting.on, isOwn: found !== undefined },
      asOf: later(of.now, agenda),
      papers: await papersIn(folder),
      waiting: offered.length,
    };
  } finally {
    await app.close();
  }
}

async function makeFolder(folder: string, { name, title }: MaracFacts, of: PracticeOf): Promise<void> {
  const mail = {
    mode: 'rehearsal',
    from: `marac@${PRACTICE_DOMAIN}`,
    idDomain: PRACTICE_DOMAIN,
    allowedDomains: [...of.allowedDomains, PRACTICE_DOMAIN],
    names: 'shown',
  };
  const starter = { maracs: [{ name, title: `${title} (practice)`, ...DESK_BOOKS }], ...DESK_PLACES, mail };
  await makeMadeUpFolder(folder, { starter, seed: SEED, made: 'marac try', random: openRandom() });
  const templates = path.join(folder, 'templates');
  await rm(templates, { recursive: true });
  await cp(of.templates, templates, { recursive: true });
}

const later = (one: LocalTime, other: LocalTime): LocalTime => (one > other ? one : other);

/** Its next meeting for which referrals have not closed. */
function findMeeting(marac: MaracFacts, now: LocalTime): Meeting | undefined {
  return meetingsInOrder(marac).find(
    (meeting) => meeting.kind !== 'emergency' && deadlines(marac, meeting).close > now,
  );
}

function madeUpMeeting(now: LocalTime, newId: (prefix: string) => string): Meeting {
  const soon = addDays(dayOf(now), 28);
  const tuesday = addDays(soon, (2 - weekday(soon) + 7) % 7);
  return { id: newId('M'), on: tuesday, start: clockTime('09:30'), end: clockTime('12:30') };
}

function meetingRow({ id, on, start, end, place, breaks }: Meeting): Edit {
  return row('meetings', id, { kind: 'ordinary', on, start: start ?? '09:30', end: end ?? '12:30', place, breaks });
}

const mark = (door: Door, { id }: Meeting, marks: Readonly<Record<string, string | boolean>>): Promise<void> =>
  door.type([cell('meetings', id, marks)]);

/** The area's rules, as they are typed. */
function settingsOf({ parsed }: MaracReading): readonly Edit[] {
  const rows = (parsed.get('settings')?.rows ?? []) as readonly Readonly<Record<string, string | undefined>>[];
  return rows
    .filter(({ value, id }) => value !== undefined && value !== '' && id !== undefined)
    .map(({ id = '', setting, value, fromDate, why }) => row('settings', id, { setting, value, fromDate, why }));
}

function referrals(
  now: LocalTime,
  { referrer }: PracticeRegister,
  meeting: Meeting,
  newId: (prefix: string) => string,
): readonly Edit[] {
  const today = dayOf(now);
  return PRACTICE_REFERRALS.map((values) =>
    row('referrals', newId('R'), {
      channel: 'typed',
      receivedAt: now,
      referredOn: today,
      incidentOn: addDays(today, -2),
      referrerAgency: referrer,
      ...values,
      decision: 'accept',
      decisionWhy: 'To see what comes of it',
      decidedBy: BY,
      decidedOn: today,
      meeting: meeting.id,
    }),
  );
}

async function papersIn(folder: string): Promise<readonly string[]> {
  const found = await Promise.all(
    ['documents', 'restricted-documents'].map(async (part) =>
      (await readdir(path.join(folder, part), { recursive: true }))
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => path.join(part, name)),
    ),
  );
  return found.flat().toSorted();
}
