// Every row of the table, in the order in which it is tried.
import type { RealCase } from '../case.ts';
import { killsCase } from './kills.ts';
import { endCases, fullCase, unknownCase } from './recipient.ts';
import { relayCases, stoppedCase } from './relay.ts';
import { silentCases } from './silent.ts';

export const CASES: readonly RealCase[] = [
  ...relayCases,
  stoppedCase,
  unknownCase,
  fullCase,
  ...endCases,
  ...silentCases,
  killsCase,
];
