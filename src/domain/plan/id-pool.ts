// Unused row ids for what a plan makes.

/** Unused ids, asked for by prefix and by what they are for, so that the same plan asks for the same id twice. */
export interface IdPool {
  take(prefix: string, purpose: string): string;
}
