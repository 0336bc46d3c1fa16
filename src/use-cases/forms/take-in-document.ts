// Returned Word forms: the minute form becomes notes and actions, an area's own referral form becomes a referral.
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
import { referralOfPage } from './word-form.ts';
import type { Taken } from '../inbox/taken.ts';
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
    'This is a minute form that names no meeting of this desk: it is of another desk, or LibreOffice before 7.6 took the names off all its places. Nothing was taken in. Copy what was typed into a fresh copy of the form, in Word or in LibreOffice 7.6 or newer, or type it on Notes and Actions. What stands on it follows.',
  );

const notHere = (place: string): Problem =>
  refusal(
    'form.not-here',
    place,
    'This is a form of ours that the program does not take back, or one of another desk. Nothing was taken in. Type what it says on the tab where it belongs. What stands in its places follows.',
  );
