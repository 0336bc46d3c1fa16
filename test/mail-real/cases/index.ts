// Every row of the table, in the order in which it is tried.
import type { RealCase } from '../case.ts';
import { alarmCase } from './alarm.ts';
import { bounceCase } from './bounces.ts';
import { draftsCase, takenBackCase } from './drafts.ts';
import { answerCases } from './answers.ts';
import { killsCase } from './kills.ts';
import { endCases, fullCase, unknownCase } from './recipient.ts';
import { relayCases, stoppedCase } from './relay.ts';
import { serveCase } from './serve.ts';
import { silentCases } from './silent.ts';

export const CASES: readonly RealCase[] = [
  ...relayCases,
  serveCase,
  alarmCase,
  stoppedCase,
  unknownCase,
  fullCase,
  ...endCases,
  ...silentCases,
  draftsCase,
  takenBackCase,
  bounceCase,
  ...answerCases,
  killsCase,
];
