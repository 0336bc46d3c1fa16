// The demo's meetings: one held, the month's own, the one after; and one that is called for tomorrow.
export const FEBRUARY = { id: 'M-FEB227', on: '2027-02-16' } as const;
export const MARCH = { id: 'M-MAR227', on: '2027-03-16' } as const;
export const APRIL = { id: 'M-APR227', on: '2027-04-13' } as const;
export const EMERGENCY = { id: 'M-EMG227', on: '2027-03-11' } as const;
