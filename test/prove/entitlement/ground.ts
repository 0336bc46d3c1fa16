// What random worlds are made with: chances from a seed, days, ids and hashes that need no secret.
import { day, localTime, type LocalTime } from '../../../src/domain/time/day.ts';
import type { Agency, Contact } from '../../../src/domain/register/register.ts';
import { demoKeys, type Keys } from '../../../src/system/keys.ts';
import type { Canaries } from './canary.ts';

/** Ids and hashes need no secret here, and a hundred thousand worlds need a great many of them. */
export const KEYS: Keys = { ...demoKeys('entitlement'), mac: (...parts) => quickHash(parts.join('\u0000')) };

function quickHash(text: string): Buffer {
  const bytes = Buffer.alloc(32);
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  for (let i = 0; i < 8; i += 1) {
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    bytes.writeUInt32LE((a ^ b) >>> 0, i * 4);
  }
  return bytes;
}

export interface Chance {
  /** From 0 up to but without `n`. */
  below(n: number): number;
  one<T>(list: readonly T[]): T;
  /** True once in `n`. */
  in(n: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (n: number): number => next() % n;
  return { below, one: (list) => list[below(list.length)] as never, in: (n) => below(n) === 0 };
}

/** When the world is looked at: the list, the agenda, the day after the meeting, the Monday after. */
export const STAGES = ['list', 'agenda', 'after', 'week'] as const;
export type Stage = (typeof STAGES)[number];
export const TIMES: Readonly<Record<Stage, LocalTime>> = {
  list: localTime('2027-03-05T09:05'),
  agenda: localTime('2027-03-11T09:05'),
  after: localTime('2027-03-17T09:05'),
  week: localTime('2027-03-22T09:05'),
};

export const DAYS = { before: day('2026-11-02'), gone: day('2027-02-10'), later: day('2027-06-01') };

export interface Made {
  readonly chance: Chance;
  /** Chances of their own, so that a world with a seed is what it was before there was the level acts. */
  readonly acting: Chance;
  readonly canaries: Canaries;
  readonly agencies: Agency[];
  readonly contacts: Contact[];
  readonly names: string[];
}
