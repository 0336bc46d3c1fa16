// How intake names what it does for a referral, and when the referral came.
import { receivedOn } from '../domain/case-of.ts';
import { at, clockTime, type LocalTime } from '../domain/day.ts';
import type { Referral } from '../domain/referral.ts';
import type { MaracRound } from './job.ts';

export const key = (round: MaracRound, referral: Referral, what: string): string =>
  `${round.marac.name}/intake/${referral.id}/${what}`;

export const receivedAt = (round: MaracRound, referral: Referral): LocalTime =>
  referral.receivedAt ?? at(receivedOn(referral) ?? round.today, clockTime('09:00'));
