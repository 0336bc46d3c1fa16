// Returned Word forms: the minute form becomes notes and actions, our answer sheet answers, our referral form or an area's own a referral.
import { listControls } from '../../documents/forms/word-controls.ts';
import { looksLikeMinuteForm } from '../../documents/forms/minute-places.ts';
import { readMinuteForm } from '../../documents/forms/minute-form.ts';
import { readWordPage } from '../../documents/forms/word-page.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { FormPage } from '../../domain/referral/form-page.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { refuse, type Result } from '../../domain/text/result.ts';
import type { LearntLabel } from '../../workbook/forms/labels/known-words.ts';
import type { Arrived } from '../inbox/arrived.ts';
import { minutesTaken } from './take-in-minutes.ts';
import { wordsOnLostForm } from './outside-places.ts';
import { isTooLong, referralOfPage, TOO_LONG } from './word-form.ts';
import { findOwnKind } from './own/own-word-form.ts';
import { isOurForm, takeInAnswers, takeInReferral, withNotes } from './own/take-in-own.ts';
import { readAnswers } from './own/word-answers.ts';
import { readReferral } from './own/word-referral.ts';
import { inboxProblem, type Taken } from '../inbox/taken.ts';
import type { Reading } from '../../jobs/reading/reading.ts';
import { findMinuted } from './find-minuted.ts';

export interface KnownBefore {
  /** What a person said the questions of areas' forms mean. */
  readonly learnt?: readonly LearntLabel[];
  /** The minute form of that meeting as it was made, in each version that is kept. */
  readonly printed?: readonly FormPage[];
}

export function takeInDocument(
  reading: Reading,
  file: Arrived,
  now: LocalTime,
  { learnt = [], printed = [] }: KnownBefore = {},
): Result<Taken> {
  const { bytes, name: place } = file;
  const controls = listControls(bytes, place);
  if (!controls.ok) return controls;
  const own = takeInOwn(reading, file, { now, printed });
  if (own !== undefined) return own;
  const minuted = findMinuted(reading, controls.value);
  if (minuted !== undefined) {
    const minutes = readMinuteForm(bytes, minuted.meeting.id, place, reading.facts.agencies);
    return minutes.ok ? minutesTaken(reading, minuted, minutes.value, printed) : minutes;
  }
  const page = readWordPage(bytes, place);
  if (!page.ok) return page;
  if (looksLikeMinuteForm(page.value.blocks))
    return refuse(noPlaces(place), ...wordsOnLostForm(page.value, controls.value));
  // Places named by row ids belong to our own forms, which are not referrals.
  if (controls.value.some((control) => OURS.test(control.name)))
    return refuse(notHere(place), ...wordsOnLostForm(page.value, controls.value));
  return referralOfPage(reading, file, page.value, { now, learnt, channel: 'docx' });
}

/** A box for each case and each action of an agency, read by name: longer than a form of somebody else, and sooner read. */
const OWN_PIECES = 50_000;

/** Our referral form or an answer sheet; undefined for any other document, also one of somebody else with the title of ours. */
function takeInOwn(
  reading: Reading,
  file: Arrived,
  { now, printed }: { readonly now: LocalTime; readonly printed: readonly FormPage[] },
): Result<Taken> | undefined {
  const page = readWordPage(file.bytes, file.name);
  const kind = page.ok ? findOwnKind(page.value) : undefined;
  if (!page.ok || kind === undefined) return undefined;
  if (isTooLong(page.value, OWN_PIECES)) return refuse(inboxProblem('form.too-long', TOO_LONG));
  if (kind === 'research') return refuse(staysThere(file.name));
  if (kind === 'referral') {
    const { sheets, problems } = readReferral(page.value);
    const taken = takeInReferral(reading, sheets, file, { now, channel: 'docx' });
    return isOurForm(taken) ? withNotes(taken, problems) : undefined;
  }
  const names = reading.facts.agencies.map((agency) => agency.name);
  const { sheets, problems } = readAnswers(page.value, printed, names);
  return withNotes(takeInAnswers(reading, sheets, now), problems);
}

const OURS = /^[A-Z]{1,2}-[0-9A-Z]{4,10}\//;

const refusal = (code: string, place: string, sentence: string): Problem => ({
  id: problemId(code, 'form', place),
  code,
  size: 'run',
  place,
  sentence,
});

const noPlaces = (place: string): Problem =>
  refusal(
    'form.places-lost',
    place,
    'This is a minute form that names no meeting of this desk: it is of another desk, or LibreOffice before 7.6 took the names off all its places. Nothing was taken in. Copy what was typed into a fresh copy of the form, in Word or in LibreOffice 7.6 or newer, or type it on Minutes and Actions. What stands on it follows.',
  );

const staysThere = (place: string): Problem =>
  refusal(
    'form.research',
    place,
    'This is an agency’s own research form. Nothing of it is taken in, because a part of it stays with the agency: ask for the answer sheet, which says what it shares. Delete it when you have told the agency.',
  );

const notHere = (place: string): Problem =>
  refusal(
    'form.not-here',
    place,
    'This is a form of ours that the program does not take back, or one of another desk. Nothing was taken in. Type what it says on the tab where it belongs. What stands in its places follows.',
  );
