// `npm run bench:addon-elsewhere [-- --fakes FOLDER]`: the add-on's built bundle in an Apps Script emulator that is not ours (@mcpher/gas-fakes, from npm, into
// a temporary folder and without its install scripts, or from FOLDER). That emulator makes every service call a request to Google's Sheets API; they
// go to the test server here, which holds each against Google's discovery documents. The same pages are asked in our own host of the bundle;
// what differs and what the emulator cannot do is named. Everything in the sheet is made up, and nothing leaves this machine.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildAddOn } from '../appsscript/build.ts';
import { openHost } from '../test/appsscript/script-host.ts';
import { openGoogleMarac, type GoogleMarac } from '../test/support/google/marac.ts';
import { typePastMeeting, typeReferral, typeSmallMarac } from '../test/support/small-marac.ts';
import { COORDINATOR } from '../test/workbook/google/bed.ts';

const EMULATOR = '@mcpher/gas-fakes@2.0.2';
const SCOPES = ['spreadsheets', 'drive', 'userinfo.email'].map((name) => `https://www.googleapis.com/auth/${name}`);
const NOW = '2027-03-10T09:00';
/** The pages that only read; the others wait for a runner or write. */
const PAGES = ['about', 'check', 'waiting', 'score', 'why', 'ready', 'runner', 'now', 'minute'];

const { values } = parseArgs({ options: { fakes: { type: 'string' } } });
const folder = mkdtempSync(path.join(tmpdir(), 'marac-addon-elsewhere-'));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Shown {
  readonly page: string;
  readonly shows?: string;
  readonly cannot?: string;
  readonly ms: number;
}

try {
  const fakes = values.fakes ?? install();
  const marac = await openGoogleMarac();
  await marac.add((book) => {
    typeSmallMarac(book);
    typeReferral(book, 'R-AAAA22');
    typeReferral(book, 'R-BBBB22', { surname: 'Otherova', birthDate: undefined });
    typePastMeeting(book);
  });
  const front = await openFront(marac);
  const { code, bytes } = await buildAddOn();
  const before = marac.bed.server.calls.length;
  const shown = await runElsewhere(fakes, code, marac, front);
  const requests = marac.bed.server.calls.slice(before);
  compare(shown, await runHere(code, marac));
  say(`${requests.length} requests: ${[...new Set(requests.map(({ method }) => method))].toSorted().join(', ')}`);
  const faults = [...new Set(marac.bed.server.takeFaults())];
  say(`Requests of the emulator that Google's discovery documents do not allow: ${faults.length}`);
  for (const fault of faults.slice(0, 10)) say(`  ${fault}`);
  say(
    JSON.stringify({
      emulator: EMULATOR,
      bytes,
      pages: shown.length,
      cannot: shown.filter(({ cannot }) => cannot).length,
    }),
  );
  front.close();
  await marac.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function install(): string {
  say(`Fetching ${EMULATOR} ...`);
  writeFileSync(path.join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', EMULATOR], {
    cwd: folder,
  });
  return folder;
}

/** Between emulator and test server: Google's token service as the emulator's library asks for it; everything else goes on. */
async function openFront({ bed }: GoogleMarac): Promise<Server> {
  const token = bed.server.oauth.issue({ email: COORDINATOR, project: '1', scopes: SCOPES }, 10 ** 10);
  const about = { email: COORDINATOR, sub: '1', scope: SCOPES.join(' '), expires_in: 3599 };
  const front = createServer((asked, answer) => {
    const url = asked.url ?? '/';
    const json = (body: object): void => {
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify(body));
    };
    if (url.includes('/tokeninfo')) json(about);
    else if (url.startsWith('/drive/v3/files/root'))
      json({ id: 'root', name: 'My Drive', mimeType: 'application/vnd.google-apps.folder' });
    else if (url === '/token') json({ access_token: token, expires_in: 3599, token_type: 'Bearer' });
    else {
      const { method, headers } = asked;
      const on = request(new URL(url, bed.server.rootUrl), { method, headers }, (came) => {
        answer.writeHead(came.statusCode ?? 500, came.headers);
        came.pipe(answer);
      });
      asked.pipe(on);
    }
  });
  await new Promise<void>((resolve) => void front.listen(0, '127.0.0.1', resolve));
  return front;
}

function beside(name: string): string {
  return path.join(import.meta.dirname, 'addon-elsewhere', name);
}

/** In a process of its own: the emulator blocks it while it waits. */
async function runElsewhere(
  fakes: string,
  code: string,
  { bed }: GoogleMarac,
  front: Server,
): Promise<readonly Shown[]> {
  const at = path.join(fakes, 'node_modules/@mcpher/gas-fakes/main.js');
  if (!existsSync(at)) throw new Error(`There is no ${at}.`);
  const put = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const settings = {
    manifest: './appsscript.json',
    documentId: bed.ids.main,
    scriptId: 'marac',
    cache: './cache',
    properties: './properties',
  };
  put('appsscript.json', JSON.stringify({ timeZone: 'Europe/London', oauthScopes: SCOPES }));
  const person = { type: 'authorized_user', client_id: 'c', client_secret: 's', refresh_token: 'r' };
  const answers = path.join(folder, 'answers.json');
  const env = {
    ...process.env,
    AUTH_TYPE: 'adc',
    GF_SETTINGS_PATH: put('gasfakes.json', JSON.stringify(settings)),
    QUIET: 'true',
    GOOGLE_CLOUD_PROJECT: 'marac-bench',
    GOOGLE_APPLICATION_CREDENTIALS: put('person.json', JSON.stringify(person)),
    MARAC_FRONT: String((front.address() as AddressInfo).port),
    MARAC_BUNDLE: put('Code.js', code),
    MARAC_PAGES: PAGES.join(' '),
    MARAC_ANSWERS: answers,
    MARAC_FAKES: at,
    MARAC_NOW: NOW,
  };
  const child = spawn(process.execPath, ['--import', beside('to-front.ts'), beside('in-emulator.ts')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 240_000,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise<void>((resolve) => void child.on('close', () => resolve()));
  if (!existsSync(answers)) throw new Error(`The emulator answered nothing:\n${said.slice(-4000)}`);
  const { lent, shown } = JSON.parse(readFileSync(answers, 'utf8')) as { lent: string[]; shown: readonly Shown[] };
  say(`Lent by the bench, as the emulator does not have it: ${lent.join(', ')}`);
  return shown;
}

/** The same pages where the tests of the add-on ask them. */
async function runHere(code: string, { bed }: GoogleMarac): Promise<ReadonlyMap<string, string>> {
  const { world } = bed.server;
  const file = world.files.get(bed.ids.main);
  if (file === undefined) throw new Error('There is no main sheet.');
  const host = openHost({ world, file, user: COORDINATOR, code, today: NOW.slice(0, 10), clock: () => NOW });
  host.select('Referrals', 2);
  return new Map(PAGES.map((page) => [page, JSON.stringify(host.page(page))]));
}

function compare(shown: readonly Shown[], here: ReadonlyMap<string, string>): void {
  for (const { page, shows, cannot, ms } of shown) {
    const same = shows !== undefined && shows === here.get(page);
    say(
      `${page.padEnd(10)} ${String(ms).padStart(6)} ms  ${cannot === undefined ? (same ? 'the same page' : 'ANOTHER PAGE') : `cannot: ${cannot}`}`,
    );
    if (shows === undefined || same) continue;
    process.exitCode = 1;
    say(`  there: ${shows.slice(0, 600)}\n  here:  ${here.get(page)?.slice(0, 600)}`);
  }
}
