// A Google Sheets and Drive server for tests and demos: real HTTP on 127.0.0.1, the wire protocol that unmodified clients
// speak, real state, Google's quotas and error bodies, and a script of trouble. docs/google-test-server.md says how to use it.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send, type Answer } from './answer.ts';
import { requestFaults } from './discovery/check-request.ts';
import { driveMethods } from './drive-api.ts';
import { ApiError, apiDisabled, renderError, scopeMissing } from './errors.ts';
import type { Service } from './errors.ts';
import { cut, parseMask } from './fields.ts';
import { newOAuth, TokenError } from './oauth.ts';
import type { OAuth } from './oauth.ts';
import { openPeople } from './people.ts';
import type { People } from './people.ts';
import { googleLimits, newQuota } from './quota.ts';
import type { Limits, Quota } from './quota.ts';
import { jsonText } from './json-text.ts';
import { schemasOf } from './schema.ts';
import { checkBody } from './check-body.ts';
import { newMood } from './mood.ts';
import { newKeptBodies, type KeptBodies } from './kept-bodies.ts';
import type { Mood, MoodOptions, MoodWorld } from './mood.ts';
import { newScript } from './script.ts';
import type { CallInfo, Script } from './script.ts';
import { suffer } from './suffer.ts';
import { sheetsMethods } from './sheets-api.ts';
import type { Method, Reply } from './wire.ts';
import { newWorld } from './world.ts';
import type { World } from './world.ts';

export interface ServerOptions {
  /** The time the server lives in, in milliseconds; its own machine's unless told. */
  readonly nowMs?: () => number;
  readonly limits?: Partial<Limits>;
  /** Two servers of one seed hand out the same ids. */
  readonly seed?: string;
  readonly port?: number;
  /** By how many milliseconds Drive's version lags behind the cells: three minutes unless told. */
  readonly lagMs?: number;
  /** A bad day, with the way to let time pass in it; none unless told. */
  readonly mood?: MoodOptions & Pick<MoodWorld, 'passMs'>;
}

export interface GoogleServer {
  /** What `rootUrl` of the clients is set to, with a slash at the end. */
  readonly rootUrl: string;
  /** Where token requests go: `${rootUrl}token`. */
  readonly tokenUrl: string;
  readonly world: World;
  readonly oauth: OAuth;
  readonly quota: Quota;
  readonly script: Script;
  readonly people: People;
  /** Every call that was answered or cut, oldest first. */
  readonly calls: readonly CallLog[];
  readonly setLimits: (limits: Partial<Limits>) => void;
  readonly setLag: (ms: number) => void;
  readonly mood: Mood | undefined;
  /** Whether the bad day goes on. */
  readonly setMood: (on: boolean) => void;
  readonly disableApi: (service: Service, disabled?: boolean) => void;
  /** What Google's discovery documents do not allow of the requests so far; asking forgets it. */
  readonly takeFaults: () => readonly string[];
  /** Rejects where a request was not as Google's discovery documents say, and nobody took its fault: so fails every suite that sends one. */
  readonly close: () => Promise<void>;
}

/** Reported of Sheets that people edit: up to three minutes. */
const LAG_MS = 180_000;

interface State {
  limits: Limits;
  lagMs: number;
  isMoody: boolean;
  readonly disabled: Set<Service>;
  readonly calls: { -readonly [K in keyof CallLog]: CallLog[K] }[];
  readonly counts: Map<string, number>;
  readonly faults: string[];
}

/** Starts the server on a free port (or the one asked for). */
export async function openGoogleServer(options: ServerOptions = {}): Promise<GoogleServer> {
  const nowMs = options.nowMs ?? Date.now;
  const state: State = {
    limits: { ...googleLimits, ...options.limits },
    lagMs: options.lagMs ?? LAG_MS,
    isMoody: true,
    disabled: new Set(),
    calls: [],
    counts: new Map(),
    faults: [],
  };
  let rootUrl = '';
  const world = newWorld(
    nowMs,
    () => rootUrl.replace(/\/$/, ''),
    options.seed ?? 'seed',
    () => state.lagMs,
  );
  const oauth = newOAuth(nowMs, () => `${rootUrl}token`);
  const quota = newQuota(nowMs, () => state.limits);
  const script = newScript();
  const people = openPeople(world);
  const mood = options.mood && newMood(options.mood, { world, people, passMs: options.mood.passMs });
  const house = { world, oauth, quota, script, state, keptBodies: newKeptBodies(), ...(mood && { mood }) };
  const server = createServer((request, response) => {
    void serve(house, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    rootUrl,
    tokenUrl: `${rootUrl}token`,
    world,
    oauth,
    quota,
    script,
    people,
    mood,
    setMood: (on) => void (state.isMoody = on),
    calls: state.calls,
    setLimits: (limits) => void Object.assign(state.limits, limits),
    setLag: (ms) => void (state.lagMs = ms),
    disableApi: (service, disabled = true) =>
      void (disabled ? state.disabled.add(service) : state.disabled.delete(service)),
    takeFaults: () => state.faults.splice(0),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      const faults = state.faults.splice(0);
      if (faults.length > 0)
        throw new Error(`Requests that Google's discovery documents do not allow:\n${faults.join('\n')}`);
    },
  };
}

/** What was asked, and how it ended; `file` is empty where a call is about none. */
export interface CallLog {
  readonly method: string;
  readonly status: number;
  readonly user: string;
  readonly file: string;
}

interface House {
  readonly world: World;
  readonly oauth: OAuth;
  readonly quota: Quota;
  readonly script: Script;
  readonly state: State;
  readonly keptBodies: KeptBodies;
  readonly mood?: Mood;
}

async function serve(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const service: Service = url.pathname.includes('/drive/') ? 'drive' : 'sheets';
  const method = findMethod(request.method ?? 'GET', url.pathname);
  const name = method?.method.name ?? (url.pathname.endsWith('token') ? 'oauth.token' : 'unknown');
  const body = await readBody(request);
  const count = (house.state.counts.get(name) ?? 0) + 1;
  house.state.counts.set(name, count);
  const call: CallInfo = { method: name, url, count, request };
  const file = /\/(?:spreadsheets|files)\/([\w-]+)/.exec(url.pathname)?.[1] ?? '';
  const log = { method: name, status: 0, user: '', file };
  house.state.calls.push(log);
  if (name !== 'oauth.token')
    house.state.faults.push(
      ...requestFaults({
        verb: request.method ?? 'GET',
        url,
        body,
        contentType: request.headers['content-type'] ?? '',
      }),
    );
  const moods = (at: 'before' | 'after') =>
    house.state.isMoody ? (house.mood?.due(call, at, file, callerOf(house, request)) ?? []) : [];
  const early = await suffer([...house.script.due(call, 'before'), ...moods('before')], call);
  let answer: Answer | undefined;
  if (early.answer) answer = early.answer;
  else if (!early.drop) answer = safely(house, service, () => carryOut(house, call, method, body, log));
  const late =
    early.drop || early.answer
      ? undefined
      : await suffer([...house.script.due(call, 'after'), ...moods('after')], call, answer);
  const final = late?.answer ?? answer;
  log.status = early.drop || late?.drop ? 0 : (final?.status ?? 0);
  if (early.drop || late?.drop || !final) request.socket.destroy();
  else send(response, request, final, late?.cutAt, house.world.nowMs());
}

/** Whose token it is; undefined where it is none, or over. */
function callerOf(house: House, request: IncomingMessage): string | undefined {
  try {
    return house.oauth.callerOf(request.headers.authorization).email;
  } catch {
    return undefined;
  }
}

function findMethod(verb: string, path: string): { method: Method; parts: string[] } | undefined {
  for (const method of [...sheetsMethods, ...driveMethods]) {
    const found = method.verb === verb ? method.path.exec(path) : null;
    if (found) return { method, parts: found.slice(1).map((part) => decodeURIComponent(part ?? '')) };
  }
  return undefined;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function safely(house: House, service: Service, act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (error instanceof TokenError) {
      return json(error.status, { error: error.code, error_description: error.message }, house);
    }
    if (!(error instanceof ApiError)) throw error;
    return { ...json(error.parts.code, renderError(service, error.parts), house, error.parts.headers) };
  }
}

function json(status: number, body: object, house: House, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      date: new Date(house.world.nowMs()).toUTCString(),
      ...headers,
    },
    body: Buffer.from(jsonText(body)),
  };
}

function carryOut(
  house: House,
  call: CallInfo,
  found: { method: Method; parts: string[] } | undefined,
  body: Buffer,
  log: { user: string },
): Answer {
  if (call.method === 'oauth.token') return json(200, house.oauth.exchange(formOf(body, call)), house);
  if (!found) return notThere(call, house);
  const { method, parts } = found;
  const service: Service = method.name.startsWith('drive') ? 'drive' : 'sheets';
  const caller = house.oauth.callerOf(call.request.headers.authorization);
  log.user = caller.email;
  if (house.state.disabled.has(service)) throw apiDisabled(service, caller.project);
  if (!method.scopes.some((scope) => caller.scopes.includes(scope))) throw scopeMissing();
  house.quota.spend(service, method.kind, caller.project, caller.email);
  checkBody(service, method, body);
  const reply = method.act({
    world: house.world,
    caller,
    path: parts,
    query: call.url.searchParams,
    body,
    contentType: call.request.headers['content-type'] ?? '',
  });
  return render(house, service, method, reply, call.url.searchParams.get('fields'));
}

function formOf(body: Buffer, call: CallInfo): URLSearchParams {
  const isJson = (call.request.headers['content-type'] ?? '').includes('json');
  return isJson
    ? new URLSearchParams(JSON.parse(body.toString('utf8')) as Record<string, string>)
    : new URLSearchParams(body.toString('utf8'));
}

function render(house: House, service: Service, method: Method, reply: Reply, fields: string | null): Answer {
  if (reply.bytes) {
    return { status: 200, headers: { 'content-type': reply.type ?? 'application/octet-stream' }, body: reply.bytes };
  }
  const cutDown = (body: object): object =>
    fields && service === 'sheets' ? (cut(body, parseMask(fields, schemasOf(service), method.gives)) as object) : body;
  if (reply.kept) return { ...json(200, {}, house), body: house.keptBodies.bodyOf(reply.kept, cutDown) };
  if (!reply.json) return { status: reply.status ?? 204, headers: {}, body: Buffer.alloc(0) };
  return json(reply.status ?? 200, cutDown(reply.json), house);
}

function notThere(call: CallInfo, house: House): Answer {
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=UTF-8', date: new Date(house.world.nowMs()).toUTCString() },
    body: Buffer.from(
      `<!DOCTYPE html><title>Error 404 (Not Found)!!1</title><p>The requested URL ${call.url.pathname.replaceAll(/[<&]/g, '')} was not found on this server.`,
    ),
  };
}
