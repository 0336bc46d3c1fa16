// The workbook contract on the Google test server, and on Google itself when the environment names a key file and two empty sheets.
import { sheets } from '@googleapis/sheets';
import { openClock } from '../../../src/system/clock.ts';
import { silentLog } from '../../../src/system/log.ts';
import { openRandom } from '../../../src/system/random.ts';
import { openBudget } from '../../../src/workbook/google/calls/request-budget.ts';
import { openClient } from '../../../src/workbook/google/calls/google-client.ts';
import { QUOTA_RETRY_MS } from '../../../src/workbook/google/calls/retry.ts';
import { setUpSheet } from '../../../src/workbook/google/set-up/set-up-sheet.ts';
import { openSignIn } from '../../../src/workbook/google/calls/sign-in.ts';
import { openGoogleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { workbookContract } from '../contract.ts';
import type { Bench } from '../contract-bench.ts';
import { openClients } from '../../support/google/clients.ts';
import { COORDINATOR, openDesk } from './bed.ts';
import { handsOver } from './hands.ts';

workbookContract('The Google test server', async () => {
  // People’s hands have no quota at Google; these go over the API, so their limit is lifted.
  const desk = await openDesk({
    rows: 60,
    limits: { readPerUser: 10_000, writePerUser: 10_000, readPerProject: 10_000, writePerProject: 10_000 },
  });
  const { sheets: api } = openClients(desk.server, { email: COORDINATOR });
  const later = (): Promise<void> => Promise.resolve(desk.clock.pass(TEN_SECONDS / 60_000));
  return { book: desk.open(), hands: handsOver(api, desk.ids), later, close: () => desk.close() };
});

const { MARAC_TEST_GOOGLE_KEY: key = '', MARAC_TEST_GOOGLE_MAIN: main = '' } = process.env;
const { MARAC_TEST_GOOGLE_RESTRICTED: restricted = '', MARAC_TEST_GOOGLE_DOMAIN: domain = '' } = process.env;
const given = [key, main, restricted, domain].every((value) => value !== '');

if (!given)
  console.warn(
    'SKIPPED: Google itself was not asked. Set MARAC_TEST_GOOGLE_KEY, _MAIN, _RESTRICTED, _DOMAIN (docs/operations.md, "Google itself").',
  );
workbookContract('Google itself', () => openRealBench(key, { main, restricted }, domain), given);

const TEN_SECONDS = 10_000;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function openRealBench(
  keyFile: string,
  ids: { readonly main: string; readonly restricted: string },
  team: string,
): Promise<Bench> {
  const clock = openClock();
  const signIn = openSignIn({ keyFile });
  const patience = { clock, random: openRandom(), pause, budget: openBudget(), quotaPatienceMs: QUOTA_RETRY_MS };
  const client = openClient({ signIn, patience });
  const account = (await signIn.account()) ?? '';
  await setUpSheet({ client, id: ids.main, roles: ['main', 'register'], account });
  await setUpSheet({ client, id: ids.restricted, roles: ['restricted'], account });
  const files = [
    { role: 'main', id: ids.main },
    { role: 'register', id: ids.main },
    { role: 'restricted', id: ids.restricted },
  ] as const;
  const book = openGoogleWorkbook({
    files,
    client,
    domains: [team],
    account,
    log: silentLog,
    pause,
    nowMs: () => clock.ms(),
  });
  const headers = { authorization: `Bearer ${await signIn.token()}` };
  const hands = handsOver(sheets({ version: 'v4', headers }), ids);
  return { book, hands, later: () => pause(TEN_SECONDS), close: () => book.close() };
}
