// Unused row ids for what a plan makes.

/** Unused ids, asked for by prefix and purpose, so that the same plan gets the same id twice. */
export interface IdPool {
  take(prefix: string, purpose: string): string;
}
