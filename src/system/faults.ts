// Named points at every commit, rename and socket step. In the product they do nothing; a test hands in faults that kill, pause or throw there.

export interface Faults {
  reach(point: string): void;
}

export const NO_FAULTS: Faults = { reach: () => undefined };
