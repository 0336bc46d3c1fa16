// A bare SMTP server over sockets that speaks STARTTLS and misbehaves where it is told to. Keeps its own log of what it took, by Message-ID.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';

const folder = join(import.meta.dirname, 'certificates');
const pem = (name: string): Buffer => readFileSync(join(folder, name));

export type CertificateName = 'good' | 'wrong-name' | 'expired' | 'self-signed';
export const TEST_CA = pem('ca.pem').toString('utf8');

/** Where to misbehave: at the greeting, a command, the body (so many bytes of it), or after the dot. */
export type Phase = 'banner' | 'ehlo' | 'startTls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot';

/**
 * reply: this instead of the good answer (the dot's message is taken only when it is 2xx). drop: close without a word. silent: never answer.
 * takeAndDrop, takeAndSay: at the dot, keep the message, then close or say this. sayAndReset: the good answer, then a TCP reset.
 */
export type Fault =
  | {
      readonly at: Phase;
      readonly do: 'reply';
      readonly text: string;
      readonly close?: boolean;
      readonly afterMs?: number;
    }
  | { readonly at: Phase; readonly do: 'drop' | 'silent' }
  | { readonly at: 'dot'; readonly do: 'takeAndDrop' | 'takeAndSilent' | 'sayAndReset' }
  | { readonly at: 'dot'; readonly do: 'takeAndSay'; readonly text: string; readonly afterMs?: number };

export interface FaultServerOptions {
  readonly fault?: Fault | undefined;
  /** Only the first so many connections misbehave; all of them when left out. */
  readonly times?: number;
  readonly startTls?: boolean;
  /** TLS from the first byte. */
  readonly tls?: boolean;
  readonly certificate?: CertificateName;
  readonly maxTlsVersion?: tls.SecureVersion;
  readonly auth?: { readonly user: string; readonly password: string } | { readonly token: string };
  readonly extensions?: readonly string[];
  /** Injected in the same packet as the answer to STARTTLS, in clear. */
  readonly inject?: string;
  readonly onTaken?: (taken: Taken) => void;
  /**
   * Called when that phase is reached, before anything is answered; with what the client called itself. 'cut' closes the connection there: what the
   * client had already written and the server has not yet read is lost, as it is when a machine dies and not only a process.
   */
  readonly onPhase?: (phase: Phase | 'taken', hello: string) => 'cut' | undefined;
}

export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly body: string;
  readonly messageId: string;
}

export interface FaultServer {
  readonly port: number;
  readonly taken: readonly Taken[];
  /** Every command line as received, in clear or inside TLS. */
  readonly commands: readonly string[];
  /** Commands that came before TLS was up. */
  readonly inClear: readonly string[];
  connections(): number;
  /** Resolves once no connection is open: what a client had written before it died has been read. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export async function openFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const taken: Taken[] = [];
  const commands: string[] = [];
  const inClear: string[] = [];
  const sockets = new Set<net.Socket>();
  const timers = new Set<NodeJS.Timeout>();
  let connections = 0;
  const name = options.certificate ?? 'good';
  const context: tls.SecureContextOptions = {
    key: pem(`${name}.key`),
    cert: pem(`${name}.pem`),
    ...(options.maxTlsVersion === undefined
      ? {}
      : { minVersion: 'TLSv1', maxVersion: options.maxTlsVersion, ciphers: 'DEFAULT@SECLEVEL=0' }),
  };
  const track = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  };
  const serve = (plain: net.Socket): void => {
    connections += 1;
    track(plain);
    const fault = options.times === undefined || connections <= options.times ? options.fault : undefined;
    converse(plain, { options, fault, context, taken, commands, inClear, track, timers });
  };
  const server = options.tls === true ? tls.createServer(context, serve) : net.createServer(serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    taken,
    commands,
    inClear,
    connections: () => connections,
    async quiet() {
      while (sockets.size > 0) await sleep(5);
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

const decode = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

interface Talk {
  readonly options: FaultServerOptions;
  readonly fault: Fault | undefined;
  readonly context: tls.SecureContextOptions;
  readonly taken: Taken[];
  readonly commands: string[];
  readonly inClear: string[];
  readonly track: (socket: net.Socket) => void;
  readonly timers: Set<NodeJS.Timeout>;
}

function converse(plain: net.Socket, talk: Talk): void {
  const { options, fault } = talk;
  let socket = plain;
  let secure = options.tls === true;
  let input = '';
  let inBody = false;
  let login: 'user' | 'password' | undefined;
  let user = '';
  let mail = { from: '', to: [] as string[] };
  let hello = '';
  let bodyBegun = false;

  const say = (text: string): void => {
    if (!socket.destroyed) socket.write(text);
  };
  /** True when the connection was cut at that phase. */
  const cut = (at: Phase | 'taken'): boolean => {
    if (options.onPhase?.(at, hello) === 'cut') socket.destroy();
    return socket.destroyed;
  };
  /** True when the fault took over. */
  const misbehaves = (at: Phase): boolean => {
    if (at !== 'body' && at !== 'dot' && cut(at)) return true;
    if (fault === undefined || fault.at !== at) return false;
    if (fault.do === 'drop') socket.destroy();
    else if (fault.do === 'reply') {
      const answer = (): void => {
        say(fault.text);
        if (fault.close === true) socket.end();
      };
      if (fault.afterMs === undefined) answer();
      else talk.timers.add(setTimeout(answer, fault.afterMs));
    }
    return true;
  };
  const take = (body: string): void => {
    const messageId = /^Message-ID: *(<[^>]*>)/im.exec(body)?.[1] ?? '';
    const one: Taken = { from: mail.from, to: mail.to, body, messageId };
    talk.taken.push(one);
    options.onTaken?.(one);
    cut('taken');
  };
  const endBody = (body: string): void => {
    inBody = false;
    bodyBegun = false;
    if (cut('dot')) return;
    if (fault?.at === 'dot') {
      if (fault.do === 'takeAndDrop') {
        take(body);
        socket.destroy();
        return;
      }
      if (fault.do === 'takeAndSilent') {
        take(body);
        return;
      }
      if (fault.do === 'takeAndSay') {
        take(body);
        const answer = (): void => say(fault.text);
        if (fault.afterMs === undefined) answer();
        else talk.timers.add(setTimeout(answer, fault.afterMs));
        return;
      }
      if (fault.do === 'sayAndReset') {
        take(body);
        socket.write('250 2.0.0 Ok: queued as TEST1\r\n', () => plain.resetAndDestroy());
        return;
      }
      if (fault.do === 'reply' && /^2\d\d/.test(fault.text)) take(body);
      if (misbehaves('dot')) return;
    }
    take(body);
    say('250 2.0.0 Ok: queued as TEST1\r\n');
  };
  const upgrade = (): void => {
    say(`220 Go ahead\r\n${options.inject ?? ''}`);
    plain.removeAllListeners('data');
    const upgraded = new tls.TLSSocket(plain, { isServer: true, secureContext: tls.createSecureContext(talk.context) });
    talk.track(upgraded);
    socket = upgraded;
    secure = true;
    input = '';
    upgraded.on('data', read);
  };
  const authenticate = (line: string): void => {
    const { auth } = options;
    if (auth === undefined) return say('503 no\r\n');
    let good = false;
    if ('token' in auth) good = decode(line.split(' ')[2] ?? '').includes(`Bearer ${auth.token}\u0001`);
    else if (/^AUTH PLAIN /i.test(line)) good = decode(line.slice(11)) === `\0${auth.user}\0${auth.password}`;
    else if (/^AUTH LOGIN/i.test(line)) {
      login = 'user';
      return say('334 VXNlcm5hbWU6\r\n');
    } else if (login === 'user') {
      user = decode(line);
      login = 'password';
      return say('334 UGFzc3dvcmQ6\r\n');
    } else if (login === 'password') {
      login = undefined;
      good = user === auth.user && decode(line) === auth.password;
    }
    if (misbehaves('auth')) return;
    say(good ? '235 2.7.0 ok\r\n' : '535 5.7.8 authentication failed\r\n');
  };
  const command = (line: string): void => {
    talk.commands.push(line);
    if (!secure) talk.inClear.push(line);
    const verb = line.slice(0, 4).toUpperCase();
    if (login !== undefined || verb === 'AUTH') return authenticate(line);
    if (verb === 'EHLO' || verb === 'HELO') {
      hello = line.slice(5).trim();
      if (misbehaves('ehlo')) return;
      const offers = [
        ...(options.startTls !== false && !secure ? ['STARTTLS'] : []),
        ...(options.auth === undefined ? [] : ['token' in options.auth ? 'AUTH XOAUTH2' : 'AUTH PLAIN LOGIN']),
        ...(options.extensions ?? ['8BITMIME', 'SIZE 50000000']),
      ];
      const lines = ['faults.test', ...offers];
      say(lines.map((text, index) => `250${index === lines.length - 1 ? ' ' : '-'}${text}\r\n`).join(''));
    } else if (verb === 'STAR') {
      if (options.startTls === false) say('502 5.5.1 not here\r\n');
      else if (!misbehaves('startTls')) upgrade();
    } else if (verb === 'MAIL') {
      mail = { from: /<([^>]*)>/.exec(line)?.[1] ?? '', to: [] };
      if (!misbehaves('mail')) say('250 2.1.0 Ok\r\n');
    } else if (verb === 'RCPT') {
      mail.to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
      if (!misbehaves('rcpt')) say('250 2.1.5 Ok\r\n');
    } else if (verb === 'DATA') {
      if (misbehaves('data')) return;
      inBody = true;
      say('354 End data with <CR><LF>.<CR><LF>\r\n');
      if (fault?.at === 'body' && fault.do === 'drop' && input !== '') socket.destroy();
    } else if (verb === 'QUIT') {
      say('221 2.0.0 Bye\r\n');
      socket.end();
    } else say('250 2.0.0 Ok\r\n');
  };
  const read = (chunk: Buffer): void => {
    input += chunk.toString('latin1');
    for (;;) {
      if (socket.destroyed) return;
      if (inBody) {
        if (!bodyBegun && input !== '' && cut('body')) return;
        bodyBegun = input !== '';
        if (fault?.at === 'body' && misbehaves('body')) return;
        const end = input.startsWith('.\r\n') ? 0 : input.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const body = input.slice(0, end + 2);
        input = input.slice(end + 5);
        endBody(body.replace(/^\.\./gm, '.'));
        continue;
      }
      const end = input.indexOf('\r\n');
      if (end < 0) return;
      const line = input.slice(0, end);
      input = input.slice(end + 2);
      command(line);
    }
  };
  plain.on('data', read);
  if (!misbehaves('banner')) say('220 faults.test ESMTP\r\n');
}
