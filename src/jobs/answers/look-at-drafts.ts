// Draft mode: looks for drafts that a person has; what may no longer go is taken back, and what was sent counts as sent.
import { gatherAccess } from '../../domain/access/access.ts';
import { addMinutes, dayOf, type LocalTime } from '../../domain/time/day.ts';
import { findDraftStop } from '../../domain/outbox/draft-stop.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { DraftFound } from '../../domain/outbox/draft-place.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { mayTryAgain, afterEncounter, encounterOfLook } from '../../domain/outbox/replies/stoppage.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { Reason } from '../../domain/text/reason.ts';
import { answerTo, type TodayAnswer } from '../../domain/today/today-question.ts';
import { stoppedDraftLines, unsentLines, type DraftLine } from '../../domain/today/messages/draft-lines.ts';
import { describeFailure } from '../../errors.ts';
import { readStoppages, rememberStoppage } from '../../ledger/remembered-stoppages.ts';
import type { HandedOverDraft } from '../../mail/mail-port.ts';
import type { Ports, DraftsPlace } from '../engine/ports.ts';
import type { Holds } from './record-outbox-answers.ts';
import { JOBS } from '../engine/job-list.ts';
import { judgeDrafts } from '../messages/judge-drafts.ts';
import { makePlan } from '../engine/make-plan.ts';
import type { Planned } from '../engine/planned.ts';
import { readCorrections } from '../memory/read-corrections.ts';
import type { Reading } from '../reading/reading.ts';

/** How often to look for a draft again: one that may still go, and one that may not and could not be taken back. */
const AGAIN_MINUTES = { may: 10, not: 5 };

/** A draft, and why it may no longer go. */
export interface Asked {
  readonly message: OutboxMessage;
  readonly stop: Reason | undefined;
}

/** The same reading, with the ledger as it is after the drafts were looked for. */
export async function lookAtDrafts<R extends Reading>(ports: Ports, reading: R, holds: Holds): Promise<R> {
  const { drafts, ledger } = ports;
  if (drafts === undefined || (await ledger.messages({ states: ['handed'] })).length === 0) return reading;
  const unwanted = await hearAnswers(ports, reading);
  await lookForDrafts(ports, drafts, await askAbout(ports, reading, holds, unwanted));
  return withLedgerAfter(ports, reading);
}

/** The same reading, as the ledger stands now that drafts were looked for. */
export async function withLedgerAfter<R extends Reading>({ ledger }: Ports, reading: R): Promise<R> {
  const { recorded } = await ledger.recorded();
  return { ...reading, facts: { ...reading.facts, recorded, corrections: await readCorrections(ledger) } };
}

/** Looks for those that are due, takes back what may no longer go, and remembers what was found. */
export async function lookForDrafts(ports: Ports, drafts: DraftsPlace, asked: readonly Asked[]): Promise<void> {
  const due = asked.filter((one) => isDue(ports, drafts, one));
  const found = due.length === 0 ? [] : await lookFor(ports, drafts, due);
  for (const [index, { message, stop }] of due.entries()) await remember(ports, message, stop, found[index]);
}

/** Records answers on Today about drafts in the ledger; returns those that are not to be sent. */
async function hearAnswers({ ledger }: Ports, { facts }: Reading): Promise<ReadonlySet<Key>> {
  const messages = await ledger.messages({ states: ['handed'] });
  const said = (line: DraftLine): TodayAnswer | undefined => {
    const marac = facts.maracs.find((candidate) => candidate.name === line.item.marac);
    return marac === undefined ? undefined : answerTo(marac, line.item.id, line.item.question);
  };
  const decide = async (keys: readonly Key[], word: 'sent' | 'takenBack', { by, why }: TodayAnswer): Promise<void> => {
    for (const key of keys)
      await ledger.decideByPerson(key, word, { by, in: 'workbook', evidence: why ?? 'Answered on Today.' });
  };
  for (const line of stoppedDraftLines(facts, messages)) {
    const answer = said(line);
    if (answer !== undefined) await decide(line.keys, answer.answer === 'yes' ? 'sent' : 'takenBack', answer);
  }
  const unwanted = new Set<Key>();
  for (const line of unsentLines(facts, messages)) {
    const answer = said(line);
    if (answer?.answer === 'yes') await decide(line.keys, 'sent', answer);
    else if (answer !== undefined) for (const key of line.keys) unwanted.add(key);
  }
  return unwanted;
}

async function askAbout(
  ports: Ports,
  { facts }: Reading,
  holds: Holds,
  unwanted: ReadonlySet<Key>,
): Promise<readonly Asked[]> {
  const now = ports.clock.now();
  const access = gatherAccess(facts, dayOf(now), ports.allowedDomains);
  const asked: Asked[] = [];
  const handed = await ports.ledger.messages({ states: ['handed'] });
  const judged = judgeNow(ports, facts, handed);
  for (const message of handed) {
    const { key } = message;
    const address = (await ports.ledger.findToAddress(key)) ?? '';
    // A person's No counts once it was read, whatever the line says by now.
    const isUnwanted =
      unwanted.has(key) || message.draft?.because.some(({ rule }) => rule === 'draft.not-wanted') === true;
    const isHeld = holds.has(key);
    const { corrections } = facts;
    const stop = findDraftStop({ message, address, access, corrections, isHeld, isUnwanted, now });
    asked.push({ message, stop: stop ?? wantedOtherwise(message, judged.get(key)) });
  }
  return asked;
}

function judgeNow(ports: Ports, facts: Facts, handed: readonly OutboxMessage[]): ReadonlyMap<Key, Reason> {
  const now = ports.clock.now();
  let plan: Planned | undefined;
  const planned = (): Planned => (plan ??= makePlan(ports, facts, JOBS, now));
  return judgeDrafts(ports, { facts, planned, jobs: JOBS, over: [], now }, handed);
}

/**
 * A mark that was taken back counts at once. If its job no longer wants the draft, or wants other content, a run finds that and offers the new one at
 * the same time; that result is kept as long as it is true.
 */
function wantedOtherwise(message: OutboxMessage, found: Reason | undefined): Reason | undefined {
  return found?.rule === 'draft.not-ready' || foundByRun(message) !== undefined ? found : undefined;
}

const BY_RUN: readonly string[] = ['draft.no-longer-due', 'draft.changed'];

/** What the last run found. */
export const foundByRun = ({ draft }: OutboxMessage): Reason | undefined =>
  draft?.because.find(({ rule }) => BY_RUN.includes(rule));

/** At once, if it has just become something that may no longer go; otherwise from time to time. */
function isDue({ clock }: Ports, drafts: DraftsPlace, { message, stop }: Asked): boolean {
  const before = message.draft?.because[0];
  if (stop?.rule !== before?.rule) return true;
  const last = drafts.lookedAt?.get(message.key);
  const pause = stop === undefined ? AGAIN_MINUTES.may : AGAIN_MINUTES.not;
  return last === undefined || addMinutes(last, pause) <= clock.now();
}

async function lookFor(ports: Ports, drafts: DraftsPlace, due: readonly Asked[]): Promise<readonly DraftFound[]> {
  const { ledger, log, clock } = ports;
  const stoppage = (await readStoppages(ledger)).find(({ road }) => road === 'draft');
  // A mailbox that refuses the log-in is not tried by every run: servers lock out accounts after repeated failures.
  if (stoppage !== undefined && !mayTryAgain(stoppage, clock.ms())) return due.map(() => 'unreached');
  const looks = (drafts.lookedAt ??= new Map<Key, LocalTime>());
  const lying: HandedOverDraft[] = [];
  for (const { message, stop } of due) {
    looks.set(message.key, clock.now());
    const { key, messageId = '', place } = message;
    const bytes = (await ledger.findComposed(key)) ?? new Uint8Array();
    lying.push({ messageId, bytes, take: stop !== undefined, ...(place === undefined ? {} : { place }) });
  }
  try {
    return await drafts.lookFor(lying);
  } catch (error) {
    const { code } = describeFailure(error);
    log.warn('drafts.not-looked-for', { code, count: due.length });
    const met = encounterOfLook(code);
    if (met !== undefined)
      await rememberStoppage(
        ledger,
        afterEncounter(stoppage, { ...met, road: 'draft', at: clock.now(), ms: clock.ms() }),
      );
    return due.map(() => 'unreached');
  }
}

async function remember(
  { ledger }: Ports,
  message: OutboxMessage,
  stop: Reason | undefined,
  found: DraftFound = 'unreached',
): Promise<void> {
  // Nobody could look, and it may go: as far as is known it is still there.
  if (found === 'unreached' && stop === undefined) return;
  const because = stop === undefined ? [] : [stop];
  const { draft } = message;
  const isKnown =
    draft === undefined ? found === 'there' : draft.found === found && draft.because[0]?.rule === stop?.rule;
  if (isKnown) return;
  const isLate = found === 'removed' && stop?.rule === 'send.tooLate';
  await ledger.lookedForDraft(message.key, { found, because, ...(isLate ? { late: 'handed' as const } : {}) });
}
