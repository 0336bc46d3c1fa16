// The demo's three meetings: one held, the month's own, the one after.
export const FEBRUARY = { id: 'M-FEB227', on: '2027-02-16' } as const;
export const MARCH = { id: 'M-MAR227', on: '2027-03-16' } as const;
export const APRIL = { id: 'M-APR227', on: '2027-04-13' } as const;
